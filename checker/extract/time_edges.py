"""What part of a month, a year or a decade is meant: "mid-January", "the end of March", "early 2012".

The parts reach as far as the words do in ordinary use, and neighbours overlap: a day in the middle of
January may be called early by one report and late by another, the 3rd is never late.
"""

import re
from dataclasses import replace
from datetime import timedelta

from checker.extract.calendar import Days
from checker.extract.time_meaning import Meaning

_EARLY, _MIDDLE, _LATE = (0.0, 0.5), (0.22, 0.78), (0.5, 1.0)
_PARTS = {
    "early": _EARLY,
    "mid": _MIDDLE,
    "late": _LATE,
    "beginning": (-0.05, 0.4),
    "start": (-0.05, 0.4),
    "middle": _MIDDLE,
    "end": (0.6, 1.1),
    "close": (0.6, 1.1),
}
"""Where the parts of a period begin and end, as shares of it."""
_PART = re.compile("|".join(rf"\b{word}\b" for word in _PARTS), re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:by|before|until|till|through|since|after|from|to|beyond)(?: the| about| around)? $", re.IGNORECASE
)
_DAYS = {"month": (28, 31), "year": (365, 366), "decade": (3650, 3660)}
"""How many days one whole period has; what is longer is several of them."""


def narrowed(meaning: Meaning, modifier: str, before: str) -> Meaning:
    """The meaning of a period with the words in front of it ("the end of ") taken into account.

    ``before`` is what stands before these: what happens *by* the end of a month may happen in its middle.
    """
    part = _PART.search(modifier)
    if meaning.days is None or meaning.precision not in _DAYS or not part or _BOUND.search(before):
        return meaning
    first, last = meaning.days
    length = (last - first).days + 1
    least, most = _DAYS[meaning.precision]
    if not least <= length <= most:
        return meaning
    return replace(meaning, days=_share((first, last), _PARTS[part[0].lower()]))


def _share(days: Days, share: tuple[float, float]) -> Days:
    length = (days[1] - days[0]).days
    return days[0] + timedelta(round(share[0] * length)), days[0] + timedelta(round(share[1] * length))
