"""What a rule for time expressions is given, and what it returns.

A rule takes the match and its surroundings and returns the days meant, or None where the words
turn out not to name a time.  ``UNRESOLVED`` is for words that do, but of no known day.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from checker.extract.calendar import Days, Tense

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The days that a time expression may mean, and its precision, both as in ``TimeSpan``."""

    days: Days | None
    precision: str
    anchored: bool = False
    clock: str | None = None
    zone: str = ""
    either: tuple[Days, ...] = ()


UNRESOLVED = Meaning(None, "vague")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a match stands: the day of publication, the sentence, and the grammar around the match.

    ``named_event`` tells whether the match hangs on a noun, whose day the tense does not show.
    """

    published: date | None
    text: str
    tense: Callable[[], Tense | None]
    named_event: Callable[[], bool]


Rule = Callable[[Match, Setting], Meaning | None]

SHIFT = {"last": -1, "this": 0, "next": 1, "past": -1, "this past": -1, "this coming": 1}
"""How many periods on from publication a word points."""
