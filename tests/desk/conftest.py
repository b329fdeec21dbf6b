"""A desk over the sample corpus, and a browser that it has let in, both without a network."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

pytest.importorskip("httpx2", reason="httpx2 is not installed: pip install '.[dev]'")

from starlette.testclient import TestClient

from checker.desk.app import make_app
from checker.desk.desk import Desk
from checker.desk.guard import Keys, Place
from checker.store import Store

from .samples import CORPUS, fill

PLACE = Place("127.0.0.1", 8417)


@dataclass
class Visitor:
    """A browser at a desk."""

    client: TestClient
    keys: Keys

    def get(self, address: str, **headers: str) -> Any:
        return self.client.get(address, headers=headers, follow_redirects=False)

    def post(
        self, address: str, csrf: str | None = None, headers: dict[str, str] | None = None, **form: Any
    ) -> Any:
        form["csrf"] = self.keys.form if csrf is None else csrf
        sent = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
        return self.client.post(address, content=urlencode(form), headers=sent, follow_redirects=False)

    def decide(self, finding: str, action: str, seen: int = 0, **form: Any) -> Any:
        return self.post(f"/finding/{finding}", action=action, seen=seen, **form)


Enter = Callable[..., Visitor]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one run over the corpus, made once."""
    file = tmp_path_factory.mktemp("desk") / "check.db"
    with Store.open(str(file)) as opened:
        fill(opened)
    return file


@pytest.fixture
def database(tmp_path: Path) -> str:
    """Where a database may be made."""
    return str(tmp_path / "check.db")


@pytest.fixture
def store(filled: Path, database: str) -> Iterator[Store]:
    shutil.copy(filled, database)
    with Store.open(database) as opened:
        yield opened


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, CORPUS, "ada")


@pytest.fixture
def enter() -> Iterator[Enter]:
    """Make the application of a desk, and let a browser in."""
    clients = []

    def made(desk: Desk, let_in: bool = True) -> Visitor:
        keys = Keys()
        client = TestClient(make_app(desk, keys, PLACE), base_url=PLACE.address)
        clients.append(client)
        if let_in:
            client.get(f"/start?token={keys.token}")
        return Visitor(client, keys)

    yield made
    for client in clients:
        client.close()


@pytest.fixture
def visitor(desk: Desk, enter: Enter) -> Visitor:
    return enter(desk)
