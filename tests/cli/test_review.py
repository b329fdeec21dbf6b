"""``check review`` and ``check decisions``, with made-up services behind them."""

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli.review import PORT
from checker.domain import Suppression
from checker.store import Store
from checker.store.decisions import Draft

from .conftest import DIRTY, FINDING, Check, Schema, line


def test_the_desk_is_asked_for_with_its_options(check: Check) -> None:
    result = check("review", "news", "--host", "0.0.0.0", "--port", "0", "--author", "Ada L", "--no-browser")
    assert result.exit_code == 0
    ((paths, options),) = check.desks
    assert list(paths) == [Path("news")]
    assert (options.host, options.port, options.author) == ("0.0.0.0", 0, "Ada L")
    assert result.stdout == "http://127.0.0.1:1/start?token=x\n"
    assert "until you press Ctrl-C" in result.stderr


def test_by_default_it_is_for_this_machine_alone(check: Check) -> None:
    check("review")
    ((paths, options),) = check.desks
    assert (list(paths), options.host, options.port) == ([], "127.0.0.1", PORT)
    assert options.author


def test_no_browser_is_opened_where_there_is_no_terminal(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    check("review")
    assert opened == []
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda self: True, raising=False)
    check("review", "--no-browser")
    assert opened == []
    check("review")
    assert opened == ["http://127.0.0.1:1/start?token=x"]


def test_without_a_database_it_says_what_to_do(check: Check) -> None:
    check.schema = Schema("x.db", None)
    result = check("review", "news")
    assert result.exit_code == 2
    assert line(result) == "check: error: database x.db holds no findings yet: run `check CORPUS` first"


@pytest.mark.parametrize("author", ["", " ", "x" * 101, "a\x1b[31m"])
def test_an_author_needs_a_name(check: Check, author: str) -> None:
    result = check("review", "--author", author)
    assert result.exit_code == 2
    assert "1 to 100 printable characters" in line(result)


@pytest.mark.parametrize("port", ["65536", "-1", "http"])
def test_a_port_is_a_number(check: Check, port: str) -> None:
    assert check("review", "--port", port).exit_code == 2


def test_a_dismissed_finding_does_not_gate_and_is_shown_as_such(check: Check) -> None:
    check.answer = DIRTY
    assert check("news").exit_code == 1
    check.suppressed = {FINDING.id: Suppression("dismissed by ada: rounding", "decision")}
    result = check("news")
    assert result.exit_code == 0
    assert "1 suppressed" in result.stdout
    assert "dismissed by ada: rounding" in check("news", "-v").stdout


def decide(database: Path) -> None:
    from checker.review.log import Action

    with Store.open(str(database)) as store:
        store.decisions.add(Draft(FINDING, Action.DISMISS, "ada", "rounding"), 0)


def test_decisions_go_from_one_database_to_another(check: Check, tmp_path: Path) -> None:
    decide(tmp_path / "one.db")
    exported = check("decisions", "export", "--database", "one.db", "--output", "log.jsonl")
    assert (exported.exit_code, exported.stdout) == (0, "")
    text = (tmp_path / "log.jsonl").read_text(encoding="utf-8")
    assert check("decisions", "export", "--database", "one.db").stdout == text
    assert json.loads(text)["reason"] == "rounding"
    for fresh in (1, 0):
        imported = check("decisions", "import", "log.jsonl", "--database", "two.db")
        assert imported.exit_code == 0
        assert imported.stderr == f"check: 1 decision read from log.jsonl, {fresh} new\n"
    assert check("decisions", "export", "--database", "two.db").stdout == text


def test_a_broken_file_is_one_line(check: Check, tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text("\n{}\n")
    result = check("decisions", "import", "log.jsonl", "--database", "two.db")
    assert result.exit_code == 2
    assert line(result).startswith("check: error: log.jsonl:2: no version, id, finding, action")


def test_what_a_broken_file_holds_cannot_reach_the_terminal(check: Check, tmp_path: Path) -> None:
    file = tmp_path / "evil.jsonl"
    entry = dict.fromkeys(("version", "id", "finding", "action", "author", "decided", "digest"), "")
    file.write_text(json.dumps({**entry, "\x1b[31mred\u202e\x07": 1}), encoding="utf-8")
    told = line(check("decisions", "import", str(file), "--database", str(tmp_path / "x.db")))
    assert "unknown key red" in told
    assert not set(told) & set("\x1b\u202e\x07")


def test_export_makes_no_database(check: Check, tmp_path: Path) -> None:
    check.schema = Schema("none.db", None)
    result = check("decisions", "export", "--database", "none.db")
    assert result.exit_code == 2
    assert "run `check CORPUS` first" in line(result)
    assert not (tmp_path / "none.db").exists()


def test_the_provider_marks_what_was_dismissed(tmp_path: Path) -> None:
    from checker.cli.services import Services

    database: Any = tmp_path / "one.db"
    decide(database)
    decided = Services().decided(str(database), DIRTY)
    assert decided.findings[0].suppression == Suppression("dismissed by ada: rounding", "decision")
    assert DIRTY.findings[0].suppression is None
