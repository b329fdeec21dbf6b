"""What each command prints."""

import json

import pytest

from .conftest import DIRTY, FINDING, Check, Schema


@pytest.mark.parametrize("arguments", [["--help"], ["-h"]])
def test_help_shows_the_options_of_the_default_command_and_the_other_commands(
    check: Check, arguments: list[str]
) -> None:
    result = check(*arguments)
    assert result.exit_code == 0
    for part in (
        "check [OPTIONS] CORPUS...",
        "--min-confidence",
        "--version",
        "Commands:",
        "  db ",
        "  show ",
        "  explain ",
        "  eval ",
    ):
        assert part in result.stdout
    assert "  run " not in result.stdout


@pytest.mark.parametrize(
    "command",
    [
        ["run"],
        ["baseline"],
        ["show"],
        ["explain"],
        ["eval"],
        ["rules"],
        ["db"],
        ["db", "status"],
        ["db", "upgrade"],
    ],
)
def test_every_command_has_help(check: Check, command: list[str]) -> None:
    result = check(*command, "--help")
    assert result.exit_code == 0
    assert f"check {' '.join(command)}" in result.stdout


def test_version(check: Check) -> None:
    assert check("--version").stdout.startswith("check, version ")


def test_run_may_be_named(check: Check) -> None:
    assert check("run", "news").exit_code == 0


def test_options_may_come_first(check: Check) -> None:
    check.answer = DIRTY
    assert json.loads(check("--format", "json", "-q", "news").stdout)["summary"]["contradiction"] == 1


def test_notes_are_shown_when_asked_for(check: Check) -> None:
    check.notes = ("12 pairs \x1b[2Jmay speak of the same fact",)
    assert check("news").stderr == ""
    assert check("news", "-v").stderr == "check: 12 pairs may speak of the same fact\n"
    assert check("news", CHECK_VERBOSE="1").stderr != ""


def test_rules_are_listed(check: Check) -> None:
    result = check("rules")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "NUM001  a-rule  Finds things."


@pytest.mark.parametrize("code", ["DAT001", "dat"])
def test_a_rule_is_explained(check: Check, code: str) -> None:
    assert check("rules", code).stdout == (
        "DAT001 a-rule: Finds things.\n\nFinds things.\n\nAnd leaves others alone.\n"
    )


def test_show_gives_a_finding_in_full(check: Check) -> None:
    result = check("show", FINDING.id[:6], "--database", "other.db")
    assert result.exit_code == 0
    assert check.databases == ["other.db"]
    for part in (FINDING.id, FINDING.message, "Three geese were seen.", "kite.md:1 (characters 0 to 22)"):
        assert part in result.stdout


def test_show_as_json(check: Check) -> None:
    assert json.loads(check("show", FINDING.id, "--json").stdout)["id"] == FINDING.id


def test_show_needs_a_run_before_it(check: Check) -> None:
    check.schema = Schema("x.db", None)
    result = check("show", FINDING.id)
    assert result.exit_code == 2
    assert result.stderr == "check: error: database x.db holds no findings yet: run `check CORPUS` first\n"


@pytest.mark.parametrize(
    ("current", "status", "upgrade"),
    [
        (None, "not made yet (the newest revision is 0002)", "made at revision 0002"),
        (
            "0001",
            "revision 0001; the next run upgrades it to 0002",
            "upgraded from revision 0001 to 0002",
        ),
        ("0002", "revision 0002, up to date", "revision 0002, up to date already"),
    ],
)
def test_db(check: Check, current: str | None, status: str, upgrade: str) -> None:
    check.schema = Schema("x.db", current)
    assert check("db", "status").stdout == f"x.db: {status}\n"
    assert check("db", "upgrade", CHECK_DATABASE="x.db").stdout == f"x.db: {upgrade}\n"
    assert check.databases == [None, "x.db"]
