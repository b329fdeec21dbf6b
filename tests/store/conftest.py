"""A store in a real SQLite file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "check.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    with Store.open(str(file)) as opened:
        yield opened
