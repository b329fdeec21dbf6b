"""What is said of a person."""

from dataclasses import dataclass

from checker.rules.interface import Offsets


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a person: an ``office`` (with what it is of), ``rank``, ``place``, ``party``, ``body``.

    ``past`` is true of a former office; ``of`` tells whether an office is of a "person", of a "place" or
    of something else.
    """

    kind: str
    value: str
    detail: frozenset[str]
    span: Offsets
    past: bool = False
    of: str = ""
