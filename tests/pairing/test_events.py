"""Look-alike events are told apart, the more surely the larger the corpus."""

from dataclasses import replace

import numpy as np
import pytest

from checker.domain import Comparator, Entity, Quantity
from checker.pairing import events
from checker.pairing.weighting import word_vectors

from .samples import claim

DAY = 735_000
NOTHING = events.Told()
EVERYWHERE = ["chicago", "police", "hospital"]


def probability(
    one: list[str],
    other: list[str],
    others: int,
    days: int | None = 0,
    relatedness: float = 0.6,
    told: tuple[events.Told, events.Told] = (NOTHING, NOTHING),
) -> float:
    """How probable it is that two articles tell one event, beside others with names of their own."""
    rest = [[*EVERYWHERE, f"street{n}", f"victim{n}"] for n in range(others)]
    names = word_vectors([one, other, *rest])
    published = np.array([DAY, 0 if days is None else DAY + days, *[DAY] * others])
    left, right = np.array([0]), np.array([1])
    everybody = [*told, *[NOTHING] * others]
    found = events.evidence(left, right, np.array([relatedness]), published, names, everybody)
    return float(events.probability(found)[0])


ONE, AGAIN = [*EVERYWHERE, "torri", "yates"], [*EVERYWHERE, "torri", "ridgeland"]
ALIKE = [*EVERYWHERE, "gardner", "wabash"]


def test_a_rare_name_that_both_have_speaks_for_one_event() -> None:
    assert probability(ONE, AGAIN, 400) > events.LEAST > probability(ONE, ALIKE, 400)


def test_in_a_small_corpus_every_name_is_rare() -> None:
    assert probability(ONE, ALIKE, 4) > events.LEAST


def test_the_more_articles_have_the_name_the_less_it_tells() -> None:
    by_size = [probability(ONE, ALIKE, others) for others in (2, 8, 32, 128, 512)]
    assert by_size == sorted(by_size, reverse=True)


def test_days_and_a_missing_date_speak_against_one_event() -> None:
    same, week, month, unknown = (probability(ONE, AGAIN, 100, days) for days in (0, 7, 30, None))
    assert same > week > month
    assert unknown < probability(ONE, AGAIN, 100, 3)
    assert probability(ONE, AGAIN, 100, -7) == week


def test_articles_without_a_shared_name() -> None:
    assert probability(["torri"], ["gardner"], 400) < probability(ONE, ALIKE, 400) + 1e-9


@pytest.mark.parametrize("relatedness", [0.45, 1.2])
def test_relatedness_counts(relatedness: float) -> None:
    usual = probability(ONE, AGAIN, 100)
    assert (probability(ONE, AGAIN, 100, relatedness=relatedness) > usual) is (relatedness > 0.6)


def of_ages(*ages: float) -> events.Told:
    return events.Told(ages=frozenset(ages))


def at(*places: str) -> events.Told:
    return events.Told(places=frozenset(places))


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ((of_ages(19, 34), of_ages(27)), True),
        ((of_ages(19, 34), of_ages(34)), False),
        ((of_ages(19), NOTHING), False),
        ((at("lagos"), at("oslo")), True),
        ((at("lagos", "nigeria"), at("nigeria")), False),
        ((at("lagos"), NOTHING), False),
    ],
)
def test_ages_and_places_of_which_none_is_shared_speak_against_one_event(
    told: tuple[events.Told, events.Told], counts: bool
) -> None:
    assert (probability(ONE, AGAIN, 100, told=told) < probability(ONE, AGAIN, 100)) is counts


def test_what_an_article_tells_is_its_ages_and_the_places_that_it_begins_with() -> None:
    age = Quantity("34", 0, 2, 34.0, 34.0, "age", "", Comparator.EXACT, 1.0)
    place = replace(
        claim("a.md", 0, "She lives in Lagos."),
        quantities=(age,),
        entities=(Entity("Lagos", 13, 18, "GPE", "lagos"),),
    )
    later = replace(claim("a.md", 9, "He lives in Oslo."), entities=(Entity("Oslo", 12, 16, "GPE", "oslo"),))
    told = events.told_by([place, *[claim("a.md", n, "More.") for n in range(1, 9)], later])
    assert told == events.Told(frozenset({34.0}), frozenset({"lagos"}))
