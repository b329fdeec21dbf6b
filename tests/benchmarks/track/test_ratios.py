"""Ratios of two revisions, and when one counts as slower."""

import pytest

from benchmarks.track.ratios import compare, told

NAME = "store: test_save_claims"


def _rounds(*seconds: float) -> list[dict[str, float]]:
    return [{NAME: each} for each in seconds]


@pytest.mark.parametrize(
    ("base", "head", "slower", "faster"),
    [
        pytest.param((1, 1, 1), (1.3, 1.25, 1.5), True, False, id="slower in every round"),
        pytest.param((1, 1, 1), (1.3, 1.1, 9.0), False, False, id="slower but in one round"),
        pytest.param((1, 1, 1), (1.2, 1.2, 1.2), False, False, id="slower by just the threshold"),
        pytest.param((1, 2, 4), (1.3, 2.6, 5.2), True, False, id="the machine slows down, the ratio stays"),
        pytest.param((1, 2, 4), (1, 2, 4), False, False, id="the same while the machine slows down"),
        pytest.param((1, 1, 1), (0.5, 0.8, 0.6), False, True, id="faster in every round"),
        pytest.param((1, 1, 1), (0.5, 0.9, 0.6), False, False, id="faster but in one round"),
    ],
)
def test_verdict(base: tuple[float, ...], head: tuple[float, ...], slower: bool, faster: bool) -> None:
    (found,) = compare(_rounds(*base), _rounds(*head))
    assert found.slower(0.2) is slower
    assert found.faster(0.2) is faster


def test_ratios_are_of_rounds_that_were_measured_together() -> None:
    (found,) = compare(_rounds(1, 2, 4), _rounds(2, 2, 2))
    assert found.ratios == (2.0, 1.0, 0.5)
    assert (found.ratio, found.base, found.head) == (1.0, 2, 2)


def test_what_one_revision_lacks_is_left_out() -> None:
    base = [{"old": 1.0, "both": 1.0}, {"old": 1.0, "both": 2.0}]
    head = [{"new": 1.0, "both": 3.0}, {"new": 1.0, "both": 4.0}]
    assert [each.name for each in compare(base, head)] == ["both"]


@pytest.mark.parametrize("head", [[], _rounds(1, 2)])
def test_rounds_have_to_go_in_pairs(head: list[dict[str, float]]) -> None:
    with pytest.raises(ValueError, match="do not go in pairs"):
        compare(_rounds(1), head)


def test_table_tells_ratio_spread_and_verdict() -> None:
    text = told(compare(_rounds(1, 1, 1), _rounds(1.4, 1.3, 1.5)), 0.2)
    assert text.splitlines()[1].split() == [
        *(NAME.split()),
        *("1.0000", "s", "1.4000", "s", "1.40", "1.30", "to", "1.50", "SLOWER"),
    ]
    assert "SLOWER" not in told(compare(_rounds(1, 1), _rounds(1.4, 1.1)), 0.2)
