"""How overrides and suppressions change what a run prints and how it ends."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.domain import SuppressionRule, Unheeded

from .conftest import DIRTY, FINDING, Check, line

OF_FINDING = f"[[suppressions]]\nid = '{FINDING.id[:8]}'\nreason = 'the geese were counted again'\n"


def configure(text: str) -> None:
    Path("check.toml").write_text(text, encoding="utf-8")


def test_a_suppressed_finding_is_counted_and_does_not_gate(check: Check) -> None:
    configure(OF_FINDING)
    check.answer = DIRTY
    result = check("news")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Nothing found in 2 articles (1 suppressed)" in result.stdout
    assert FINDING.message not in result.stdout
    detailed = check("news", "-v").stdout
    assert FINDING.message in detailed
    assert "the geese were counted again (check.toml: suppressions 1)" in detailed
    found = json.loads(check("news", "--format", "json").stdout)
    assert (found["summary"]["suppressed"], found["summary"]["contradiction"]) == (1, 1)
    assert found["findings"][0]["suppression"] == {
        "reason": "the geese were counted again",
        "origin": "check.toml: suppressions 1",
        "expires": None,
    }


@pytest.mark.parametrize(("today", "status"), [("2026-12-31", 0), ("2027-01-01", 1)])
def test_an_expired_suppression_no_longer_holds_and_is_told_of(check: Check, today: str, status: int) -> None:
    configure(OF_FINDING + "expires = 2026-12-31\n")
    check.answer, check.today = DIRTY, date.fromisoformat(today)
    result = check("news")
    assert result.exit_code == status
    if status:
        assert line(result).startswith(
            "check: warning: check.toml: suppressions 1: the suppression of 4be1aa09 expired on 2026-12-31;"
        )
        assert json.loads(check("news", "--format", "json").stdout)["suppressions"]["expired"]
    else:
        assert result.stderr == ""


def test_unused_suppressions_are_told_of_unless_quiet(check: Check) -> None:
    configure("[[suppressions]]\nrule = 'DAT'\npaths = 'wire/**'\nsources = 'Kite'\nreason = 'x'\n")
    check.answer = DIRTY
    assert line(check("news")) == (
        "check: warning: check.toml: suppressions 1: the suppression of DAT in wire/** of Kite is about no "
        "finding of this run; remove it"
    )
    assert check("news", "-q").stderr == ""


def test_what_articles_ask_is_heeded_and_its_mistakes_are_shown_as_text(check: Check) -> None:
    rule = SuppressionRule("x", "kite.md", rules=("NUM",), article="kite.md")
    wrong = Unheeded("bad\x1b[31m.md", "no \u202ereason")
    check.answer = replace(DIRTY, suppressions=(rule,), unheeded=(wrong,))
    result = check("news")
    assert result.exit_code == 0
    assert line(result) == "check: warning: bad.md: no reason"


def test_many_warnings_are_cut_short(check: Check) -> None:
    check.answer = replace(DIRTY, unheeded=tuple(Unheeded(f"{n}.md", "x") for n in range(25)))
    lines = check("news").stderr.splitlines()
    assert len(lines) == 21
    assert lines[-1].startswith("check: warning: 5 more")


NEVER = "[[overrides]]\nsources = 'Kite'\nfail-on = 'never'\n"
ALWAYS = "[[overrides]]\nsources = 'Kite'\nfail-on = 'info'\n"


@pytest.mark.parametrize(
    ("text", "options", "environment", "status"),
    [
        (NEVER, [], {}, 0),
        (NEVER, ["--fail-on", "warning"], {}, 0),
        ("fail-on = 'never'\n" + ALWAYS, [], {}, 1),
        (ALWAYS, ["--fail-on", "never"], {}, 0),
        (ALWAYS, [], {"CHECK_FAIL_ON": "never"}, 0),
        (ALWAYS, [], {"CHECK_FAIL_ON": "error"}, 1),
    ],
)
def test_an_override_goes_before_the_setting_but_for_never_on_the_command_line(
    check: Check, text: str, options: list[str], environment: dict[str, str], status: int
) -> None:
    configure(text)
    check.answer = DIRTY
    assert check("news", *options, **environment).exit_code == status


def test_an_override_leaves_findings_out_of_the_report(check: Check) -> None:
    configure("[[overrides]]\npaths = 'kite.md'\nignore = 'NUM'\n")
    check.answer = DIRTY
    assert json.loads(check("news", "--format", "json").stdout)["findings"] == []


def test_tables_are_among_the_shown_settings_and_have_the_same_effect(check: Check) -> None:
    configure(OF_FINDING + "expires = 2026-12-31\n" + NEVER)
    check("news")
    shown = check("--show-settings").stdout
    configure(shown)
    check("news")
    (_, before), (_, after) = check.calls
    assert before == after
    assert before.overrides
    assert before.suppressions[0].expires == date(2026, 12, 31)
