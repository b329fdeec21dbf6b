"""CSV and TSV: a header, then one row an article."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from checker.corpus import names
from checker.corpus.decode import MAX_BYTES
from checker.corpus.interface import File, Unreadable
from checker.corpus.records import article_of
from checker.domain import Article, Skipped
from checker.settings import FieldNames

_DELIMITERS = ",\t;|"


class Table:
    """Reads tables with a header: comma, semicolon, tab or bar between the cells."""

    name = "table"
    suffixes = (".csv", ".tsv")

    def sniff(self, text: str) -> bool:
        """The first line names a text column among others."""
        header = _header(text)
        return len(header) > 1 and names.holds_text(header, FieldNames())

    def read(self, file: File, fields: FieldNames) -> Iterable[Article | Skipped]:
        """Give the articles of all rows."""
        with _long_cells():
            rows = csv.reader(io.StringIO(file.text, newline=""), delimiter=_delimiter(file.text))
            try:
                header = [cell.strip() for cell in next(rows, [])]
                if not names.holds_text(header, fields):
                    raise Unreadable(_no_column(header, fields))
                filled = [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
            except csv.Error as error:
                raise Unreadable(f"broken table: {error}") from None
        return [
            self._article(file, number, line, header, row, fields)
            for number, (line, row) in enumerate(filled, start=1)
        ]

    @staticmethod
    def _article(
        file: File, number: int, line: int, header: list[str], row: list[str], fields: FieldNames
    ) -> Article | Skipped:
        if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
            reason = f"line {line}: {len(row)} cells, but the header has {len(header)}"
            return Skipped(file.record_path(number), reason)
        record = {name: cell for name, cell in zip(header, row, strict=False) if name}
        return article_of(file, number, record, fields)


@contextmanager
def _long_cells() -> Iterator[None]:
    """Lift the csv module's limit of 131,072 characters a cell, which whole articles pass."""
    before = csv.field_size_limit(MAX_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _delimiter(text: str) -> str:
    """Give the character that parts most cells of the first line; a comma if there is none."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)


def _header(text: str) -> list[str]:
    first = text[:10_000].lstrip("\r\n").splitlines()[:1]
    try:
        return [cell.strip() for cell in next(csv.reader(first, delimiter=_delimiter(text)), [])]
    except csv.Error:
        return []


def _no_column(header: list[str], fields: FieldNames) -> str:
    wanted = f'no column "{fields.text}"' if fields.text else "no column known to hold an article's text"
    shown = ", ".join(header[:8])[:120]
    return f"{wanted}; its columns: {shown}"
