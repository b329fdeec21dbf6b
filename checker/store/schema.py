"""The database's schema: which revision it has, and how Alembic brings it to the newest.

A script's name begins with its revision, and revisions sort by age; so the newest is known without
importing Alembic, which takes longer than opening the database.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from checker import bundled
from checker.errors import StoreError
from checker.store.address import Address
from checker.store.engine import writer

VERSION_TABLE = "alembic_version"
_LOCK = 0x636865636B
"""The PostgreSQL advisory lock that one process holds while it upgrades: "check" in ASCII."""


@dataclass(frozen=True, slots=True)
class Schema:
    """What revision a database has (None if it is still empty), and which is the newest."""

    database: str
    current: str | None
    head: str

    @property
    def up_to_date(self) -> bool:
        """Whether there is nothing to upgrade."""
        return self.current == self.head


def migrations() -> Path:
    """The folder of the migration scripts."""
    return bundled.folder("migrations")


def revisions(folder: Path) -> list[str]:
    """All revisions, oldest first.  Raises :class:`StoreError` if the installation has none."""
    found = sorted(path.name.partition("_")[0] for path in (folder / "versions").glob("[0-9]*_*.py"))
    if not found:
        raise StoreError(f"no migration scripts in {folder}", "install news-fact-check again")
    return found


def read_schema(connection: Connection, address: Address, folder: Path) -> Schema:
    """Look up the revision of a database.

    Raises :class:`StoreError` if a newer version of this program, or another program, made it.
    """
    known = revisions(folder)
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        _refuse_foreign(connection, address, tables)
        return Schema(address.name, None, known[-1])
    current = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    if current is not None and current not in known:
        raise StoreError(
            f"database {address.name} was made by a newer version of check (revision {current})",
            "upgrade news-fact-check, or name another file with --database",
        )
    return Schema(address.name, current, known[-1])


def _refuse_foreign(connection: Connection, address: Address, tables: set[str]) -> None:
    """Leave alone a database that is not ours; a PostgreSQL schema may be shared if no name clashes."""
    from checker.store.models import Base

    clashes = tables if connection.dialect.name == "sqlite" else tables & set(Base.metadata.tables)
    if clashes:
        raise StoreError(
            f"database {address.name} holds the tables of another program ({', '.join(sorted(clashes)[:3])})",
            "name another database with --database",
        )


def upgrade(engine: Engine, address: Address, folder: Path, target: str = "head") -> None:
    """Bring a database to a revision in one transaction: all of it happens, or nothing.

    SQLite changes a table by copying and dropping it, and dropping deletes what refers to it.  So
    foreign keys are off meanwhile, and are checked as a whole before the transaction ends.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    with writer(engine).connect() as connection, _sqlite_ready(connection), connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        before = read_schema(connection, address, folder)  # another process may have been faster
        if target == "head" and before.up_to_date:
            return
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, target)
        except CommandError as error:
            raise StoreError(f"database {address.name} cannot be upgraded ({error})", "") from error
        _check_foreign_keys(connection, address)


@contextmanager
def _sqlite_ready(connection: Connection) -> Iterator[None]:
    """Do what SQLite does only outside of a transaction: foreign keys off, write-ahead log on.

    The log lets others read while one writes; the file remembers it.  If it cannot be switched on,
    then another process is upgrading and has done so, or the transaction will fail and say why.
    """
    driver = connection.connection.driver_connection
    if connection.dialect.name != "sqlite" or driver is None:
        yield
        return
    with suppress(sqlite3.OperationalError):
        driver.execute("PRAGMA journal_mode = WAL")
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _check_foreign_keys(connection: Connection, address: Address) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken:
        raise StoreError(
            f"database {address.name} cannot be upgraded: table {broken[0]} refers to rows that do not exist",
            "delete it to start afresh, or name another file with --database",
        )
