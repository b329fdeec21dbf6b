"""What the rest of two articles says of a pair of their claims."""

from dataclasses import replace

import pytest

from checker.decide.context import ALONE, Context
from checker.decide.evidence import weigh
from checker.domain import CandidatePair, Claim, FactType
from checker.rules import Comparison

from .samples import article, claim, comparisons, counted, difference, pair


def near(one: Claim, other: Claim, similarity: float) -> CandidatePair:
    return replace(pair(one, other), similarity=similarity)


A0, A1, B0, B1, B2, C0 = claim("a"), claim("a", 1), claim("b"), claim("b", 1), claim("b", 2), claim("c")
NOTHING: dict[FactType, Comparison] = comparisons()
PLACES = [
    # similarities of A0 and B0 with others, features of A0-B0 at 0.7
    ([], (0.0, 2.0, 0.0, 0.0)),
    ([near(A0, B1, 0.6), near(A1, B0, 0.5)], (1.0, 0.0, 0.1, 0.2)),
    ([near(A0, B1, 0.6)], (0.0, 1.0, 0.0, 0.1)),
    ([near(A0, B1, 0.8)], (0.0, 2.0, -0.1, 0.0)),
    ([near(A0, B1, 0.8), near(A1, B0, 0.9)], (0.0, 2.0, -0.2, -0.1)),
    ([near(A0, B1, 0.8), near(A0, B2, 0.9)], (0.0, 3.0, -0.2, 0.0)),
    ([near(A0, C0, 0.9)], (0.0, 2.0, 0.0, 0.0)),
    ([near(A1, B1, 0.9)], (0.0, 2.0, 0.0, 0.0)),
]


@pytest.mark.parametrize(("others", "expected"), PLACES)
def test_place_among_rivals(others: list[CandidatePair], expected: tuple[float, ...]) -> None:
    both = near(A0, B0, 0.7)
    found = Context([both, *others], {}).features(both, NOTHING)
    assert [found[name] for name in ("mutual", "rank", "margin", "best_margin")] == pytest.approx(expected)


TOLD = [
    # what else each article tells, whether a value is told elsewhere, whether both are
    ("Nine goats.", "Twelve goats.", 0.0, 0.0),
    ("Another 12 cows came.", "Nothing else.", 1.0, 0.0),
    ("Nothing else.", "The first 9 cows left.", 1.0, 0.0),
    ("Another 12 cows came.", "The first 9 cows left.", 1.0, 1.0),
    ("It cost 120 crowns, or 1,912 in all.", "In 1999 it was 0,95.", 0.0, 0.0),
]


@pytest.mark.parametrize(("ours", "theirs", "told", "both"), TOLD)
def test_values_told_elsewhere(ours: str, theirs: str, told: float, both: float) -> None:
    one, other = counted("a", 9), counted("b", 12)
    claims = {"a": [one, claim("a", 1, ours)], "b": [other, claim("b", 1, theirs)]}
    candidate = pair(one, other)
    found = weigh(candidate, article("a"), article("b"), Context([candidate], claims)).features
    assert (found["told"], found["both_told"]) == (told, both)


def test_a_difference_without_words_is_told_nowhere() -> None:
    one, other = claim("a", text="The dam burst."), claim("b", text="The dam did not burst.")
    negated = comparisons(negation=difference((0, 0), (8, 15)))
    found = Context([], {"a": [one], "b": [other]}).features(pair(one, other), negated)
    assert (found["told"], found["both_told"]) == (0.0, 0.0)


def test_alone_a_pair_has_won_nothing() -> None:
    found = ALONE.features(pair(A0, B0), NOTHING)
    assert (found["mutual"], found["rank"], found["margin"]) == (0.0, 2.0, 0.0)
