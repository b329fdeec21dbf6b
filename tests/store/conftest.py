"""A store in a real database: an SQLite file, and PostgreSQL where a server is named.

``CHECK_TEST_POSTGRES`` is the URL of a database that the tests may empty.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from checker.store import Store
from checker.store.address import locate

POSTGRES = os.environ.get("CHECK_TEST_POSTGRES", "")
Rows = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "check.db"


@pytest.fixture
def postgres() -> str:
    """The URL of an empty PostgreSQL database."""
    if not POSTGRES:
        pytest.skip("CHECK_TEST_POSTGRES is not set")
    engine = create_engine(locate(POSTGRES).url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return POSTGRES


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Where to open a store: a path or an URL."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("file"))
    return str(request.getfixturevalue("postgres"))


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with Store.open(database) as opened:
        yield opened


@pytest.fixture
def rows(database: str) -> Iterator[Rows]:
    """Ask the database directly."""
    engine = create_engine(locate(database).url)

    def ask(query: str) -> list[tuple[Any, ...]]:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query))]

    yield ask
    engine.dispose()
