"""After any change, a run that remembers the last one reports what a run from nothing does."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.pipeline import check_corpus
from checker.report import FORMATS, View
from checker.settings import Settings

from .conftest import SEEDS, Sample, count

ADDED = "sea-news/2020-01-13-harbour.md"
TEXT = """---
title: Guns fall silent in Libya
source: Sea News
date: 2020-01-13
---

Vladimir Putin and Tayyip Erdogan urged all armed groups in Libya to stop fighting from midnight
on January 15.

Nobody was hurt in the market of Abu Salim, the Red Crescent said.
"""
JSON = next(one for one in FORMATS if one.name == "json")


def report(corpus: Path, database: Path) -> str:
    settings = Settings(database=str(database), device="cpu", offline=True)
    return JSON.render(check_corpus([corpus], settings), View())


def forget_all_but_models(database: Path, copy: Path) -> Path:
    """Copy a database with nothing in it but what the models said.

    Their last digits depend on what else is in a batch, so that two runs on empty databases may differ in
    them where the articles do.
    """
    shutil.copy(database, copy)
    with sqlite3.connect(copy) as connection:
        for table in ("weights", "articles", "claims", "runs", "pairs", "findings", "finding_claims"):
            connection.execute(f"DELETE FROM {table}")
    return copy


def add(corpus: Path) -> None:
    (corpus / ADDED).parent.mkdir()
    (corpus / ADDED).write_text(TEXT, encoding="utf-8")


def change(corpus: Path) -> None:
    (corpus / ADDED).write_text(TEXT.replace("January 15", "January 12"), encoding="utf-8")


def change_another(corpus: Path) -> None:
    path = sorted(corpus.rglob("northern-dispatch/*.md"))[0]
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n\nFour people were killed in the market of Abu Salim.\n", encoding="utf-8")


def delete(corpus: Path) -> None:
    sorted(corpus.rglob("meridian-post/*.md"))[0].unlink()


CHANGES: tuple[Callable[[Path], None], ...] = (add, change, change_another, delete)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    return tmp_path / "seeds"


def test_a_run_that_remembers_reports_what_one_from_nothing_does(
    corpus: Path,
    tmp_path: Path,
    sample: Sample,
    first_run: "subprocess.CompletedProcess[bytes]",
) -> None:
    assert first_run.stdout
    database = tmp_path / "check.db"
    shutil.copy(sample.folder / ".check" / "check.db", database)
    before = report(corpus, database)
    said = {before}
    for step, make in enumerate(CHANGES):
        make(corpus)
        remembering = report(corpus, database)
        assert count(database, "weights") > 0
        cold = forget_all_but_models(database, tmp_path / f"cold-{step}.db")
        assert count(cold, "weights") == 0
        assert report(corpus, cold) == remembering, make.__name__
        said.add(remembering)
    assert len(said) == len(CHANGES) + 1, "a change made no difference"
