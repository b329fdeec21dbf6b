"""What the golden files cannot show: colours, order and widths."""

import re
from dataclasses import replace

import pytest

from checker.domain import Report
from checker.report import View, by_name

from .samples import load


def text(report: Report, width: int = 100, colour: bool = False) -> str:
    return by_name("text").render(report, View(width, colour))


def test_conflicting_words_are_underlined_where_there_is_colour_and_in_brackets_elsewhere() -> None:
    coloured = text(load("mixed"), colour=True)
    assert re.search(r"\x1b\[1;4(;\d+)?mTwelve people\x1b", coloured)
    assert "[Twelve people]" not in coloured
    assert "[Twelve people]" in text(load("mixed"))


def test_without_colour_no_code_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in text(load("mixed"))


def test_findings_go_by_kind_and_then_confidence_however_they_come() -> None:
    report = load("mixed")
    turned = replace(report, findings=report.findings[::-1])
    assert text(turned) == text(report)
    assert re.findall(r"^([A-Z]{3}\d{3}) ", text(report), re.M) == ["NUM001", "DAT001", "DIS001", "UPD001"]


@pytest.mark.parametrize(("width", "beside"), [(89, False), (90, True), (300, True)])
def test_sides_stand_beside_one_another_where_there_is_room(width: int, beside: bool) -> None:
    lines = text(load("mixed"), width).splitlines()
    assert any("12 people" in line and "19 people" in line for line in lines) is beside


@pytest.mark.parametrize("width", [20, 40, 89, 90, 120, 121, 1000])
def test_no_line_is_wider_than_the_view_or_than_eyes_follow(width: int) -> None:
    assert max(map(len, text(load("mixed"), width).splitlines())) <= min(width, 120)


def test_three_sides_share_a_row_where_they_fit() -> None:
    lines = text(load("mixed"), 120).splitlines()
    assert any("dead" in line and "alive" in line and "undecided" in line for line in lines)


def test_lines_have_no_spaces_at_their_end() -> None:
    assert not re.search(r" $", text(load("mixed")), re.M)
