"""The connection to the database, and what SQLite needs to behave as the store expects."""

import json
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from checker.store.address import Address
from checker.store.failures import driver_missing

BUSY_SECONDS = 30.0
"""How long to wait for another process that writes to the same SQLite file."""

CONNECT_SECONDS = 10
"""How long to wait for a server to answer."""

_NOTICING: dict[str, int] = {
    "connect_timeout": CONNECT_SECONDS,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
"""What makes a connection fail, and not hang for hours, when the network between has gone."""


_scan: Callable[[str, int], tuple[Any, int]] = vars(json.JSONDecoder())["scan_once"]


def make_engine(address: Address) -> Engine:
    """Make an engine; it connects when first used.

    A transaction is opened as a writing one by the execution option ``writing``; see
    :func:`writer`.  Raises :class:`StoreError` where the driver is missing.
    """
    sqlite = address.url.drivername == "sqlite"
    options = {"timeout": BUSY_SECONDS} if sqlite else _NOTICING
    try:
        engine = create_engine(
            address.url,
            connect_args={name: value for name, value in options.items() if name not in address.url.query},
            pool_pre_ping=not sqlite,
            hide_parameters=True,
            json_serializer=partial(json.dumps, separators=(",", ":")),
            json_deserializer=_read_json,
        )
    except ImportError as error:
        raise driver_missing(address, error) from error
    if sqlite:
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def writer(engine: Engine) -> Engine:
    """The same engine for transactions that write.

    SQLite then takes the lock when the transaction begins, where it can wait for another process,
    and not at the first change, where it can only fail if the other has written since.
    """
    return engine.execution_options(writing=True)


def _read_json(text: str | bytes) -> Any:
    """Read JSON without the preliminaries of ``json.loads``: claims hold six small documents each.

    PostgreSQL's driver gives bytes.
    """
    if isinstance(text, bytes):
        return json.loads(text)
    try:
        value, end = _scan(text, 0)
    except StopIteration:
        end = -1
    return value if end == len(text) else json.loads(text)


def _prepare(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
    """Leave transactions to SQLAlchemy, changes to the schema included; have foreign keys obeyed."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    options: Any = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")
