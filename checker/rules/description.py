"""What is said of a person."""

from dataclasses import dataclass

from checker.rules.interface import Offsets


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a person: an ``office`` (with what it is of), a ``place``, a ``party`` or a ``body``.

    ``past`` is true of a former office, ``by_name`` of one that names another person.
    """

    kind: str
    value: str
    detail: frozenset[str]
    span: Offsets
    past: bool = False
    by_name: bool = False
