"""What people paste and open elsewhere: CSV, Markdown and JSON Lines."""

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest
from lxml import html
from markdown_it import MarkdownIt

from checker.report import View, by_name
from checker.report.csv import HEADER
from checker.report.json import document
from checker.report.markdown import escaped

from .machines import ATTACK, hostile, large, reviewed
from .samples import load

OWN_TAGS = {
    "div", "h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "b",
    "code", "ul", "li", "br", "sub",
}  # fmt: skip


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


def test_csv_has_a_row_a_claim_and_lines_end_as_the_standard_says() -> None:
    report = load("mixed")
    text = by_name("csv").render(report, View())
    head, *lines = rows(text)
    assert head == list(HEADER)
    assert len(lines) == sum(len(side.claims) for finding in report.findings for side in finding.sides)
    assert text.count("\r\n") == text.count("\n") == len(lines) + 1
    first = dict(zip(head, lines[0], strict=True))
    assert first["conflict"] == "Sunday, June 2"
    assert first["path"] == "gazette/bridge.md"


@pytest.mark.parametrize("before", ["=", "+", "-", "@", "\t=", "\r=", " =", "\x1b[1m=", "\u200b=", "＝"])
def test_no_cell_is_a_formula(before: str) -> None:
    head, *lines = rows(by_name("csv").render(hostile(reviewed(), before), View()))
    assert all(len(line) == len(head) for line in lines)
    cells = [cell for line in lines for cell in line]
    assert not any(cell.startswith(tuple("=+-@\t\r＝")) for cell in cells)
    assert any(cell.startswith("'") for cell in cells)


def test_markdown_of_articles_shows_as_text() -> None:
    text = by_name("markdown").render(hostile(reviewed()), View())
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = html.fromstring(f"<div>{markdown.render(text)}</div>")
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= OWN_TAGS
    assert all(not element.attrib or element.tag in ("th", "td") for element in page.iter())
    for code in page.findall(".//code"):  # in which code hosts make no links
        code.text = ""
    shown = page.text_content()
    assert "<script>alert(1)</script>" in shown.replace("\u2060", "")
    assert "**bold**" in shown
    for trigger in ("@owner", "#12", "repo#3", "://e", "www.evil", "a@evil", ":skull", "$x"):
        assert trigger not in shown, trigger
    assert len(page.findall(".//details")) == len(reviewed().findings) + 1


def test_markdown_escapes_in_its_own_syntax_too() -> None:
    shown = html.fromstring(MarkdownIt("commonmark").render(escaped(ATTACK))).text_content()
    assert "[link](http:" in shown
    assert "~~gone~~ **bold** </details>" in shown.replace("\u2060", "")


@pytest.mark.parametrize("number", [0, 1, 60, 5_000])
def test_markdown_fits_a_comment_and_counts_the_rest(number: int) -> None:
    report = large(number)
    text = by_name("markdown").render(report, View())
    assert len(text) <= 65_536
    shown = text.count("<details>") - bool(report.skipped)
    assert shown == number or f"{number - shown:,} more finding" in text
    assert shown >= min(number, 25)


def test_markdown_of_hostile_length_fits_too() -> None:
    report = load("mixed")
    long = tuple(replace(finding, message="x<" * 100_000) for finding in report.findings)
    assert len(by_name("markdown").render(replace(report, findings=long), View())) <= 65_536


def test_json_lines_hold_what_json_holds() -> None:
    report = hostile(reviewed())
    text = by_name("jsonl").render(report, View())
    *items, summary = [json.loads(line) for line in text.splitlines()]
    whole = document(report)
    assert [item.pop("record") for item in items] == ["finding"] * 4 + ["skipped"] * 12
    assert items == json.loads(json.dumps([*whole["findings"], *whole["skipped"]]))
    assert summary["record"] == "summary"
    assert summary["summary"] == whole["summary"]
