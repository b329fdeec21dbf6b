"""Words and names in other letters."""

import pytest

from checker.domain import Claim, Entity
from checker.rules import people
from checker.rules.spelling import one_first_name, without_accents


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jacob", "Jack", True),
        ("Linda", "Loretta", False),
        ("L.", "Loretta", True),
        ("Chuck", "Charles", True),
        ("José", "Jose", True),
        ("Ann", "Ben", False),
        ("Lo" + "x" * 200_000, "La" + "x" * 200_000, False),
    ],
)
def test_first_names(one: str, other: str, same: bool) -> None:
    assert one_first_name(one, other) is same
    assert one_first_name(other, one) is same


@pytest.mark.parametrize(("word", "plain"), [("Sánchez", "Sanchez"), ("Brandt", "Brandt"), ("ﾞ", "ﾞ")])
def test_accents(word: str, plain: str) -> None:
    assert without_accents(word) == plain


def test_a_name_of_nothing_but_marks_is_a_name() -> None:
    def named(article: str, name: str) -> Claim:
        entity = Entity(name, 0, len(name), "PERSON", name.casefold())
        return Claim(article, 0, f"{name} said so.", 0, len(name) + 9, 1, entities=(entity,))

    (difference,) = people.compare(named("a", "ﾞ ﾟ"), named("b", "Brandt")).differences
    assert (difference.left_value, difference.right_value) == ("ﾞ ﾟ", "Brandt")
