"""Whether two related articles report on one event, or on two that are alike.

The larger a corpus, the more events in it are alike: two shootings in one city in one week share the city,
the police and the hospital.  Names that hardly any other article has tell them apart, and days between
the reports count against one event.  In a small corpus every name is rare, and nothing is held against
two articles that are related at all.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]

LEAST = 0.85
"""Probability of one event from which the claims of two articles are compared.

Among 4,741 reports of 1,176 shootings, 94 of 100 findings within one event stay, and 84 of 100 across
events go.
"""
INTERCEPT = 4.71
WEIGHTS = np.array([3.81, -1.09, -2.31, -1.72])
"""Of the evidence; a logistic regression that ``python -m benchmarks.quality.events CORPUS`` fits."""
_UNDATED_DAYS = 3
"""Days that two articles are taken to lie apart where one has no date."""


def evidence(left: Indices, right: Indices, relatedness: Numbers, days: Indices, names: Any) -> Numbers:
    """Return what speaks for and against one event of each pair of articles, of shape (pairs, 4).

    The columns are the relatedness, the logarithm of one more than the days apart, whether a date is missing,
    and the logarithm of the number of articles that hold the rarest name that both have.
    ``left`` and ``right`` are rows of ``names``, a sparse matrix of the names in each article, and of
    ``days``, which is 0 for an article without a date.
    """
    undated = (days[left] == 0) | (days[right] == 0)
    apart = np.where(undated, _UNDATED_DAYS, np.abs(days[left] - days[right]))
    return np.column_stack([relatedness, np.log1p(apart), undated, _commonness(left, right, names)])


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
