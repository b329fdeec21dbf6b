"""The engine of one machine, and how all engines cut the work."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from checker import corpus, engine
from checker.domain import Article, Scores, Skipped
from checker.engine import LocalEngine, check_engine, open_engine
from checker.errors import EngineError, ModelError
from checker.extract import parallel
from checker.inference import cross_encoder
from checker.inference.folder import ModelFolder
from checker.inference.interface import Ruling, TextPair
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


FOLDER = ModelFolder(Path("nowhere"), "model@1", (0, 1, 2))
NOBODY = replace(corpus.read([SEEDS], FieldNames(), Silent()).articles[0], path="one")


class Loaded:
    """Stands for the model: counts how often it is loaded, and fails on demand."""

    def __init__(self, fails: bool = False) -> None:
        self.times, self._fails = 0, fails

    def __call__(self, folder: ModelFolder, device: str, batch_size: int) -> "Loaded":
        self.times += 1
        if self._fails:
            raise ModelError("nowhere", "cannot be loaded")
        return self

    def judge(self, pairs: Sequence[TextPair]) -> Iterator[dict[TextPair, Ruling]]:
        yield {pair: Ruling(Scores(0, 1, 0), False) for pair in pairs}


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Loaded:
    model = Loaded()
    monkeypatch.setattr(cross_encoder, "CrossEncoder", model)
    monkeypatch.setattr(parallel, "extract_all", lambda given, failed: ((one, ()) for one in given))
    return model


def test_an_expected_model_is_loaded_beside_the_extraction_and_once(loaded: Loaded) -> None:
    local = LocalEngine(Settings(), Silent(), FOLDER)
    assert loaded.times == 0
    list(local.extract([NOBODY]))
    assert list(local.judge(FOLDER, [("a", "b")])) == [{("a", "b"): Ruling(Scores(0, 1, 0), False)}]
    list(local.judge(FOLDER, [("c", "d")]))
    assert loaded.times == 1


def test_no_model_is_loaded_ahead_unexpected_or_where_all_cores_extract(loaded: Loaded) -> None:
    list(LocalEngine(Settings(), Silent()).extract([NOBODY]))
    list(LocalEngine(Settings(), Silent(), FOLDER).extract([NOBODY] * parallel.WORTH_IT))
    assert loaded.times == 0


def test_what_goes_wrong_in_loading_ahead_is_told_by_judging(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cross_encoder, "CrossEncoder", Loaded(fails=True))
    local = LocalEngine(Settings(), Silent(), FOLDER)
    list(local.extract([NOBODY]))
    with pytest.raises(ModelError, match="cannot be loaded"):
        list(local.judge(FOLDER, [("a", "b")]))
