"""From the records of JSON, JSONL and CSV files to articles, whichever dialect they are in."""

from collections.abc import Iterable, Mapping
from typing import Any

from checker.corpus import names, ninjs
from checker.corpus.article import from_record
from checker.corpus.interface import File, Unreadable
from checker.domain import Article, Skipped
from checker.settings import FieldNames


def article_of(
    file: File,
    number: int,
    record: Any,
    fields: FieldNames,
    *,
    alone: bool = False,
    outlet: str | None = None,
) -> Article | Skipped:
    """Build the article of one record, or say why there is none.

    ``alone`` says that the file holds this record only, ``outlet`` names the outlet of records that
    name none.
    """
    path = file.record_path(number)
    if not isinstance(record, Mapping):
        return Skipped(path, "not an object with named fields")
    try:
        draft = ninjs.draft_of(record) if ninjs.is_item(record) else names.draft_of(record, fields)
        if draft is None:
            return Skipped(path, _no_text(fields))
        return from_record(file, number, draft, name_dates=alone, outlet=outlet)
    except (Unreadable, RecursionError) as error:
        return Skipped(path, _why(error))


def articles_of(
    file: File, records: Iterable[Any], fields: FieldNames, *, outlet: str | None = None
) -> list[Article | Skipped]:
    """Build the articles of all records of a file."""
    listed = list(records)
    alone = len(listed) == 1
    return [
        article_of(file, number, record, fields, alone=alone, outlet=outlet)
        for number, record in enumerate(listed, start=1)
    ]


def _no_text(fields: FieldNames) -> str:
    return (
        f'has no text in its field "{fields.text}"'
        if fields.text
        else "has no text in any field known to hold it"
    )


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, Unreadable) else "nested too deeply"
