"""Which articles report on the same events.

Two articles are related if they were published close in time and share rare names; the mean of
their sentence embeddings supports this.  Of those, look-alike events are told apart (see
:mod:`checker.pairing.events`).  Only the claims of related articles are compared, so
that look-alike sentences of different events never meet, and the cost grows with the number of
articles on one event, not with the corpus.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.domain import Article, Claim
from checker.pairing import events
from checker.pairing.weighting import word_vectors

NAMES_WEIGHT = 1.0
EMBEDDING_WEIGHT = 0.5
THRESHOLD = 0.44
"""Relatedness needed of two articles published within ``CLOSE_DAYS``; 0.98 of the pairs of articles
on one event in the development corpora reach it, and 5 in 150 of the pairs that do are not."""
CLOSE_DAYS = 3
PER_DAY = 0.01
"""How much more is needed for each day further apart."""
UNDATED = 0.1
"""How much more is needed where an article has no date: look-alike events of other years may be meant."""
MOST_DAYS = 60
MOST_RELATED = 16
_COMMON_NAMES = 500
_BLOCK = 512
_NAME = re.compile(r"(?<!^)(?<![.!?\"“”]\s)\b[A-Z][\w\-]{2,}")


@dataclass(frozen=True, slots=True)
class Relation:
    """Two related articles, as positions in the sequence given, and how related they are."""

    left: int
    right: int
    relatedness: float


def related_articles(
    articles: Sequence[Article], claims: Sequence[Sequence[Claim]], means: NDArray[np.float32]
) -> list[Relation]:
    """Return the pairs among ``articles`` that tell of one event, left before right, sorted.

    ``claims`` are each article's and ``means`` the mean embedding of each, of unit length and
    shape (articles, dimensions).
    """
    relations, found = weighed_relations(articles, claims, means)
    return list(compress(relations, events.probability(found) >= events.LEAST))


def weighed_relations(
    articles: Sequence[Article], claims: Sequence[Sequence[Claim]], means: NDArray[np.float32]
) -> tuple[list[Relation], NDArray[np.float64]]:
    """Return the related pairs, sorted, and the evidence on each that it tells of one event.

    An article without a date is not bound in time.  At most ``MOST_RELATED`` relations start from one
    article.
    """
    names = word_vectors(
        [_names(article, own) for article, own in zip(articles, claims, strict=True)], _COMMON_NAMES
    )
    days = np.array([a.published.toordinal() if a.published else 0 for a in articles], dtype=np.int64)
    origins = np.array([a.origin or f"#{index}" for index, a in enumerate(articles)])
    by_day = np.argsort(days, kind="stable")
    found: dict[tuple[int, int], float] = {}
    for start in range(0, len(by_day), _BLOCK):
        rows = by_day[start : start + _BLOCK]
        columns = _within_reach(days, by_day, rows)
        score = _relatedness(names, means, rows, columns)
        score -= _needed(days[rows][:, None], days[columns][None, :])
        score[origins[rows][:, None] == origins[columns][None, :]] = -1
        _keep_best(score, rows, columns, days, found)
    relations = [Relation(*ends, value) for ends, value in sorted(found.items())]
    left = np.array([relation.left for relation in relations], dtype=np.int64)
    right = np.array([relation.right for relation in relations], dtype=np.int64)
    relatedness = np.array([relation.relatedness for relation in relations])
    told = [events.told_by(own) for own in claims]
    return relations, events.evidence(left, right, relatedness, days, names, told)


def _names(article: Article, claims: Sequence[Claim]) -> list[str]:
    """Capitalised words within sentences: the names, without a recogniser's mistakes."""
    texts = [article.title or "", *(claim.text for claim in claims)]
    return [word.casefold() for text in texts for word in _NAME.findall(text)]


def _within_reach(
    days: NDArray[np.int64], by_day: NDArray[np.int64], rows: NDArray[np.int64]
) -> NDArray[np.int64]:
    ordered = days[by_day]
    dated = days[rows][days[rows] > 0]
    if len(dated) < len(rows):
        return by_day
    first = np.searchsorted(ordered, dated.min() - MOST_DAYS, "left")
    last = np.searchsorted(ordered, dated.max() + MOST_DAYS, "right")
    undated = by_day[: np.searchsorted(ordered, 0, "right")]
    return np.union1d(by_day[first:last], undated)


def _relatedness(
    names: Any, means: NDArray[np.float32], rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> NDArray[np.float32]:
    shared = (names[rows] @ names[columns].T).toarray()
    score = NAMES_WEIGHT * shared + EMBEDDING_WEIGHT * (means[rows] @ means[columns].T)
    return np.asarray(score, dtype=np.float32)


def _needed(left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    undated = (left == 0) | (right == 0)
    apart = np.where(undated, 0, np.abs(left - right))
    needed = THRESHOLD + PER_DAY * np.maximum(0, apart - CLOSE_DAYS) + UNDATED * undated
    return np.where(apart > MOST_DAYS, np.inf, needed)


def _keep_best(
    margin: NDArray[np.float32],
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    days: NDArray[np.int64],
    found: dict[tuple[int, int], float],
) -> None:
    for index, row in enumerate(rows):
        best = np.argsort(-margin[index], kind="stable")[:MOST_RELATED]
        for column in best[margin[index, best] >= 0]:
            other = int(columns[column])
            needed = float(_needed(days[row], days[other]))
            key = (min(int(row), other), max(int(row), other))
            found[key] = round(float(margin[index, column]) + needed, 4)
