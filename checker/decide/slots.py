"""Whether two values that differ fill one slot: how alike the words around them are in meaning.

"Remarks delivered at Brookings" and "who gave his speech at the Council" leave one slot open; "in an
interview with NBC" and "after a run against NBC" do not.  Each value is replaced by a word for its
type, what stands around it is embedded by the sentence encoder, and the two are compared by
cosine.  Where two claims differ in several values the best pair of slots counts.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from checker.decide.evidence import Evidence
from checker.domain import FactType
from checker.rules.interface import Difference, Offsets

SLOT = "slot"
"""The name of the evidence: the cosine, or 0 where no rule finds values that differ."""
Vectors = Mapping[str, NDArray[np.float32]]
Embed = Callable[[Iterable[str]], Vectors]
"""Gives texts their embeddings, of length 1."""

_WORDS = 8
"""Words looked at on each side of a value; fitted on held-out events, from 5 to all of the sentence."""
_MOST = 6
"""Differences of one type looked at; beyond, a list is set against a list."""
_OPEN = {
    FactType.DATE: "some day",
    FactType.NUMBER: "some number",
    FactType.PLACE: "some place",
    FactType.NAME: "someone",
    FactType.ROLE: "some office",
}
"""What stands for a value of each type; "something" for any other."""


def with_slots(evidence: Sequence[Evidence], embed: Embed) -> tuple[Evidence, ...]:
    """Add to each pair's evidence how alike the slots are."""
    found = [_open(e) for e in evidence]
    vectors = embed(text for slots in found for slot in slots.values() for text in slot)
    return tuple(_placed(e, slots, vectors) for e, slots in zip(evidence, found, strict=True))


def _placed(evidence: Evidence, slots: Mapping[Difference, tuple[str, str]], vectors: Vectors) -> Evidence:
    alike = {d: round(float(vectors[a] @ vectors[b]), 4) for d, (a, b) in slots.items()}
    best = max(alike.values(), default=0.0)
    return replace(evidence, features={**evidence.features, SLOT: best}, slots=alike)


def _open(evidence: Evidence) -> dict[Difference, tuple[str, str]]:
    """Return what stands around the values of each difference, as texts (left, right)."""
    left, right = evidence.pair.left.text, evidence.pair.right.text
    return {
        difference: (_around(left, difference.left, type_), _around(right, difference.right, type_))
        for type_, comparison in evidence.comparisons.items()
        if type_ is not FactType.OTHER
        for difference in comparison.differences[:_MOST]
    }


def _around(text: str, span: Offsets, type_: FactType) -> str:
    if span == (0, 0):  # no words in particular
        return text
    before, after = text[: span[0]].split()[-_WORDS:], text[span[1] :].split()[:_WORDS]
    return " ".join((*before, _OPEN.get(type_, "something"), *after))
