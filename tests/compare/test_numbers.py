"""Which quantities can both be right."""

import pytest

from checker.compare.numbers import compare_quantities
from checker.compare.relation import Relation
from checker.domain import Comparator, Quantity

EXAMPLES = [
    ("12 |people", "12 |people", Relation.SAME),
    ("12 |people", "12 |person", Relation.SAME),
    ("12 |people", "12 |", Relation.SAME),
    ("12 |people", "15 |people", Relation.CONFLICT),
    ("12 |people", "15 |", Relation.CONFLICT),
    ("12 |people", "15 |woman", Relation.CONFLICT),
    ("12 |people", "15 |soldier", Relation.UNRELATED),
    ("12 |man", "15 |woman", Relation.UNRELATED),
    ("12 |car", "15 |house", Relation.UNRELATED),
    ("12 |protester", "15 |demonstrator", Relation.CONFLICT),
    ("12 |soldier", "12 |troop", Relation.SAME),
    ("1 |man", "2 |people", Relation.CONFLICT),
    ("at-least 20 |people", "23 |people", Relation.COMPATIBLE),
    ("at-least 20 |people", "19 |people", Relation.CONFLICT),
    ("at-least 20 |people", "at-least 30 |people", Relation.COMPATIBLE),
    ("at-least 20 |people", "over 20 |people", Relation.COMPATIBLE),
    ("at-most 20 |people", "12 |people", Relation.COMPATIBLE),
    ("at-most 20 |people", "25 |people", Relation.CONFLICT),
    ("at-most 20 |people", "at-least 25 |people", Relation.CONFLICT),
    ("over 700000 |worker", "700000 |worker", Relation.COMPATIBLE),
    ("over 700000 |worker", "800000 |worker", Relation.COMPATIBLE),
    ("over 700000 |worker", "500000 |worker", Relation.CONFLICT),
    ("under 30 |seat", "28 |seat", Relation.COMPATIBLE),
    ("under 30 |seat", "45 |seat", Relation.CONFLICT),
    ("under 30 |seat", "over 40 |seat", Relation.CONFLICT),
    ("about 100 |home", "97 |home", Relation.COMPATIBLE),
    ("about 100 |home", "110 |home", Relation.COMPATIBLE),
    ("about 100 |home", "150 |home", Relation.CONFLICT),
    ("about 20 |home", "about 24 |home", Relation.COMPATIBLE),
    ("about 300 |home", "about 400 |home", Relation.CONFLICT),
    ("about 100 |home", "at-least 105 |home", Relation.COMPATIBLE),
    ("20..30 |car", "25 |car", Relation.COMPATIBLE),
    ("20..30 |car", "30 |car", Relation.COMPATIBLE),
    ("20..30 |car", "40 |car", Relation.CONFLICT),
    ("20..30 |car", "28..40 |car", Relation.COMPATIBLE),
    ("20..150~12 |people", "40 |people", Relation.COMPATIBLE),
    ("20..150~12 |people", "3 |people", Relation.CONFLICT),
    ("150..2000~100 |people", "300 |people", Relation.COMPATIBLE),
    ("150..2000~100 |people", "20000 |people", Relation.CONFLICT),
    ("20 |people", "23 |people", Relation.CONFLICT),
    ("300 |people", "305 |people", Relation.COMPATIBLE),
    ("300 |people", "340 |people", Relation.CONFLICT),
    ("1000 |people", "1040 |people", Relation.COMPATIBLE),
    ("1000 |people", "1400 |people", Relation.CONFLICT),
    ("700000 |worker", "740000 |worker", Relation.COMPATIBLE),
    ("700000 |worker", "800000 |worker", Relation.CONFLICT),
    ("2000000~1000000 |bird", "2300000~100000 |bird", Relation.COMPATIBLE),
    ("2000000~1000000 |bird", "3000000~1000000 |bird", Relation.CONFLICT),
    ("2300000~100000 |bird", "2340000 |bird", Relation.COMPATIBLE),
    ("5700000000~100000000 usd", "5700000000~100000000 usd", Relation.SAME),
    ("5700000000~100000000 usd", "6000000000~1000000000 usd", Relation.COMPATIBLE),
    ("5700000000~100000000 usd", "5000000000~1000000000 usd", Relation.CONFLICT),
    ("5700000000~100000000 usd", "2500000000~100000000 usd", Relation.CONFLICT),
    ("5000000~1000000 usd", "5000000~1000000 gbp", Relation.UNRELATED),
    ("45 percent", "45 percent", Relation.SAME),
    ("45 percent", "45.3~0.1 percent", Relation.COMPATIBLE),
    ("45 percent", "47 percent", Relation.CONFLICT),
    ("45 percent|voter", "47 percent|woman", Relation.UNRELATED),
    ("45 percent|voter", "47 percent", Relation.CONFLICT),
    ("50~10 percent", "52 percent", Relation.COMPATIBLE),
    ("66.67~5 percent", "65 percent", Relation.COMPATIBLE),
    ("66.67~5 percent", "40 percent", Relation.CONFLICT),
    ("over 50~10 percent", "60 percent", Relation.COMPATIBLE),
    ("3 point", "3 percent", Relation.UNRELATED),
    ("52..48 score", "52..48 score", Relation.SAME),
    ("52..48 score", "48..52 score", Relation.COMPATIBLE),
    ("52..48 score", "51..49 score", Relation.CONFLICT),
    ("5..4 score", "5 |judge", Relation.UNRELATED),
    ("45 ordinal|president", "45 ordinal|president", Relation.SAME),
    ("45 ordinal|president", "44 ordinal|president", Relation.CONFLICT),
    ("2 ordinal|term", "3 ordinal|visit", Relation.UNRELATED),
    ("17 age", "17 age", Relation.SAME),
    ("17 age", "18 age", Relation.CONFLICT),
    ("30..39 age", "34 age", Relation.COMPATIBLE),
    ("30..39 age", "41 age", Relation.CONFLICT),
    ("3 hour", "4 hour", Relation.CONFLICT),
    ("24 hour", "1 day", Relation.COMPATIBLE),
    ("3 day", "2 hour", Relation.UNRELATED),
    ("18 month", "1.5~0.5 year", Relation.COMPATIBLE),
    ("60 mile", "97 kilometre", Relation.COMPATIBLE),
    ("60 mile", "30 kilometre", Relation.CONFLICT),
    ("60 mile", "30 foot", Relation.UNRELATED),
    ("100 hectare", "247 acre", Relation.COMPATIBLE),
    ("100 hectare", "100 acre", Relation.CONFLICT),
    ("3 ton", "300 kilogram", Relation.CONFLICT),
    ("41 degree_celsius", "106 degree_fahrenheit", Relation.COMPATIBLE),
    ("41 degree_celsius", "98 degree_fahrenheit", Relation.CONFLICT),
    ("3 hour", "3 mile", Relation.UNRELATED),
    ("100 kilometre", "95 kilometre", Relation.COMPATIBLE),
    ("at-least 12 |person", "at-least 15 |person", Relation.CONFLICT),
    ("at-least 12 |person", "at-least 20 |person", Relation.COMPATIBLE),
    ("over 12 |person", "over 15 |person", Relation.COMPATIBLE),
    ("at-least 12 |person", "15 |person", Relation.COMPATIBLE),
    ("under 12 |nation", "at-least 30 |country", Relation.CONFLICT),
]
"""Pairs of quantities, written as ``read`` takes them, with how they relate."""

KINDS = {
    "about": Comparator.ABOUT,
    "at-least": Comparator.AT_LEAST,
    "at-most": Comparator.AT_MOST,
    "over": Comparator.MORE_THAN,
    "under": Comparator.LESS_THAN,
}


def read(text: str) -> Quantity:
    """A quantity from "[comparator] low[..high][~step] unit|noun"; a measure's noun is its unit."""
    words = text.split()
    kind = KINDS.get(words[0], Comparator.EXACT)
    number, counted = words[-2:]
    value, _, step = number.partition("~")
    low, _, high = value.partition("..")
    unit, _, noun = counted.replace("_", " ").partition("|")
    if high and unit != "score":
        kind = Comparator.RANGE
    if not noun and unit in ("hour", "day", "month", "year", "mile", "kilometre"):
        noun = unit
    return Quantity(text, 0, len(text), float(low), float(high or low), unit, noun, kind, float(step or 1))


@pytest.mark.parametrize(("left", "right", "relation"), EXAMPLES)
def test_relation(left: str, right: str, relation: Relation) -> None:
    assert compare_quantities(read(left), read(right)) is relation


@pytest.mark.parametrize(("left", "right", "relation"), EXAMPLES)
def test_relation_is_symmetric(left: str, right: str, relation: Relation) -> None:
    assert compare_quantities(read(right), read(left)) is relation


@pytest.mark.parametrize("text", sorted({text for row in EXAMPLES for text in row[:2]}))
def test_quantity_agrees_with_itself(text: str) -> None:
    assert compare_quantities(read(text), read(text)) is Relation.SAME
