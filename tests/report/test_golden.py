"""Every case in ``golden`` is written in every format and compared with the files beside it.

To add a case, add its ``NAME.json`` and run once with UPDATE_GOLDEN=1, which writes the rest; then read it.
"""

import json
import os

import pytest
from jsonschema import Draft202012Validator

import checker.report
from checker.report import View, by_name
from checker.report.text import render_finding

from .samples import CASES, GOLDEN, load

SCHEMA = GOLDEN.parents[2] / "checker" / "report" / "report.schema.json"


def same_as(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("case", CASES)
def test_json_is_written_as_it_was_read(case: str) -> None:
    same_as(f"{case}.json", by_name("json").render(load(case), View()))


@pytest.mark.parametrize("case", CASES)
def test_json_keeps_to_its_schema(case: str) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    document = json.loads(by_name("json").render(load(case), View()))
    errors = [error.message for error in Draft202012Validator(schema).iter_errors(document)]
    assert errors == []


@pytest.mark.parametrize(("name", "width"), [("wide", 100), ("narrow", 72)])
@pytest.mark.parametrize("case", CASES)
def test_text(case: str, name: str, width: int) -> None:
    text = by_name("text").render(load(case), View(width=width))
    same_as(f"{case}.{name}.txt", text)
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("case", CASES)
def test_text_in_detail(case: str) -> None:
    text = by_name("text").render(load(case), View(detail=True))
    if load(case).fixed or any(finding.suppression for finding in load(case).findings):
        same_as(f"{case}.detail.txt", text)
    else:
        assert text == by_name("text").render(load(case), View())


@pytest.mark.parametrize("case", [case for case in CASES if load(case).findings])
def test_finding_in_full(case: str) -> None:
    same_as(f"{case}.full.txt", render_finding(load(case).findings[-2:][0], View()))


@pytest.mark.parametrize("format", checker.report.FORMATS, ids=lambda format: format.name)
def test_each_format_is_documented_and_ends_with_a_line_break(format: checker.report.Format) -> None:
    assert format.summary
    assert [other.name for other in checker.report.FORMATS].count(format.name) == 1
    assert format.render(load("clean"), View()).endswith("\n")
