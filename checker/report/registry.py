"""The report formats, by name and by the ending of a file's name."""

from pathlib import PurePath

from checker.report.csv import CsvFormat
from checker.report.github import GithubFormat
from checker.report.gitlab import GitlabFormat
from checker.report.html import HtmlFormat
from checker.report.interface import Format
from checker.report.json import JsonFormat
from checker.report.jsonl import JsonLinesFormat
from checker.report.junit import JunitFormat
from checker.report.markdown import MarkdownFormat
from checker.report.sarif import SarifFormat
from checker.report.text import TextFormat

FORMATS: tuple[Format, ...] = (
    TextFormat(),
    JsonFormat(),
    HtmlFormat(),
    JsonLinesFormat(),
    SarifFormat(),
    JunitFormat(),
    GithubFormat(),
    GitlabFormat(),
    MarkdownFormat(),
    CsvFormat(),
)

SUFFIXES = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "markdown",
    ".html": "html",
    ".csv": "csv",
}
"""What a file is to hold that is named without its format."""


def by_name(name: str) -> Format:
    """Find a format; KeyError if there is none of that name."""
    return {format.name: format for format in FORMATS}[name]


def by_suffix(path: PurePath) -> str | None:
    """Return the name of the format that a file's name asks for, or None if it says nothing."""
    name = SUFFIXES.get(path.suffix.lower())
    return name if any(format.name == name for format in FORMATS) else None
