"""schema.org's JSON-LD, in which news sites describe their articles to search engines."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checker.corpus.article import Draft
from checker.corpus.markup import plain

_LONGEST = 1 << 20
_DEEPEST = 6


def draft_of(scripts: list[str]) -> Draft:
    """Give the parts of the article that the scripts of a page describe; empty where they name none."""
    for script in scripts:
        try:
            document = json.loads(script, strict=False) if len(script) < _LONGEST else None
        except (ValueError, RecursionError):
            continue
        for item in _articles(document):
            return Draft(
                text=plain(_line(item.get("articleBody")) or ""),
                title=_line(item.get("headline")) or _line(item.get("name")),
                source=_line(item.get("publisher")) or _line(item.get("sourceOrganization")),
                published=item.get("datePublished") or item.get("dateCreated"),
                url=_line(item.get("url")) or _line(item.get("mainEntityOfPage")),
                author=_line(item.get("author")) or _line(item.get("creator")),
            )
    return Draft("")


def _articles(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Give the descriptions of articles, wherever in the document they stand."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, Mapping):
        kinds = value.get("@type")
        listed = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.endswith(("Article", "BlogPosting")) for kind in listed):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(value.get(key), depth + 1)


def _line(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@id")
    if isinstance(value, list):
        return (
            ", ".join(line for item in value[:20] if not isinstance(item, list) and (line := _line(item)))
            or None
        )
    return value.strip() or None if isinstance(value, str) else None
