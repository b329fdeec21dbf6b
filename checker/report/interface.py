"""What a report format is."""

from dataclasses import dataclass
from typing import Protocol

from checker.domain import Report


@dataclass(frozen=True, slots=True)
class View:
    """Where a report is read: ``width`` in columns, and whether ``colour`` codes are understood there.

    Formats that programs read take no notice of these.  Those of code hosts and CI systems name files by
    their place in the repository: ``base`` is the folder that the report's paths start from, relative to
    it ("articles").  ``failing`` are the ids of the findings that fail the run; None means the
    contradictions that are errors.
    """

    width: int = 100
    colour: bool = False
    detail: bool = False
    base: str = ""
    failing: frozenset[str] | None = None


class Format(Protocol):
    """One way to write a report: a module of this package and a line in the registry."""

    @property
    def name(self) -> str:
        """What ``--format`` calls it."""
        ...

    @property
    def summary(self) -> str:
        """What it is for, in a few words."""
        ...

    def render(self, report: Report, view: View) -> str:
        """Write the whole report, with a line break at its end."""
        ...
