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


def _of_nothing(one: V, other: V) -> str:
    return ""


def compare_values(
    left: Sequence[V],
    right: Sequence[V],
    relate: Callable[[V, V], Relation],
    both_of: Callable[[V, V], str] = _of_nothing,
) -> Comparison:
    """Set the values of one claim that the other does not give against those of the other.

    ``both_of`` tells what two values in conflict are plainly values of (``Difference.of``).
    """

    def given(value: V, others: Sequence[V]) -> bool:
        return any(relate(value, other) in (Relation.SAME, Relation.COMPATIBLE) for other in others)

    lonely_left = [value for value in left if not given(value, right)]
    lonely_right = [value for value in right if not given(value, left)]
    differences = tuple(
        Difference((a.start, a.end), (b.start, b.end), a.text, b.text, of=both_of(a, b))
        for a in lonely_left
        for b in lonely_right
        if relate(a, b) is Relation.CONFLICT
    )
    return Comparison(differences, len(left) - len(lonely_left))
