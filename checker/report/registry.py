"""The report formats, by name."""

from checker.report.html import HtmlFormat
from checker.report.interface import Format
from checker.report.json import JsonFormat
from checker.report.text import TextFormat

FORMATS: tuple[Format, ...] = (TextFormat(), JsonFormat(), HtmlFormat())


def by_name(name: str) -> Format:
    """Find a format; KeyError if there is none of that name."""
    return {format.name: format for format in FORMATS}[name]
