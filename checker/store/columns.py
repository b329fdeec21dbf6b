"""The column types that plain SQLAlchemy lacks."""

import re
from datetime import UTC, datetime

from sqlalchemy import Dialect, Text, TypeDecorator

_MARK = "\U0010ffff"
_UNSAFE = re.compile(f"[\0\ud800-\udfff{_MARK}]")
_MARKED = re.compile(f"{_MARK}([0-9a-f]+);")


class AnyText(TypeDecorator[str]):
    """Text that comes back exactly as it was given, whatever characters it holds.

    No database takes a lone surrogate, and PostgreSQL takes no NUL either; yet a file name that is
    not UTF-8 or a JSON string may hold them.  Such characters are written as a noncharacter, the
    code point in hexadecimal and a semicolon; all other text is stored as it is.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Write what the database would refuse in another way."""
        if value is None or not _UNSAFE.search(value):
            return value
        return _UNSAFE.sub(lambda match: f"{_MARK}{ord(match[0]):x};", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Undo what :meth:`process_bind_param` did."""
        if value is None or _MARK not in value:
            return value
        return _MARKED.sub(lambda match: chr(int(match[1], 16)), value)


def moment(stored: datetime) -> datetime:
    """A stored time in UTC; SQLite gives it back without its zone."""
    return stored.replace(tzinfo=UTC) if stored.tzinfo is None else stored.astimezone(UTC)
