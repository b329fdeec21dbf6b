"""Where each candidate pair stands among its rivals: the other pairs of one of its claims in one article.

All pairs are looked at together, as arrays, since a large corpus has hundreds of thousands of them.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from checker.domain import CandidatePair

_WIDEST = 0.2
"""Margin beyond which a rival is out of the question."""
_WORST_RANK = 3
_UNKNOWN_RANK = 1

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of pairs in the order given.

    ``rank`` adds up how many rivals of either claim are nearer, at most three each, and one for a claim
    without rivals, the middle: nothing was won.  ``mutual`` is 1 where it is 0.  ``margin`` is how much
    nearer the pair is than the best rival of the claim where that is less, ``best_margin`` where it is
    more; without rivals it is 0.
    """

    mutual: Numbers
    rank: Numbers
    margin: Numbers
    best_margin: Numbers


PLACE = tuple(field.name for field in fields(Places))
"""The names of the evidence."""
ALONE = (0.0, 2.0 * _UNKNOWN_RANK, 0.0, 0.0)
"""The place of a pair of which nothing else is known: mutual, rank, margin, best margin."""


def places(pairs: Sequence[CandidatePair]) -> Places:
    """Return where each of the pairs stands among all of them."""
    near = np.array([pair.similarity for pair in pairs], dtype=np.float64)
    groups = _numbered(
        chain(
            ((*pair.left.key, pair.right.article) for pair in pairs),
            ((*pair.right.key, pair.left.article) for pair in pairs),
        )
    )
    ranks, margins = _among(groups, np.concatenate((near, near)))
    ours, theirs = ranks[: len(pairs)], ranks[len(pairs) :]
    one, other = margins[: len(pairs)], margins[len(pairs) :]
    rank = ours + theirs
    return Places((rank == 0).astype(np.float64), rank, np.minimum(one, other), np.maximum(one, other))


def _numbered(items: Iterable[Hashable]) -> NDArray[np.int64]:
    """Give equal items equal numbers."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(item, len(numbers)) for item in items], dtype=np.int64)


def _among(groups: NDArray[np.int64], near: Numbers) -> tuple[Numbers, Numbers]:
    """Return of each entry its rank in its group, and how much nearer it is than the nearest other one."""
    order = np.lexsort((-near, groups))
    group, value = groups[order], near[order]
    at = np.arange(len(order))
    first = _begun(at, np.diff(group) != 0)  # where the entry's group begins
    equal = _begun(at, (np.diff(group) != 0) | (np.diff(value) != 0))  # where the entries as near as it do
    alone = np.bincount(first, minlength=len(order))[first] == 1
    rival = value[np.where(at == first, np.minimum(at + 1, len(order) - 1), first)]
    ranks, margins = np.empty(len(order)), np.empty(len(order))
    ranks[order] = np.where(alone, _UNKNOWN_RANK, np.minimum(_WORST_RANK, equal - first))
    margins[order] = np.where(alone, 0.0, np.clip(value - rival, -_WIDEST, _WIDEST))
    return ranks, margins


def _begun(at: NDArray[np.int64], changes: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return of each place the last one at which something changed."""
    starts = np.zeros(len(at), dtype=np.int64)
    starts[1:] = np.where(changes, at[1:], 0)
    return np.maximum.accumulate(starts)
