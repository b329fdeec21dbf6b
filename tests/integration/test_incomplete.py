"""An article that defeats the extraction is told of by every run, not only by the first."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from checker import pipeline
from checker.extract import claims
from checker.progress import Silent
from checker.settings import Settings
from checker.store import Store

REASON = "its claims could not be extracted (RuntimeError: cannot bear whale)"


def test_a_broken_article_is_skipped_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = claims.split

    def broken(doc: Iterable[object]):
        if "whale" in str(doc):
            raise RuntimeError("cannot bear whale")
        return whole(doc)

    monkeypatch.setattr(claims, "split", broken)
    corpus = tmp_path / "news"
    corpus.mkdir()
    (corpus / "a.md").write_text("The ferry sank near Bergen on Monday.\n")
    (corpus / "b.md").write_text("A whale was seen near Bergen on Monday.\n")
    settings = Settings(database=str(tmp_path / "check.db"))
    reading = pipeline.read([corpus], settings, Silent())
    with Store.open(settings.database) as store:
        for _ in range(2):
            prepared = pipeline.prepare(store, "news", reading, settings, Silent())
            assert [(item.path, item.reason) for item in prepared.skipped] == [("b.md", REASON)]
            assert [len(prepared.claims[path]) for path in ("a.md", "b.md")] == [1, 0]
