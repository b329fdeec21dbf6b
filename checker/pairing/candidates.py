"""Which claims of related articles may speak of the same fact (blocking).

For each claim: its nearest claims in each related article and in its own, by the cosine of the
sentence embeddings plus the share of rare words in common.  Either measure alone misses pairs
that the other finds: paraphrases share few words, and a long sentence's vector says little of
one detail in it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.domain import Article, CandidatePair, Claim
from checker.pairing.related import Relation, related_articles
from checker.pairing.weighting import word_vectors

NEAREST_ELSEWHERE = 3
NEAREST_WITHIN = 1
LEAST_ELSEWHERE = 0.2
LEAST_WITHIN = 0.5
"""Scores (cosine plus word share, at most 2) below which a pair is not kept."""
MOST_PER_CLAIM = 8
_BLOCK = 1024
"""Claims compared at once with all claims of an article."""

Scored = tuple[float, int, int, float]
"""Score, left and right claim (positions in the sequence of all claims), cosine."""


def candidate_pairs(
    articles: Sequence[Article],
    claims: Mapping[str, Sequence[Claim]],
    vectors: Mapping[str, NDArray[np.float32]],
) -> tuple[CandidatePair, ...]:
    """Return the candidate pairs in a fixed order.

    ``claims`` are by article path and ``vectors`` are the unit-length embeddings by claim text.
    """
    per_article = [claims.get(article.path, ()) for article in articles]
    everything = [claim for own in per_article for claim in own]
    if not everything:
        return ()
    bounds = np.cumsum([0, *(len(own) for own in per_article)])
    matrix = np.stack([vectors[claim.text] for claim in everything])
    means = _means(matrix, bounds)
    words = word_vectors([claim.terms for claim in everything])
    relations = related_articles(articles, per_article, means)
    within = [Relation(index, index, 1.0) for index in range(len(articles))]
    chosen: dict[tuple[int, int], tuple[float, float, float]] = {}
    for relation in [*relations, *within]:
        for score, left, right, cosine in _nearest(relation, bounds, matrix, words):
            chosen[left, right] = (score, cosine, relation.relatedness)
    kept = _limit(chosen)
    return tuple(_pair(everything, key, chosen[key]) for key in sorted(kept))


def _means(matrix: NDArray[np.float32], bounds: NDArray[np.int64]) -> NDArray[np.float32]:
    means = np.zeros((len(bounds) - 1, matrix.shape[1]), dtype=np.float32)
    for index, (start, end) in enumerate(pairwise(bounds)):
        if end > start:
            mean = matrix[start:end].mean(axis=0)
            means[index] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return means


def _nearest(
    relation: Relation, bounds: NDArray[np.int64], matrix: NDArray[np.float32], words: Any
) -> list[Scored]:
    left, right = (slice(bounds[side], bounds[side + 1]) for side in (relation.left, relation.right))
    if relation.left == relation.right:
        return list(_nearest_of(left, left, matrix, words, NEAREST_WITHIN, LEAST_WITHIN))
    return [
        found
        for ours, theirs in ((left, right), (right, left))
        for found in _nearest_of(ours, theirs, matrix, words, NEAREST_ELSEWHERE, LEAST_ELSEWHERE)
    ]


def _nearest_of(
    ours: slice, theirs: slice, matrix: NDArray[np.float32], words: Any, most: int, least: float
) -> Iterator[Scored]:
    """Yield the ``most`` nearest of ``theirs`` to each of ``ours``, by blocks, so that memory is bounded."""
    if theirs.start == theirs.stop:
        return
    for start in range(ours.start, ours.stop, _BLOCK):
        rows = slice(start, min(start + _BLOCK, ours.stop))
        cosine = matrix[rows] @ matrix[theirs].T
        score = cosine + (words[rows] @ words[theirs].T).toarray()
        if ours == theirs:
            own = np.arange(rows.stop - rows.start)
            score[own, own + rows.start - theirs.start] = -1
        best = np.argsort(-score, axis=1, kind="stable")[:, :most]
        for row, column in zip(*np.nonzero(np.take_along_axis(score, best, axis=1) >= least), strict=True):
            other = best[row, column]
            ends = sorted((int(rows.start + row), int(theirs.start + other)))
            yield float(score[row, other]), ends[0], ends[1], float(cosine[row, other])


def _limit(chosen: Mapping[tuple[int, int], tuple[float, float, float]]) -> set[tuple[int, int]]:
    """Keep a pair if it is among the best ``MOST_PER_CLAIM`` of either of its claims."""
    by_claim: dict[int, list[tuple[float, tuple[int, int]]]] = defaultdict(list)
    for key, (score, _, _) in chosen.items():
        for end in key:
            by_claim[end].append((-score, key))
    return {key for ranked in by_claim.values() for _, key in sorted(ranked)[:MOST_PER_CLAIM]}


def _pair(claims: Sequence[Claim], key: tuple[int, int], values: tuple[float, float, float]) -> CandidatePair:
    left, right = sorted((claims[key[0]], claims[key[1]]), key=lambda claim: claim.key)
    return CandidatePair(left, right, round(values[1], 4), values[2])
