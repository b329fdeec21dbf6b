"""Whether two times can both be right for one event.

Time spans conflict if no day belongs to both, after the slack that ordinary use of the words
asks for: "today" written at midnight, a weekday name that may mean this week's or last's, a night
that ends on the next day.  Within a day, the hour or its part decides, in whatever zone each is told.
"""

import re
from dataclasses import replace
from datetime import date

from checker.compare.moments import NEARLY_NOW, minutes_apart, parts_apart
from checker.compare.relation import Relation
from checker.domain import TimeSpan

_SLACK = {"weekend": 1, "week": 2, "season": 31, "decade": 366}
"""Days by which the edges of vaguer words may be off."""
_FAR_APART = ({"minute", "year"}, {"day", "year"}, {"minute", "decade"}, {"day", "decade"})
"""Precisions that do not tell one event: "on Tuesday" and "in 2008"."""
_COARSE = frozenset({"year", "decade"})
_NEAR = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last night)\b", re.I
)
_LATE = re.compile(r"\b(?:late|night|evening|tonight|midnight)\b", re.I)
_EARLY = re.compile(r"\b(?:early|morning|midnight)\b", re.I)
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.I)


def compare_times(a: TimeSpan, b: TimeSpan) -> Relation:
    """How ``a`` and ``b`` relate, taken as times of one event.

    Where a time may be either of two, no reading of it may fit before it conflicts.
    """
    if a.either or b.either:
        return _compare_readings(a, b)
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return _compare_hours(a, b)
    if "vague" in (a.precision, b.precision):
        return Relation.UNRELATED
    if _far_apart(a, b):
        return Relation.UNRELATED if a.last < b.first or b.last < a.first else Relation.COMPATIBLE
    if a.first == a.last and b.first == b.last:
        within = _compare_within_days(a, b, (b.first - a.first).days)
        if within is not None:
            return within
    if (a.first, a.last) == (b.first, b.last):
        return Relation.SAME
    if a.first <= b.last and b.first <= a.last:
        return Relation.COMPATIBLE
    return Relation.COMPATIBLE if _excusable(a, b, _gap(a, b)) else Relation.CONFLICT


def _far_apart(a: TimeSpan, b: TimeSpan) -> bool:
    """Whether two times are told so differently that they do not tell one event."""
    if {a.precision, b.precision} in _FAR_APART and not (a.anchored and b.anchored):
        return True
    return _names_a_year(a, b) or _names_a_year(b, a)


def _names_a_year(one: TimeSpan, other: TimeSpan) -> bool:
    """Whether a bare year stands beside words that count from today: "the 2020 race" and "last month"."""
    return one.precision in _COARSE and one.anchored and other.precision not in _COARSE and not other.anchored


def _compare_readings(a: TimeSpan, b: TimeSpan) -> Relation:
    relations = {compare_times(one, other) for one in _readings(a) for other in _readings(b)}
    if len(relations) == 1:
        return relations.pop()
    fits = relations & {Relation.SAME, Relation.COMPATIBLE}
    return Relation.COMPATIBLE if fits else Relation.UNRELATED


def _readings(time: TimeSpan) -> list[TimeSpan]:
    readings = [replace(time, first=first, last=last, either=()) for first, last in time.either]
    return readings or [time]


def _gap(a: TimeSpan, b: TimeSpan) -> int:
    """Days from the end of the earlier span to the start of the later."""
    first, last = (a, b) if _start(a) < _start(b) else (b, a)
    return (_start(last) - _end(first)).days


def _excusable(a: TimeSpan, b: TimeSpan, gap: int) -> bool:
    """Whether ordinary use of the words explains days that do not meet."""
    slack = max(_SLACK.get(a.precision, 0), _SLACK.get(b.precision, 0))
    if a.anchored and b.anchored and "season" not in (a.precision, b.precision):
        slack = 0
    if gap <= slack:
        return True
    if gap == 1 and (_written_near(a) or _written_near(b) or _overnight(a, b)):
        return True
    return gap == 7 and _same_weekday(a, b)


def _written_near(span: TimeSpan) -> bool:
    return not span.anchored and bool(_NEAR.search(span.text))


def _overnight(a: TimeSpan, b: TimeSpan) -> bool:
    """Whether the earlier day is told as its night, or the later as its early hours."""
    first, last = (a, b) if _start(a) < _start(b) else (b, a)
    return bool(_LATE.search(first.text) or _EARLY.search(last.text))


def _same_weekday(a: TimeSpan, b: TimeSpan) -> bool:
    """Whether both are bare weekdays of one name, which a day's slip of an article's date moves a week."""
    if a.anchored or b.anchored:
        return False
    names = _WEEKDAY.search(a.text), _WEEKDAY.search(b.text)
    return (
        names[0] is not None and names[1] is not None and names[0][0][:3].lower() == names[1][0][:3].lower()
    )


def _compare_hours(a: TimeSpan, b: TimeSpan) -> Relation:
    """Compare two clock times of which one or both name no day, as hours of one day."""
    found = [minutes_apart(a, b, days) for days in (-1, 0, 1)]
    apart = min((minutes for minutes in found if minutes is not None), default=None)
    if apart is None:
        return Relation.UNRELATED
    return Relation.SAME if apart == 0 else Relation.COMPATIBLE if apart <= NEARLY_NOW else Relation.CONFLICT


def _compare_within_days(a: TimeSpan, b: TimeSpan, days: int) -> Relation | None:
    """Compare two times of one day each by the hour or its part; None where that says nothing.

    ``days`` is by how many the day of ``b`` is later.
    """
    apart = minutes_apart(a, b, days)
    if apart is not None:
        if apart == 0:
            return Relation.SAME
        if apart <= NEARLY_NOW:
            return Relation.COMPATIBLE
    elif (apart := parts_apart(a, b, days)) is None:
        return None
    elif apart < 0:
        return Relation.SAME if days == 0 else Relation.COMPATIBLE
    if days == 0:
        return Relation.CONFLICT
    slip = abs(days) == 1 and (_written_near(a) or _written_near(b) or (not apart and _overnight(a, b)))
    weeks = abs(days) == 7 and _same_weekday(a, b)
    return Relation.COMPATIBLE if slip or weeks else Relation.CONFLICT


def _start(span: TimeSpan) -> date:
    return span.first or date.min


def _end(span: TimeSpan) -> date:
    return span.last or date.max
