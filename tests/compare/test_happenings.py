"""Which times may be of one happening."""

import pytest

from checker.compare.happenings import same_happening
from checker.domain import TimeSpan

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
]
"""Verbs, each with whose doing it is, and whether they may be of one happening."""


def read(text: str) -> TimeSpan:
    verb, _, who = text.partition(" ")
    return TimeSpan("Monday", 0, 6, None, None, "day", verb=verb, who=who)


@pytest.mark.parametrize(("one", "other", "same"), EXAMPLES)
def test_same_happening(one: str, other: str, same: bool) -> None:
    assert same_happening(read(one), read(other)) is same
    assert same_happening(read(other), read(one)) is same
