"""All formats: golden files, the same bytes again, hostile words, empty and large reports.

The golden files are written by UPDATE_GOLDEN=1, as in test_golden.py.
"""

import os
import re

import pytest

from checker.domain import Report
from checker.report import FORMATS, SUFFIXES, Format, View, by_name

from .machines import hostile, large, reviewed
from .samples import CASES, GOLDEN, load

ENDINGS = {
    "jsonl": "jsonl",
    "sarif": "sarif",
    "junit": "junit.xml",
    "github": "github.txt",
    "gitlab": "gitlab.txt",
    "markdown": "md",
    "csv": "csv",
}
VIEW = View(base="articles")
EVERY = pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)


def rendered(format: Format, report: Report, view: View = VIEW) -> str:
    text = format.render(report, view)
    text.encode("utf-8", "strict" if format.name in {*ENDINGS, "json"} else "backslashreplace")
    return text


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("case", [*CASES, "reviewed"])
def test_golden(case: str, name: str) -> None:
    report = reviewed() if case == "reviewed" else load(case)
    written = by_name(name).render(report, VIEW).encode("utf-8")  # line ends count, in tables
    path = GOLDEN / f"{case}.{ENDINGS[name]}"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(written)
    assert path.read_bytes() == written


@EVERY
def test_the_same_report_gives_the_same_bytes(format: Format) -> None:
    assert rendered(format, hostile(reviewed())) == rendered(format, hostile(reviewed()))


@EVERY
@pytest.mark.parametrize("case", ["reviewed", "gate"])
def test_hostile_words_bring_no_controls_and_no_halves_of_characters(format: Format, case: str) -> None:
    text = rendered(format, hostile(reviewed() if case == "reviewed" else load(case)))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", text)
    assert not re.search("[\u2028-\u202e\u2066-\u2069]", text)


@EVERY
def test_an_empty_report_is_one_all_the_same(format: Format) -> None:
    assert rendered(format, Report("1", "m", 0, 0, 0)).endswith("\n")


@pytest.mark.parametrize("name", ENDINGS)
def test_five_thousand_findings_take_bearable_room(name: str) -> None:
    assert len(by_name(name).render(large(5_000), VIEW)) < 40_000_000


def test_every_ending_names_a_format_and_every_format_for_files_has_one() -> None:
    names = {format.name for format in FORMATS}
    assert names - {"github", "gitlab"} <= set(SUFFIXES.values())
    assert set(SUFFIXES.values()) <= names | {"html"}
