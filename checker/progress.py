"""How the stages tell of their progress without knowing who listens."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from time import monotonic
from typing import Protocol

Advance = Callable[[int], None]
Record = Callable[[str, int, int], None]
"""Given the stage's name, the steps done and all its steps."""


class Progress(Protocol):
    """Told of each long stage; the CLI draws bars, a library user may do nothing."""

    def stage(self, name: str, total: int) -> AbstractContextManager[Advance]:
        """Open a stage of ``total`` steps; call what the context gives with each number of steps done."""
        ...

    def note(self, text: str) -> None:
        """Say one line about what was decided or done."""
        ...


class Silent:
    """The progress that nobody watches."""

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Advance]:
        """Open a stage and ignore its steps."""
        yield lambda steps: None

    def note(self, text: str) -> None:
        """Say nothing."""


class Recorded:
    """Passes everything on, and has it recorded at most once in ``every`` seconds and at a stage's ends."""

    def __init__(self, progress: Progress, record: Record, every: float = 1.0) -> None:
        self._progress = progress
        self._record = record
        self._every = every

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Advance]:
        """Open the stage, and record how far it is."""
        done, recorded = 0, monotonic()
        self._record(name, 0, total)
        with self._progress.stage(name, total) as advance:

            def both(steps: int) -> None:
                nonlocal done, recorded
                advance(steps)
                done += steps
                if done >= total or monotonic() - recorded >= self._every:
                    recorded = monotonic()
                    self._record(name, done, total)

            yield both

    def note(self, text: str) -> None:
        """Pass the line on."""
        self._progress.note(text)
