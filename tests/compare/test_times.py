"""Which times can both be right."""

from datetime import date

import pytest

from checker.compare.relation import Relation
from checker.compare.times import compare_times
from checker.domain import TimeSpan

EXAMPLES = [
    ("Monday = 10-14", "Monday = 10-14", Relation.SAME),
    ("Monday = 10-14", "October 14 = 10-14", Relation.SAME),
    ("Monday = 10-14", "Oct. 14, 2013 = 10-14 !", Relation.SAME),
    ("Monday = 10-14", "Tuesday = 10-15", Relation.CONFLICT),
    ("Monday = 10-14", "Friday = 10-11", Relation.CONFLICT),
    ("Oct. 14, 2013 = 10-14 !", "Oct. 15, 2013 = 10-15 !", Relation.CONFLICT),
    ("Monday = 10-14", "Monday = 10-07", Relation.COMPATIBLE),
    ("Monday = 10-14", "last Monday = 10-07", Relation.COMPATIBLE),
    ("Monday = 10-14", "Tuesday = 10-07", Relation.CONFLICT),
    ("Monday = 10-14", "Oct. 7, 2013 = 10-07 !", Relation.CONFLICT),
    ("today = 10-14", "Monday = 10-14", Relation.SAME),
    ("today = 10-15", "Monday = 10-14", Relation.COMPATIBLE),
    ("yesterday = 10-15", "Monday = 10-14", Relation.COMPATIBLE),
    ("yesterday = 10-16", "Monday = 10-14", Relation.CONFLICT),
    ("tomorrow = 10-17", "Monday = 10-14", Relation.CONFLICT),
    ("Monday night = 10-14", "Tuesday = 10-15", Relation.COMPATIBLE),
    ("late Monday = 10-14", "early Tuesday = 10-15", Relation.COMPATIBLE),
    ("Monday = 10-14", "Tuesday morning = 10-15", Relation.COMPATIBLE),
    ("Monday morning = 10-14", "Tuesday = 10-15", Relation.CONFLICT),
    ("Monday night = 10-14", "Wednesday = 10-16", Relation.CONFLICT),
    ("Monday = 10-14", "this week = 10-13..10-20 week", Relation.COMPATIBLE),
    ("Monday = 10-14", "last week = 10-06..10-13 week", Relation.COMPATIBLE),
    ("Friday = 10-18", "last week = 10-06..10-13 week", Relation.CONFLICT),
    ("Monday = 10-14", "October = 10-01..10-31 month", Relation.COMPATIBLE),
    ("Monday = 10-14", "September = 09-01..09-30 month", Relation.CONFLICT),
    ("Monday = 10-14", "2013 = 01-01..12-31 year !", Relation.COMPATIBLE),
    ("October = 10-01..10-31 month", "October 2013 = 10-01..10-31 month !", Relation.SAME),
    ("October = 10-01..10-31 month", "September = 09-01..09-30 month", Relation.CONFLICT),
    ("2013 = 01-01..12-31 year !", "October = 10-01..10-31 month", Relation.COMPATIBLE),
    ("2013 = 01-01..12-31 year !", "2012 = 2012-01-01..2012-12-31 year !", Relation.CONFLICT),
    ("last year = 2012-01-01..2012-12-31 year", "2012 = 2012-01-01..2012-12-31 year !", Relation.SAME),
    ("last year = 2012-01-01..2012-12-31 year", "2011 = 2011-01-01..2011-12-31 year !", Relation.CONFLICT),
    ("last year = 2012-01-01..2012-12-31 year", "October = 10-01..10-31 month", Relation.CONFLICT),
    ("a year ago = 2012-01-16..2013-05-16 year", "2012 = 2012-01-01..2012-12-31 year !", Relation.COMPATIBLE),
    (
        "2009 to 2011 = 2009-01-01..2011-12-31 year !",
        "2010 = 2010-01-01..2010-12-31 year !",
        Relation.COMPATIBLE,
    ),
    ("2009 to 2011 = 2009-01-01..2011-12-31 year !", "2013 = 01-01..12-31 year !", Relation.CONFLICT),
    ("1990s = 1990-01-01..1999-12-31 decade !", "1995 = 1995-01-01..1995-12-31 year !", Relation.COMPATIBLE),
    ("1990s = 1990-01-01..1999-12-31 decade !", "2005 = 2005-01-01..2005-12-31 year !", Relation.CONFLICT),
    (
        "a decade ago = 2000-01-01..2006-12-31 decade",
        "2005 = 2005-01-01..2005-12-31 year !",
        Relation.COMPATIBLE,
    ),
    ("this summer = 06-01..09-23 season", "August = 08-01..08-31 month", Relation.COMPATIBLE),
    ("this summer = 06-01..09-23 season", "October = 10-01..10-31 month", Relation.COMPATIBLE),
    ("this summer = 06-01..09-23 season", "December = 12-01..12-31 month", Relation.CONFLICT),
    ("over the weekend = 10-12..10-13 weekend", "Saturday = 10-12", Relation.COMPATIBLE),
    ("over the weekend = 10-12..10-13 weekend", "Friday = 10-11", Relation.COMPATIBLE),
    ("over the weekend = 10-12..10-13 weekend", "Wednesday = 10-16", Relation.CONFLICT),
    ("Monday to Wednesday = 10-14..10-16", "Tuesday = 10-15", Relation.COMPATIBLE),
    ("Monday to Wednesday = 10-14..10-16", "Friday = 10-18", Relation.CONFLICT),
    ("two weeks ago = 09-28..10-06 week", "Oct. 1 = 10-01", Relation.COMPATIBLE),
    ("two weeks ago = 09-28..10-06 week", "Oct. 12 = 10-12", Relation.CONFLICT),
    ("9 p.m. Monday = 10-14 minute 21:00", "9 p.m. Monday = 10-14 minute 21:00", Relation.SAME),
    ("9 p.m. Monday = 10-14 minute 21:00", "9:30 p.m. Monday = 10-14 minute 21:30", Relation.COMPATIBLE),
    ("9 p.m. Monday = 10-14 minute 21:00", "10 p.m. Monday = 10-14 minute 22:00", Relation.COMPATIBLE),
    ("9 p.m. Monday = 10-14 minute 21:00", "11 p.m. Monday = 10-14 minute 23:00", Relation.CONFLICT),
    ("9 p.m. Monday = 10-14 minute 21:00", "9 p.m. Tuesday = 10-15 minute 21:00", Relation.CONFLICT),
    (
        "11:40 p.m. Monday = 10-14 minute 23:40",
        "12:10 a.m. Tuesday = 10-15 minute 00:10",
        Relation.COMPATIBLE,
    ),
    (
        "9 p.m. EDT Monday = 10-14 minute 21:00 @ET",
        "01:00 GMT Tuesday = 10-15 minute 01:00 @GMT",
        Relation.SAME,
    ),
    (
        "9 p.m. EDT Monday = 10-14 minute 21:00 @ET",
        "0500 GMT Tuesday = 10-15 minute 05:00 @GMT",
        Relation.CONFLICT,
    ),
    (
        "9 p.m. PDT Monday = 10-14 minute 21:00 @PT",
        "midnight EDT Monday = 10-14 minute 00:00 @ET",
        Relation.SAME,
    ),
    ("9 p.m. Monday = 10-14 minute 21:00", "0700 GMT Tuesday = 10-15 minute 07:00 @GMT", Relation.SAME),
    ("9 p.m. Monday = 10-14 minute 21:00", "1500 GMT Tuesday = 10-15 minute 15:00 @GMT", Relation.CONFLICT),
    (
        "9 p.m. Moscow time Monday = 10-14 minute 21:00 @MSK",
        "1800 GMT Monday = 10-14 minute 18:00 @GMT",
        Relation.SAME,
    ),
    ("11:30 a.m. EST = 01-15 minute 11:30 @ET", "14:30 GMT = 01-15 minute 14:30 @GMT", Relation.CONFLICT),
    ("11:30 a.m. Eastern = 01-15 minute 11:30 @ET", "16:30 GMT = 01-15 minute 16:30 @GMT", Relation.SAME),
    ("11:30 a.m. Eastern = 07-15 minute 11:30 @ET", "15:30 GMT = 07-15 minute 15:30 @GMT", Relation.SAME),
    ("noon CET = 10-28 minute 12:00 @CET", "11:00 GMT = 10-28 minute 11:00 @GMT", Relation.SAME),
    ("Monday morning = 10-14", "Monday night = 10-14", Relation.CONFLICT),
    ("Monday morning = 10-14", "Monday afternoon = 10-14", Relation.CONFLICT),
    ("Monday afternoon = 10-14", "Monday evening = 10-14", Relation.SAME),
    ("Monday evening = 10-14", "Tuesday evening = 10-15", Relation.CONFLICT),
    ("Monday evening = 10-14", "Tuesday morning = 10-15", Relation.COMPATIBLE),
    ("Monday night = 10-14", "last night = 10-13", Relation.COMPATIBLE),
    ("Monday night = 10-14", "Tuesday afternoon = 10-15", Relation.CONFLICT),
    ("early Tuesday = 10-15", "Tuesday morning = 10-15", Relation.SAME),
    ("early Tuesday = 10-15", "Tuesday afternoon = 10-15", Relation.CONFLICT),
    ("early Tuesday = 10-15", "late Tuesday = 10-15", Relation.CONFLICT),
    ("early Tuesday = 10-15", "Tuesday night = 10-15", Relation.SAME),
    ("late Monday morning = 10-14", "early Monday afternoon = 10-14", Relation.SAME),
    ("2 a.m. Tuesday = 10-15 minute 02:00", "Monday night = 10-14", Relation.COMPATIBLE),
    ("2 a.m. Tuesday = 10-15 minute 02:00", "early hours of Tuesday = 10-15", Relation.SAME),
    ("2 a.m. Tuesday = 10-15 minute 02:00", "Tuesday afternoon = 10-15", Relation.CONFLICT),
    ("7 p.m. Monday = 10-14 minute 19:00", "Monday morning = 10-14", Relation.CONFLICT),
    ("early January = 01-01..01-16 month", "late January = 01-16..01-31 month", Relation.COMPATIBLE),
    ("early January = 01-01..01-16 month", "Jan. 28 = 01-28", Relation.CONFLICT),
    ("end of March = 03-19..04-03 month", "March 30 = 03-30", Relation.COMPATIBLE),
    ("end of March = 03-19..04-03 month", "March 4 = 03-04", Relation.CONFLICT),
    ("Q2 2013 = 04-01..06-30 quarter !", "Q3 2013 = 07-01..09-30 quarter !", Relation.CONFLICT),
    ("Q2 2013 = 04-01..06-30 quarter !", "first half of 2013 = 01-01..06-30 quarter !", Relation.COMPATIBLE),
    ("Q2 2013 = 04-01..06-30 quarter !", "May 2013 = 05-01..05-31 month !", Relation.COMPATIBLE),
    ("9 p.m. Monday = 10-14 minute 21:00", "Monday = 10-14", Relation.SAME),
    ("9 p.m. Monday = 10-14 minute 21:00", "Monday evening = 10-14", Relation.SAME),
    ("9 p.m. Monday = 10-14 minute 21:00", "Wednesday = 10-16", Relation.CONFLICT),
    ("9 p.m. Monday = 10-14 minute 21:00", "October = 10-01..10-31 month", Relation.COMPATIBLE),
    ("Friday = ?", "Friday = 10-11", Relation.UNRELATED),
    ("Friday = ?", "Monday = 10-14", Relation.UNRELATED),
    ("Friday = 10-11 | 10-18", "Monday = 10-14", Relation.CONFLICT),
    ("Friday = 10-11 | 10-18", "Monday = 10-14 | 10-21", Relation.CONFLICT),
    ("Friday = 10-11 | 10-18", "Oct. 18 = 10-18", Relation.COMPATIBLE),
    ("Friday = 10-11 | 10-18", "Friday = 10-11 | 10-18", Relation.COMPATIBLE),
    ("June = 2012-06-01..2012-06-30 | 2013-06-01..2013-06-30 month", "July 30 = 07-30", Relation.CONFLICT),
    ("Friday = 10-11 | 10-18", "two weeks later = ? vague", Relation.UNRELATED),
    ("two weeks later = ? vague", "Monday = 10-14", Relation.UNRELATED),
    ("noon = ? minute 12:00", "9 p.m. = ? minute 21:00", Relation.CONFLICT),
    ("noon = ? minute 12:00", "9 p.m. Monday = 10-14 minute 21:00", Relation.CONFLICT),
    ("11:40 p.m. = ? minute 23:40", "12:10 a.m. Tuesday = 10-15 minute 00:10", Relation.COMPATIBLE),
    ("noon = ? minute 12:00", "Monday = 10-14", Relation.UNRELATED),
    ("January 12 = 01-12", "January 16 = 01-16", Relation.CONFLICT),
    ("0.00 January 12 = 01-12 minute 00:00", "midnight on January 12 = 01-12 minute 00:00", Relation.SAME),
    ("Sept. 11, 2012 = 2012-09-11 !", "Sept. 12, 2012 = 2012-09-12 !", Relation.CONFLICT),
]
"""Pairs of times, written as ``read`` takes them, with how they relate."""

PRECISIONS = ("week", "weekend", "month", "quarter", "season", "year", "decade", "minute", "vague")


def day(text: str) -> date:
    return date.fromisoformat(text if len(text) == 10 else f"2013-{text}")


def period(text: str) -> tuple[date, date]:
    first, _, last = text.partition("..")
    return day(first), day(last or first)


def read(line: str) -> TimeSpan:
    """A time from "text = [year-]month-day[..last] [precision] [clock] [@zone] [!]"; "?" is unresolved.

    With " | " and other days behind it, it may be either.
    """
    text, _, rest = line.partition(" = ")
    days, *words = rest.split()
    readings = [period(days)] if days != "?" else []
    if words[:1] == ["|"]:
        readings.append(period(words[1]))
    resolved = readings[0] if len(readings) == 1 else None
    precision = next((word for word in words if word in PRECISIONS), "day")
    clock = next((word for word in words if ":" in word), None)
    zone = next((word[1:] for word in words if word[0] == "@"), "")
    start, end = resolved or (None, None)
    either = tuple(readings) if len(readings) > 1 else ()
    return TimeSpan(text, 0, len(text), start, end, precision, clock, "!" in words, zone=zone, either=either)


@pytest.mark.parametrize(("left", "right", "relation"), EXAMPLES)
def test_relation(left: str, right: str, relation: Relation) -> None:
    assert compare_times(read(left), read(right)) is relation


@pytest.mark.parametrize(("left", "right", "relation"), EXAMPLES)
def test_relation_is_symmetric(left: str, right: str, relation: Relation) -> None:
    assert compare_times(read(right), read(left)) is relation
