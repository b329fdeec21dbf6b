"""Ray on this machine: what becomes of tasks that die, fail or find nobody to do them."""

import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from inference.conftest import tiny  # noqa: F401  # a fixture

from checker.errors import CheckError, DeviceError, EngineError, ModelError, UsageError
from checker.inference.cross_encoder import CrossEncoder
from checker.inference.folder import find_model
from checker.progress import Silent
from checker.settings import Settings

ray = pytest.importorskip("ray", reason="Ray is not installed")

from checker.engine import cluster, nodes  # noqa: E402
from checker.engine import ray as engine  # noqa: E402
from checker.engine.cluster import Cluster  # noqa: E402
from checker.engine.ray import RayEngine  # noqa: E402

PAIRS = [(f"the dam {'burst ' * n}", f"on monday {'two ' * (n % 5)}") for n in range(70)]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of this machine alone, started as a run without an address starts it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(tmp_path_factory.mktemp("node")))
        patch.setattr(cluster, "cores", lambda: 1)
        opened = Cluster(None, Silent())
        yield opened
        opened.leave()


def test_every_part_is_done_once(here: Cluster) -> None:
    def double(version: str, number: int) -> int:
        return 2 * number

    assert sorted(here.run(double, ((n,) for n in range(20)))) == list(range(0, 40, 2))
    assert list(here.run(double, ())) == []


def test_a_process_that_is_killed_is_replaced(here: Cluster, tmp_path: Path) -> None:
    def dies_once(version: str, number: int, marks: Path) -> int:
        mark = marks / str(number)
        if number == 3 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), 9)
        return number

    assert sorted(here.run(dies_once, ((n, tmp_path) for n in range(6)))) == list(range(6))
    assert (tmp_path / "3").exists()


def test_a_part_that_kills_every_process_stops_the_run(
    here: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "TRIES", 1)

    def dies(version: str) -> None:
        os.kill(os.getpid(), 9)

    with pytest.raises(EngineError) as caught:
        list(here.run(dies, [()]))
    assert "failed at a part of the work, 1 retries included" in str(caught.value)
    assert "the rerun goes on from there" in caught.value.remedy
    assert "\n" not in str(caught.value)


FAILURES = [
    # what a task raises, what the run then ends with
    (ModelError("model x", "reinstall it"), ModelError, "model x: reinstall it"),
    (ValueError("odd\nlines"), EngineError, "a task failed on a node of the Ray cluster (odd)"),
]


@pytest.mark.parametrize(("raised", "kind", "words"), FAILURES)
def test_what_a_task_says_is_told(
    here: Cluster, raised: Exception, kind: type[CheckError], words: str
) -> None:
    def fails(version: str) -> None:
        raise raised

    with pytest.raises(kind) as caught:
        list(here.run(fails, [()]))
    assert words in str(caught.value)
    assert caught.value.remedy


def test_a_node_of_another_version_is_refused(here: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "VERSION", "99 (extraction 99)")
    with pytest.raises(
        EngineError, match=r"has news-fact-check .*, not 99 \(extraction 99\): install the same"
    ):
        list(here.run(engine._embed, [(["a text"], "cpu")]))


def test_nobody_left_to_compute_stops_the_run(here: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(cluster, "LOOKS", 3)
    with pytest.raises(EngineError, match="no node of the Ray cluster is left to compute on"):
        list(here.run(lambda version: None, [()], gpus=1))  # there is no GPU


def test_a_model_travels_and_rules_as_it_does_here(
    here: Cluster,
    tiny: Path,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = find_model(str(tiny), None, offline=True)
    files = engine.files_of(model)
    monkeypatch.setattr(engine, "files_of", lambda folder: files)
    absent = replace(model, path=tmp_path / "only-there")
    expected = {p: r for part in CrossEncoder(model, "cpu", 8).judge(PAIRS) for p, r in part.items()}
    with RayEngine(Settings(device="cpu", batch_size=8), Silent()) as used:
        parts = list(used.judge(absent, PAIRS))
    assert len(parts) == 5  # of two batches, and one
    assert sum(map(len, parts)) == len(PAIRS)
    assert {pair: ruling for part in parts for pair, ruling in part.items()} == expected


def test_a_cluster_of_the_program_around_is_used_and_left_alone(here: Cluster) -> None:
    Cluster(None, Silent()).leave()
    assert ray.is_initialized()


def test_devices(here: Cluster) -> None:
    assert here.device("auto") == here.device("cpu") == ("cpu", 0)
    with pytest.raises(DeviceError, match="no node of the Ray cluster has a GPU"):
        here.device("cuda")
    with pytest.raises(UsageError, match="Ray chooses the GPU itself"):
        RayEngine(Settings(device="cuda:1"), Silent())


@pytest.mark.parametrize(("room", "parts"), [(1, 2), (2, 2), (3, 11)])
def test_a_portion_is_shared_where_portions_are_few(room: int, parts: int) -> None:
    pairs = [(str(n), "h") for n in range(700)]
    shares = list(engine._shares(pairs, 32, room))
    assert len(shares) == parts
    batches: dict[Any, list[int]] = {}
    for share in shares:
        batches.setdefault(share.portion, []).extend(range(share.first, share.last))
    assert [(len(portion), seen) for portion, seen in batches.items()] == [
        (512, list(range(16))),
        (188, list(range(6))),
    ]


def test_only_ray_is_kept_off_the_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    aside = cluster._Aside(sys.stdout)
    thread = threading.Thread(target=aside.write, args=("noise",), name="ray_listen_error_messages")
    thread.start()
    thread.join()
    aside.write("report")
    aside.flush()
    assert capsys.readouterr().out == "report"


def silent(server: socket.socket) -> None:
    with closing(server.accept()[0]) as connection:
        connection.recv(100)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def test_an_address_where_something_else_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=silent, args=(server,))
        thread.start()
        with pytest.raises(EngineError, match=r"no Ray cluster answers at .* \(something else does\)"):
            cluster._look_for(f"127.0.0.1:{server.getsockname()[1]}")
        thread.join()


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid", "[::1]"])
def test_an_address_where_nobody_answers(host: str) -> None:
    with pytest.raises(EngineError) as caught:
        cluster._look_for(f"{host}:1")
    assert f"no Ray cluster answers at {host}:1" in str(caught.value)
    assert "ray start --head" in caught.value.remedy


def test_the_same_version_is_worked_for() -> None:
    nodes.same_version(nodes.VERSION)
