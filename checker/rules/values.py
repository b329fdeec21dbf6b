"""What the rules about numbers and dates share: values that only one claim gives."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from checker.compare.relation import Relation
from checker.rules.interface import Comparison, Difference


class Value(Protocol):
    """A value with its words and where they stand in the claim."""

    @property
    def text(self) -> str:
        """The words."""
        ...

    @property
    def start(self) -> int:
        """Where they begin."""
        ...

    @property
    def end(self) -> int:
        """Where they end."""
        ...


V = TypeVar("V", bound=Value)


_GIVEN = frozenset({Relation.SAME, Relation.COMPATIBLE})
"""How a value relates to one that gives it."""


def _of_nothing(one: V, other: V) -> str:
    return ""


def _never(one: V, other: V) -> bool:
    return False


def compare_values(
    left: Sequence[V],
    right: Sequence[V],
    relate: Callable[[V, V], Relation],
    both_of: Callable[[V, V], str] = _of_nothing,
    belong: Callable[[V, V], bool] = _never,
) -> Comparison:
    """Set the values of one claim that the other does not give against those of the other.

    ``relate`` is given a value of the left and one of the right.  Two in conflict that ``belong`` together,
    as they plainly are of one thing, count unless the very same value is given: that a vaguer one fits says
    nothing.  ``both_of`` tells what two values in conflict are plainly values of (``Difference.of``).
    """
    relations = [[relate(a, b) for b in right] for a in left]
    ours = [set(row) for row in relations]
    theirs = [set(column) for column in zip(*relations, strict=True)]

    def differ(row: int, column: int) -> bool:
        if relations[row][column] is not Relation.CONFLICT:
            return False
        given = ours[row] | theirs[column]
        if given.isdisjoint(_GIVEN):
            return True
        return Relation.SAME not in given and belong(left[row], right[column])

    differences = tuple(
        Difference((a.start, a.end), (b.start, b.end), a.text, b.text, of=both_of(a, b))
        for row, a in enumerate(left)
        for column, b in enumerate(right)
        if differ(row, column)
    )
    return Comparison(differences, sum(not found.isdisjoint(_GIVEN) for found in ours))
