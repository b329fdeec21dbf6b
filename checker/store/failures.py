"""What a failing database means to the user: one line that names it and says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError

from checker.errors import StoreError
from checker.store.address import Address

_OTHER_FILE = "or name another file with --database"

_SQLITE = {
    sqlite3.SQLITE_PERM: ("may not be opened", f"check its permissions, {_OTHER_FILE}"),
    sqlite3.SQLITE_BUSY: ("is locked by another process", f"wait until that has finished, {_OTHER_FILE}"),
    sqlite3.SQLITE_LOCKED: ("is locked by another process", f"wait until that has finished, {_OTHER_FILE}"),
    sqlite3.SQLITE_READONLY: ("cannot be written", f"check its permissions and its folder's, {_OTHER_FILE}"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written (disk error)", f"check the disk, {_OTHER_FILE}"),
    sqlite3.SQLITE_CORRUPT: ("is damaged", f"restore it from a copy or delete it, {_OTHER_FILE}"),
    sqlite3.SQLITE_FULL: ("cannot grow: the disk is full", f"free some space, {_OTHER_FILE}"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", f"check the path and its permissions, {_OTHER_FILE}"),
    sqlite3.SQLITE_NOTADB: ("is not an SQLite database", "name another file with --database"),
}
"""By primary result code: what is wrong with the file, and what to do."""

_POSTGRES = {
    "42501": ("may not be used by that user", "grant the user CREATE on the schema"),
    "53100": ("cannot grow: the server's disk is full", "free some space on the server"),
    "53300": ("has too many connections", "try again later"),
    "55P03": ("is locked by another process", "wait until that has finished"),
    "57": ("was shut down or interrupted", "try again when the server runs"),
    "25006": ("cannot be written", "connect to the primary server"),
}
"""By SQLSTATE or its class.  What fails on connecting has none, and speaks for itself."""


@contextmanager
def telling(address: Address) -> Iterator[None]:
    """Turn what SQLAlchemy and its drivers raise into a :class:`StoreError`."""
    try:
        yield
    except SQLAlchemyError as error:
        raise explain(address, error) from error


@contextmanager
def decoding(address: Address) -> Iterator[None]:
    """Turn what goes wrong in reading stored values back into a :class:`StoreError`."""
    try:
        yield
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError(
            f"database {address.name} holds a value that this version cannot read ({error})",
            f"delete it to start afresh, {_OTHER_FILE}",
        ) from error


def explain(address: Address, error: SQLAlchemyError) -> StoreError:
    """Say in one line what an error means for this database."""
    name = f"database {address.name}"
    if isinstance(error, NoSuchModuleError):
        return StoreError(f"{name} needs a driver that is not installed", "use SQLite or PostgreSQL")
    cause = error.orig if isinstance(error, DBAPIError) else None
    known = _known(cause)
    if known:
        return StoreError(f"{name} {known[0]}", known[1])
    reason = _one_line(address, cause or error)
    if address.url.drivername != "sqlite" and getattr(cause, "sqlstate", None) is None:
        return StoreError(f"{name} cannot be reached ({reason})", "check the URL, and that the server runs")
    return StoreError(f"{name} failed ({reason})", f"check it, {_OTHER_FILE}")


def lost(address: Address, error: DBAPIError) -> StoreError:
    """Say that a server went away in the middle, and that nothing is lost but time."""
    return StoreError(
        f"database {address.name} was lost and did not come back ({_one_line(address, error.orig or error)})",
        "run the same command when the server is back: what was done is kept, and it goes on from there",
    )


def driver_missing(address: Address, error: ImportError) -> StoreError:
    """Say how to get the driver that the URL asks for."""
    return StoreError(
        f"database {address.name} needs the driver {error.name or 'psycopg'}",
        "install it with: pip install 'news-fact-check[postgres]'",
    )


def _known(cause: BaseException | None) -> tuple[str, str] | None:
    code = getattr(cause, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _SQLITE.get(code & 0xFF)
    state = getattr(cause, "sqlstate", None) or ""
    return next((_POSTGRES[state[:size]] for size in (5, 2) if state[:size] in _POSTGRES), None)


def _one_line(address: Address, error: BaseException) -> str:
    """The first line of an error's own words, without any password."""
    line = next(iter(str(error).strip().splitlines()), type(error).__name__)
    for secret in address.secrets:
        line = line.replace(secret, "***")
    return line
