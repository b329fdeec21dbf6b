"""What CI systems read: JUnit, GitHub's workflow commands and GitLab's Code Quality."""

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from checker.domain import Report
from checker.report import View, by_name
from checker.rules import RULES

from .machines import hostile, large, reviewed
from .samples import CASES, load

XSD = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))
REPORTS = {**{case: load(case) for case in CASES}, "reviewed": reviewed(), "hostile": hostile(reviewed())}
COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^:,\n]*,?)+)::([^\n]*)")


def junit(report: Report, view: View | None = None) -> Any:
    return etree.fromstring(by_name("junit").render(report, view or View()).encode("utf-8"))


def commands(report: Report, view: View | None = None) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in by_name("github").render(report, view or View()).splitlines():
        command = COMMAND.fullmatch(line)
        assert command, line
        properties = dict(part.split("=", 1) for part in command[2].split(","))
        found.append((command[1], properties, command[3]))
    return found


def gitlab(report: Report, view: View | None = None) -> Any:
    return json.loads(by_name("gitlab").render(report, view or View()))


@pytest.mark.parametrize("case", REPORTS)
def test_junit_keeps_to_the_schema_and_counts_its_cases(case: str) -> None:
    root = junit(REPORTS[case])
    XSD.assertValid(root)
    for suite in root:
        assert int(suite.get("tests")) == len(suite) > 0
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))


def test_junit_fails_what_fails_skips_what_was_set_aside_and_passes_the_rest() -> None:
    def fate(root: Any, id: str) -> str:
        (case,) = [case for case in root.iter("testcase") if f"[{id}]" in case.get("name")]
        return str(case[0].tag)

    ids = [finding.id for finding in reviewed().findings]
    default = junit(reviewed())
    assert [fate(default, id) for id in ids] == ["skipped", "system-out", "skipped", "system-out"]
    gated = junit(load("mixed"), View(failing=frozenset(ids[1:2])))
    assert [fate(gated, id) for id in ids] == ["system-out", "failure", "system-out", "system-out"]
    assert "The bridge has two spans." in default.find(".//skipped").get("message")


def test_junit_is_never_without_cases() -> None:
    assert len(list(junit(load("clean")).iter("testcase"))) >= len(RULES)


def test_github_shows_what_fails_first_and_ten_of_a_level() -> None:
    report = large(100)
    failing = frozenset(finding.id for finding in report.findings[2:98:48])
    found = commands(report, View(failing=failing))
    assert max(Counter(level for level, _, _ in found).values()) == 10
    assert all(level == "error" for level, _, _ in found[:10])
    for id in failing:
        assert any("ferry" in message for _, _, message in found[: len(failing)]), id
    shown = len(found) - 1
    assert f"{100 - shown} findings not shown here" in found[-1][2]


def test_github_names_files_of_the_repository_and_no_line_of_a_record() -> None:
    (level, properties, message), *_ = commands(load("mixed"), View(base="the, articles"))
    assert level == "error"
    assert properties["file"] == "the%2C articles/gazette/ferry.md"
    assert properties["line"] == "14"
    assert "%0A" in message
    claim = load("mixed").findings[0].sides[0].claims[0]
    side = replace(load("mixed").findings[0].sides[0], claims=(replace(claim, path="x.jsonl#4"),))
    finding = replace(load("mixed").findings[0], sides=(side,))
    (_, properties, _), *_ = commands(replace(load("mixed"), findings=(finding,)))
    assert properties["file"] == "x.jsonl"
    assert "line" not in properties


def test_github_gets_no_command_from_an_article() -> None:
    found = commands(hostile(load("mixed")))
    assert len(found) == len(load("mixed").findings) + 1
    assert all("%250A::warning" in message for level, _, message in found[:-1])


def test_gitlab_has_what_it_wants_of_each_issue() -> None:
    issues = gitlab(reviewed(), View(base="articles"))
    assert [issue["check_name"] for issue in issues] == ["DIS001", "UPD001", "NUM001"]
    assert issues[2]["location"] == {"path": "articles/gazette/ferry.md", "lines": {"begin": 14}}
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}


def test_gitlab_fingerprints_are_unique_even_if_ids_are_not() -> None:
    report = load("mixed")
    issues = gitlab(replace(report, findings=report.findings * 3))
    assert len({issue["fingerprint"] for issue in issues}) == 12
