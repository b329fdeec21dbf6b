"""Whether two related articles report on one event, or on two that are alike.

The larger a corpus, the more events in it are alike: two shootings in one city in one week share the city,
the police and the hospital.  Names that hardly any other article has tell them apart; days between
the reports count against one event, and so does it where both tell ages or begin with places and have none
of them in common.  In a small corpus every name is rare, and little is held against two articles that are
related at all.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.domain import PLACE_LABELS, Claim

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]

LEAST = 0.9
"""Probability of one event from which the claims of two articles are compared.

Among 4,741 reports of 1,176 shootings, 94 of 100 findings within one event that 0.6 lets through stay, and
64 of 100 across events go.
"""
INTERCEPT = 5.66
WEIGHTS = np.array([3.16, -1.05, -2.46, -1.60, -2.19, -1.00])
"""Of the evidence; a logistic regression that ``python -m benchmarks.quality.events CORPUS`` fits."""
_BEGINNING = 4
"""Claims of an article that tell where it is set."""
_UNDATED_DAYS = 3
"""Days that two articles are taken to lie apart where one has no date."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells by which two events can be known apart: the ages in it, and its first places."""

    ages: frozenset[float] = frozenset()
    places: frozenset[str] = frozenset()


def told_by(claims: Sequence[Claim]) -> Told:
    """Return what the claims of an article tell; they are all of them, in order."""
    ages = (q.high for claim in claims for q in claim.quantities if q.unit == "age")
    places = (e.key for claim in claims[:_BEGINNING] for e in claim.entities if e.label in PLACE_LABELS)
    return Told(frozenset(ages), frozenset(places))


def evidence(
    left: Indices, right: Indices, relatedness: Numbers, days: Indices, names: Any, told: Sequence[Told]
) -> Numbers:
    """Return what speaks for and against one event of each pair of articles, of shape (pairs, 6).

    The columns are the relatedness, the logarithm of one more than the days apart, whether a date is missing,
    the logarithm of the number of articles that hold the rarest name that both have, and whether both tell
    ages, and first places, and share none.
    ``left`` and ``right`` are rows of ``names``, a sparse matrix of the names in each article, of
    ``days``, which is 0 for an article without a date, and of ``told``.
    """
    undated = (days[left] == 0) | (days[right] == 0)
    apart = np.where(undated, _UNDATED_DAYS, np.abs(days[left] - days[right]))
    pairs = [(told[one], told[other]) for one, other in zip(left.tolist(), right.tolist(), strict=True)]
    columns = (
        relatedness,
        np.log1p(apart),
        undated,
        _commonness(left, right, names),
        np.array([_share_none(a.ages, b.ages) for a, b in pairs]),
        np.array([_share_none(a.places, b.places) for a, b in pairs]),
    )
    return np.column_stack(columns)


def _share_none(ours: frozenset[Hashable], theirs: frozenset[Hashable]) -> bool:
    return bool(ours and theirs) and not ours & theirs


def probability(found: Numbers) -> Numbers:
    """Return how probable one event is by each row of evidence."""
    log_odds: Numbers = INTERCEPT + found @ WEIGHTS
    return 1 / (1 + np.exp(-log_odds))


def _commonness(left: Indices, right: Indices, names: Any) -> Numbers:
    """Return the logarithm of the holders of the rarest name that both articles of a pair have.

    Where they share none, all articles stand for its holders.
    """
    holders = np.log(np.maximum(1, np.bincount(names.indices, minlength=names.shape[1])))
    shared = names[left].multiply(names[right]).tocsr()
    found = np.full(len(left), float(np.log(max(1, names.shape[0]))))
    some = np.flatnonzero(np.diff(shared.indptr))
    if len(some):
        found[some] = np.minimum.reduceat(holders[shared.indices], shared.indptr[some])
    return found
