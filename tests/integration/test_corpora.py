"""Corpora that are odd, broken or change from run to run, and places that cannot be used.

The articles here are of unrelated events, so that the NLI model has nothing to do.
"""

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from .conftest import Check

ARTICLES = {
    "kite/dam.md": "The dam at Kolvik burst on Friday. Nobody in Kolvik was hurt.",
    "morrow/regatta.txt": "Lucia Bondi won the regatta off Trieste.\n\nA calm had held up the fleet.",
    "echo/strike.json": json.dumps({"text": "Dockers in Antwerp walked out. Joris Claes wants talks."}),
}
BROKEN: dict[str, tuple[bytes, str]] = {
    # file: (content, how the reason begins)
    "kite/picture.md": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "looks like a binary file"),
    "kite/nothing.txt": (b"", "empty file"),
    "morrow/half.json": (b'{"text": "Snow', "broken JSON"),
    "morrow/other.json": (b'{"title": "No text"}', "has no text"),
    "echo/photo.jpg": (b"\xff\xd8\xff", "not a format that check reads"),
}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three articles of different outlets and formats."""
    folder = tmp_path / "news"
    for name, text in ARTICLES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def document(check: Check, *arguments: str) -> dict[str, Any]:
    result = check(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def claims(database: Path) -> dict[str, list[int]]:
    """The row numbers of the claims in a database, by article: new claims have new numbers."""
    connection = sqlite3.connect(database)
    rows = connection.execute(
        "SELECT articles.path, claims.id FROM claims JOIN articles ON articles.id = claims.article_id"
    ).fetchall()
    connection.close()
    return {path: [number for name, number in rows if name == path] for path, _ in rows}


def test_unrelated_articles_are_clean(check: Check, news: Path, tmp_path: Path) -> None:
    result = check("news")
    assert result.exit_code == 0
    assert "3 articles" in result.stdout
    assert (tmp_path / ".check" / "check.db").is_file()
    assert sorted(file.name for file in news.rglob("*") if file.is_file()) == [
        "dam.md",
        "regatta.txt",
        "strike.json",
    ]


def test_what_cannot_be_read_is_skipped_with_its_reason(check: Check, news: Path) -> None:
    for name, (content, _) in BROKEN.items():
        (news / name).write_bytes(content)
    found = document(check, "news")
    assert (found["summary"]["articles"], found["summary"]["skipped"]) == (3, len(BROKEN))
    assert [skipped["path"].partition("#")[0] for skipped in found["skipped"]] == sorted(BROKEN)
    for skipped in found["skipped"]:
        assert skipped["reason"].startswith(BROKEN[skipped["path"].partition("#")[0]][1])


def test_an_article_that_defeats_the_extraction_is_told_of(
    check: Check, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.extract import claims as extraction

    split = extraction.split

    def fail(doc: object):
        if "regatta" in str(doc):
            raise RuntimeError("a calm")
        return split(doc)  # type: ignore[arg-type]

    monkeypatch.setattr(extraction, "split", fail)
    found = document(check, "news")
    assert found["summary"]["articles"] == 3
    assert found["skipped"] == [
        {
            "path": "morrow/regatta.txt",
            "reason": "its claims could not be extracted (RuntimeError: a calm)",
        }
    ]


def test_only_what_changed_is_extracted_again(check: Check, news: Path, tmp_path: Path) -> None:
    check("news", "--database", "x.db")
    before = claims(tmp_path / "x.db")
    assert {name.partition("#")[0] for name in before} == set(ARTICLES)

    check("news", "--database", "x.db")
    assert claims(tmp_path / "x.db") == before

    (news / "kite/dam.md").write_text("The dam at Kolvik held on Friday.", encoding="utf-8")
    (news / "echo/strike.json").unlink()
    (news / "echo/bees.md").write_text("Bees came back to the roofs of Lyon.", encoding="utf-8")
    found = document(check, "news", "--database", "x.db")
    assert (found["summary"]["articles"], found["summary"]["claims"]) == (3, 4)
    after = claims(tmp_path / "x.db")
    assert after["morrow/regatta.txt"] == before["morrow/regatta.txt"]
    assert not set(after["kite/dam.md"]) & set(before["kite/dam.md"])
    assert set(after) == {"kite/dam.md", "morrow/regatta.txt", "echo/bees.md"}


def test_two_corpora_share_a_database(check: Check, news: Path, tmp_path: Path) -> None:
    both = document(check, "news", "--database", "x.db")
    part = document(check, "news/kite", "--database", "x.db")
    assert (both["summary"]["articles"], part["summary"]["articles"]) == (3, 1)
    assert document(check, "news", "--database", "x.db") == both


def test_a_folder_named_in_several_ways_is_one_corpus(check: Check, news: Path) -> None:
    once = document(check, "news")
    for paths in (["news", "news"], ["news", "./news/", str(news)], ["news", "news/kite/dam.md"]):
        assert document(check, *paths) == once


def test_a_single_article(check: Check, news: Path) -> None:
    found = document(check, "news/kite/dam.md")
    assert (found["summary"]["articles"], found["findings"]) == (1, [])


def test_the_same_article_of_two_outlets_does_not_contradict_itself(check: Check, news: Path) -> None:
    (news / "echo/dam.md").write_text(ARTICLES["kite/dam.md"] * 20, encoding="utf-8")
    (news / "kite/dam.md").write_text(ARTICLES["kite/dam.md"] * 20, encoding="utf-8")
    assert document(check, "news")["findings"] == []


def test_a_corpus_may_be_read_only(check: Check, news: Path) -> None:
    for place in (news / "kite" / "dam.md", news / "kite", news):
        place.chmod(0o555 if place.is_dir() else 0o444)
    try:
        assert document(check, "news")["summary"]["articles"] == 3
    finally:
        news.chmod(0o755)
        (news / "kite").chmod(0o755)


def refused(result: Any) -> str:
    """The one line that an error is."""
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("check: error: ")
    return str(result.stderr.removeprefix("check: error: "))


def test_an_empty_folder_is_an_error_unless_it_is_allowed(check: Check, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert refused(check("empty")).startswith("empty: holds no article; give .md, .txt,")
    assert document(check, "empty", "--allow-empty")["summary"]["articles"] == 0


def test_a_folder_without_a_readable_article_names_the_first_reason(check: Check, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    for name in ("one.json", "two.md"):
        (tmp_path / "bad" / name).write_bytes(b"")
    assert refused(check("bad")) == (
        "bad: no article could be read; 2 skipped, the first is one.json (empty file)\n"
    )
    assert document(check, "bad", "--allow-empty")["summary"]["skipped"] == 2


def test_models_that_cannot_be_used(check: Check, news: Path, tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()
    assert refused(check("news", "--model", "nowhere")).startswith("nowhere: no such folder")
    assert refused(check("news", "--model", "hollow")).startswith("hollow: a model folder needs config.json")
    assert "pin a hub model with --revision" in refused(check("news", "--model", "owner/name"))
    assert not (tmp_path / ".check").exists()


PLACES = [
    ("news/kite/dam.md", "is not an SQLite database"),
    ("news", "is a folder"),
    ("news/kite/dam.md/check.db", "cannot be made or reached"),
    ("mysql://host/base", "are not supported"),
]


@pytest.mark.parametrize(("database", "said"), PLACES)
def test_databases_that_cannot_be_used(check: Check, news: Path, database: str, said: str) -> None:
    before = (news / "kite/dam.md").read_bytes()
    assert said in refused(check("news", "--database", database))
    assert (news / "kite/dam.md").read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(check: Check, news: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    assert "permission denied" in refused(check("news", "--database", "locked/deeper/check.db"))
    assert "locked/check.db" in refused(check("news", "--database", "locked/check.db"))


def test_a_device_that_is_not_there(check: Check, news: Path) -> None:
    assert refused(check("news", "--device", "cuda:99")).startswith("device 'cuda:99': ")


def test_the_report_goes_to_a_file(check: Check, news: Path, tmp_path: Path) -> None:
    written = check("news", "--format", "json", "--output", "report.json")
    assert written.stdout == ""
    assert written.stderr.endswith(" in 3 articles: see report.json\n")
    assert (tmp_path / "report.json").read_bytes() == check("news", "--format", "json").stdout_bytes
