"""What articles hold is shown, never obeyed."""

import dataclasses
import json
import re
from dataclasses import replace

import pytest

from checker.domain import BaselineEntry, Citation, Finding, Report, Side, Skipped, Suppression
from checker.report import View, by_name
from checker.report.plain import marked, pieces, plain

from .samples import load

EXAMPLES = [
    ("plain words", "plain words"),
    ("  two\n lines\tand\r\nmore ", "two lines and more"),
    ("\x1b[31mred\x1b[0m", "red"),
    ("\x1b[2J\x1b[Hcleared", "cleared"),
    ("\x9b31mred", "red"),
    ("\x1b]0;a title\x07shown", "shown"),
    ("\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
    ("\x1b]0;never ended", "0;never ended"),
    ("\x1bPq data\x1b\\after", "after"),
    ("a\x08b\x00c\x7fd", "abcd"),
    ("gain \u202e000,1\u202c", "gain 000,1"),
    ("\u2066isolated\u2069 \u200emarks\u200f", "isolated marks"),
    ("soft\u00adhyphen, zero\u200bwidth, \ufeffmark", "softhyphen, zerowidth, mark"),
    ("half \ud83d of a pair", "half of a pair"),
    ("tag\U000e0041s", "tags"),
    ("नमस्ते 👩\u200d🚒 café", "नमस्ते 👩\u200d🚒 café"),
    ("[bold]not markup[/bold] :smile:", "[bold]not markup[/bold] :smile:"),
    ("line\u2028separator", "line separator"),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_spans_stay_on_their_words_when_others_are_cut_out() -> None:
    text = "\x1b[1mAbout\x1b[0m  12 \u202epeople\n were hurt"
    start, end = text.index("12"), text.index("people") + len("people")
    assert pieces(text, ((start, end),)) == [("About ", False), ("12 people", True), (" were hurt", False)]


@pytest.mark.parametrize("span", [(-5, 3), (2, 900), (4, 1), (50, 60)])
def test_spans_out_of_bounds_are_cut(span: tuple[int, int]) -> None:
    assert "".join(character for character, _ in marked("a few words", (span,))) == "a few words"


def test_long_runs_of_escapes_take_no_time() -> None:
    assert plain("\x1b]" * 50_000 + "end").endswith("end")


def hostile(value: object) -> object:
    """Put an attack into every string of a value."""
    attack = "\x1b]0;owned\x07\x1b[31m[red]\u202e\x08"
    if type(value) is str:
        return value + attack
    if isinstance(value, tuple):
        return tuple(hostile(item) for item in value)
    if isinstance(value, Finding | Side | Citation | Skipped | Report | Suppression | BaselineEntry):
        changed = {field.name: hostile(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return replace(value, **changed)
    return value


@pytest.mark.parametrize("case", ["mixed", "gate"])
@pytest.mark.parametrize("colour", [False, True])
def test_no_string_of_a_report_reaches_the_terminal_raw(colour: bool, case: str) -> None:
    report = hostile(load(case))
    assert isinstance(report, Report)
    text = by_name("text").render(report, View(colour=colour, detail=True))
    own = re.sub(r"\x1b\[[0-9;]*m", "", text) if colour else text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", own)
    assert "[red]" in own
    assert "owned" not in own


def test_json_keeps_everything_and_stays_json() -> None:
    report = hostile(load("one"))
    assert isinstance(report, Report)
    text = by_name("json").render(report, View())
    assert json.loads(text)["findings"][0]["message"] == report.findings[0].message
    assert "\x1b" not in text
