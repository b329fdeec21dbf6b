"""Under which names records, front matter and headers hold the parts of an article."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from checker.corpus.article import Draft
from checker.corpus.markup import plain
from checker.settings import FieldNames

BODY = (
    "text", "body", "full_text", "maintext", "article_text", "article_body", "article", "content",
    "content_text", "content_html", "body_text", "body_html", "paragraphs", "sentences", "story",
)  # fmt: skip
TEXT = (*BODY, "description", "summary")
"""Where a text may be: a summary only where there is no body."""
TITLE = ("title", "headline", "heading", "article_title", "subject")
SOURCE = (
    "source", "outlet", "publisher", "publication", "source_name", "site_name", "newspaper", "provider",
    "domain", "source_domain", "site", "website",
)  # fmt: skip
DATE = (
    "date", "published", "published_at", "publish_date", "date_publish", "date_published", "publication_date",
    "pub_date", "dct", "published_on", "publish_time", "datetime", "timestamp", "time", "created",
    "created_at", "version_created", "day",
)  # fmt: skip
URL = (
    "url",
    "link",
    "article_url",
    "source_url",
    "canonical",
    "permalink",
    "href",
    "external_url",
    "web_url",
)
AUTHOR = ("author", "authors", "byline", "by", "creator", "writer")
ID = ("id", "_id", "article_id", "doc_id", "document_id", "uid", "uuid", "guid", "uri")

CHECK = "check"
"""Where an article says which findings need not count; records may use the name for something else."""

_INNER = ("name", "title", "value", "rendered", "id")
"""Where a part that is itself an object ({"id": null, "name": "The Example"}) holds its text."""


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Give a name in the form in which names are compared: "Publish Date" and "publishDate" are one."""
    return "".join(character for character in name.lower() if character.isalnum())


def draft_of(record: Mapping[str, Any], fields: FieldNames) -> Draft | None:
    """Give the parts of a record under the usual names or those of ``fields``; None if no text is in it."""
    index: dict[str, Any] = {}
    for key, value in record.items():
        index.setdefault(folded(str(key)), value)

    def part(named: str | None, usual: Iterable[str]) -> Any:
        return _exactly(record, named) if named else _first(index, usual)

    text = _prose(part(fields.text, TEXT))
    if not text:
        return None
    address = _line(part(fields.url, URL))
    check = record.get(CHECK)
    return Draft(
        text=text,
        title=_line(part(fields.title, TITLE)),
        source=_line(part(fields.source, SOURCE)),
        published=_date(part(fields.date, DATE)),
        url=address,
        author=_line(_first(index, AUTHOR)),
        record_id=_line(part(fields.id, ID)),
        check=check if isinstance(check, Mapping | list) else None,
    )


def holds_text(names: Iterable[str], fields: FieldNames) -> bool:
    """Say whether one of the names (a table's columns) may hold an article's text."""
    if fields.text:
        return fields.text in names
    return not {folded(name) for name in names}.isdisjoint(map(folded, TEXT))


def _exactly(record: Mapping[str, Any], name: str) -> Any:
    """Look a name up as it is written, or else as a path through nested objects: "meta.title"."""
    if name in record:
        return record[name]
    value: Any = record
    for step in name.split("."):
        if not isinstance(value, Mapping) or step not in value:
            return None
        value = value[step]
    return value


def _first(index: Mapping[str, Any], names: Iterable[str]) -> Any:
    values = (index.get(folded(name)) for name in names)
    return next((value for value in values if value not in (None, "", [], {})), None)


def _prose(value: Any) -> str:
    """Give the text of a body: a string, HTML or plain, or a list of paragraphs."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("rendered", "text", "value") if key in value), None)
    if isinstance(value, str):
        return plain(value).strip()
    if isinstance(value, Sequence):
        return "\n\n".join(plain(item).strip() for item in value if isinstance(item, str)).strip()
    return ""


def _line(value: Any) -> str | None:
    """Give a part as one line: a scalar, the name within an object, or a list of those."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in _INNER if value.get(key)), None)
    if isinstance(value, list | tuple):
        parts = [_line(item) for item in value[:20] if not isinstance(item, list | tuple)]
        return ", ".join(part for part in parts if part) or None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return plain(str(value)).strip() or None


def _date(value: Any) -> Any:
    """Give what may be a date; MongoDB's exports wrap it in an object."""
    return value.get("$date", value.get("value")) if isinstance(value, Mapping) else value
