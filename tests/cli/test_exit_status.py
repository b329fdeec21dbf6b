"""How the command ends, and what it says when something is wrong."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from checker.domain import Kind, Report
from checker.errors import CorpusError, DeviceError, ModelError, StoreError
from checker.report import FORMATS

from .conftest import CLEAN, DIRTY, FINDING, Check, line

UPDATES = replace(CLEAN, findings=(replace(FINDING, kind=Kind.UPDATE), replace(FINDING, kind=Kind.DISPUTE)))


@pytest.mark.parametrize("format", [format.name for format in FORMATS])
@pytest.mark.parametrize(
    ("report", "options", "status"),
    [
        (CLEAN, [], 0),
        (DIRTY, [], 1),
        (UPDATES, [], 0),
        (UPDATES, ["--fail-on", "info"], 0),
        (DIRTY, ["--fail-on", "never"], 0),
        (DIRTY, ["--max-findings", "1"], 0),
        (DIRTY, ["--max-findings", "0"], 1),
    ],
)
def test_status_is_the_same_in_every_format(
    check: Check, format: str, report: Report, options: list[str], status: int
) -> None:
    check.answer = report
    result = check("news", "--format", format, *options)
    assert result.exit_code == status
    assert result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (CorpusError("news", "no article"), "check: error: news: no article"),
        (ModelError("model x", "install\nit"), "check: error: model x: install it"),
        (StoreError("x.db is locked"), "check: error: x.db is locked"),
        (DeviceError("cuda:7", "use cpu"), "check: error: cuda:7: use cpu"),
        (
            OSError(errno.ENOSPC, "No space left", "x.db"),
            "check: error: x.db: no space left on the disk: free",
        ),
        (MemoryError(), "check: error: out of memory: give a smaller --batch-size"),
        (
            ZeroDivisionError("by\nzero"),
            "check: error: ZeroDivisionError (by zero) was not foreseen: please report",
        ),
        (EOFError(), "check: error: EOFError was not foreseen: please report"),
    ],
)
def test_an_error_is_one_line_and_its_traceback_is_for_those_who_ask(
    check: Check, error: Exception, said: str
) -> None:
    check.answer = error
    result = check("news")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert line(result).startswith(said)
    for options in (["-v", "-v"], ["-vv"]):
        result = check("news", *options)
        assert result.exit_code == 2
        assert result.stderr.startswith(said)
        assert "Traceback" in result.stderr
    assert "Traceback" not in check("news", "-v").stderr


def test_an_interrupt_says_that_nothing_is_lost(check: Check) -> None:
    check.answer = KeyboardInterrupt()
    result = check("news")
    assert result.exit_code == 130
    assert result.stderr == (
        "\ncheck: interrupted; what was done is kept, and the next run goes on where this one stopped\n"
    )


KNOWN = ", ".join(form.name for form in FORMATS)
BAD = [
    ([], "no CORPUS given: name a folder or a file of articles"),
    (["nowhere"], "nowhere: there is no such file or folder; check the path"),
    (["news", "nowhere"], "nowhere: there is no such file or folder"),
    (["rulse"], "rulse: there is no such file or folder; did you mean rules?"),
    (["news", "--formta", "json"], "--formta: no such option; did you mean --format?"),
    (["news", "--zzz"], "--zzz: no such option; see --help"),
    (["news", "-x"], "-x: no such option; see --help"),
    (["news", "--format"], "option '--format' requires an argument"),
    (["news", "--format", "xml"], f"--format: expected one of {KNOWN}, not 'xml'"),
    (["news", "--fail-on", "fatal"], "--fail-on: expected one of error, warning, info, never, not 'fatal'"),
    (["news", "--batch-size", "many"], "--batch-size: expected a whole number from 1, not 'many'"),
    (["news", "--batch-size", "0"], "--batch-size: expected a whole number from 1, not '0'"),
    (["news", "--max-findings=-1"], "--max-findings: expected a whole number from 0, not '-1'"),
    (["news", "--min-confidence", "2"], "--min-confidence: expected a number from 0 to 1, not '2'"),
    (["news", "--min-confidence", "nan"], "--min-confidence: expected a number from 0 to 1, not 'nan'"),
    (["news", "--device", "gpu"], "--device: expected auto, cpu, cuda, cuda:N or mps, not 'gpu'"),
    (["news", "--model", ""], "--model: expected a folder or a hub id, not ''"),
    (["news", "--revision", "abc"], "--revision: a revision needs the model that it belongs to"),
    (["news", "--select", "NUMM"], "--select: no rule's code begins with NUMM; did you mean NUM001?"),
    (["news", "--ignore", "???"], "--ignore: no rule's code begins with ???; the rules are NUM001, DAT001,"),
    (["news", "--select", "NUM", "--ignore", "NUM001"], "--ignore: no rule is left to run"),
    (["news", "--config", "nowhere.toml"], "nowhere.toml: cannot be read"),
    (["news", "--output", "news"], "--output news: that is a folder"),
    (["news", "--output", "nowhere/report.txt"], "--output nowhere/report.txt: there is no folder nowhere"),
    (
        ["news", "--baseline", "nowhere.json"],
        "baseline nowhere.json cannot be read (no such file or directory)",
    ),
    (["news", "--baseline", "news"], "baseline news cannot be read (is a directory)"),
    (["baseline"], "no CORPUS given: name a folder or a file of articles"),
    (["baseline", "nowhere"], "nowhere: there is no such file or folder"),
    (
        ["baseline", "news", "--update"],
        "baseline check-baseline.json cannot be read (no such file or directory)",
    ),
    (
        ["baseline", "news", "--prune", "--output", "x"],
        "baseline x cannot be read (no such file or directory)",
    ),
    (["baseline", "news", "--prune", "--update"], "--update --prune: give one of them"),
    (["baseline", "news", "--prune", "--output", "-"], "--output -: name the file that is to be changed"),
    (["baseline", "news", "--output", "news"], "--output news: that is a folder"),
    (["show"], "no ID given"),
    (["show", "ffff"], "no finding ffff in x.db: take an id from the report"),
    (["rules", "NUN001"], "NUN001: no rule's code begins so; did you mean NUM001"),
    (["db", "upgrad"], "no such command 'upgrad'"),
    (["db", "status", "extra"], "got unexpected extra argument (extra)"),
]


@pytest.mark.parametrize(("arguments", "said"), BAD, ids=[" ".join(arguments) for arguments, _ in BAD])
def test_wrong_usage_is_one_line_that_names_the_remedy(check: Check, arguments: list[str], said: str) -> None:
    result = check(*arguments)
    assert result.exit_code == 2
    assert line(result).startswith(f"check: error: {said}")
    assert result.stdout == ""
    assert check.calls == []


def test_a_wrong_variable_is_named(check: Check) -> None:
    assert line(check("news", CHECK_BATCH_SIZE="x")).startswith(
        "check: error: CHECK_BATCH_SIZE: expected a whole"
    )
    assert line(check("news", CHECK_SELECT="X")).startswith("check: error: CHECK_SELECT: no rule's code")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format = 'xml'", "check.toml: format: expected one of text, json"),
        ("select = 'XYZ'", "check.toml: select: no rule's code begins with XYZ"),
        ("revision = 'x'", "check.toml: revision: a revision needs the model"),
        ("colour = true", "check.toml: colour: there is no such key"),
        ("x =", "check.toml:1: not valid TOML"),
        ("baseline = 3", "check.toml: baseline: expected the path of a file"),
        (
            "[[overrides]]\npaths = 'a'\nignore = 'NUN'",
            "check.toml: overrides 1: ignore: no rule's code begins",
        ),
        (
            "[[suppressions]]\nrule = 'XYZ'\nreason = 'x'",
            "check.toml: suppressions 1: rule: no rule's code begins",
        ),
        ("[[suppressions]]\nrule = 'NUM'", "check.toml: suppressions 1: it gives no reason"),
        (
            "[[suppressions]]\nrule = 'NUM'\nreason = 'x'\nexpires = 'soon'",
            "check.toml: suppressions 1: expires: ",
        ),
    ],
)
def test_a_wrong_file_is_named(check: Check, text: str, said: str) -> None:
    Path("check.toml").write_text(text, encoding="utf-8")
    assert line(check("news")).startswith(f"check: error: {said}")
