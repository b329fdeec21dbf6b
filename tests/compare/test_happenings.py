"""Which times may be of one happening."""

from dataclasses import replace

import pytest

from checker.compare.happenings import same_happening
from checker.domain import TimeSpan
from tests.decide.samples import claim

EXAMPLES = [
    ("sign", "sign", True),
    ("sign", "open", False),
    ("release", "publish", True),
    ("elect", "vote", True),
    ("say", "say", False),
    ("spend", "spend", False),
    ("", "", False),
    ("leave Brandt", "depart Brandt", True),
    ("leave Brandt", "depart Moussa", False),
    ("leave Brandt", "depart", True),
    ("leave Brandt", "resign Brandt", False),
    ("leave she", "leave he", False),
    ("leave he", "depart he", True),
]
"""Verbs, each with whose doing it is, and whether they may be of one happening."""


def read(text: str) -> TimeSpan:
    verb, _, who = text.partition(" ")
    return TimeSpan("Monday", 0, 6, None, None, "day", verb=verb, who=who)


@pytest.mark.parametrize(("one", "other", "same"), EXAMPLES)
def test_same_happening(one: str, other: str, same: bool) -> None:
    left, right = claim("a.md"), claim("b.md")
    assert same_happening(left, right, read(one), read(other)) is same
    assert same_happening(right, left, read(other), read(one)) is same


@pytest.mark.parametrize(
    ("before", "same"), [((), True), (("otto brandt", "mara lund"), True), (("mara lund",), False)]
)
def test_he_is_nobody_whom_nobody_named(before: tuple[str, ...], same: bool) -> None:
    """``before`` are the names in the sentences before his."""
    left, right = claim("a.md"), replace(claim("b.md"), context=before)
    assert same_happening(left, right, read("sentence brandt"), read("sentence he")) is same
    assert same_happening(right, left, read("sentence he"), read("sentence brandt")) is same
