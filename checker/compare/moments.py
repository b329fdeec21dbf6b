"""When on its day something is, in minutes: by the clock, its zone, and the words for a part of the day.

A part of the day is as wide as the words are in ordinary use: a night ends on the next morning, "early
Tuesday" is any time up to ten.
"""

import re
from datetime import date, timedelta

from checker.domain import TimeSpan

Minutes = tuple[int, int]
"""The first and the last minute, counted from midnight; beyond 1440 lies the next day."""

_DAY = 1440
_EARLY: Minutes = (0, 600)
_LATE: Minutes = (1080, _DAY + 120)
_PARTS: tuple[tuple[str, Minutes], ...] = (
    (r"early(?: \w+)? hours|pre-?dawn|before dawn|small hours", (0, 480)),
    (r"dawn|daybreak|sunrise", (240, 540)),
    (r"early(?: on)?(?: \w+)? morning", (0, 600)),
    (r"late(?: on)?(?: \w+)? morning", (540, 780)),
    (r"morning", (0, 720)),
    (r"early(?: on)?(?: \w+)? afternoon", (690, 930)),
    (r"late(?: on)?(?: \w+)? afternoon", (870, 1170)),
    (r"afternoon", (720, 1140)),
    (r"early(?: on)?(?: \w+)? evening", (960, 1260)),
    (r"late(?: on)?(?: \w+)? evening", (1140, _DAY)),
    (r"evening", (1020, _DAY)),
    (r"dusk|sunset|nightfall", (960, 1320)),
    (r"night|tonight", (1080, _DAY + 360)),
    (r"overnight", (1200, _DAY + 480)),
    (r"noon|midday|lunchtime", (660, 840)),
    (r"early", _EARLY),
    (r"late", _LATE),
)
"""The first that occurs counts."""
_PART = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), minutes) for words, minutes in _PARTS)
_SMALL_HOURS: Minutes = (0, 300)
_OFFSETS = {
    "ET": (-300, -240),
    "CT": (-360, -300),
    "MT": (-420, -360),
    "PT": (-480, -420),
    "GMT": (0,),
    "UK": (0, 60),
    "CET": (60, 120),
    "EET": (120, 180),
    "MSK": (180, 240),
    "JST": (540,),
    "CST+8": (480,),
}
"""Minutes that clocks of a zone are ahead of Greenwich, in winter and in summer."""
_AMERICAN = ("ET", "CT", "MT", "PT")
_STANDARD = re.compile(r"\b(?:[ECMP]ST|Standard)\b")
_DAYLIGHT = re.compile(r"\b(?:[ECMP]DT|Daylight|Summer|BST|CEST|EEST)\b", re.IGNORECASE)
ZONELESS = 14 * 60
"""Minutes within which two clock times may be one moment if the zone of only one is known."""
NEARLY_NOW = 60
"""Minutes between two clock times that reports still give for one event."""


def minutes_apart(a: TimeSpan, b: TimeSpan, days: int) -> int | None:
    """Minutes between two clock times; ``days`` is by how many the day of ``b`` is later.

    The least that the zones and "midnight", which may begin or end its day, leave open; 0 where one zone
    is not known and the other might make it the same moment.
    """
    if not (a.clock and b.clock):
        return None
    ours, theirs = _offsets(a), _offsets(b)
    gaps = [
        abs(days * _DAY + second - first - (other - own))
        for first in _readings(a)
        for second in _readings(b)
        for own, other in ([(0, 0)] if a.zone == b.zone else [(m, n) for m in ours for n in theirs])
    ]
    least = min(gaps)
    one_known = (a.zone in _OFFSETS) != (b.zone in _OFFSETS)
    return 0 if one_known and least <= ZONELESS else least


def _offsets(span: TimeSpan) -> tuple[int, ...]:
    """Minutes ahead of Greenwich: one number where the words or the day tell winter from summer."""
    found = _OFFSETS.get(span.zone, (0,))
    if len(found) == 1 or span.zone == "MSK":
        return found
    if _DAYLIGHT.search(span.text):
        return found[1:]
    if _STANDARD.search(span.text):
        return found[:1]
    if span.first is None:
        return found
    return (found[_is_summer(span.first, span.zone in _AMERICAN)],)


def _is_summer(day: date, american: bool) -> bool:
    """Whether clocks are put forward on a day, by the rules of today."""
    if american:
        begin, end = _sunday(day.year, 3, 8), _sunday(day.year, 11, 1)
    else:
        begin, end = _sunday(day.year, 3, 25), _sunday(day.year, 10, 25)
    return begin <= day < end


def _sunday(year: int, month: int, from_day: int) -> date:
    """The first Sunday of a month from a day on."""
    first = date(year, month, from_day)
    return first + timedelta((6 - first.weekday()) % 7)


def _readings(span: TimeSpan) -> tuple[int, ...]:
    hour, _, minute = (span.clock or "").partition(":")
    found = int(hour) * 60 + int(minute)
    return (found, found + _DAY) if "midnight" in span.text.lower() and found == 0 else (found,)


def parts_apart(a: TimeSpan, b: TimeSpan, days: int) -> int | None:
    """Minutes between the parts of the day that two times name, less than 0 where they overlap.

    None where one of them names neither a part nor the hour.
    """
    ours, theirs = _minutes(a), _minutes(b)
    if ours is None or theirs is None:
        return None
    if days == 0 and _is_night_of_small_hours(a, ours, b, theirs):
        return -1
    first, second = ours, (theirs[0] + days * _DAY, theirs[1] + days * _DAY)
    return max(first[0] - second[1], second[0] - first[1])


def _minutes(span: TimeSpan) -> Minutes | None:
    if span.clock:
        found = _readings(span)
        return found[0] - NEARLY_NOW // 2, found[-1] + NEARLY_NOW // 2
    return next((minutes for pattern, minutes in _PART if pattern.search(span.text)), None)


def _is_night_of_small_hours(a: TimeSpan, ours: Minutes, b: TimeSpan, theirs: Minutes) -> bool:
    """Whether one says "Monday night" of what the other has early on Monday: some mean the night before."""
    for span, minutes, other in ((a, ours, b), (b, theirs, a)):
        night = re.search(r"\b(?:to)?night\b", span.text, re.IGNORECASE)
        loose = other.clock is not None or re.search(r"\b(?:early|dawn)\b", other.text, re.IGNORECASE)
        low = (theirs if span is a else ours)[0]
        if night and minutes[1] > _DAY and loose and low < _SMALL_HOURS[1]:
            return True
    return False
