"""Hostile words, put everywhere in a report: in every format they show as text, and do nothing.

A format that is new needs a line in ``SHOWN``, which says what its readers get to see.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from io import StringIO

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from checker.domain import Claim, Report
from checker.explaining import Explanation
from checker.report import FORMATS, View, by_name
from checker.report.explanation import render_explanations
from checker.report.text import render_finding

from .machines import hostile, reviewed
from .samples import load

ATTACKS = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(2)>'\"--></style></title>]]>",
    "colours": "\x1b[31mred\x1b[0m \x9b32mgreen",
    "title of the terminal": "\x1b]0;owned\x07 \x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "controls": "bell\x07 back\x08\x08 nul\x00 shift\x0e del\x7f next\x85 page\x0c",
    "directions": "\u202egnp.exe\u202c \u2066isolated\u2069 \u200f\u061cmarks",
    "tags and halves": "tag\U000e0041 half\ud83d none\uffff",
    "formula": '=HYPERLINK("https://evil.example","click")',
    "sum": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1)",
    "tab before": "\t=1+1",
    "break before": "\r\n=1+1",
    "command of a runner": "\r\n::error file=a,line=1::owned%0A::warning::owned",
    "mention": "@owner #12 owner/repo#3 https://evil.example [link](http://evil.example) ![](x) `code` ```",
    "template": "{{ 7*7 }} {% raw %} ${{ github.token }} $(touch owned)",
}
ACTS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
REPORTS = {"mixed": load("mixed"), "reviewed": reviewed(), "gate": load("gate")}


class Words(HTMLParser):
    """The words of a page, and its elements with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(text: str) -> str:
    """A page runs the two scripts of its own; nothing else is made of markup or of an address."""
    read = Words(text)
    assert read.tags.count("script") == 2
    assert read.tags.count("style") == 1
    inert(read)
    return "".join(read.words)


def comment(text: str) -> str:
    read = Words(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    inert(read)
    assert "a" not in read.tags
    return "".join(read.words).replace("\u2060", "")


def inert(read: Words) -> None:
    assert not {"img", "iframe", "object", "embed", "base"} & set(read.tags)
    for name, value in read.attributes:
        assert not name.startswith("on")
        assert name != "src"
        assert name != "style" or re.fullmatch("text-align:(left|right)", value or "")  # of Markdown's tables
        assert not (value or "").strip().lower().startswith(("javascript:", "vbscript:"))


def table(text: str) -> str:
    cells = [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]
    assert len({len(row) for row in csv.reader(StringIO(text, newline=""))}) == 1
    return "\n".join(cells)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(key)
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def objects(text: str) -> str:
    return "\n".join(strings(json.loads(text)))


def lines_of_objects(text: str) -> str:
    return "\n".join(objects(line) for line in text.splitlines())


def markup(text: str) -> str:
    root = etree.fromstring(text.encode("utf-8"))
    return "\n".join([*root.itertext(), *(value for each in root.iter() for value in each.attrib.values())])


def commands(text: str) -> str:
    """Each line is a command of our own; what a message holds of another is part of a message."""
    assert all(re.match(r"::(error|warning|notice) (file|title)=", line) for line in text.splitlines())
    for escape, character in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


SHOWN: dict[str, Callable[[str], str]] = {
    "text": str,
    "html": page,
    "json": objects,
    "jsonl": lines_of_objects,
    "sarif": objects,
    "junit": markup,
    "github": commands,
    "gitlab": objects,
    "markdown": comment,
    "csv": table,
}
"""What is left of a format when whatever reads it has read it; each fails where something would act."""

VISIBLE = {
    "markup": "<script>alert(1)</script>",
    "colours": "red",
    "title of the terminal": "link",
    "controls": "bell",
    "directions": "gnp.exe",
    "tags and halves": "half",
    "formula": '=HYPERLINK("https://evil.example","click")',
    "sum": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1)",
    "tab before": "=1+1",
    "break before": "=1+1",
    "command of a runner": "::error file=a,line=1::owned",
    "mention": "[link](http://evil.example)",
    "template": "{{ 7*7 }} {% raw %} ${{ github.token }} $(touch owned)",
}
"""Words of each attack that a reader is to see."""


def attacked(case: str, attack: str) -> Report:
    """The report with the attack before and behind every string of it."""
    report = hostile(REPORTS[case], ATTACKS[attack], ATTACKS[attack])
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("case", REPORTS)
@pytest.mark.parametrize("name", [form.name for form in FORMATS])
def test_hostile_words_show_as_text_and_do_nothing(name: str, case: str, attack: str) -> None:
    text = by_name(name).render(attacked(case, attack), View(detail=True))
    assert not ACTS.search(text.replace("\r\n", "\n") if name == "csv" else text)
    shown = SHOWN[name](text)
    wanted = VISIBLE[attack]
    assert "".join(wanted.split()) in "".join(shown.split())


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_terminal_is_sent_no_colours_but_our_own(attack: str) -> None:
    text = by_name("text").render(attacked("mixed", attack), View(colour=True, detail=True))
    assert not ACTS.search(re.sub(r"\x1b\[[0-9;]*m", "", text))
    plain = by_name("text").render(load("mixed"), View(colour=True, detail=True))
    codes = set(re.findall(r"\x1b\[[0-9;]*m", plain))
    assert set(re.findall(r"\x1b\[[0-9;]*m", text)) <= codes


@pytest.mark.parametrize("attack", ATTACKS)
def test_one_finding_and_an_explanation_are_as_safe(attack: str) -> None:
    for finding in attacked("mixed", attack).findings:
        assert not ACTS.search(render_finding(finding, View()))
    words = ATTACKS[attack]
    claims = [Claim(words, 0, words, 0, len(words), 1), Claim("b.md", 0, words, 0, len(words), 1)]
    text = render_explanations([Explanation(*claims, "Not compared.")], View())
    assert not ACTS.search(text)
    assert "".join(VISIBLE[attack].split()) in "".join(text.split())


def test_every_format_is_tried() -> None:
    assert set(SHOWN) == {form.name for form in FORMATS}
    assert set(VISIBLE) == set(ATTACKS)
