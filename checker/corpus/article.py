"""From what a reader found to an :class:`~checker.domain.Article`: cleaning, fall-backs, digest."""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from checker.corpus.agencies import credited
from checker.corpus.dates import date_in_name, parse_date
from checker.corpus.excused import asked
from checker.corpus.interface import File, Unreadable
from checker.domain import Article

MAX_CHARACTERS = 1_000_000
"""A body longer than this is no news article but a dump or a book, and would swamp what follows."""

_LONGEST = 1000
"""Titles, names and addresses are cut to this many characters."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NEWLINES = re.compile(r"\r\n?")
_NEWSAPI_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found of one article, each part as it stands there.

    ``published`` is any value that :func:`~checker.corpus.dates.parse_date` takes, ``check`` any that
    :func:`~checker.corpus.excused.asked` does.
    """

    text: str
    title: str | None = None
    source: str | None = None
    published: object = None
    url: str | None = None
    author: str | None = None
    record_id: str | None = None
    check: object = None


def from_record(
    file: File, number: int, draft: Draft, *, name_dates: bool = False, outlet: str | None = None
) -> Article:
    """Build the article of a record: its text is the body alone.

    ``name_dates`` says that the file holds this article alone, so that a date in its name counts.
    ``outlet`` is that of the whole file, for a record that names none.  Raises :class:`Unreadable`
    where no text is left or far too much.
    """
    if draft.source is None and outlet:
        draft = replace(draft, source=outlet)
    body = clean_text(_NEWSAPI_CUT.sub("", draft.text))
    dates_from = file.path if name_dates else ""
    return _finish(file, file.record_path(number), draft, body, (0, len(body)), dates_from)


def from_file(file: File, draft: Draft, body: tuple[int, int]) -> Article:
    """Build the article of a plain file: its text is the file as decoded, ``body`` a range of it.

    Raises :class:`Unreadable` where the range is blank or far too long.
    """
    return _finish(file, file.path, draft, file.text, body, file.path)


def _finish(
    file: File, path: str, draft: Draft, text: str, span: tuple[int, int], dates_from: str
) -> Article:
    start, end = span
    body = text[start:end]
    if not body.strip():
        raise Unreadable("has no text")
    if end - start > MAX_CHARACTERS:
        raise Unreadable(f"{end - start:,} characters, longer than any news article ({MAX_CHARACTERS:,})")
    url, domain = _address(draft.url)
    source = _outlet(draft.source) or domain or clean_line(file.folder) or "unknown"
    published = parse_date(draft.published) or date_in_name(url or "") or date_in_name(dates_from)
    title = clean_line(draft.title)
    author = clean_line(draft.author)
    suppressions, unheeded = asked(draft.check, path)
    return Article(
        path=path,
        source=source,
        text=text,
        body_start=start,
        body_end=end,
        digest=_digest(text, start, end, title, source, published),
        title=title,
        published=published,
        url=url,
        author=author,
        record_id=clean_line(draft.record_id),
        agency=credited(body, author, source, domain),
        suppressions=suppressions,
        unheeded=unheeded,
    )


def clean_text(text: str) -> str:
    """Give the text with "\\n" for newlines, no control characters and no blank edges."""
    return _CONTROL.sub("", _NEWLINES.sub("\n", text)).strip()


def clean_line(text: str | None) -> str | None:
    """Give the text on one line, or None where nothing is left."""
    return " ".join(_CONTROL.sub(" ", text[: 4 * _LONGEST]).split())[:_LONGEST] or None if text else None


def domain_of(url: str) -> str | None:
    """Give the host of an address, without "www.", or None."""
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and _DOMAIN.fullmatch(host) else None


def _address(url: str | None) -> tuple[str | None, str | None]:
    """Give the address and its domain; an address that is not of the web is none."""
    line = clean_line(url)
    domain = domain_of(line) if line else None
    if line is None or domain is None or not re.match(r"https?://|[^:]*(?:/|$)", line, re.IGNORECASE):
        return None, None
    return line, domain


def _outlet(name: str | None) -> str | None:
    """Give an outlet's name; one that is given as a web address is its domain."""
    line = clean_line(name)
    if line and (line.lower().startswith(("http://", "https://", "www."))):
        return domain_of(line) or line
    return line


def _digest(text: str, start: int, end: int, title: str | None, source: str, published: date | None) -> str:
    parts = [text, start, end, title, source, published.isoformat() if published else None]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8")).hexdigest()
