"""The numbers behind the pictures, and that they are drawn within their frames."""

from datetime import date, timedelta

import pytest

from checker.domain import Kind
from checker.report.html.pictures import MOST_OUTLETS, WIDTH, calibration, expected_right, matrix, over_time

from .samples import DAY, between, citation, finding, many


def test_outlets_are_counted_against_each_other() -> None:
    both = finding("3", ("9", [citation("a", "A"), citation("b", "B")]), ("10", [citation("c", "C")]))
    drawn = matrix([between("1", "A", "B"), between("2", "B", "A"), both])
    assert drawn is not None
    assert drawn.pairs == (("A", "B", 2), ("A", "C", 1), ("B", "C", 1))
    assert [label.text for label in drawn.rows] == ["A", "B", "C"]
    sized = {cell.names: cell.radius for cell in drawn.cells}
    assert sized["A", "B"] > sized["A", "C"] == sized["B", "C"] > sized["A", "A"] == 0


def test_a_pair_counts_once_a_finding_and_an_outlet_may_contradict_itself() -> None:
    often = finding("1", ("9", [citation("a", "A"), citation("a2", "A")]), ("10", [citation("b", "A")]))
    drawn = matrix([often])
    assert drawn is not None
    assert drawn.pairs == (("A", "A", 1),)


def test_only_contradictions_set_outlets_against_each_other() -> None:
    assert (
        matrix([between("1", "A", "B", kind=Kind.DISPUTE), between("2", "A", "B", kind=Kind.UPDATE)]) is None
    )
    assert matrix([]) is None


def test_of_many_outlets_those_with_most_are_drawn() -> None:
    findings = [between(str(n), f"outlet {n:02}", "Everyone's rival") for n in range(30)]
    drawn = matrix([*findings, between("x", "outlet 29", "Everyone's rival")])
    assert drawn is not None
    assert len(drawn.rows) == MOST_OUTLETS
    assert drawn.others == 31 - MOST_OUTLETS
    assert {"Everyone's rival", "outlet 29"} <= {label.text for label in drawn.rows}


def test_findings_are_counted_on_the_day_of_their_last_sentence() -> None:
    late = finding("1", ("9", [citation()]), ("10", [citation("b", published=DAY + timedelta(2))]))
    drawn = over_time([late, between("2", "a", "b"), between("3", "c", "d", kind=Kind.UPDATE)])
    assert drawn is not None
    assert drawn.rows == (("1 May 2024", "1", "0", "1"), ("3 May 2024", "1", "0", "0"))
    assert drawn.most == 2
    assert [label.text for label in drawn.labels] == ["1 May 2024", "3 May 2024"]


def test_findings_without_a_date_are_told() -> None:
    undated = finding("1", ("9", [citation(published=None)]), ("10", [citation("b", published=None)]))
    assert over_time([undated]) is None
    drawn = over_time([undated, between("2", "a", "b")])
    assert drawn is not None
    assert "1 of undated articles" in drawn.note


@pytest.mark.parametrize(
    ("days", "note", "bars"),
    [
        (0, "a day", 1),
        (20, "a day", 2),
        (200, "a week", 2),
        (700, "a month", 2),
        (9000, "a year", 2),
        (99_999, "for ", 2),
    ],
)
def test_longer_times_get_wider_bars(days: int, note: str, bars: int) -> None:
    later = finding("1", ("9", [citation()]), ("10", [citation("b", published=DAY + timedelta(days))]))
    drawn = over_time([later, between("2", "a", "b")])
    assert drawn is not None
    assert note in drawn.note
    assert len(drawn.rows) == bars
    assert sum(int(number) for row in drawn.rows for number in row[1:]) == 2


def test_the_sum_of_the_confidences_is_what_to_expect() -> None:
    findings = [between(str(n), "a", "b", confidence=c) for n, c in enumerate((0.5, 0.52, 0.99, 1.0))]
    assert expected_right(findings) == pytest.approx(3.01)
    drawn = calibration(findings)
    assert drawn is not None
    assert drawn.rows == (("50 to 55%", "2", "1.0"), ("95 to 100%", "2", "2.0"))
    assert calibration([]) is None


@pytest.mark.parametrize("least", [0.0, 0.07, 0.45, 0.95])
def test_every_finding_has_a_place_however_unsure(least: float) -> None:
    drawn = calibration([between("1", "a", "b", confidence=least), between("2", "a", "b", confidence=1.0)])
    assert drawn is not None
    assert sum(int(row[1]) for row in drawn.rows) == 2


def test_nothing_is_drawn_outside_of_the_frame() -> None:
    findings = many(300).findings
    for bars in (over_time(findings), calibration(findings)):
        assert bars is not None
        for block in bars.blocks:
            assert block.x >= 0
            assert block.x + block.width <= WIDTH
            assert block.y >= 14
            assert block.y + block.height <= 118.01
    drawn = matrix(findings)
    assert drawn is not None
    assert all(cell.x + 8 <= 150 + 17 * MOST_OUTLETS and cell.y + 8 <= drawn.height for cell in drawn.cells)


def test_dates_at_the_ends_of_the_calendar_do_no_harm() -> None:
    ends = finding("1", ("9", [citation(published=date.min)]), ("10", [citation("b", published=date.min)]))
    last = finding("2", ("9", [citation(published=date.max)]), ("10", [citation("b", published=date.max)]))
    assert over_time([ends, last]) is not None
    assert over_time([last]) is not None
