"""Whose interview with which broadcaster a claim tells of."""

import pytest

from checker.domain import Claim, Entity
from checker.rules.venues import of_an_interview, other_venue, venues_of


def claim(article: str, text: str, speaker: str | None = None, *people: str) -> Claim:
    entities = tuple(
        Entity(name, text.index(name), text.index(name) + len(name), "PERSON", name.casefold())
        for name in people
    )
    return Claim(article, 0, text, 0, len(text), 1, speaker=speaker, entities=entities)


FOX = claim("a", "Clara Brandt told Fox News that it would close.", None, "Clara Brandt")
NBC = claim("b", "In an interview with NBC News, Ms. Brandt said so.", None, "Brandt")


def test_one_persons_interview_with_two_broadcasters_differs() -> None:
    (difference,) = other_venue(FOX, NBC)
    assert (difference.left_value, difference.right_value) == ("Fox News", "NBC")
    assert of_an_interview(difference)
    assert "brandt" in difference.of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FOX, claim("a", NBC.text, None, "Brandt")),
        (FOX, claim("b", "She said so on Fox News, Brandt recalled.", "Clara Brandt")),
        (claim("a", FOX.text, "Ben Moussa", "Clara Brandt"), NBC),
        (FOX, claim("b", "Brandt told the council.", None, "Brandt")),
    ],
    ids=["one article", "one broadcaster", "two speakers", "no broadcaster"],
)
def test_nothing_differs(one: Claim, other: Claim) -> None:
    assert other_venue(one, other) == ()
    assert other_venue(other, one) == ()


def test_a_programme_is_its_broadcasters() -> None:
    assert venues_of(claim("a", "He said on “Meet the Press” that it would close.")).keys() == {"nbc"}
