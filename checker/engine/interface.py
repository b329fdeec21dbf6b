"""What the pipeline asks of an engine."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from checker.domain import Article, Claim, Skipped
from checker.inference.folder import ModelFolder
from checker.inference.interface import Ruling, TextPair

Vectors = dict[str, NDArray[np.float16]]
"""A vector of unit length for each text, in the precision that they are kept in."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The claims of some articles by path; ``failed`` are those of them whose claims are not all there."""

    claims: Mapping[str, tuple[Claim, ...]]
    failed: tuple[Skipped, ...] = ()


class Engine(Protocol):
    """Computes the expensive stages.

    Each method yields finished parts in an order of the engine's choosing, each thing once.  What it
    gives for a thing depends on nothing but that thing, up to the last digits of floating point.
    """

    def extract(self, articles: Sequence[Article]) -> Iterator[Extracted]:
        """Yield the claims of the articles."""
        ...

    def embed(self, texts: Sequence[str]) -> Iterator[Vectors]:
        """Yield the vectors of the texts."""
        ...

    def judge(self, model: ModelFolder, pairs: Sequence[TextPair]) -> Iterator[dict[TextPair, Ruling]]:
        """Yield the rulings of the model on the pairs."""
        ...
