"""Claims a second of spaCy and everything on top of it."""

import pytest

from benchmarks.speed.conftest import Measure
from checker.domain import Article, Claim
from checker.extract.claims import extract
from checker.extract.parallel import WORTH_IT, cores, extract_all

Claims = dict[str, tuple[Claim, ...]]
ROUNDS = 2


def _enough(articles: tuple[Article, ...]) -> list[Article]:
    """As many articles as processes are started for; some stand in it twice."""
    return (list(articles) * (1 + WORTH_IT // len(articles)))[: max(WORTH_IT, len(articles))]


def _count(articles: list[Article], claims: Claims) -> int:
    return sum(len(claims[article.path]) for article in articles)


@pytest.mark.benchmark(group="extraction")
def test_one_core(measure: Measure, articles: tuple[Article, ...], claims: Claims) -> None:
    work = _enough(articles)
    measure(_count(work, claims), "claims", lambda: list(extract(work, lambda _: None)), rounds=ROUNDS)


@pytest.mark.benchmark(group="extraction")
def test_parallel(measure: Measure, articles: tuple[Article, ...], claims: Claims) -> None:
    """All cores; starting the processes is timed too, as each run starts them."""
    if cores() == 1:
        pytest.skip("this process may use one core only")
    work = _enough(articles)
    measure(_count(work, claims), "claims", lambda: list(extract_all(work, lambda _: None)), rounds=ROUNDS)
