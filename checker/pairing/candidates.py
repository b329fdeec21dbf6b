"""Which claims of related articles may speak of the same fact (blocking).

For each claim: its nearest claims in each related article and in its own, by the cosine of the
sentence embeddings plus the share of rare words in common.  Either measure alone misses pairs
that the other finds: paraphrases share few words, and a long sentence's vector says little of
one detail in it.  Claims of two articles that plainly give the value of one thing, such as one person's
age, are compared however little else they share.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
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
MOST_OF_ONE_SUBJECT = 3
"""Claims of an article, the first ones, that are compared because they give the value of one thing."""
_BLOCK = 1024
"""Claims compared at once with all claims of the articles related to theirs."""

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


_NOTHING = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs of claims, as arrays of one length: their positions in the sequence of all claims, left before
    right, the score, the cosine, and how related their articles are.
    """

    left: Indices
    right: Indices
    score: Floats
    cosine: Floats
    relatedness: Floats

    def __getitem__(self, chosen: "NDArray[Any]") -> "Scored":
        """Return these of the pairs, in this order."""
        return Scored(
            self.left[chosen],
            self.right[chosen],
            self.score[chosen],
            self.cosine[chosen],
            self.relatedness[chosen],
        )


def _none(claim: Claim) -> Collection[str]:
    return ()


def candidate_pairs(
    articles: Sequence[Article],
    claims: Mapping[str, Sequence[Claim]],
    vectors: Mapping[str, NDArray[np.float32]],
    subjects: Callable[[Claim], Collection[str]] = _none,
) -> tuple[CandidatePair, ...]:
    """Return the candidate pairs in a fixed order.

    ``claims`` are by article path, ``vectors`` are the unit-length embeddings by claim text, and ``subjects``
    tells what a claim plainly gives the value of.
    """
    per_article = [claims.get(article.path, ()) for article in articles]
    everything = [claim for own in per_article for claim in own]
    if not everything:
        return ()
    bounds = np.cumsum([0, *(len(own) for own in per_article)])
    matrix = np.stack([vectors[claim.text] for claim in everything])
    means = article_means(matrix, bounds)
    words = word_vectors([claim.terms for claim in everything])
    relations = related_articles(articles, per_article, means)
    within = [Relation(index, index, 1.0) for index in range(len(articles))]
    found = list(_near([*relations, *within], bounds, matrix, words))
    kept = _limited(_once(_joined(found)))
    of_one = _of_one_subject(relations, bounds, [subjects(claim) for claim in everything], matrix)
    return _pairs(everything, _once(_joined([kept, of_one])))


def article_means(matrix: NDArray[np.float32], bounds: Indices) -> NDArray[np.float32]:
    """Return the mean of each article's rows, of unit length; articles lie between two bounds."""
    means = np.zeros((len(bounds) - 1, matrix.shape[1]), dtype=np.float32)
    for index, (start, end) in enumerate(pairwise(bounds)):
        if end > start:
            mean = matrix[start:end].mean(axis=0)
            means[index] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return means


def _near(
    relations: Sequence[Relation], bounds: Indices, matrix: NDArray[np.float32], words: Any
) -> Iterator[Scored]:
    """Yield the pairs of each relation, comparing an article at once with all that it is related to."""
    ordered = sorted(relations, key=lambda relation: (relation.left, relation.right))
    for left, group in groupby(ordered, key=lambda relation: relation.left):
        own = list(group)
        theirs = np.concatenate([np.arange(bounds[one.right], bounds[one.right + 1]) for one in own])
        if bounds[left] == bounds[left + 1] or not len(theirs):
            continue
        cosine, score = _compared(np.arange(bounds[left], bounds[left + 1]), theirs, matrix, words)
        start = 0
        for one in own:
            columns = slice(start, start + int(bounds[one.right + 1] - bounds[one.right]))
            yield _of_relation(one, bounds, cosine[:, columns], score[:, columns])
            start = columns.stop


def _compared(
    ours: Indices, theirs: Indices, matrix: NDArray[np.float32], words: Any
) -> tuple[NDArray[np.float32], Floats]:
    """Return the cosines and the scores of claims with others, by blocks, so that memory is bounded."""
    columns, other_words = matrix[theirs].T, words[theirs].T
    cosine = np.empty((len(ours), len(theirs)), dtype=np.float32)
    score = np.empty((len(ours), len(theirs)))
    for start in range(0, len(ours), _BLOCK):
        rows = slice(start, start + _BLOCK)
        cosine[rows] = matrix[ours[rows]] @ columns
        score[rows] = cosine[rows] + (words[ours[rows]] @ other_words).toarray()
    return cosine, score


def _of_relation(relation: Relation, bounds: Indices, cosine: NDArray[np.float32], score: Floats) -> Scored:
    """Return, of the claims of two articles or of one, the nearest of each among the other's."""
    if relation.left == relation.right:
        np.fill_diagonal(score, -1)
        near = _nearest(score, NEAREST_WITHIN, LEAST_WITHIN)
    else:
        near = _nearest(score, NEAREST_ELSEWHERE, LEAST_ELSEWHERE)
        near |= _nearest(score.T, NEAREST_ELSEWHERE, LEAST_ELSEWHERE).T
    rows, columns = np.nonzero(near)
    left, right = rows + bounds[relation.left], columns + bounds[relation.right]
    related = np.full(len(rows), relation.relatedness)
    chosen = cosine[rows, columns].astype(np.float64)
    return Scored(np.minimum(left, right), np.maximum(left, right), score[rows, columns], chosen, related)


def _nearest(score: Floats, most: int, least: float) -> NDArray[np.bool_]:
    """Mark the ``most`` highest scores of each row that are at least ``least``, earlier ones first."""
    near = np.zeros(score.shape, dtype=np.bool_)
    best = np.argsort(-score, axis=1, kind="stable")[:, :most]
    np.put_along_axis(near, best, True, axis=1)
    return near & (score >= least)


def _of_one_subject(
    relations: Sequence[Relation],
    bounds: Indices,
    subjects: Sequence[Collection[str]],
    matrix: NDArray[np.float32],
) -> Scored:
    """Return the claims of related articles that give the value of one thing, a few of each thing."""
    told: list[dict[str, list[int]]] = [{} for _ in bounds[1:]]
    for article, (start, end) in enumerate(pairwise(bounds.tolist())):
        for index in range(start, end):
            for subject in subjects[index]:
                told[article].setdefault(subject, []).append(index)
    found = [
        (min(a, b), max(a, b), one.relatedness)
        for one in relations
        for subject in told[one.left].keys() & told[one.right].keys()
        for a in told[one.left][subject][:MOST_OF_ONE_SUBJECT]
        for b in told[one.right][subject][:MOST_OF_ONE_SUBJECT]
    ]
    left, right, related = (np.array(column) for column in zip(*found, strict=True)) if found else _NOTHING
    cosine = np.einsum("ij,ij->i", matrix[left], matrix[right]).astype(np.float64)
    return Scored(left, right, cosine, cosine, related)


def _joined(found: Sequence[Scored]) -> Scored:
    names = ("left", "right", "score", "cosine", "relatedness")
    return Scored(*(np.concatenate([getattr(one, name) for one in found]) for name in names))


def _once(pairs: Scored) -> Scored:
    """Put pairs in order, each once: within an article, each of two claims may have chosen the other."""
    pairs = pairs[np.lexsort((pairs.right, pairs.left))]
    new = (np.diff(pairs.left) != 0) | (np.diff(pairs.right) != 0)
    return pairs[np.append(True, new)[: len(pairs.left)]]


def _limited(pairs: Scored) -> Scored:
    """Keep a pair if it is among the best ``MOST_PER_CLAIM`` of either of its claims."""
    number = np.arange(len(pairs.left))
    claim, which = np.concatenate((pairs.left, pairs.right)), np.concatenate((number, number))
    order = np.lexsort((which, -pairs.score[which], claim))
    ends = claim[order]
    at = np.arange(len(order))
    begins = np.maximum.accumulate(np.where(np.append(True, np.diff(ends) != 0)[: len(ends)], at, 0))
    return pairs[np.unique(which[order[at - begins < MOST_PER_CLAIM]])]


def _pairs(claims: Sequence[Claim], kept: Scored) -> tuple[CandidatePair, ...]:
    columns = (kept.left.tolist(), kept.right.tolist(), kept.cosine.tolist(), kept.relatedness.tolist())
    return tuple(_pair(claims[a], claims[b], *values) for a, b, *values in zip(*columns, strict=True))


def _pair(one: Claim, other: Claim, cosine: float, relatedness: float) -> CandidatePair:
    left, right = (one, other) if one.key < other.key else (other, one)
    return CandidatePair(left, right, round(cosine, 4), relatedness)
