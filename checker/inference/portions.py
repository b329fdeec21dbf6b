"""How much a model is given at a time, and in which order.

A model pads the texts of a batch to the longest, so that a score depends, in its last digits, on what
else is in the batch.  All engines cut here, and so put the same texts into the same batches.
"""

from collections.abc import Iterator, Sequence

from checker.inference.interface import TextPair

TEXTS_AT_ONCE = 64
"""Texts in a batch of the encoder; portions hold whole batches."""
PAIRS_IN_PORTION = 512
"""Pairs between two savings; what an interruption may lose."""

_IN_CACHE = 640
"""Word pieces that a processor computes at a time: what a layer makes of more leaves its cache."""


def text_portions(texts: Sequence[str], size: int) -> Iterator[list[str]]:
    """Cut texts into portions of up to ``size``, a multiple of :data:`TEXTS_AT_ONCE`, the shortest first."""
    by_length = sorted(texts, key=len)
    for start in range(0, len(by_length), size):
        yield by_length[start : start + size]


def pair_portions(pairs: Sequence[TextPair]) -> Iterator[list[TextPair]]:
    """Cut pairs into portions, the shortest first."""
    by_length = sorted(pairs, key=lambda pair: (len(pair[0]) + len(pair[1]), pair))
    for start in range(0, len(by_length), PAIRS_IN_PORTION):
        yield by_length[start : start + PAIRS_IN_PORTION]


def cached_parts(lengths: Sequence[int]) -> Iterator[slice]:
    """Cut a batch of such lengths in word pieces, shortest first, into what a processor's cache holds."""
    start = 0
    for end in range(1, len(lengths)):
        if (end + 1 - start) * lengths[end] > _IN_CACHE:
            yield slice(start, end)
            start = end
    yield slice(start, len(lengths))
