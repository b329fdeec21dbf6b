"""What stands before the body of a plain file: front matter, header lines, a title, a byline."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import yaml

from checker.corpus import names
from checker.corpus.article import Draft
from checker.corpus.dates import find_date, parse_date
from checker.settings import FieldNames

_LONGEST = 64 * 1024
"""Front matter that does not end within this many characters is none."""

_EOL = r"(?:\r\n|\r|\n)"
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_FENCED = re.compile(
    rf"\s*(?P<fence>---|\+\+\+)[ \t]*{_EOL}(?P<inside>.*?)(?<=[\r\n])(?:(?P=fence)|\.\.\.)[ \t]*(?:{_EOL}|$)",
    re.DOTALL,
)
_PAIR = re.compile(r"([A-Za-z][\w -]{0,30}):[ \t]*(.*)")
_KNOWN = frozenset(
    map(names.folded, (*names.TITLE, *names.SOURCE, *names.DATE, *names.URL, *names.AUTHOR, *names.ID))
)
_BYLINE = re.compile(r"[\s*_]*by:?\s+(\S.{1,120}?)[\s*_]*", re.IGNORECASE)
_DATED = re.compile(
    r"[\s*_(]*(?:(?:first |last )?(?:published|posted|updated|date)\b:?\s*(?:on\s+)?)?(.{6,60})", re.I
)
_HEADING = re.compile(r"[ \t]{0,3}#[ \t]+(.+?)[ \t#]*")
_UNDERLINE = re.compile(r"=+[ \t]*")
_DATELINE = re.compile(r"\([A-Z][\w ./-]{1,30}\)\s*[-–—―]|^[A-Z][A-Z .,'-]{2,}[^.]{0,40}\s[-–—―]")
_LONGEST_LINE = 300
"""Titles, bylines and datelines are looked for in so much of a line."""


@dataclass(frozen=True, slots=True)
class Header:
    """The parts found before the body (their ``text`` is empty), and where the body starts."""

    draft: Draft
    body_start: int


def split(text: str, fields: FieldNames) -> Header:
    """Find the header of a plain file; the body is all that follows, without blank lines before it."""
    values, start = _front_matter(text)
    start = _past_blank(text, start)
    # The names of the parts are looked up as in a record; the body itself is not in there.
    draft = names.draft_of({**values, (fields.text or "text"): "-"}, fields) or Draft("")
    draft = replace(draft, text="", check=values.get(names.CHECK))
    title, after = _title_line(text, start)
    if title and (not draft.title or names.folded(title) == names.folded(draft.title)):
        draft, start = replace(draft, title=title), after
    byline, printed, start = _small_lines(text, start)
    written = draft.published if parse_date(draft.published) else printed or _dateline(text, start)
    return Header(replace(draft, author=draft.author or byline, published=written), start)


def _front_matter(text: str) -> tuple[Mapping[str, Any], int]:
    """Give the values before the body and where they end: YAML or TOML between fences, or bare lines."""
    fenced = _FENCED.match(text[:_LONGEST])
    if fenced is None:
        return _bare_lines(text)
    values = _toml(fenced["inside"]) if fenced["fence"] == "+++" else _yaml(fenced["inside"])
    if values is None:
        # Broken ("title: Storm: the aftermath"), as hand-written front matter often is: line by line.
        pairs = (_PAIR.fullmatch(line) for line in fenced["inside"].splitlines())
        values = {pair[1]: pair[2].strip(" \t\"'") for pair in pairs if pair}
        if not values:
            return {}, 0
    return values, fenced.end()


def _yaml(inside: str) -> Mapping[str, Any] | None:
    # The base loader leaves every value a string: no "no" becomes False, no bad date is an error.
    try:
        values = yaml.load(inside, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(values, dict):
        return None
    return {str(key): None if value in ("null", "~") else value for key, value in values.items()}


def _toml(inside: str) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(inside)
    except (ValueError, RecursionError):
        return None


def _bare_lines(text: str) -> tuple[Mapping[str, Any], int]:
    """Read "Title: ..." lines at the head, if there are two at least and all have names that are known."""
    values: dict[str, str] = {}
    position = 0
    while (line := _LINE.match(text, position)) and line[1].strip():
        pair = _PAIR.fullmatch(line[1].strip())
        if pair is None or names.folded(pair[1]) not in _KNOWN or position > _LONGEST:
            return {}, 0
        values[pair[1]] = pair[2]
        position = line.end()
    return (values, position) if len(values) >= 2 and text[position:].strip() else ({}, 0)


def _title_line(text: str, start: int) -> tuple[str | None, int]:
    """Give the title that the text opens with, and where the rest starts; or None and ``start``."""
    line = _line_at(text, start)
    if len(line[1]) > _LONGEST_LINE:
        return None, start
    after = _past_blank(text, line.end())
    if heading := _HEADING.fullmatch(line[1]):
        return heading[1], after
    below = _line_at(text, line.end())
    if line[1].strip() and _UNDERLINE.fullmatch(below[1]) and below[1]:
        return line[1].strip(), _past_blank(text, below.end())
    if after < len(text) and not below[1].strip() and _is_title(line[1].strip()):
        return line[1].strip(), after
    return None, start


def _is_title(line: str) -> bool:
    """Say whether a paragraph of one line reads as a headline: short, no full stop, no dateline or byline."""
    return (
        3 <= len(line) <= 200
        and len(line.split()) <= 30
        and any(character.isalpha() for character in line)
        and line[-1] not in ".,;:"
        and not line.endswith(('."', ".”", ',"', ",”", ".'", ".’"))
        and not line.startswith(("-", "*", ">", "|", "!["))
        and not _DATELINE.search(line)
        and not _BYLINE.fullmatch(line)
        and not _is_date(line)
    )


def _small_lines(text: str, start: int) -> tuple[str | None, Any, int]:
    """Pass the byline and the date line above the body; give the author, the date and the body's start."""
    author: str | None = None
    printed: Any = None
    while True:
        line = _line_at(text, start)
        if len(line[1]) > _LONGEST_LINE:
            return author, printed, start
        byline = _BYLINE.fullmatch(line[1])
        if author is None and byline and not byline[1].rstrip().endswith("."):
            author = byline[1]
        elif printed is None and _is_date(line[1]):
            printed = find_date(line[1]) or parse_date(line[1].strip())
        else:
            return author, printed, start
        after = _past_blank(text, line.end())
        if after >= len(text):
            return author, printed, start
        start = after


def _is_date(line: str) -> bool:
    found = _DATED.fullmatch(line)
    return bool(found and len(line.split()) <= 10 and parse_date(found[1].strip(" \t*_)")) is not None)


def _dateline(text: str, start: int) -> Any:
    """Give the full date within a dateline ("PARIS, Jan. 13, 2020 (AFP) -"), or None."""
    line = _line_at(text, start)[1][:_LONGEST_LINE]
    found = _DATELINE.search(line)
    return find_date(line[: found.end()]) if found else None


def _line_at(text: str, start: int) -> re.Match[str]:
    line = _LINE.match(text, start)
    assert line is not None  # the pattern matches the empty string too
    return line


def _past_blank(text: str, start: int) -> int:
    """Give where the first line that is not blank starts, or the end of the text."""
    while start < len(text):
        line = _line_at(text, start)
        if line[1].strip():
            break
        start = line.end()
    return start
