"""What the queries need beyond SQLAlchemy Core, in a form that every supported database takes."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from sqlalchemy import Connection, Insert
from sqlalchemy.dialects import postgresql, sqlite

from checker.store.models import Base

Item = TypeVar("Item")

CHUNK = 900
"""How many values one statement looks up: SQLite before 3.32 takes 999 parameters."""

_LONGEST_KEY = 500
"""Characters of a corpus's name that are stored with every article; PostgreSQL indexes 2,700 bytes."""


def corpus_key(name: str) -> str:
    """Name a corpus briefly: a shell may have written out its thousand files as arguments."""
    if len(name) <= _LONGEST_KEY:
        return name
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{name[: _LONGEST_KEY - len(digest)]}...{digest}"


def chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Cut a sequence into parts that one statement can look up."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def insert_new(connection: Connection, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, leaving those that are there already as they are."""
    if not rows:
        return
    statement: Insert
    if connection.dialect.name == "postgresql":
        statement = postgresql.insert(table).on_conflict_do_nothing()
    else:
        statement = sqlite.insert(table).on_conflict_do_nothing()
    connection.execute(statement, rows)
