"""Say what a conflicting pair is about: the rule whose values stand best in each other's place."""

from collections.abc import Mapping
from types import MappingProxyType

from checker.decide.alignment import alignment
from checker.domain import Claim, FactType
from checker.rules import Comparison, Difference

_WEIGHT = {
    FactType.NUMBER: 1.0,
    FactType.DATE: 1.0,
    FactType.QUOTE: 0.95,
    FactType.POSITION: 0.75,
    FactType.NEGATION: 0.7,
    FactType.PLACE: 0.7,
    FactType.NAME: 0.65,
    FactType.ROLE: 0.65,
}
"""How much a difference of each type explains; names differ for many reasons, numbers for few."""
_BASE = 0.5
NO_SLOTS: Mapping[Difference, float] = MappingProxyType({})
_PLAIN = 2.0
"""Score of what both claims say of one person, above any other."""


def type_of(
    left: Claim,
    right: Claim,
    comparisons: dict[FactType, Comparison],
    slots: Mapping[Difference, float] = NO_SLOTS,
) -> tuple[FactType, Difference | None]:
    """Return the type of a conflict and the words in conflict, OTHER and None if no rule explains it.

    ``slots`` are those of :class:`checker.decide.evidence.Evidence`; the words around a value that is
    not in them are compared as they are.
    """
    best: tuple[float, FactType, Difference | None] = (0.0, FactType.OTHER, None)
    for type_, weight in _WEIGHT.items():
        for difference in comparisons[type_].differences:
            alike = slots.get(difference, 0.0)
            score = weight * (_BASE + max(alike, alignment(left, right, difference)))
            if difference.of:
                score = _PLAIN
            if score > best[0]:
                best = (score, type_, difference)
    return best[1], best[2]
