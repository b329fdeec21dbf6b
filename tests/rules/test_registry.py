"""What every rule must have: a code of its own, words about itself, and cases."""

import re
from collections import Counter

import pytest

from checker.domain import Claim, FactType, Kind
from checker.rules import BY_TYPE, DISPUTE, NOTHING, RULES, TYPED, UPDATE, Rule, code_of

from .conftest import CASES

LEAST = 3
"""Cases in which a rule finds something, and as many in which it must not."""
WITH_CASES = [rule for rule in TYPED if rule.code != "OTH001"]
each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


@each_rule
def test_a_rule_tells_what_it_does(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.name)
    assert rule.summary.endswith(".")
    assert "\n" not in rule.summary
    assert len(rule.documentation) > 150
    assert rule.documentation.rstrip().endswith(".")


@pytest.mark.parametrize("rule", TYPED, ids=[rule.code for rule in TYPED])
def test_the_docstring_of_a_rule_begins_with_one_sentence(rule: Rule) -> None:
    title, empty, _ = rule.documentation.split("\n", 2)
    assert title.endswith(".")
    assert empty == ""


def test_codes_and_names_are_unique() -> None:
    for values in ([rule.code for rule in RULES], [rule.name for rule in RULES]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_every_type_has_one_rule() -> None:
    assert Counter(rule.type for rule in TYPED) == Counter(FactType)
    assert set(BY_TYPE) == set(FactType)


@pytest.mark.parametrize("type_", list(FactType))
def test_the_code_says_the_kind_and_else_the_type(type_: FactType) -> None:
    assert code_of(Kind.CONTRADICTION, type_) == BY_TYPE[type_].code
    assert code_of(Kind.UPDATE, type_) == UPDATE.code
    assert code_of(Kind.DISPUTE, type_) == DISPUTE.code


@pytest.mark.parametrize("rule", WITH_CASES, ids=[rule.code for rule in WITH_CASES])
def test_a_rule_has_cases_of_both_sorts(rule: Rule) -> None:
    found = Counter(case.differs is not None for case in CASES if case.code == rule.code)
    assert found[True] >= LEAST
    assert found[False] >= LEAST


def test_every_case_is_of_a_rule() -> None:
    assert {case.code for case in CASES} == {rule.code for rule in WITH_CASES}


@each_rule
def test_a_rule_finds_nothing_in_empty_claims(rule: Rule) -> None:
    empty, plain = (Claim(path, 0, text, 0, len(text), 1) for path, text in (("a", ""), ("b", "It rained.")))
    for left, right in ((empty, empty), (empty, plain), (plain, empty), (plain, plain)):
        assert rule.compare(left, right) == NOTHING
