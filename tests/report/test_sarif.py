"""SARIF as its schema and its readers want it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.domain import BaselineEntry, Report
from checker.report import View, by_name
from checker.rules import RULES

from .machines import hostile, reviewed
from .samples import CASES, load

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
REPORTS = {
    **{case: load(case) for case in CASES},
    "reviewed": reviewed(),
    "hostile": hostile(reviewed()),
    "hostile gate": hostile(load("gate")),
}


def run_of(report: Report, base: str = "") -> Any:
    (run,) = json.loads(by_name("sarif").render(report, View(base=base)))["runs"]
    return run


@pytest.mark.parametrize("case", REPORTS)
def test_it_keeps_to_the_schema(case: str) -> None:
    document = json.loads(by_name("sarif").render(REPORTS[case], View(base="some folder/ä")))
    validator = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(document)] == []


def test_the_schema_refuses_what_is_wrong() -> None:
    document = json.loads(by_name("sarif").render(reviewed(), View()))
    document["runs"][0]["results"][0]["level"] = "fatal"
    assert list(Draft202012Validator(SCHEMA).iter_errors(document))


def test_rules_are_those_of_the_registry_and_results_point_at_theirs() -> None:
    run = run_of(load("mixed"))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_the_first_claim_is_the_place_and_all_others_are_related() -> None:
    report = load("mixed")
    for finding, result in zip(report.findings, run_of(report)["results"], strict=True):
        claims = [citation for side in finding.sides for citation in side.claims]
        assert len(result["locations"]) == 1
        assert [location["id"] for location in result["relatedLocations"]] == [*range(1, len(claims))]
        for citation, location in zip(claims, result["locations"] + result["relatedLocations"], strict=True):
            assert citation.text in location["message"]["text"]
            if "#" not in citation.path:
                region = location["physicalLocation"]["region"]
                assert (region["startLine"], region["charOffset"]) == (citation.line, citation.start)
                assert region["charLength"] == len(citation.text)
                assert region["snippet"]["text"] == citation.text


def test_a_record_is_in_its_file_and_has_no_line_of_it() -> None:
    result = run_of(load("mixed"), "the articles")["results"][2]
    location = result["relatedLocations"][1]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "the%20articles/inland/news.jsonl", "uriBaseId": "%SRCROOT%"}
    }
    assert location["properties"]["record"] == "44"
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "inland/news.jsonl#44"


def test_standing_and_suppressions_are_told() -> None:
    first, second, third, _ = run_of(reviewed())["results"]
    assert [result["baselineState"] for result in (first, second, third)] == ["new", "new", "unchanged"]
    assert first["suppressions"][0]["justification"] == "The bridge has two spans."
    assert second["suppressions"] == []
    bare = run_of(load("mixed"))["results"][0]
    assert "baselineState" not in bare
    assert "suppressions" not in bare


def test_what_the_baseline_knows_and_nothing_found_is_absent() -> None:
    report = load("gate")
    assert len(report.fixed) == 2
    results = run_of(report, "the articles")["results"]
    assert len(results) == len(report.findings) + 2
    states = [result.get("baselineState") for result in results]
    assert states.count("absent") == 2
    assert states[-2:] == ["absent", "absent"]
    for entry, result in zip(report.fixed, results[-2:], strict=True):
        assert (result["ruleId"], result["kind"], result["level"]) == (entry.rule, "pass", "none")
        assert result["partialFingerprints"] == {"checkFindingId/v1": entry.id}
        assert entry.message in result["message"]["text"]
        (place,) = result["locations"]  # GitHub refuses the log for a result without one
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "the%20articles"
        assert result["suppressions"] == []
    assert run_of(report)["results"][-1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "."


def test_an_absent_result_may_be_of_a_rule_that_is_no_more() -> None:
    report = replace(
        load("clean"), compared=True, fixed=(BaselineEntry("1" * 16, "OLD001", "update", "m", ()),)
    )
    run = run_of(report)
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "OLD001"
    assert "suppressions" not in result


def test_fingerprints_do_not_change_with_the_line() -> None:
    report = load("mixed")
    moved = replace(
        report,
        findings=tuple(
            replace(
                finding,
                sides=tuple(
                    replace(side, claims=tuple(replace(claim, line=claim.line + 7) for claim in side.claims))
                    for side in finding.sides
                ),
            )
            for finding in report.findings
        ),
    )
    prints = [
        [result["partialFingerprints"] for result in run_of(each)["results"]] for each in (report, moved)
    ]
    assert prints[0] == prints[1]
    assert prints[0][0] == {"checkFindingId/v1": report.findings[0].id}


def test_skipped_files_are_notifications() -> None:
    notes = run_of(load("mixed"))["invocations"][0]["toolExecutionNotifications"]
    assert len(notes) == 12
    assert "scans/page-01.pdf" in notes[0]["message"]["text"]
