"""How often the words around numbers are read, for sentences that hold many."""

import pytest

from checker.domain import Claim, Comparator, Quantity
from checker.rules import numbers
from checker.rules.tolls import Toll, toll_of


def counts(path: str, first: int, many: int) -> Claim:
    """A claim of nothing but counts of the dead: "7 died, 8 died, "."""
    text, quantities = "", []
    for number in range(first, first + many):
        start, end = len(text), len(text) + len(str(number))
        text += f"{number} died, "
        quantities.append(
            Quantity(str(number), start, end, number, number, "person", "", Comparator.EXACT, 1, "dead")
        )
    return Claim(path, 0, text, 0, len(text), 1, quantities=tuple(quantities))


def test_a_number_is_read_once_however_many_it_is_set_against(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def reading(claim: Claim, quantity: Quantity) -> Toll:
        read.append(quantity.start)
        return toll_of(claim, quantity)

    monkeypatch.setattr(numbers, "toll_of", reading)
    found = numbers.compare(counts("a.md", 100, 12), counts("b.md", 500, 9))
    assert len(found.differences) == 12 * 9
    assert len(read) == 12 + 9
