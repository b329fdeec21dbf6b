"""What is remembered of the pairs between two articles, so that they need not be weighed in full again."""

from collections.abc import Collection, Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

ODDS = ("triage", "sift", "verdict")
"""Whose fixed log-odds are kept: of the two gates, and the most that may still come of the verdict."""
KEPT = np.dtype([("left", "<u4"), ("right", "<u4"), *((name, "<f8") for name in ODDS)])
"""What is kept of a pair: where its claims stand in their articles, and its fixed log-odds.

They are NaN where they were not computed, and minus infinity where the pair is out whatever moves.
"""
Between = tuple[str, str]
"""The paths of the two articles of a pair."""


class Memory(Protocol):
    """Keeps bytes for the pairs between two articles, under everything that decides them."""

    def recall(self, wanted: Collection[Between]) -> Mapping[Between, bytes]:
        """Return what is known."""
        ...

    def keep(self, found: Mapping[Between, bytes]) -> None:
        """Keep this, in place of what was kept before."""
        ...


class Forgetful:
    """A memory that holds nothing."""

    def recall(self, wanted: Collection[Between]) -> Mapping[Between, bytes]:
        """Know nothing."""
        return {}

    def keep(self, found: Mapping[Between, bytes]) -> None:
        """Keep nothing."""


def recall(kept: NDArray[np.void], blocks: Mapping[Between, list[int]], memory: Memory) -> None:
    """Fill in what is remembered; pairs are told apart by the number of their block and their claims."""
    remembered = memory.recall(blocks.keys())
    ours = {between: own for between, own in blocks.items() if between in remembered}
    if not ours:
        return
    rows = [np.frombuffer(remembered[between], dtype=KEPT) for between in ours]
    known = np.concatenate(rows)
    wanted = np.concatenate([np.array(own) for own in ours.values()])
    known_keys = _keys(known, np.repeat(np.arange(len(rows)), [len(row) for row in rows]))
    keys = _keys(kept[wanted], np.repeat(np.arange(len(rows)), [len(own) for own in ours.values()]))
    order = np.argsort(known_keys)
    at = np.searchsorted(known_keys, keys, sorter=order).clip(max=len(order) - 1)
    found = known_keys[order[at]] == keys
    for name in ODDS:
        kept[name][wanted[found]] = known[name][order[at[found]]]


def _keys(rows: NDArray[np.void], block: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Number pairs by block and positions; an article has fewer than a million claims."""
    numbers = block.astype(np.uint64) << np.uint64(40)
    keys: NDArray[np.uint64] = numbers | (rows["left"].astype(np.uint64) << np.uint64(20))
    return keys | rows["right"].astype(np.uint64)
