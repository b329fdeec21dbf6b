"""Pairing: which articles are related, and which claims of these."""

import re
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks import corpora
from benchmarks.growth.child import within_reach
from benchmarks.speed.conftest import Measure
from checker.domain import Article, Claim
from checker.pairing.candidates import candidate_pairs
from checker.pairing.related import related_articles

MANY = 1500


@pytest.mark.benchmark(group="pairing")
def test_candidate_pairs(
    measure: Measure,
    articles: tuple[Article, ...],
    claims: dict[str, tuple[Claim, ...]],
    vectors: dict[str, NDArray[np.float32]],
) -> None:
    count = sum(len(own) for own in claims.values())
    measure(count, "claims", lambda: candidate_pairs(articles, claims, vectors))


@pytest.mark.benchmark(group="pairing")
def test_related_articles(measure: Measure) -> None:
    """Articles as wholes; their sentences are cut roughly, and their vectors are made up."""
    model = corpora.read_articles(corpora.SEEDS)[0]
    articles = [
        replace(model, path=f"{number}.md", title=draft.title, text=draft.body, published=draft.published)
        for number, draft in enumerate(corpora.synthetic(MANY))
    ]
    claims = [
        [Claim(a.path, n, text, 0, len(text), 1) for n, text in enumerate(re.split(r"(?<=\.)\s+", a.text))]
        for a in articles
    ]
    means = np.random.default_rng(1).normal(size=(MANY, 384)).astype(np.float32)
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    measure(within_reach(articles), "article pairs", lambda: related_articles(articles, claims, means))
