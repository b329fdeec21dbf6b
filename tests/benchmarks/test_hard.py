"""The hard cases are what they should be, and no fewer are decided rightly than were."""

import json
from collections import Counter

import pytest

from benchmarks.quality.hard import REACHED, SILENT, Case, decide, figures, read_cases

CASES = read_cases()
SLACK = 2
"""Cases that processors' number formats may tip over, by file."""


def test_there_are_enough_of_both_sorts_and_none_twice() -> None:
    by_sort = Counter(case.truth in SILENT for case in CASES)
    assert len(CASES) >= 300
    assert min(by_sort.values()) >= 120
    assert len({(case.left, case.right) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_is_two_sentences(case: Case) -> None:
    for text in (case.left, case.right):
        assert text == text.strip()
        assert 4 <= len(text.split()) <= 70
    assert case.left != case.right


@pytest.fixture(scope="module")
def reached_now() -> dict[str, dict[str, int]]:
    return figures(CASES, decide(CASES))


@pytest.mark.parametrize("name", sorted({case.name.split()[0] for case in CASES} | {"all"}))
def test_no_worse_than_before(name: str, reached_now: dict[str, dict[str, int]]) -> None:
    """After a change for the better, ``python -m benchmarks.quality.hard --write`` raises the bar."""
    before = json.loads(REACHED.read_text(encoding="utf-8"))[name]
    now = reached_now[name]
    assert now["right"] >= before["right"] - SLACK
    assert now["wrong"] <= before["wrong"] + SLACK


def test_figures_count_kinds_and_look_alikes() -> None:
    day = CASES[0].published
    cases = [
        Case(f"x {n}", "a", "b", day, truth) for n, truth in enumerate(("update", "dispute", "unrelated"))
    ]
    assert figures(cases, ["update", "contradiction", "update"])["x"] == {
        "conflicts": 2,
        "right": 1,
        "silent": 1,
        "wrong": 1,
    }
