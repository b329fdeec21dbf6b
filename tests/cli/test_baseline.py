"""``check baseline``: what it writes, what it refuses, and how runs use the file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from .conftest import CLEAN, DIRTY, FINDING, Check, line

OTHER = replace(FINDING, id="0be1aa0923c7d5f0", rule="DAT001", message="Another \u202e matter.")
FILE = Path("check-baseline.json")


def ids(path: Path = FILE) -> list[str]:
    return [entry["id"] for entry in json.loads(path.read_text(encoding="utf-8"))["findings"]]


def test_a_file_is_written_and_later_runs_pass_with_it(check: Check) -> None:
    check.answer = DIRTY
    assert check("news").exit_code == 1
    result = check("baseline", "news")
    assert (result.exit_code, result.stdout) == (0, "")
    assert line(result) == "check: check-baseline.json: 1 added, 0 dropped, 0 kept"
    assert ids() == [FINDING.id]
    for how in (["--baseline", str(FILE)], []):
        result = check("news", *how, **({} if how else {"CHECK_BASELINE": str(FILE)}))
        assert result.exit_code == 0
        assert "(0 new, 1 known)" in result.stdout
    check.answer = replace(DIRTY, findings=(FINDING, OTHER))
    assert check("news", "--baseline", str(FILE)).exit_code == 1
    check.answer = CLEAN
    result = check("news", "--baseline", str(FILE))
    assert result.exit_code == 0
    assert "Fixed (1)" in result.stdout


def test_the_file_of_the_settings_is_written_unless_another_is_named(check: Check) -> None:
    Path("check.toml").write_text("baseline = 'known.json'\noutput = 'report.txt'\nformat = 'json'\n")
    check.answer = DIRTY
    assert check("baseline", "news").exit_code == 0
    assert ids(Path("known.json")) == [FINDING.id]
    assert check("baseline", "news", "--output", "other.json", CHECK_OUTPUT="third.json").exit_code == 0
    assert ids(Path("other.json")) == [FINDING.id]
    assert not Path("report.txt").exists()
    assert not Path("third.json").exists()


def test_without_a_corpus_it_is_that_of_the_last_run(check: Check) -> None:
    check.latest = (Path("news").resolve(),)
    assert check("baseline", "-q").exit_code == 0
    assert check.calls[0][0] == check.latest


def test_standard_output(check: Check) -> None:
    check.answer = replace(DIRTY, findings=(FINDING, OTHER))
    result = check("baseline", "news", "--output", "-")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [entry["id"] for entry in json.loads(result.stdout)["findings"]] == [OTHER.id, FINDING.id]
    assert "\u202e" not in result.stdout


@pytest.mark.parametrize(
    ("options", "found", "kept", "said"),
    [
        (["--update"], (OTHER,), [OTHER.id], "1 added, 1 dropped, 0 kept"),
        (["--update"], (OTHER, FINDING), [OTHER.id, FINDING.id], "1 added, 0 dropped, 1 kept"),
        (["--prune"], (OTHER,), [], "0 added, 1 dropped, 0 kept"),
        (["--prune"], (OTHER, FINDING), [FINDING.id], "0 added, 0 dropped, 1 kept"),
        (["--update", "--ignore", "NUM"], (OTHER,), [OTHER.id, FINDING.id], "1 added, 0 dropped, 1 kept"),
        (["--prune", "--ignore", "NUM"], (), [FINDING.id], "0 added, 0 dropped, 1 kept"),
    ],
)
def test_a_file_is_changed_only_when_asked(
    check: Check, options: list[str], found: tuple, kept: list[str], said: str
) -> None:
    check.answer = DIRTY
    check("baseline", "news")
    before = FILE.read_bytes()
    check.answer = replace(DIRTY, findings=found)
    calls = len(check.calls)
    refused = check("baseline", "news")
    assert refused.exit_code == 2
    assert line(refused).startswith("check: error: check-baseline.json exists: give --update")
    assert FILE.read_bytes() == before
    assert len(check.calls) == calls
    assert line(check("baseline", "news", *options)).endswith(said)
    assert ids() == kept


def test_suppressed_findings_are_not_taken_in(check: Check) -> None:
    Path("check.toml").write_text(f"[[suppressions]]\nid = '{FINDING.id}'\nreason = 'x'\n")
    check.answer = replace(DIRTY, findings=(FINDING, OTHER))
    check("baseline", "news")
    assert ids() == [OTHER.id]


def test_a_malformed_file_is_an_error_before_any_work(check: Check) -> None:
    FILE.write_text("{")
    for arguments in (["news", "--baseline", str(FILE)], ["baseline", "news", "--update"]):
        result = check(*arguments)
        assert result.exit_code == 2
        assert line(result).startswith("check: error: baseline check-baseline.json is malformed")
    assert check.calls == []


def test_what_rules_found_that_do_not_run_is_not_called_fixed(check: Check) -> None:
    check.answer = DIRTY
    check("baseline", "news")
    check.answer = CLEAN
    shown = json.loads(check("news", "--baseline", str(FILE), "--select", "DAT", "--format", "json").stdout)
    assert (shown["summary"]["fixed"], shown["fixed"]) == (0, [])
