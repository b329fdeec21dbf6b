"""The engine of one machine, and how all engines cut the work."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from checker import corpus, engine
from checker.domain import Article, Skipped
from checker.engine import LocalEngine, check_engine, open_engine
from checker.errors import EngineError
from checker.extract import parallel
from checker.inference.portions import pair_portions, text_portions
from checker.progress import Silent
from checker.settings import FieldNames, Settings

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
CHANCE = random.Random(1)
TEXTS = ["x" * CHANCE.randint(0, 300) + str(n) for n in range(700)]


@pytest.mark.parametrize("size", [64, 128, 512, 1024])
def test_texts_meet_the_same_texts_in_a_batch_whatever_the_portions(size: int) -> None:
    def batches(portions: list[list[str]]) -> list[list[str]]:
        return [portion[start : start + 64] for portion in portions for start in range(0, len(portion), 64)]

    assert batches(list(text_portions(TEXTS, size))) == batches(list(text_portions(TEXTS, 64)))


def test_pairs_are_each_in_one_portion_whatever_their_order() -> None:
    pairs = [(text, text[::-1]) for text in TEXTS]
    portions = list(pair_portions(pairs))
    assert [len(portion) for portion in portions] == [512, 188]
    assert sorted(pair for portion in portions for pair in portion) == sorted(pairs)
    assert list(pair_portions(pairs[::-1])) == portions


def test_parts_tell_whose_claims_are_not_all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = corpus.read([SEEDS], FieldNames(), Silent()).articles * 3
    articles = tuple(_named(article, number) for number, article in enumerate(articles))

    def extract_all(given, failed):  # type: ignore[no-untyped-def]
        for article in given:
            if article.path.endswith("7"):
                failed(Skipped(article.path, "odd"))
            yield article, ()

    monkeypatch.setattr(parallel, "extract_all", extract_all)
    parts = list(LocalEngine(Settings(), Silent()).extract(articles))
    assert [path for part in parts for path in part.claims] == [article.path for article in articles]
    assert len(parts) > 1
    for part in parts:
        assert [item.path for item in part.failed] == [path for path in part.claims if path.endswith("7")]


def _named(article: Article, number: int) -> Article:
    return replace(article, path=f"{number}")


def test_an_engine_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda name: None)
    for use in (
        lambda: check_engine(Settings(engine="ray")),
        lambda: open_engine(Settings(engine="ray"), Silent()),
    ):
        with pytest.raises(EngineError) as caught:
            use()
        assert "pip install 'news-fact-check[ray]'" in caught.value.remedy
    check_engine(Settings())  # which needs nothing
