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
