"""Words from articles as a page may show them; the templates escape all markup.

Here, characters that would act instead of being seen are written by their number: controls, escape
sequences, direction overrides, what is invisible.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from urllib.parse import urlsplit

from checker.domain import Article, Citation
from checker.report.claims import day

WIDEST = 20_000
"""Characters of an article shown on each side of what is looked for."""
_ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAK = re.compile(r"\n[^\S\n]*(?:\n\s*)+")
_SPACE = re.compile(r"[\s\x85\u2028\u2029]+")
_JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners belong to the spelling of Persian, Hindi and emoji."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of an article: a claim, whose ``name`` is its anchor, or words in conflict, without one."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are all marked alike; ``anchor`` is the claim's name in its first piece."""

    text: str
    claim: str = ""
    conflict: bool = False
    anchor: str = ""


Paragraph = tuple[Piece, ...]


def seen(text: str | None) -> str:
    """Return the text on one line, with everything in it to be seen."""
    return _SPACE.sub(" ", shown(text or "")).strip()


def shown(text: str) -> str:
    """Return the text with everything in it to be seen, and its line breaks."""
    return _ACTING.sub(_number, text)


def link(url: str | None) -> str:
    """Return the address if it is one of the web and written in plain characters, else ""."""
    if not url or _ACTING.search(url) or re.search(r"[\s<>\"'`\\]", url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc else ""


def on(published: date | None) -> str:
    """Return a day as editors write it."""
    return day(published)


def at(moment: datetime) -> str:
    """Return a time in the zone of this machine."""
    local = moment.astimezone()
    return f"{day(local.date())}, {local:%H:%M}"


def paragraphs(article: Article, marks: Sequence[Mark], around: int | None = None) -> tuple[Paragraph, ...]:
    """Cut an article's body into paragraphs of pieces; with ``around``, only what is near that place."""
    start, end = article.body_start, article.body_end
    if around is not None:
        start, end = max(start, around - WIDEST), min(end, around + WIDEST)
    found: list[Paragraph] = []
    named: set[str] = set()
    for first, last in _ranges(article.text, start, end):
        pieces = tuple(_pieces(article.text, first, last, marks, named))
        if pieces:
            found.append(pieces)
    return tuple(found)


def citation_marks(citation: Citation, article: Article) -> tuple[Mark, ...]:
    """Find a cited sentence in the article as it is now; empty where the article has changed since."""
    start = citation.start
    if article.text[start : citation.end] != citation.text:
        start = article.text.find(citation.text) if citation.text else -1
        if start < 0:
            return ()
    spans = (Mark(start + first, start + last) for first, last in citation.spans)
    return (Mark(start, start + len(citation.text), "cited"), *spans)


def quoted(citation: Citation) -> Paragraph:
    """Cut a cited sentence into pieces without its article."""
    marks = [Mark(0, len(citation.text), "cited"), *(Mark(*span) for span in citation.spans)]
    return tuple(_pieces(citation.text, 0, len(citation.text), marks, set()))


def _ranges(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _BREAK.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark], named: set[str]) -> Iterator[Piece]:
    near = [mark for mark in marks if mark.start < end and mark.end > start]
    bounds = {start, end, *(min(max(at, start), end) for mark in near for at in (mark.start, mark.end))}
    cuts = sorted(bounds)
    for first, last in pairwise(cuts):
        covering = [mark for mark in near if mark.start <= first and mark.end >= last]
        claim = next((mark.name for mark in covering if mark.name), "")
        words = shown(text[first:last])
        if words.strip() or claim:
            anchor = claim if claim not in named else ""
            named.add(claim)
            yield Piece(words, claim, any(not mark.name for mark in covering), anchor)
        else:
            yield Piece(" ")


def _number(found: re.Match[str]) -> str:
    character = found[0]
    return character if character in _JOINERS else f"⟨U+{ord(character):04X}⟩"
