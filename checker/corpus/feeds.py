"""RSS and Atom feeds: one entry, one article."""

import io
from collections.abc import Iterable
from typing import Any

from checker.corpus.article import Draft, from_record
from checker.corpus.interface import File, Unreadable
from checker.corpus.markup import plain
from checker.corpus.xml_files import root_name, undeclared
from checker.domain import Article, Skipped
from checker.settings import FieldNames

_ROOTS = frozenset(("rss", "rdf", "feed"))


class Feed:
    """Reads RSS 0.9 to 2.0 and Atom."""

    name = "feed"
    suffixes = (".xml", ".rss", ".atom")

    def sniff(self, text: str) -> bool:
        """Its root element is that of a feed."""
        return root_name(text) in _ROOTS

    def read(self, file: File, fields: FieldNames) -> Iterable[Article | Skipped]:
        """Give the articles of all entries, also of a feed that breaks off, up to there."""
        import feedparser  # loaded only where there is a feed

        # A stream, as feedparser would take a string for an address or a file name to open.
        feed = feedparser.parse(
            io.BytesIO(undeclared(file.text)),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
        if not feed.entries:
            broken = (
                f"broken feed: {feed.get('bozo_exception')}" if feed.get("bozo") else "a feed without entries"
            )
            raise Unreadable(broken[:200])
        outlet = _line(feed.feed.get("title"))
        return [_article(file, number, entry, outlet) for number, entry in enumerate(feed.entries, start=1)]


def _article(file: File, number: int, entry: Any, outlet: str | None) -> Article | Skipped:
    draft = Draft(
        text=_text(entry),
        title=_line(entry.get("title")),
        source=_line(entry.get("source", {}).get("title")) or outlet,
        published=entry.get("published") or entry.get("created") or entry.get("updated"),
        url=entry.get("link"),
        author=_line(entry.get("author")),
        record_id=entry.get("id"),
    )
    try:
        return from_record(file, number, draft)
    except Unreadable as reason:
        return Skipped(file.record_path(number), str(reason))


def _text(entry: Any) -> str:
    """Give the longest of what an entry holds of its article: the content, or else the summary."""
    bodies = [str(content.get("value") or "") for content in entry.get("content", ())]
    bodies.append(str(entry.get("summary") or ""))
    return max((plain(body) for body in bodies), key=len)


def _line(value: Any) -> str | None:
    return plain(str(value)) if value else None
