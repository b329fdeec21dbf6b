"""What a conflict is said to be about."""

import pytest

from checker.decide.typing import type_of
from checker.domain import Claim, FactType
from checker.rules import Difference

from .samples import claim, comparisons, difference

LEFT = claim("a", text="On Friday nine cows of Olga Reyes grazed near Brno.")
RIGHT = claim("b", text="On Monday six cows of Petr Novak grazed near Brno.")


def words(one: str, other: str):
    a, b = LEFT.text.index(one), RIGHT.text.index(other)
    return difference((a, a + len(one)), (b, b + len(other)))


DATE = words("Friday", "Monday")
NUMBER = words("nine", "six")
NAME = words("Olga Reyes", "Petr Novak")
ASTRAY = words("Friday", "Brno")


def test_nothing_that_differs_is_another_reason() -> None:
    assert type_of(LEFT, RIGHT, comparisons()) == (FactType.OTHER, None)


@pytest.mark.parametrize("type_", [type_ for type_ in FactType if type_ is not FactType.OTHER])
def test_the_one_thing_that_differs_is_the_type(type_: FactType) -> None:
    assert type_of(LEFT, RIGHT, comparisons(**{type_.value: NUMBER})) == (type_, NUMBER)


ABOVE = [
    ({"number": NUMBER, "name": NAME}, FactType.NUMBER),
    ({"date": DATE, "name": NAME}, FactType.DATE),
    ({"date": DATE, "place": NAME}, FactType.DATE),
    ({"number": NUMBER, "negation": NUMBER}, FactType.NUMBER),
    ({"role": NAME, "number": NUMBER}, FactType.NUMBER),
]


@pytest.mark.parametrize(("found", "expected"), ABOVE)
def test_a_value_explains_more_than_a_name(found, expected: FactType) -> None:
    assert type_of(LEFT, RIGHT, comparisons(**found))[0] is expected


def test_of_two_numbers_the_one_in_the_same_place_is_meant() -> None:
    left = claim("a", text="Nine cows were sold to Brno after 40 days in quarantine.")
    right = claim("b", text="Six cows were sold to Brno, where 25 farmers live.")
    cows, rest = difference((0, 4), (0, 3)), difference((34, 36), (34, 36))
    for ordered in ((cows, rest), (rest, cows)):
        found = comparisons()
        found[FactType.NUMBER] = type(found[FactType.NUMBER])(ordered)
        assert type_of(left, right, found) == (FactType.NUMBER, cows)


def test_a_difference_out_of_place_gives_way() -> None:
    assert type_of(LEFT, RIGHT, comparisons(date=ASTRAY, number=NUMBER))[0] is FactType.NUMBER


def test_values_whose_slots_are_alike_explain_before_others() -> None:
    found = comparisons(date=ASTRAY, number=NUMBER)
    assert type_of(LEFT, RIGHT, found, {ASTRAY: 0.5, NUMBER: 0.5})[0] is FactType.NUMBER
    assert type_of(LEFT, RIGHT, found, {ASTRAY: 1.01, NUMBER: 0.5})[0] is FactType.DATE


def _swap(claims: tuple[Claim, Claim]) -> tuple[Claim, Claim]:
    return claims[1], claims[0]


def test_which_claim_stands_left_does_not_matter() -> None:
    mirrored = difference(NUMBER.right, NUMBER.left)
    found, _ = type_of(
        *_swap((LEFT, RIGHT)), comparisons(number=mirrored, name=difference(NAME.right, NAME.left))
    )
    assert found is FactType.NUMBER


def test_what_both_say_of_one_person_explains_better_than_a_well_aligned_number() -> None:
    number = difference((7, 8), (7, 8))
    office = Difference((0, 3), (0, 3), "left", "right", of="reyes")
    found = comparisons(number=number, role=office)
    assert type_of(claim("a"), claim("b"), found) == (FactType.ROLE, office)
