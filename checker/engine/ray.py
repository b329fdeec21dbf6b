"""The engine of several machines: parts of the stages as tasks of a Ray cluster.

Tasks are pure functions (:mod:`checker.engine.nodes`).  Ray computes a part again elsewhere when its process
or its node is lost.  Only this process, the driver, writes to the database: as soon as a part is finished.

This is the only module that imports Ray.
"""

import logging
import os
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from types import TracebackType
from typing import Any, Self

import ray
from ray.exceptions import RayError, RayTaskError

from checker.domain import Article
from checker.engine import nodes
from checker.engine.interface import Extracted, Vectors
from checker.engine.moving import Files, bundled, files_of
from checker.errors import CheckError, DeviceError, EngineError, UsageError
from checker.extract.parallel import cores
from checker.inference.folder import ModelFolder
from checker.inference.interface import Ruling, TextPair
from checker.inference.portions import TEXTS_AT_ONCE, pair_portions, text_portions
from checker.progress import Progress
from checker.settings import Settings

ARTICLES = 8
"""Articles of a task."""
TEXTS = 4 * TEXTS_AT_ONCE
BATCHES = 2
"""Batches of pairs of a task while there are few; a task takes seconds on one core."""
TRIES = 5
"""How often a part is computed again that was lost with its process or node."""
CONNECT_SECONDS = 5.0
LOOK_SECONDS = 5.0
"""Without a finished part for so long, look whether there is anyone left to compute one."""
LOOKS = 12

_GOES_ON = "see to the cluster and run again: what was done is kept, and the rerun goes on from there"


class RayEngine:
    """Computes on a Ray cluster, which is connected to, or started, when there is something to compute."""

    def __init__(self, settings: Settings, progress: Progress) -> None:
        if settings.device.startswith("cuda:"):
            raise UsageError(
                f"--device {settings.device}", "Ray chooses the GPU itself; use --device cuda or auto"
            )
        self._settings = settings
        self._progress = progress
        self._cluster: _Cluster | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the cluster, and end the one that was started here; tasks under way are given up."""
        if self._cluster is not None:
            self._cluster.leave()

    def extract(self, articles: Sequence[Article]) -> Iterator[Extracted]:
        """Yield the claims of the articles."""
        parts = (articles[start : start + ARTICLES] for start in range(0, len(articles), ARTICLES))
        yield from self._reached().run(_extract, ((part,) for part in parts))

    def embed(self, texts: Sequence[str]) -> Iterator[Vectors]:
        """Yield the vectors of the texts."""
        cluster = self._reached()
        device, gpus = cluster.device(self._settings.device)
        portions = text_portions(texts, TEXTS)
        yield from cluster.run(_embed, ((portion, device) for portion in portions), gpus)

    def judge(self, model: ModelFolder, pairs: Sequence[TextPair]) -> Iterator[dict[TextPair, Ruling]]:
        """Yield the rulings of the model on the pairs."""
        cluster = self._reached()
        device, gpus = cluster.device(self._settings.device)
        wanted = nodes.Wanted(model, device, self._settings.batch_size)
        files = [] if bundled(model) else [ray.put(files_of(model))]  # in a list, it stays a reference
        shares = _shares(pairs, self._settings.batch_size, cluster.room())
        yield from cluster.run(_judge, ((share, wanted, files) for share in shares), gpus)

    def _reached(self) -> "_Cluster":
        if self._cluster is None:
            self._cluster = _Cluster(self._settings.address, self._progress)
        return self._cluster


class _Cluster:
    """The connection to a cluster, and who is there."""

    def __init__(self, address: str | None, progress: Progress) -> None:
        self._progress = progress
        self._ours = not ray.is_initialized()  # a program that uses this package may be connected already
        if self._ours:
            _connect(address)
        self._nodes = self._alive()
        progress.note(
            f"computing on a Ray cluster of {len(self._nodes)} node(s), {self._count('CPU')} CPU(s)"
        )

    def leave(self) -> None:
        if self._ours:
            ray.shutdown()

    def device(self, wanted: str) -> tuple[str, int]:
        """Tell which device a model is to run on, and how many GPUs each of its tasks takes."""
        gpus = self._count("GPU")
        if wanted == "cuda" and not gpus:
            raise DeviceError("--device cuda", "no node of the Ray cluster has a GPU; use --device auto")
        if wanted == "auto":
            return ("cuda", 1) if gpus else ("cpu", 0)
        return wanted, int(wanted == "cuda")

    def room(self) -> int:
        """How many tasks are worth having under way: each core busy, and the next one waiting."""
        return max(2, 2 * self._count("CPU"))

    def run(self, task: Callable[..., Any], parts: Iterable[tuple[Any, ...]], gpus: int = 0) -> Iterator[Any]:
        """Yield what the task gives for each part, as it comes."""
        remote = ray.remote(task).options(num_cpus=1, num_gpus=gpus, max_retries=TRIES)
        left = iter(parts)
        under_way: list[Any] = []
        idle = 0
        with _told():
            while True:
                for part in islice(left, max(0, self.room() - len(under_way))):
                    under_way.append(remote.remote(nodes.VERSION, *part))
                if not under_way:
                    return
                ready, under_way = ray.wait(under_way, num_returns=1, timeout=LOOK_SECONDS)
                self._notice()
                idle = 0 if ready else self._anyone_left(idle, gpus)
                for one in ready:
                    yield ray.get(one)

    def _count(self, kind: str) -> int:
        """How many cores or GPUs the cluster has, nodes that were lost left out."""
        return int(ray.cluster_resources().get(kind, 0))

    def _alive(self) -> set[str]:
        return {node["NodeID"] for node in ray.nodes() if node["Alive"]}

    def _notice(self) -> None:
        """Tell of nodes that were lost; Ray computes their parts again on the others."""
        alive = self._alive()
        if lost := len(self._nodes - alive):
            self._progress.note(
                f"{lost} node(s) of the Ray cluster lost, {len(alive)} left; their parts are computed again"
            )
        self._nodes = alive

    def _anyone_left(self, idle: int, gpus: int) -> int:
        """Count the looks at a cluster that can run no task, as a node may yet join; at last raise EngineError."""
        if self._count("CPU") and self._count("GPU") >= gpus:
            return 0
        if idle + 1 >= LOOKS:
            raise EngineError("no node of the Ray cluster is left to compute on", _GOES_ON)
        return idle + 1


def _extract(version: str, articles: Sequence[Article]) -> Extracted:
    nodes.same_version(version)
    return nodes.extract(articles)


def _embed(version: str, texts: Sequence[str], device: str) -> Vectors:
    nodes.same_version(version)
    return nodes.embed(texts, device)


def _judge(
    version: str, share: nodes.Share, wanted: nodes.Wanted, files: Sequence[Any]
) -> dict[TextPair, Ruling]:
    nodes.same_version(version)

    def fetch() -> Files:
        found: Files = ray.get(files[0])
        return found

    return nodes.judge(share, wanted, fetch)


def _shares(pairs: Sequence[TextPair], batch_size: int, room: int) -> Iterator[nodes.Share]:
    """Cut the pairs into the parts of tasks: whole portions if there are plenty, else some batches of one.

    Every task reads its whole portion once to sort it, so that batches are those of one machine.
    """
    portions = list(pair_portions(pairs))
    for portion in portions:
        batches = -(-len(portion) // batch_size)
        step = batches if len(portions) >= room else min(BATCHES, batches)
        for first in range(0, batches, step):
            yield nodes.Share(tuple(portion), first, min(first + step, batches))


def _connect(address: str | None) -> None:
    """Join the cluster at an address, or start one on this machine.  Raises EngineError."""
    options: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    if address is None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
        options |= {"num_cpus": cores(), "include_dashboard": False}
    elif address != "auto":
        _look_for(address)
    try:
        ray.init(address=address or "local", **options)
    except (OSError, RuntimeError, ValueError, RayError) as error:
        where = f"the Ray cluster at {address}" if address else "a Ray cluster on this machine"
        raise EngineError(
            f"{where} cannot be used ({_first_line(error)})",
            "start one with `ray start --head`, and join it here with `ray start --address HOST:PORT`",
        ) from error


def _look_for(address: str) -> None:
    """Find out quickly whether anything answers there; Ray itself would try for minutes."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), CONNECT_SECONDS).close()
    except OSError as error:
        raise EngineError(
            f"no Ray cluster answers at {address} ({error.strerror or error})",
            "check the address, and start the cluster with `ray start --head`",
        ) from error


@contextmanager
def _told() -> Iterator[None]:
    """Turn what Ray raises into one clear line."""
    try:
        yield
    except RayTaskError as error:
        cause = error.cause
        if isinstance(cause, CheckError):
            raise cause from None
        raise EngineError(
            f"a task failed on a node of the Ray cluster ({_first_line(cause or error)})",
            "see that all nodes have the same version of news-fact-check, and enough memory",
        ) from error
    except RayError as error:
        raise EngineError(
            f"the Ray cluster lost a part of the work {TRIES + 1} times ({_first_line(error)})", _GOES_ON
        ) from error


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
