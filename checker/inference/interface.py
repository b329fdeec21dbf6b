"""What the stages ask of a model."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from checker.domain import Scores

MAX_TOKENS = 512
"""Word pieces of a pair that a judge reads at most; part of what its rulings are kept under."""

TextPair = tuple[str, str]
"""A premise and a hypothesis."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """The scores of one (premise, hypothesis) and whether the model had to leave out part of it.

    ``reason`` says why the pair was ruled neutral without asking the model, if it was.
    """

    scores: Scores
    truncated: bool
    reason: str | None = None


class Encoder(Protocol):
    """Turns sentences into vectors of unit length."""

    def encode(self, texts: Sequence[str], advance: Callable[[int], None]) -> NDArray[np.float32]:
        """Return an array of shape (len(texts), dimensions)."""
        ...


class Judge(Protocol):
    """Scores (premise, hypothesis) pairs."""

    def judge(self, pairs: Sequence[TextPair]) -> Iterable[dict[TextPair, Ruling]]:
        """Yield the rulings in portions, in an order of the judge's choosing."""
        ...
