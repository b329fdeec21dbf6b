"""Draws how far the stages are, on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.cli.streams import say
from checker.progress import Advance, Progress
from checker.report.plain import plain

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


def progress_for(quiet: bool, verbosity: int) -> Progress:
    """Choose what fits: bars on a terminal unless quiet, notes as lines with -v, else nothing."""
    notes = verbosity > 0
    return Bars(notes) if sys.stderr.isatty() and not quiet else Lines(notes)


class Lines:
    """No bars; each note is a line if ``notes`` are wanted."""

    def __init__(self, notes: bool) -> None:
        self._notes = notes

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Advance]:
        """Open a stage without drawing it."""
        yield lambda steps: None

    def note(self, text: str) -> None:
        """Write the note."""
        if self._notes:
            say(f"check: {plain(text)}")


class Bars(Lines):
    """A bar for each stage while it lasts, with counts and the time left; nothing stays behind."""

    def __init__(self, notes: bool) -> None:
        super().__init__(notes)
        self._open: Bar | None = None

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Advance]:
        """Open a stage; one within another is drawn below it."""
        if self._open is not None:
            yield self._advance(self._open, name, total)
            return
        with _new_bar() as bar:
            self._open = bar
            try:
                yield self._advance(bar, name, total)
            finally:
                self._open = None

    def note(self, text: str) -> None:
        """Write the note above the bars that are drawn."""
        if self._notes and self._open is not None:
            self._open.console.print(f"check: {plain(text)}", markup=False, highlight=False, soft_wrap=True)
        else:
            super().note(text)

    @staticmethod
    def _advance(bar: "Bar", name: str, total: int) -> Advance:
        task = bar.add_task(plain(name).replace("[", r"\["), total=total)
        return lambda steps: bar.advance(task, steps)


def _new_bar() -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    return Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
