"""How the stages tell of their progress without knowing who listens."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

Advance = Callable[[int], None]


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
