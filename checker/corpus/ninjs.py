"""ninjs, the IPTC's news in JSON (1.x and 2.x), recognised by the names that only it uses.

https://iptc.org/standards/ninjs/
"""

from collections.abc import Mapping, Sequence
from typing import Any

from checker.corpus.article import Draft
from checker.corpus.markup import plain

_MARKS = frozenset(
    (
        "versioncreated",
        "body_text",
        "body_html",
        "body_xhtml",
        "bodies",
        "headlines",
        "pubstatus",
        "infosources",
    )
)
_BODIES = ("body_text", "body_html", "body_xhtml", "body_sgml")
_DATES = ("firstcreated", "versioncreated", "contentcreated", "embargoed")


def is_item(record: Mapping[str, Any]) -> bool:
    """Say whether a record is a ninjs item: two of its marks, or one beside a "uri"."""
    marks = len(_MARKS & record.keys())
    return marks >= 2 or (marks == 1 and "uri" in record)


def draft_of(item: Mapping[str, Any]) -> Draft | None:
    """Give the parts of an item; None if it holds no text (a picture, say)."""
    text = _body(item)
    if not text:
        return None
    return Draft(
        text=text,
        title=_string(item.get("headline"))
        or _chosen(item.get("headlines"), "main")
        or _string(item.get("title")),
        source=_provider(item),
        published=next((item[key] for key in _DATES if item.get(key)), None),
        url=_string(item.get("url")) or _string(item.get("uri")),
        author=_string(item.get("byline"))
        or _string(item.get("by"))
        or _chosen(item.get("people"), "creator"),
        record_id=_string(item.get("uri")),
    )


def _body(item: Mapping[str, Any]) -> str:
    """Give the text: 1.x names it by its type, 2.x lists bodies, each with a role."""
    text = next((item[key] for key in _BODIES if _string(item.get(key))), None)
    return plain(text or _chosen(item.get("bodies"), "main") or "").strip()


def _chosen(values: Any, role: str) -> str | None:
    """Give the value of that role from a list of {"role", "value"}, or the first value there is."""
    if not isinstance(values, Sequence) or isinstance(values, str):
        return None
    entries = [entry for entry in values if isinstance(entry, Mapping)]
    entries.sort(key=lambda entry: entry.get("role") != role)
    texts = (_string(entry.get("value")) or _string(entry.get("name")) for entry in entries)
    return next((text for text in texts if text), None)


def _provider(item: Mapping[str, Any]) -> str | None:
    return (
        _chosen(item.get("infosources"), "provider")
        or _string(item.get("provider"))
        or _string(item.get("source"))
        or _string(item.get("copyrightholder"))
    )


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
