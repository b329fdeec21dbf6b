"""Which articles are taken to report on one event."""

import random

import pytest

from checker.pairing.related import MOST_DAYS, MOST_RELATED

from .samples import Corpus, article, corpus

QUAKE = ["Rescuers in Ostrava pulled Marek Havel from the rubble.", "The quake shook Ostrava at dawn."]
SAME_QUAKE = ["In the rubble of Ostrava, Marek Havel was found alive.", "At dawn a quake shook Ostrava."]
REGATTA = ["The crew of Lucia Bondi won the race off Trieste.", "A calm held up the fleet near Trieste."]
STRIKE = ["Dockers in Antwerp walked out over pay.", "The union of Joris Claes wants talks in Antwerp."]
LOCAL = ["The council of Ghent met.", "A bridge in Leuven was closed."]
OTHERS = [(article("regatta"), REGATTA), (article("strike"), STRIKE), (article("local"), LOCAL)]


def names(told: Corpus) -> set[frozenset[str]]:
    paths = [item.path for item in told.articles]
    return {frozenset((paths[r.left], paths[r.right])) for r in told.related()}


def test_two_reports_of_one_event_are_related_and_no_others() -> None:
    told = corpus((article("one"), QUAKE), *OTHERS, (article("two", day=1), SAME_QUAKE))
    assert names(told) == {frozenset(("one", "two"))}


DAYS = [
    # days apart, or None for an article without a date; whether they are still related
    (0, True),
    (3, True),
    (10, True),
    (-10, True),
    (MOST_DAYS + 1, False),
    (-MOST_DAYS - 1, False),
    (5000, False),
    (None, True),
]


@pytest.mark.parametrize(("day", "expected"), DAYS)
def test_articles_far_apart_in_time_are_not_related(day: int | None, expected: bool) -> None:
    told = corpus((article("one"), QUAKE), (article("two", day=day), SAME_QUAKE), *OTHERS)
    assert (frozenset(("one", "two")) in names(told)) is expected


def test_two_articles_without_a_date_may_be_related() -> None:
    told = corpus((article("one", day=None), QUAKE), (article("two", day=None), SAME_QUAKE), *OTHERS)
    assert names(told) == {frozenset(("one", "two"))}


def test_more_is_asked_of_articles_further_apart() -> None:
    loose = ["A school in Ostrava reopened.", "Teachers came back to Ostrava after the winter."]
    found = [
        frozenset(("one", "two"))
        in names(corpus((article("one"), QUAKE), (article("two", day=day), loose), *OTHERS))
        for day in range(MOST_DAYS)
    ]
    assert found == sorted(found, reverse=True)


def test_copies_of_one_report_are_not_related() -> None:
    told = corpus((article("one", origin="wire"), QUAKE), (article("two", origin="wire"), QUAKE), *OTHERS)
    assert names(told) == set()


def test_articles_without_an_origin_are_no_copies_of_each_other() -> None:
    told = corpus((article("one"), QUAKE), (article("two"), QUAKE), *OTHERS)
    assert names(told) == {frozenset(("one", "two"))}


def test_the_title_counts() -> None:
    plain = ["It happened at dawn.", "Nobody had expected it."]
    bare = corpus((article("one"), QUAKE), (article("two"), plain), *OTHERS)
    titled = corpus(
        (article("one"), QUAKE),
        (article("two", title="The quake of Ostrava and Marek Havel"), plain),
        *OTHERS,
    )
    assert names(bare) == set()
    assert names(titled) == {frozenset(("one", "two"))}


def test_an_article_starts_no_more_relations_than_the_limit() -> None:
    count = 3 * MOST_RELATED
    told = corpus(*((article(f"{n:03}", day=n % 3), QUAKE) for n in range(count)), *OTHERS)
    relations = told.related()
    assert 0 < len(relations) <= count * MOST_RELATED
    assert max(relation.right for relation in relations) < count


def test_relations_are_sorted_left_before_right_and_always_the_same() -> None:
    told = corpus(*((article(f"{n:03}", day=n % 5), QUAKE) for n in range(40)), *OTHERS)
    relations = told.related()
    keys = [(relation.left, relation.right) for relation in relations]
    assert keys == sorted(set(keys))
    assert all(left < right for left, right in keys)
    assert told.related() == relations


def test_the_order_of_the_articles_does_not_matter() -> None:
    told = [(article("one"), QUAKE), *OTHERS, (article("two", day=1), SAME_QUAKE)]
    for seed in range(5):
        shuffled = random.Random(seed).sample(told, len(told))
        assert names(corpus(*shuffled)) == {frozenset(("one", "two"))}


def test_more_articles_than_fit_in_a_block() -> None:
    """The comparison goes block by block; pairs across the border of two blocks must not be lost."""
    told = corpus(
        *(
            (article(f"{n:04}-{side}", day=n // 4), [f"Town{n} greeted Person{n} and Guest{n} today."])
            for n in range(300)
            for side in "ab"
        )
    )
    expected = {frozenset((f"{n:04}-a", f"{n:04}-b")) for n in range(300)}
    assert names(told) == expected


def test_one_article_and_an_article_without_claims() -> None:
    assert corpus((article("one"), QUAKE)).related() == []
    assert names(corpus((article("one"), QUAKE), (article("two"), []), (article("three"), []))) == set()
