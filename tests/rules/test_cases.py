"""Every rule on the pairs of sentences in ``cases``."""

import pytest

from checker.domain import Claim
from checker.rules import TYPED, Comparison

from .conftest import CASES, Case

RULES = {rule.code: rule for rule in TYPED}
Claims = dict[str, tuple[Claim, ...]]
each_case = pytest.mark.parametrize("case", CASES, ids=[f"{case.code}-{case.name}" for case in CASES])


def values(comparison: Comparison) -> list[tuple[str, str]]:
    return [(difference.left_value, difference.right_value) for difference in comparison.differences]


def compare(case: Case, claims: Claims, mirrored: bool = False) -> Comparison:
    (left,), (right,) = claims[case.left.path], claims[case.right.path]
    return RULES[case.code].compare(*((right, left) if mirrored else (left, right)))


@each_case
def test_the_rule_finds_what_the_case_says(case: Case, claims: Claims) -> None:
    found = values(compare(case, claims))
    if case.differs is None:
        assert found == []
    else:
        assert case.differs in found


@each_case
def test_the_other_way_round_it_finds_the_same(case: Case, claims: Claims) -> None:
    there, back = values(compare(case, claims)), values(compare(case, claims, mirrored=True))
    assert sorted(back) == sorted((right, left) for left, right in there)


@each_case
def test_the_words_are_those_of_the_sentences(case: Case, claims: Claims) -> None:
    """(0, 0) stands for no words in particular."""
    (left,), (right,) = claims[case.left.path], claims[case.right.path]
    for difference in compare(case, claims).differences:
        for claim, span, value in (
            (left, difference.left, difference.left_value),
            (right, difference.right, difference.right_value),
        ):
            assert value
            if span != (0, 0):
                assert claim.text[slice(*span)] == value


@each_case
def test_a_sentence_does_not_differ_from_itself(case: Case, claims: Claims) -> None:
    for article in (case.left, case.right):
        (claim,) = claims[article.path]
        assert RULES[case.code].compare(claim, claim).differences == ()
