"""Seconds of each stage of the pipeline, by timing the functions that it calls.

A stage's seconds are its own: what it spends in another stage (nearly all save something) counts there.
Importing torch and spaCy and loading the models is the stage "load", which no corpus makes longer.  Parsers
that are loaded by processes of their own count as extraction.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib import import_module
from threading import get_ident
from typing import Any

from benchmarks.clock import cpu

Clock = Callable[[], float]

STAGES: tuple[tuple[str, str, str], ...] = (
    ("load", "checker.extract.claims", "_language"),
    ("load", "checker.inference.embedding:SentenceEncoder", "__init__"),
    ("load", "checker.inference.cross_encoder:CrossEncoder", "__init__"),
    ("read", "checker.pipeline", "read"),
    ("extract", "checker.pipeline", "_claims"),
    ("embed", "checker.pipeline", "embed"),
    ("embed", "checker.weighing", "embed"),
    ("relate", "checker.pairing.candidates", "related_articles"),
    ("pair", "checker.pipeline", "_pairs"),
    ("weigh", "checker.pipeline", "worth_asking"),
    ("judge", "checker.pipeline", "judge"),
    ("slots", "checker.decide.gates", "with_slots"),
    ("slots", "checker.weighing", "read_slots"),
    ("decide", "checker.pipeline", "find"),
    *(
        ("store", "checker.store.store:Store", name)
        for name in (
            "sync_articles",
            "claims",
            "save_claims",
            "embeddings",
            "save_embeddings",
            "judgements",
            "save_judgements",
            "weights",
            "save_weights",
            "note_progress",
            "save_result",
        )
    ),
)
"""A stage, the module or class in which its callers find the function, and the function's name."""
NAMES = tuple(dict.fromkeys(stage for stage, _, _ in STAGES))


class Stopwatch:
    """Adds up the seconds of stages that may lie within each other, on the wall and of the processor."""

    def __init__(self, wall: Clock = time.perf_counter, processor: Clock = cpu) -> None:
        self._clocks = (wall, processor)
        self._thread = get_ident()
        self._open: list[list[float]] = []
        """For each stage that is open, what was spent in stages within it, by each clock."""
        self.seconds: dict[str, float] = defaultdict(float)
        self.cpu: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done within."""
        began = [clock() for clock in self._clocks]
        self._open.append([0.0, 0.0])
        try:
            yield
        finally:
            taken = [clock() - start for clock, start in zip(self._clocks, began, strict=True)]
            within = self._open.pop()
            self.seconds[name] += taken[0] - within[0]
            self.cpu[name] += taken[1] - within[1]
            if self._open:
                self._open[-1] = [sum(pair) for pair in zip(self._open[-1], taken, strict=True)]

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, timed as this stage."""

        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            if get_ident() != self._thread:  # what is loaded ahead counts where it is waited for
                return function(*args, **kwargs)
            with self.stage(name):
                return function(*args, **kwargs)

        return call


@contextmanager
def watching() -> Iterator[Stopwatch]:
    """Time every stage of the runs within; raises AttributeError if the pipeline no longer has one."""
    watch = Stopwatch()
    with watch.stage("load"):
        found = [(stage, _owner(place), name) for stage, place, name in STAGES]
    before = [(owner, name, getattr(owner, name)) for _, owner, name in found]
    for stage, owner, name in found:
        setattr(owner, name, watch.timed(stage, getattr(owner, name)))
    try:
        yield watch
    finally:
        for owner, name, function in before:
            setattr(owner, name, function)


def _owner(place: str) -> Any:
    module, _, name = place.partition(":")
    found = import_module(module)
    return getattr(found, name) if name else found
