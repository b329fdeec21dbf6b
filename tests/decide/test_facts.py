"""Conflicting pairs become facts with two sides."""

import random

import pytest

from checker.decide.facts import Conflict, Fact, gather_facts
from checker.domain import Claim, FactType, Kind
from checker.rules import Difference

from .samples import claim, conflict, counted


def sides(fact: Fact) -> set[frozenset[str]]:
    """The articles on each side."""
    return {frozenset(p for (p, _), side in fact.sides.items() if side == s) for s in (0, 1)}


def split(text: str) -> set[frozenset[str]]:
    return {frozenset(side.split()) for side in text.split("|")}


EXAMPLES = [
    # name, conflicts, the sides of each fact
    ("one pair", [conflict("a", "b")], ["a | b"]),
    ("one against two", [conflict("a", "b"), conflict("a", "c")], ["a | b c"]),
    ("two against two", [conflict("a", "c"), conflict("a", "d"), conflict("b", "c")], ["a b | c d"]),
    ("a chain", [conflict("a", "b"), conflict("b", "c"), conflict("c", "d")], ["a c | b d"]),
    (
        "a square",
        [conflict("a", "b"), conflict("b", "c"), conflict("c", "d"), conflict("a", "d")],
        ["a c | b d"],
    ),
    ("nothing shared", [conflict("a", "b"), conflict("c", "d")], ["a | b", "c | d"]),
    ("of two kinds", [conflict("a", "b"), conflict("a", "c", kind=Kind.UPDATE)], ["a | b", "a | c"]),
    ("of two types", [conflict("a", "b"), conflict("a", "c", type=FactType.DATE)], ["a | b", "a | c"]),
    (
        "other words of the shared claim",
        [conflict("a", "b", spans=((0, 3), (0, 3))), conflict("a", "c", spans=((9, 12), (0, 3)))],
        ["a | b", "a | c"],
    ),
    (
        "words that touch but do not overlap",
        [conflict("a", "b", spans=((0, 3), (0, 3))), conflict("a", "c", spans=((3, 6), (0, 3)))],
        ["a | b", "a | c"],
    ),
    (
        "words that overlap",
        [conflict("a", "b", spans=((0, 4), (0, 3))), conflict("a", "c", spans=((3, 6), (0, 3)))],
        ["a | b c"],
    ),
    (
        "the shared claim on the right of one pair and on the left of the other",
        [conflict("a", "b", spans=((0, 3), (5, 9))), conflict("b", "c", spans=((5, 9), (0, 3)))],
        ["a c | b"],
    ),
    ("words unknown", [conflict("a", "b", spans=None), conflict("a", "c", spans=None)], ["a | b c"]),
    ("words unknown of one", [conflict("a", "b"), conflict("a", "c", spans=None)], ["a | b c"]),
]


@pytest.mark.parametrize(("_name", "conflicts", "expected"), EXAMPLES, ids=[name for name, *_ in EXAMPLES])
def test_facts(_name: str, conflicts: list[Conflict], expected: list[str]) -> None:
    facts = gather_facts(conflicts)
    assert sorted(map(str, (sorted(map(sorted, sides(f))) for f in facts))) == sorted(
        map(str, (sorted(map(sorted, split(text))) for text in expected))
    )
    assert sum(len(fact.conflicts) for fact in facts) == len(conflicts)


def test_nothing_conflicts() -> None:
    assert gather_facts([]) == []


def test_a_pair_that_fits_neither_side_is_left_out() -> None:
    """Three claims that all differ cannot stand on two sides; the least sure pair gives way."""
    (fact,) = gather_facts([conflict("a", "b", 0.7), conflict("b", "c", 0.9), conflict("a", "c", 0.8)])
    assert sides(fact) == split("a b | c")
    assert [c.confidence for c in fact.conflicts] == [0.9, 0.8]


def test_an_odd_cycle_of_five() -> None:
    pairs = [("a", "b", 0.9), ("b", "c", 0.8), ("c", "d", 0.7), ("d", "e", 0.6), ("a", "e", 0.5)]
    (fact,) = gather_facts([conflict(*given) for given in pairs])
    assert sides(fact) == split("a c e | b d")
    assert [c.confidence for c in fact.conflicts] == [0.9, 0.8, 0.7, 0.6]


def test_every_conflict_kept_lies_across() -> None:
    chance = random.Random(3)
    names = [f"{n:02}" for n in range(12)]
    pairs = {tuple(sorted(chance.sample(names, 2))) for _ in range(30)}
    for fact in gather_facts([conflict(*both, round(chance.random(), 2)) for both in pairs]):
        assert all(fact.sides[c.left.key] != fact.sides[c.right.key] for c in fact.conflicts)
        assert {key for c in fact.conflicts for key in (c.left.key, c.right.key)} == fact.sides.keys()


def test_the_surest_come_first() -> None:
    facts = gather_facts([conflict("a", "b", 0.6), conflict("c", "d", 0.8), conflict("a", "e", 0.9)])
    assert [[c.confidence for c in fact.conflicts] for fact in facts] == [[0.9, 0.6], [0.8]]


@pytest.mark.parametrize("seed", range(8))
def test_the_order_given_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    names = [f"{n:02}" for n in range(10)]
    pairs = sorted({tuple(sorted(chance.sample(names, 2))) for _ in range(20)})
    given = [conflict(*both, chance.choice((0.6, 0.7, 0.8))) for both in pairs]
    expected = gather_facts(given)
    chance.shuffle(given)
    assert gather_facts(given) == expected


def named(one: Claim, other: Claim, names: tuple[str, str], **more: FactType) -> Conflict:
    """Two names that conflict in two claims."""
    return Conflict(
        one,
        other,
        Kind.CONTRADICTION,
        more.get("type", FactType.NAME),
        0.9,
        Difference((0, 4), (0, 4), *names),
    )


def test_one_pair_of_names_in_several_sentences_is_one_fact() -> None:
    first = named(claim("a", 0), claim("b", 0), ("Jacob Lew", "Timothy F. Geithner"))
    again = named(claim("a", 3), claim("b", 5), ("Geithner", "Lew"))
    third = named(claim("a", 4), claim("c", 1), ("Lew", "Mr. Geithner"))
    (fact,) = gather_facts([first, again, third])
    assert len(fact.conflicts) == 3
    assert fact.sides["a", 0] == fact.sides["b", 5] == fact.sides["a", 4]
    assert fact.sides["b", 0] == fact.sides["a", 3] == fact.sides["c", 1] != fact.sides["a", 0]


def test_the_same_names_in_other_articles_are_another_fact() -> None:
    names = ("Jacob Lew", "Timothy Geithner")
    assert (
        len(gather_facts([named(claim("a"), claim("b"), names), named(claim("c"), claim("d"), names)])) == 2
    )


def test_other_names_are_another_fact() -> None:
    one = named(claim("a", 0), claim("b", 0), ("Jacob Lew", "Timothy Geithner"))
    other = named(claim("a", 3), claim("b", 5), ("Jacob Lew", "Henry Paulson"))
    assert len(gather_facts([one, other])) == 2


def test_a_place_is_known_by_all_of_its_words() -> None:
    one = named(claim("a", 0), claim("b", 0), ("New York", "New Haven"), type=FactType.PLACE)
    same = named(claim("a", 3), claim("b", 5), ("New York", "New Haven"), type=FactType.PLACE)
    other = named(claim("a", 6), claim("b", 7), ("York", "Haven"), type=FactType.PLACE)
    assert [len(fact.conflicts) for fact in gather_facts([one, same, other])] == [2, 1]


def test_the_same_numbers_of_other_things_are_another_fact() -> None:
    def numbered(noun: str, position: int) -> Conflict:
        left, right = counted("a", 2, noun, position), counted("b", 3, noun, position)
        return Conflict(
            left, right, Kind.CONTRADICTION, FactType.NUMBER, 0.9, Difference((7, 8), (7, 8), "2", "3")
        )

    facts = gather_facts([numbered("cow", 0), numbered("cow", 3), numbered("horse", 5)])
    assert sorted(len(fact.conflicts) for fact in facts) == [1, 2]


def test_words_without_a_value_join_nothing() -> None:
    one = named(claim("a", 0), claim("b", 0), ("sell", "leave"), type=FactType.QUOTE)
    other = named(claim("a", 3), claim("b", 5), ("sell", "leave"), type=FactType.QUOTE)
    assert len(gather_facts([one, other])) == 2
