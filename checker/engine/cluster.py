"""A Ray cluster: getting to it, having tasks done there, and what to say when it fails."""

import logging
import os
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from itertools import islice
from threading import current_thread
from typing import Any, TextIO

import ray
from ray.exceptions import LocalRayletDiedError, RayError, RayTaskError

from checker.engine.nodes import VERSION
from checker.errors import CheckError, DeviceError, EngineError
from checker.extract.parallel import cores
from checker.progress import Progress

TRIES = 5
"""How often a part is computed again that was lost with its process or node."""
CONNECT_SECONDS = 5.0
LOOK_SECONDS = 5.0
"""Without a finished part for so long, look whether there is anyone left to compute one."""
LOOKS = 12

_GOES_ON = "see to the cluster and run again: what was done is kept, and the rerun goes on from there"
_START = "start one with `ray start --head`, and join it here with `ray start --address HOST:PORT`"
_HELLO = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes((0, 0, 0, 4, 0, 0, 0, 0, 0))
"""How HTTP/2 begins, which Ray speaks: a greeting and empty settings, answered by settings (frame 4)."""


class Cluster:
    """The connection to a cluster, and who is there.  Raises :class:`EngineError` where there is none."""

    def __init__(self, address: str | None, progress: Progress) -> None:
        self._progress = progress
        self._open = ExitStack()
        self._open.enter_context(redirect_stdout(_Aside(sys.stdout)))
        self._ours = not ray.is_initialized()  # a program that uses this package may be connected already
        try:
            if self._ours:
                _connect(address)
            self._nodes = self._alive()
        except BaseException:
            self.leave()
            raise
        progress.note(
            f"computing on a Ray cluster of {len(self._nodes)} node(s), {self._count('CPU')} CPU(s)"
        )

    def leave(self) -> None:
        """Let go of the cluster; one that was started here ends, and so do tasks under way."""
        with self._open:
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

    def share(self, value: Any) -> Any:
        """Put a value where all nodes can fetch it."""
        with _told():
            return ray.put(value)

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
                    under_way.append(remote.remote(VERSION, *part))
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
        """Count the looks at a cluster that can run no task; a node may yet join, but not for ever."""
        if self._count("CPU") and self._count("GPU") >= gpus:
            return 0
        if idle + 1 >= LOOKS:
            raise EngineError("no node of the Ray cluster is left to compute on", _GOES_ON)
        return idle + 1


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
            _START,
        ) from error


def _look_for(address: str) -> None:
    """Find out quickly whether a Ray cluster may be there; Ray itself would try for many minutes."""
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host.strip("[]"), int(port)), CONNECT_SECONDS) as connection:
            if os.environ.get("RAY_USE_TLS", "0").lower() not in ("0", "false"):
                return  # Ray's own setting: the greeting would have to be encrypted
            connection.sendall(_HELLO)
            speaks = connection.recv(9)[3:4] == b"\x04"
    except OSError as error:
        speaks, reason = False, error.strerror or str(error)
    else:
        reason = "something else does"
    if not speaks:
        raise EngineError(f"no Ray cluster answers at {address} ({reason})", f"check the address; {_START}")


class _Aside:
    """A standard output without what Ray prints there, from threads of its own or as "(raylet)"."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Pass text on, unless it is Ray's: lost nodes are noticed and told by :class:`Cluster`."""
        of_ray = current_thread().name.startswith("ray_") or "(raylet)" in text
        return len(text) if of_ray else self._stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


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
    except LocalRayletDiedError as error:
        raise EngineError("the Ray node of this machine was lost", _GOES_ON) from error
    except RayError as error:
        raise EngineError(
            f"the Ray cluster failed at a part of the work, {TRIES} retries included ({_first_line(error)})",
            _GOES_ON,
        ) from error


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
