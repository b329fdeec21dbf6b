"""Where the database is: from what the user wrote to an SQLAlchemy URL and a name for messages."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from checker.errors import StoreError

DEFAULT = Path(".check") / "check.db"

_DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_EXAMPLES = "use a path, sqlite:///PATH or postgresql://USER@HOST/NAME"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the database is.

    ``name`` is how messages call it: the path, or the URL without user, password and options.
    ``file`` is the file of an SQLite database, absolute, or None where there is none.
    """

    url: URL
    name: str
    file: Path | None = None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no message may hold."""
        options = (self.url.query.get("password"), self.url.query.get("sslpassword"))
        return tuple(str(secret) for secret in (self.url.password, *options) if secret)


def locate(database: str | None) -> Address:
    """Read an URL or a path; None means :data:`DEFAULT` in the working directory.

    Raises :class:`StoreError` for an URL that is broken or of a database that is not supported.
    """
    if database is None:
        return _file_address(DEFAULT)
    if not database.strip():
        raise StoreError("the database's path is empty", _EXAMPLES)
    if "\0" in database:
        raise StoreError(f"the database's path {database!r} cannot be that of a file", _EXAMPLES)
    if "://" not in database:
        return _file_address(Path(database).expanduser())
    try:
        url = make_url(database)
    except (ArgumentError, ValueError) as error:
        scheme = database.partition(":")[0]
        raise StoreError(
            f"the database URL that begins with {scheme}:// cannot be read", _EXAMPLES
        ) from error
    if url.drivername not in _DRIVERS:
        raise StoreError(f"databases of the kind {url.drivername}:// are not supported", _EXAMPLES)
    url = url.set(drivername=_DRIVERS[url.drivername])
    return _sqlite_address(url) if url.drivername == "sqlite" else _server_address(url)


def _file_address(path: Path) -> Address:
    file = Path.cwd() / path
    return Address(URL.create("sqlite", database=str(file)), str(path), file)


def _sqlite_address(url: URL) -> Address:
    if url.host or url.username:
        raise StoreError(
            "an sqlite:// URL names no host", "write sqlite:/// with three slashes before the path"
        )
    path = url.database or ":memory:"
    if path == ":memory:" or path.startswith("file:"):
        return Address(url, path)
    file = Path.cwd() / path
    return Address(url.set(database=str(file)), path, file)


def _server_address(url: URL) -> Address:
    port = f":{url.port}" if url.port else ""
    return Address(url, f"postgresql://{url.host or 'localhost'}{port}/{url.database or ''}")


def exists(address: Address) -> bool:
    """Whether there is a database to read; a server's is taken to exist.

    Raises :class:`StoreError` where the path is that of something else than a file.
    """
    file = address.file
    if file is None:
        return True
    with _refusing(address):
        try:
            mode = file.stat().st_mode  # asked for once: another process may make the file meanwhile
        except (FileNotFoundError, NotADirectoryError):
            return False
        if not stat.S_ISREG(mode):
            what = "folder" if stat.S_ISDIR(mode) else "device"
            raise StoreError(f"the database {address.name} is a {what}", "name a file for the database")
    return True


def make_folder(address: Address) -> None:
    """Make the folder of a database file; the default one keeps itself out of version control.

    Raises :class:`StoreError` where the path cannot be that of a file.
    """
    file = address.file
    if file is None or exists(address):
        return
    with _refusing(address):
        file.parent.mkdir(parents=True, exist_ok=True)
        ignore = file.parent / ".gitignore"
        if file == Path.cwd() / DEFAULT and not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")


@contextmanager
def _refusing(address: Address) -> Iterator[None]:
    """Turn what the file system refuses into a :class:`StoreError`."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise StoreError(
            f"the database {address.name} cannot be made or reached ({reason})",
            "check the path and its permissions, or name another file with --database",
        ) from error
