"""What goes wrong with real databases, each told in one line that names the database."""

import importlib.util
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from checker.domain import Scores
from checker.errors import StoreError
from checker.store import Store

from .samples import CORPUS, EXTRACTOR, article, claim, finding, report

JUDGED = {("p", "h"): (Scores(0.1, 0.2, 0.7), False)}
HAS_PSYCOPG = importlib.util.find_spec("psycopg") is not None


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that users without rights can reach, as ``tmp_path`` is not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """Without the rights of root, who may do everything."""
    if os.name != "posix":
        pytest.skip("needs POSIX permissions")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def told(caught: pytest.ExceptionInfo[StoreError], name: str, words: str) -> None:
    """Check that the message is one line with the database, the trouble and a remedy."""
    message = str(caught.value)
    assert "\n" not in message
    assert name in message
    assert words in message
    assert caught.value.remedy


@pytest.mark.parametrize("content", [b"Not a database.\n" * 100, b"%PDF", b"\0" * 5000])
def test_a_file_that_is_no_database(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        Store.open(str(file))
    told(caught, str(file), "is not an SQLite database")
    assert file.read_bytes() == content


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(str(tmp_path))
    told(caught, str(tmp_path), "is a folder")
    with pytest.raises(StoreError):
        Store.status(str(tmp_path))


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as caught:
        Store.open(str(tmp_path / "file" / "check.db"))
    told(caught, "check.db", "cannot be made or reached")


@pytest.mark.usefixtures("unprivileged")
def test_a_folder_that_may_not_be_made(open_folder: Path) -> None:
    open_folder.chmod(0o777)
    (open_folder / "closed").mkdir(mode=0o555)
    with pytest.raises(StoreError) as caught:
        Store.open(str(open_folder / "closed" / "new" / "check.db"))
    told(caught, "check.db", "permission denied")
    with pytest.raises(StoreError) as caught:
        Store.open(str(open_folder / "closed" / "check.db"))
    told(caught, "check.db", "cannot be opened")


@pytest.mark.usefixtures("unprivileged")
def test_a_file_that_may_not_be_written(open_folder: Path) -> None:
    file = open_folder / "check.db"
    Store.open(str(file)).close()
    file.chmod(0o444)
    with Store.open(str(file)) as store, pytest.raises(StoreError) as caught:
        store.save_judgements(JUDGED, "m", 512)
    told(caught, str(file), "cannot be written")


@pytest.mark.usefixtures("unprivileged")
def test_a_file_that_may_not_be_read(open_folder: Path) -> None:
    file = open_folder / "check.db"
    Store.open(str(file)).close()
    file.chmod(0)
    with pytest.raises(StoreError) as caught:
        Store.open(str(file))
    told(caught, str(file), "cannot be opened")
    with pytest.raises(StoreError):
        Store.status(str(file))


@pytest.mark.usefixtures("unprivileged")
def test_a_folder_that_may_not_be_entered(open_folder: Path) -> None:
    (open_folder / "closed").mkdir(mode=0)
    for use in (Store.open, Store.status):
        with pytest.raises(StoreError) as caught:
            use(str(open_folder / "closed" / "check.db"))
        told(caught, "check.db", "permission denied")
    (open_folder / "closed").rmdir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(StoreError) as caught:
        Store.open(str(file))
    told(caught, str(file), "is a device")


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(str(tmp_path / ("x" * 300)))
    told(caught, "xxx", "file name too long")


@pytest.fixture
def small_disk() -> Iterator[None]:
    """Let no database grow beyond 80 pages; SQLite reports that as it does a full disk."""

    def limit(connection: sqlite3.Connection, entry: object) -> None:
        connection.execute("PRAGMA max_page_count = 80")

    event.listen(Engine, "connect", limit)
    yield
    event.remove(Engine, "connect", limit)


@pytest.mark.usefixtures("small_disk")
def test_a_full_disk_loses_nothing(file: Path) -> None:
    with Store.open(str(file)) as store:
        store.sync_articles(CORPUS, [article()])
        store.save_claims(CORPUS, {"a/one.txt": [claim()]}, EXTRACTOR)
        store.save_judgements(JUDGED, "m", 512)
        many = [finding(f"{number:064}") for number in range(500)]
        run = store.begin_run(CORPUS, "0.1.0", {}, "m")
        with pytest.raises(StoreError) as caught:
            store.save_result(run, CORPUS, [], report(*many))
        told(caught, str(file), "the disk is full")
        with pytest.raises(StoreError):
            store.sync_articles(CORPUS, [article(text="x" * 1_000_000)])
        assert store.latest_report() is None
        assert store.claims(CORPUS, EXTRACTOR) == {"a/one.txt": (claim(),)}
        assert store.judgements(JUDGED, "m", 512) == JUDGED
        store.end_run(run, "failed", {})


def test_a_lock_that_is_not_released(file: Path) -> None:
    Store.open(str(file)).close()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store.open(f"sqlite:///{file}?timeout=0.1") as store:
        with pytest.raises(StoreError) as caught:
            store.save_judgements(JUDGED, "m", 512)
        told(caught, str(file), "is locked by another process")
        assert store.judgements(JUDGED, "m", 512) == {}  # reading needs no lock
        other.execute("ROLLBACK")
        store.save_judgements(JUDGED, "m", 512)
    other.close()


def test_a_lock_that_is_released_is_waited_for(file: Path) -> None:
    Store.open(str(file)).close()
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, other.execute, ["COMMIT"]).start()
    began = time.monotonic()
    with Store.open(str(file)) as store:
        store.save_judgements(JUDGED, "m", 512)
    assert time.monotonic() - began >= 0.25
    other.close()


def test_a_damaged_file(file: Path) -> None:
    with Store.open(str(file)) as store:
        store.save_judgements({(str(number), "h"): (Scores(0, 0, 1), False) for number in range(900)}, "m", 1)
    content = bytearray(file.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    file.write_bytes(content)
    with pytest.raises(StoreError) as caught, Store.open(str(file)) as store:
        store.judgements([("1", "h")], "m", 1)
    told(caught, str(file), "is damaged")


def test_a_value_that_is_not_known(file: Path) -> None:
    with Store.open(str(file)) as store:
        store.sync_articles(CORPUS, [article()])
        store.save_claims(CORPUS, {"a/one.txt": [claim()]}, EXTRACTOR)
        with sqlite3.connect(file) as other:
            other.execute("UPDATE claims SET voice = 'sung'")
        with pytest.raises(StoreError) as caught:
            store.claims(CORPUS, EXTRACTOR)
    told(caught, str(file), "'sung'")


@pytest.mark.skipif(HAS_PSYCOPG, reason="psycopg is installed")
def test_a_driver_that_is_not_installed() -> None:
    with pytest.raises(StoreError) as caught:
        Store.open("postgresql://me:geheim@localhost/news")
    told(caught, "postgresql://localhost/news", "pip install 'news-fact-check[postgres]'")
    assert "geheim" not in str(caught.value)


@pytest.mark.skipif(not HAS_PSYCOPG, reason="psycopg is not installed")
@pytest.mark.parametrize("host", ["127.0.0.1:1", "no-such-host.invalid"])
def test_a_server_that_does_not_answer(host: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(f"postgresql://me:geheim@{host}/news")
    told(caught, f"postgresql://{host}/news", "cannot be reached")
    assert "geheim" not in str(caught.value)
    assert "geheim" not in str(caught.value.__cause__)


def test_a_server_that_refuses(postgres: str) -> None:
    server, _, name = postgres.rpartition("/")
    with pytest.raises(StoreError) as caught:
        Store.open(f"{server}/no_such_{name}")
    told(caught, "no_such_", "does not exist")
    with pytest.raises(StoreError) as caught:
        Store.open(f"postgresql://nobody:geheim@{server.rpartition('@')[2]}/{name}")
    told(caught, name, "password authentication failed")
    assert "geheim" not in str(caught.value)
