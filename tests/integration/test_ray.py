"""A real Ray cluster of two nodes, with PostgreSQL where a server is named, finds what one machine finds."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, text

from checker.store import retrying
from checker.store.address import locate

from .conftest import SEEDS, Check, Sample

pytest.importorskip("ray", reason="Ray is not installed")

POSTGRES = os.environ.get("CHECK_TEST_POSTGRES", "")
TOLERANCE = 0.01
"""By how much a confidence may differ: texts meet others in a batch where a run goes on."""
_STORE = 80 * 2**20
MANY = ("--min-confidence", "0.05")
"""Opens the gates before the model, so that there is a half-way to lose something at."""


@dataclass
class TwoNodes:
    """A cluster of a head and a second node, of one core each."""

    cluster: Any
    second: Any

    @property
    def address(self) -> str:
        return str(self.cluster.address)

    def lose_second(self) -> None:
        """Kill the second node with all its processes, without a warning."""
        self.cluster.remove_node(self.second, allow_graceful=False)


@pytest.fixture(scope="module")
def two_nodes() -> Iterator[TwoNodes]:
    from ray.cluster_utils import Cluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("HF_HUB_OFFLINE", "1")
        head = {"num_cpus": 1, "object_store_memory": _STORE, "include_dashboard": False}
        cluster = Cluster(initialize_head=True, head_node_args=head)
        try:
            yield TwoNodes(cluster, cluster.add_node(num_cpus=1, object_store_memory=_STORE))
        finally:
            cluster.shutdown()


@pytest.fixture
def database(tmp_path: Path) -> str:
    """An empty database: the server's, or a file."""
    if not POSTGRES:
        return str(tmp_path / "check.db")
    engine = create_engine(locate(POSTGRES).url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return POSTGRES


@contextmanager
def before(statement: str, act: Callable[[int], None]) -> Iterator[None]:
    """Do something before each such statement; it is given how many there were before."""
    seen = 0

    def watch(connection: object, cursor: object, sql: str, *_: object) -> None:
        nonlocal seen
        if statement in sql:
            seen += 1
            act(seen - 1)

    event.listen(Engine, "before_cursor_execute", watch)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", watch)


def rows(database: str, query: str) -> set[tuple[Any, ...]]:
    engine = create_engine(locate(database).url)
    with engine.connect() as connection:
        found = {tuple(row) for row in connection.execute(text(query))}
    engine.dispose()
    return found


def without_confidence(document: dict[str, Any]) -> tuple[dict[str, Any], list[float]]:
    """Take a report apart: everything else, and how sure it is of each finding, in the order of their ids."""
    findings = sorted(document["findings"], key=lambda finding: finding["id"])
    sure = [finding.pop("confidence") for finding in findings]
    return {**document, "findings": findings}, sure


def test_a_node_lost_half_way_changes_nothing(
    two_nodes: TwoNodes, database: str, sample: Sample, check: Check, tmp_path: Path
) -> None:
    kept: list[int] = []

    def lose(seen: int) -> None:
        if seen == 1:  # the first part is in the database, others are under way
            kept.append(len(rows(database, "SELECT * FROM judgements")))
            two_nodes.lose_second()

    with before("INSERT INTO judgements", lose):
        run = check(
            "seeds", "--engine", "ray", "--address", two_nodes.address, "--database", database,
            "--device", "cpu", "--format", "json", "-v", *MANY, at=sample.folder,
        )  # fmt: skip
    assert run.exit_code == 1, run.stderr
    # whether the loss is told depends on Ray noticing it before the run ends
    assert 0 < kept[0] < len(rows(database, "SELECT * FROM judgements"))
    ours, sure = without_confidence(json.loads(run.stdout))
    local = check(
        "seeds", "--database", str(tmp_path / "local.db"), "--device", "cpu", "--format", "json", *MANY,
        at=sample.folder,
    )  # fmt: skip
    theirs, expected = without_confidence(json.loads(local.stdout))
    assert ours == theirs
    assert sure == pytest.approx(expected, abs=TOLERANCE)
    with before("INSERT INTO runs", lambda seen: pytest.fail("it ran again")):  # though the engine is another
        again = check(
            "seeds", "--database", database, "--device", "cpu", "--format", "json", *MANY, at=sample.folder
        )
    assert json.loads(again.stdout) == json.loads(run.stdout)


@pytest.mark.skipif(not POSTGRES, reason="CHECK_TEST_POSTGRES is not set")
def test_a_database_lost_half_way_stops_the_run_and_the_next_goes_on(
    two_nodes: TwoNodes, database: str, tmp_path: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retrying, "WAITS", (0.05, 0.1))
    for outlet in ("harbour-courier", "meridian-post"):
        shutil.copytree(SEEDS / outlet, tmp_path / "few" / outlet)
    command = (
        "few", "--engine", "ray", "--address", two_nodes.address, "--database", database,
        "--device", "cpu", "--batch-size", "4", "--format", "json", *MANY,
    )  # fmt: skip
    killer = create_engine(locate(database).url)

    def end(seen: int) -> None:
        if seen >= 1:
            with killer.connect() as own:
                own.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                    )
                )

    with before("INSERT INTO judgements", end):
        stopped = check(*command)
    killer.dispose()
    assert stopped.exit_code == 2
    assert "was lost and did not come back" in stopped.stderr
    assert "what was done is kept, and it goes on from there" in stopped.stderr
    assert stopped.stderr.count("\n") == 1
    assert stopped.stdout == ""
    kept = rows(database, "SELECT key, contradiction FROM judgements")
    claims = rows(database, "SELECT id FROM claims")
    assert len(kept) == 8  # one part of two batches

    finished = check(*command)
    assert finished.exit_code in (0, 1), finished.stderr
    assert json.loads(finished.stdout)["summary"]["articles"] == 4
    assert kept < rows(database, "SELECT key, contradiction FROM judgements")
    assert rows(database, "SELECT id FROM claims") == claims
