"""Connections that a real PostgreSQL server ends in the middle: tried again, then a clear stop."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import IntegrityError, OperationalError

from checker.domain import Scores
from checker.errors import StoreError
from checker.store import Store, retrying
from checker.store.address import locate
from checker.store.retrying import WAITS, Retries

from .conftest import Rows
from .samples import CORPUS, EXTRACTOR, article, claim, finding, report

JUDGED = {("p", "h"): (Scores(0.1, 0.2, 0.7), False)}
SERVER = locate("postgresql://me:geheim@db/news")
END = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE pid <> pg_backend_pid() AND datname = current_database()"
)


class Clock:
    """Waits in no time, and remembers for how long it should have."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.waited.append(seconds)


def gone() -> OperationalError:
    return OperationalError("SELECT 1", {}, Exception("server closed the connection unexpectedly"))


class Flaky:
    """Work that fails some times before it succeeds."""

    def __init__(self, failures: int, error: Callable[[], Exception] = gone) -> None:
        self.left, self.error, self.tries = failures, error, 0

    def __call__(self) -> str:
        self.tries += 1
        if self.tries <= self.left:
            raise self.error()
        return "done"


@pytest.mark.parametrize("failures", [0, 1, len(WAITS)])
def test_a_lost_connection_is_tried_again_with_longer_and_longer_waits(failures: int) -> None:
    clock, work = Clock(), Flaky(failures)
    assert Retries(SERVER, clock)(work) == "done"
    assert clock.waited == list(WAITS[:failures])
    assert sorted(clock.waited) == clock.waited


def test_a_server_that_stays_away_stops_the_run_with_a_remedy() -> None:
    clock = Clock()
    retries = Retries(SERVER, clock)
    with pytest.raises(StoreError) as caught:
        retries(Flaky(100))
    assert "postgresql://db/news was lost" in str(caught.value)
    assert "run the same command" in caught.value.remedy
    assert "geheim" not in str(caught.value)
    again = Flaky(100)
    with pytest.raises(StoreError):
        retries(again)
    assert again.tries == 1  # what tidies up does not wait as long again
    assert clock.waited == list(WAITS)


def test_what_does_not_pass_is_not_tried_again() -> None:
    clock, work = Clock(), Flaky(100, lambda: IntegrityError("INSERT", {}, Exception("there already")))
    with pytest.raises(IntegrityError):
        Retries(SERVER, clock)(work)
    assert (work.tries, clock.waited) == (1, [])


def test_a_file_is_not_tried_again() -> None:
    work = Flaky(100)
    with pytest.raises(OperationalError):
        Retries(locate("check.db"), Clock())(work)
    assert work.tries == 1


@contextmanager
def ending(url: str, statement: str, times: int) -> Iterator[list[str]]:
    """End the store's connection on the server just before it runs such a statement, this many times."""
    ended: list[str] = []
    killer = create_engine(locate(url).url)

    def before(connection: object, cursor: object, sql: str, *_: object) -> None:
        if statement in sql and len(ended) < times:
            ended.append(sql)
            with killer.connect() as own:
                own.execute(text(END))

    event.listen(Engine, "before_cursor_execute", before)
    try:
        yield ended
    finally:
        event.remove(Engine, "before_cursor_execute", before)
        killer.dispose()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrying, "WAITS", (0.05, 0.1, 0.2))


DROPPED_AT = [
    ("INSERT INTO sources", "sync_articles"),
    ("INSERT INTO claims", "save_claims"),
    ("FROM claims", "claims"),
    ("INSERT INTO embeddings", "save_embeddings"),
    ("INSERT INTO judgements", "save_judgements"),
    ("FROM judgements", "judgements"),
    ("INSERT INTO runs", "begin_run"),
    ("INSERT INTO findings", "save_result"),
    ("UPDATE runs SET finished", "end_run"),
]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize("statement", [one for one, _ in DROPPED_AT], ids=[where for _, where in DROPPED_AT])
def test_a_run_survives_a_connection_that_drops(database: str, rows: Rows, statement: str) -> None:
    with Store.open(database) as store, ending(database, statement, times=2) as ended:
        run = store.begin_run(CORPUS, "0.1.0", {}, "m")
        store.sync_articles(CORPUS, [article()])
        store.save_claims(CORPUS, {"a/one.txt": [claim()]}, EXTRACTOR)
        store.save_embeddings({"t": np.ones(3, np.float16)}, "e")
        store.save_judgements(JUDGED, "m", 512)
        assert store.claims(CORPUS, EXTRACTOR) == {"a/one.txt": (claim(),)}
        assert store.judgements(JUDGED, "m", 512) == JUDGED
        store.save_result(run, CORPUS, [], report(finding()))
        store.end_run(run, "done", {})
        assert store.latest_report() == report(finding())
    assert len(ended) == 2
    for table in ("articles", "claims", "embeddings", "judgements", "findings"):
        assert rows(f"SELECT count(*) FROM {table}") == [(1,)], table
    assert rows("SELECT status FROM runs") == [("done",)]


@pytest.mark.usefixtures("quick")
def test_a_server_that_ends_every_connection_stops_the_run_and_the_next_goes_on(postgres: str) -> None:
    other = {("p2", "h2"): (Scores(0.0, 0.0, 1.0), False)}
    with Store.open(postgres) as store:
        store.save_judgements(JUDGED, "m", 512)
        with ending(postgres, "INSERT INTO judgements", times=100), pytest.raises(StoreError) as caught:
            store.save_judgements(other, "m", 512)
    assert "was lost and did not come back" in str(caught.value)
    assert "goes on from there" in caught.value.remedy
    assert "tests-only" not in str(caught.value)
    with Store.open(postgres) as store:
        assert store.judgements(JUDGED | other, "m", 512) == JUDGED
        store.save_judgements(other, "m", 512)
        assert store.judgements(JUDGED | other, "m", 512) == JUDGED | other


def test_a_connection_that_died_while_nothing_was_asked_is_not_noticed(postgres: str) -> None:
    """The desk's requests are not tried again, so a stale connection must be found out before."""
    killer = create_engine(locate(postgres).url)
    with Store.open(postgres) as store:
        assert store.latest_report() is None
        with killer.connect() as own:
            own.execute(text(END))
        assert store.latest_report() is None
        assert store.decisions.entries() == ()
    killer.dispose()


@pytest.mark.parametrize("times", [1, 2])
def test_a_result_that_was_kept_unheard_may_be_kept_again(store: Store, rows: Rows, times: int) -> None:
    run = store.begin_run(CORPUS, "0.1.0", {}, "m")
    store.sync_articles(CORPUS, [article()])
    store.save_claims(CORPUS, {"a/one.txt": [claim()]}, EXTRACTOR)
    for _ in range(times):
        store.save_result(run, CORPUS, [], report(finding()))
    assert store.latest_report() == report(finding())
    assert rows("SELECT count(*) FROM findings") == [(1,)]
