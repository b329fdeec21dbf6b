"""Rows a second of the database: claims, judgements and pairs, written and read."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.speed.conftest import Measure
from checker.domain import Article, CandidatePair, Claim, Report, Scores
from checker.pairing.candidates import candidate_pairs
from checker.store import Store

CORPUS = "a corpus"
MODEL = "a model@1"
LONGEST = 512
JUDGEMENTS = 5000
ROUNDS = 5

Claims = dict[str, tuple[Claim, ...]]
Judged = dict[tuple[str, str], tuple[Scores, bool]]
NewStore = Callable[[], Store]


@pytest.fixture
def new_store(tmp_path: Path, articles: tuple[Article, ...]) -> Iterator[NewStore]:
    """Makes databases that hold the articles and nothing else."""
    opened: list[Store] = []

    def make() -> Store:
        opened.append(Store.open(str(tmp_path / f"{len(opened)}.db")))
        opened[-1].sync_articles(CORPUS, articles)
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture(scope="module")
def judged() -> Judged:
    """Scores of pairs of texts."""
    rng = random.Random(1)
    return {
        (f"The council counted {n} boats.", f"There were {n + 1} boats."): (
            Scores(rng.random(), rng.random(), rng.random()),
            False,
        )
        for n in range(JUDGEMENTS)
    }


def _count(claims: Claims) -> int:
    return sum(len(own) for own in claims.values())


@pytest.mark.benchmark(group="store")
def test_save_claims(measure: Measure, new_store: NewStore, claims: Claims) -> None:
    def save(store: Store) -> None:
        store.save_claims(CORPUS, claims, "1")

    measure(_count(claims), "claims", save, setup=lambda: ((new_store(),), {}), rounds=ROUNDS)


@pytest.mark.benchmark(group="store")
def test_load_claims(measure: Measure, new_store: NewStore, claims: Claims) -> None:
    store = new_store()
    store.save_claims(CORPUS, claims, "1")
    assert store.claims(CORPUS, "1") == claims
    measure(_count(claims), "claims", lambda: store.claims(CORPUS, "1"), rounds=ROUNDS)


@pytest.mark.benchmark(group="store")
def test_save_judgements(measure: Measure, new_store: NewStore, judged: Judged) -> None:
    def save(store: Store) -> None:
        store.save_judgements(judged, MODEL, LONGEST)

    measure(len(judged), "judgements", save, setup=lambda: ((new_store(),), {}), rounds=ROUNDS)


@pytest.mark.benchmark(group="store")
def test_load_judgements(measure: Measure, new_store: NewStore, judged: Judged) -> None:
    store = new_store()
    store.save_judgements(judged, MODEL, LONGEST)
    assert store.judgements(judged, MODEL, LONGEST) == judged
    measure(len(judged), "judgements", lambda: store.judgements(judged, MODEL, LONGEST), rounds=ROUNDS)


@pytest.mark.benchmark(group="store")
def test_save_pairs(
    measure: Measure,
    new_store: NewStore,
    articles: tuple[Article, ...],
    claims: Claims,
    vectors: dict[str, NDArray[np.float32]],
) -> None:
    pairs = candidate_pairs(articles, claims, vectors)
    report = Report("0", MODEL, len(articles), _count(claims), len(pairs))

    def begun() -> tuple[tuple[Store, int, tuple[CandidatePair, ...]], dict[str, object]]:
        store = new_store()
        store.save_claims(CORPUS, claims, "1")
        return (store, store.begin_run(CORPUS, "0", {}, MODEL), pairs), {}

    def save(store: Store, run: int, pairs: tuple[CandidatePair, ...]) -> None:
        store.save_result(run, CORPUS, pairs, report)

    measure(len(pairs), "pairs", save, setup=begun, rounds=ROUNDS)
