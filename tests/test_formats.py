"""docs/formats.md agrees with the formats: what each holds is found out by changing a report.

``python tests/test_formats.py`` (a part of ``make docs``) writes the tables; with ``example``, it runs the
program over ``seeds/`` and writes the examples anew.
"""

import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from checker.domain import (
    Citation,
    FactType,
    Kind,
    Report,
    Severity,
    Skipped,
    Standing,
    Suppression,
    SuppressionRule,
)
from checker.report import FORMATS, SUFFIXES, Format, View, by_name
from checker.report.csv import HEADER
from tests.report.samples import load

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "formats.md"
BASE = replace(load("mixed"), findings=load("mixed").findings[2:3])
STALE = SuppressionRule("one reason", "check.toml", rules=("DAT001",))
EXCUSE = Suppression("one reason", "check.toml", date(2030, 1, 1))


def finding(**changes: Any) -> Report:
    return replace(BASE, findings=(replace(BASE.findings[0], **changes),))


def claim(number: int, **changes: Any) -> Report:
    """The report with a claim of the first side changed."""
    first, *rest = BASE.findings[0].sides
    claims: list[Citation] = list(first.claims)
    claims[number] = replace(claims[number], **changes)
    return finding(sides=(replace(first, claims=tuple(claims)), *rest))


def value(text: str) -> Report:
    first, *rest = BASE.findings[0].sides
    return finding(sides=(replace(first, value=text), *rest))


def excused(**changes: Any) -> Report:
    return finding(suppression=replace(EXCUSE, **changes))


PARTS: tuple[tuple[str, Report, Report], ...] = (
    ("rule", BASE, finding(rule="DAT001")),
    ("kind", BASE, finding(kind=Kind.DISPUTE)),
    ("type of fact", BASE, finding(type=FactType.NAME)),
    ("severity", BASE, finding(severity=Severity.WARNING)),
    ("confidence", BASE, finding(confidence=0.75)),
    ("id", BASE, finding(id="0123456789abcdef")),
    ("message", BASE, finding(message="Another message.")),
    ("values of the sides", BASE, value("another value")),
    ("first sentence of a side", BASE, claim(0, text="Another sentence was written.")),
    ("every sentence of a side", BASE, claim(4, text="Another sentence was written.")),
    ("words in conflict", BASE, claim(0, spans=((19, 23),))),
    ("outlet", BASE, claim(0, source="Another Outlet")),
    ("day", BASE, claim(0, published=date(2001, 2, 3))),
    ("speaker", BASE, claim(0, speaker="Somebody Else")),
    ("title of the article", BASE, claim(0, title="Another title")),
    ("address of the article", BASE, claim(0, url="https://another.example")),
    ("copies of one report", BASE, claim(0, origin="another")),
    ("file", BASE, claim(0, path="another/file.md")),
    ("line", BASE, claim(0, line=77)),
    ("offset in the file", BASE, claim(0, start=101, end=206)),
    ("standing to the baseline", finding(standing=Standing.NEW), finding(standing=Standing.KNOWN)),
    ("suppression", BASE, excused()),
    ("reason of a suppression", excused(), excused(reason="another reason")),
    ("suppressions to look at", BASE, replace(BASE, unused=(STALE,))),
    ("skipped files", BASE, replace(BASE, skipped=(Skipped("another/file.pdf", "not text"),))),
    ("numbers of the run", BASE, replace(BASE, claims=5)),
    ("model", BASE, replace(BASE, model="another-model")),
)
"""What a report may hold, with two reports that differ in it alone."""


def holds(format: Format, left: Report, right: Report) -> bool:
    return format.render(left, View()) != format.render(right, View())


def formats() -> str:
    rows = []
    for form in FORMATS:
        endings = " ".join(f"`{suffix}`" for suffix, name in SUFFIXES.items() if name == form.name)
        rows.append((f"`{form.name}`", endings, form.summary))
    return _table(("Format", "Ending", "For"), rows)


def contents() -> str:
    rows = [
        (part, *("yes" if holds(form, left, right) else "" for form in FORMATS))
        for part, left, right in PARTS
    ]
    return _table(("", *(f"`{form.name}`" for form in FORMATS)), rows)


def columns() -> str:
    return ", ".join(f"`{name}`" for name in HEADER)


BLOCKS: dict[str, Callable[[], str]] = {"formats": formats, "contents": contents, "columns": columns}


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


EXCERPTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "json": ("json", lambda text: _json(json.loads(text)["findings"][0])),
    "sarif": ("json", lambda text: _json(json.loads(text)["runs"][0]["results"][0])),
    "junit": ("xml", lambda text: re.findall(r" *<testcase[^>]*[^/]>.*?</testcase>", text, re.S)[0]),
    "jsonl": ("json", str),
    "github": ("text", str),
    "gitlab": ("json", str),
    "markdown": ("markdown", lambda text: re.findall(r"<details>.*?</details>", text, re.S)[0]),
    "csv": ("csv", lambda text: text.replace("\r\n", "\n")),
}
"""The language and the part that is shown of each format; the others have none here."""


def examples() -> str:
    """One finding of the sample articles in every format that programs read."""
    from checker.pipeline import check_corpus
    from checker.settings import Settings

    with TemporaryDirectory() as folder:
        report = check_corpus([ROOT / "seeds"], Settings(database=f"{folder}/check.db", offline=True))
    found = next(finding for finding in report.findings if finding.rule == "PLC001")
    one = replace(report, findings=(found,))
    parts = []
    for name, (language, cut) in EXCERPTS.items():
        shown = cut(by_name(name).render(one, View(base="seeds"))).strip("\n")
        parts.append(f"### {name}\n\n````{language}\n{shown}\n````")
    return "\n\n".join(parts)


def _block(name: str, target: str = "docs") -> re.Pattern[str]:
    mark = rf"<!-- begin {name}: written by `make {target}` -->\n"
    return re.compile(rf"({mark})(.*?)(\n<!-- end {name} -->)", re.S)


def _guide() -> str:
    return GUIDE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", BLOCKS)
def test_what_is_generated_is_up_to_date(name: str) -> None:
    found = _block(name).search(_guide())
    assert found, f"docs/formats.md has no block {name}"
    assert found[2] == BLOCKS[name](), "run `make docs`"


def test_each_format_is_described() -> None:
    described = set(re.findall(r"^- `([a-z]+)`", _guide(), re.M))
    assert described >= {form.name for form in FORMATS} - {"html"}


def test_examples_are_of_the_formats_as_they_are() -> None:
    found = _block("examples", "example").search(_guide())
    assert found
    shown = dict(re.findall(r"^### (\w+)\n\n````\w+\n(.*?)\n````$", found[2], re.M | re.S))
    assert set(shown) == set(EXCERPTS)
    assert json.loads(shown["sarif"])["partialFingerprints"] == {
        "checkFindingId/v1": json.loads(shown["json"])["id"]
    }
    assert shown["csv"].splitlines()[0] == ",".join(HEADER)


def main(arguments: Sequence[str]) -> None:
    """Write the generated parts anew; with ``example``, the examples instead."""
    wanted, target = ({"examples": examples}, "example") if "example" in arguments else (BLOCKS, "docs")
    text = _guide()
    for name, generate in wanted.items():
        content = generate()
        text = _block(name, target).sub(lambda found, content=content: found[1] + content + found[3], text)
    GUIDE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
