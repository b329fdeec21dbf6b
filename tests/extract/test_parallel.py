"""Several processes give what one gives."""

from pathlib import Path

import pytest

from checker import corpus
from checker.domain import Skipped
from checker.extract import parallel
from checker.extract.claims import extract
from checker.progress import Silent
from checker.settings import FieldNames

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_several_processes_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = corpus.read([SEEDS], FieldNames(), Silent()).articles
    failed: list[Skipped] = []
    alone = list(extract(articles, failed.append))
    monkeypatch.setattr(parallel, "WORTH_IT", 2)
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    assert list(parallel.extract_all(articles, failed.append)) == alone
    assert failed == []
    assert sum(len(claims) for _, claims in alone) > 100


def test_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = corpus.read([SEEDS], FieldNames(), Silent()).articles[:2]
    monkeypatch.setitem(__import__("sys").modules, "joblib", None)  # importing it would fail
    assert len(list(parallel.extract_all(articles, lambda item: None))) == 2
