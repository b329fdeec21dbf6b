"""Gather conflicting pairs into facts: one finding a disputed fact, with sides.

Pairs belong to one fact if they share a claim and are of one kind and type, and if in the claim
they share it is the same words that conflict.  So do pairs that share no more than an article, if it is
the same two values that conflict.  Within a fact the claims are split in two sides so
that each conflicting pair lies across; a pair that would break this is left out.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from checker.decide.same_values import values_of
from checker.domain import Claim, FactType, Kind
from checker.rules import Difference

ClaimKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A pair of claims found to conflict; ``difference`` is None where the words could not be told."""

    left: Claim
    right: Claim
    kind: Kind
    type: FactType
    confidence: float
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Fact:
    """Conflicts about one fact, the surest first, and on which side (0 or 1) each claim stands."""

    conflicts: tuple[Conflict, ...]
    sides: dict[ClaimKey, int]


def gather_facts(conflicts: Iterable[Conflict]) -> list[Fact]:
    """Return the facts, the surest first; the order depends on nothing but the conflicts."""
    ranked = sorted(conflicts, key=lambda c: (-c.confidence, c.left.key, c.right.key))
    group = _Groups(len(ranked))
    seen: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, conflict in enumerate(ranked):
        for claim, span in _ends(conflict):
            for other in seen[conflict.kind, conflict.type, claim.key]:
                if _same_words(span, _span_in(ranked[other], claim)):
                    group.join(index, other)
            seen[conflict.kind, conflict.type, claim.key].append(index)
    told: dict[tuple[object, ...], int] = {}
    for index, conflict in enumerate(ranked):
        values = _values(conflict)
        for article in {conflict.left.article, conflict.right.article} if values else ():
            group.join(
                index, told.setdefault((conflict.kind, conflict.type, frozenset(values), article), index)
            )
    members: dict[int, list[Conflict]] = defaultdict(list)
    for index, conflict in enumerate(ranked):
        members[group.find(index)].append(conflict)
    return [_fact(found) for found in members.values()]


def _values(conflict: Conflict) -> tuple[Hashable, ...]:
    """What stands for the values of the left and of the right claim; nothing where that is not plain."""
    if conflict.difference is None:
        return ()
    return values_of(conflict.left, conflict.right, conflict.type, conflict.difference) or ()


def _ends(conflict: Conflict) -> tuple[tuple[Claim, tuple[int, int]], tuple[Claim, tuple[int, int]]]:
    return (conflict.left, _span_in(conflict, conflict.left)), (
        conflict.right,
        _span_in(conflict, conflict.right),
    )


def _span_in(conflict: Conflict, claim: Claim) -> tuple[int, int]:
    if conflict.difference is None:
        return (0, 0)
    return conflict.difference.left if conflict.left.key == claim.key else conflict.difference.right


def _same_words(one: tuple[int, int], other: tuple[int, int]) -> bool:
    unknown = (0, 0) in (one, other)
    return unknown or (one[0] < other[1] and other[0] < one[1])


def _fact(conflicts: Sequence[Conflict]) -> Fact:
    """Give each claim a side, surest conflicts first."""
    sides: dict[ClaimKey, int] = {}
    kept: list[Conflict] = []
    waiting = list(conflicts)
    while waiting:
        conflict = next(
            (c for c in waiting if not sides or c.left.key in sides or c.right.key in sides), waiting[0]
        )
        waiting.remove(conflict)
        left, right = sides.get(conflict.left.key), sides.get(conflict.right.key)
        if left is not None and left == right:
            continue
        if left is None:
            left = _side_by_value(conflict, kept, sides) if right is None else 1 - right
        sides[conflict.left.key], sides[conflict.right.key] = left, 1 - left
        kept.append(conflict)
    kept.sort(key=lambda c: (-c.confidence, c.left.key, c.right.key))
    return Fact(tuple(kept), sides)


def _side_by_value(conflict: Conflict, kept: Sequence[Conflict], sides: dict[ClaimKey, int]) -> int:
    """The side on which the left claim's value stands already; 0 where it stands on none."""
    values = _values(conflict)
    for other in kept:
        theirs = _values(other)
        if values and frozenset(values) == frozenset(theirs):
            side = sides[other.left.key]
            return side if values[0] == theirs[0] else 1 - side
    return 0


class _Groups:
    """Disjoint sets with path halving."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first
