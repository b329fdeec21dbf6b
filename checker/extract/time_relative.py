"""What weekdays, "last week", "three days ago" and the like mean: they need the day of publication."""

import re
from datetime import date, timedelta

from checker.extract import calendar as cal
from checker.extract.calendar import Days, Tense
from checker.extract.time_dates import day_number
from checker.extract.time_meaning import SHIFT, UNRESOLVED, Match, Meaning, Rule, Setting


def _weekday(match: Match, setting: Setting) -> Meaning | None:
    if setting.published is None:
        return Meaning(None, "day")
    weekday = cal.weekday_number(match["weekday"])
    if match["week"]:
        monday = cal.week_of(setting.published, SHIFT[match["week"].lower()])[0] + timedelta(1)
        day: date | None = monday + timedelta(weekday)
    else:
        day = _weekday_nearby(match, setting, setting.published, weekday)
    if day is None:
        around = cal.weekday_before(setting.published, weekday), cal.weekday_after(setting.published, weekday)
        return Meaning(None, "day", either=tuple(_up_to_weekday(first, match) for first in around))
    return Meaning(_up_to_weekday(day, match), "day")


def _up_to_weekday(first: date, match: Match) -> Days:
    """The days from the first weekday that is named to the second, or that day alone."""
    last = match["weekday2"]
    return first, cal.weekday_after(first, cal.weekday_number(last)) if last else first


_OWNING = re.compile(r"['’]s\b")


def _weekday_nearby(match: Match, setting: Setting, published: date, weekday: int) -> date | None:
    which = (match["which"] or "").lower()
    if which in ("last", "past", "this past"):
        return cal.weekday_before(published - timedelta(1), weekday)
    if which == "next":
        return cal.weekday_after(published + timedelta(1), weekday)
    same_day = published.weekday() == weekday
    tense = None if same_day else setting.tense()
    if tense is Tense.FUTURE and _OWNING.match(setting.text, match.end()):
        return None  # "faces charges over Friday's shooting"
    if tense is Tense.FUTURE or which == "this coming":
        return cal.weekday_after(published, weekday)
    ahead = (weekday - published.weekday()) % 7
    if tense is Tense.OPEN or (0 < ahead < 3 and setting.named_event()):
        return None  # "prepared for Saturday's march": of the day to come as well as of the last one
    return cal.weekday_before(published, weekday)


def _weekday_ago(match: Match, setting: Setting) -> Meaning:
    count = _COUNTS.get(match["count"].lower())
    if setting.published is None or count is None:
        return UNRESOLVED
    day = cal.weekday_before(setting.published, cal.weekday_number(match["weekday"]))
    if match["unit"].lower() == "week":
        day -= timedelta(7 * count)
        return Meaning((day, day), "day")
    months = count * (12 if match["unit"].lower() == "year" else 1)
    return Meaning(cal.around(cal.day_shifted(day, -months), 3), "week")


_COUNTS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}


def _ago(match: Match, setting: Setting) -> Meaning:
    """ "three weeks ago", as far off as people mean it; all else ("two days later") lacks its anchor."""
    count = int(match["count"]) if match["count"].isdigit() else _COUNTS.get(match["count"].lower())
    published = setting.published
    if match["ago"].lower() != "ago" or published is None or count is None:
        return UNRESOLVED
    unit = match["unit"].lower().rstrip("s")
    if unit in ("day", "night"):
        day = published - timedelta(count)
        return Meaning((day, day), "day")
    if unit == "week":
        return Meaning(cal.around(published - timedelta(7 * count), 4), "week")
    if unit == "month":
        return Meaning(cal.around(cal.day_shifted(published, -count), 20 + 2 * count), "month")
    if unit == "year":
        first, last = cal.day_shifted(published, -12 * count - 9), cal.day_shifted(published, 7 - 12 * count)
        return Meaning((first, last), "year")
    if unit == "decade":
        return Meaning(
            cal.years_days(published.year - 10 * count - 3, published.year - 10 * count + 3), "decade"
        )
    return UNRESOLVED


def _today(match: Match, setting: Setting) -> Meaning:
    if setting.published is None:
        return Meaning(None, "day")
    shift = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(match["day"].lower(), 0)
    day = setting.published + timedelta(shift)
    return Meaning((day, day), "day")


def _period(match: Match, setting: Setting) -> Meaning:
    unit, published = match["unit"].lower(), setting.published
    if published is None or unit in ("decade", "century"):
        return UNRESOLVED if published else Meaning(None, "vague" if unit in ("decade", "century") else unit)
    shift = SHIFT[match["which"].lower()]
    edge = (match["edge"] or "").lower()
    if unit == "weekend":
        return Meaning(_weekend_nearby(shift, setting, published), unit)
    if unit == "week":
        first, last = cal.week_of(published, shift)
        if cal.WEEKDAYS[published.weekday()] == "sunday":  # ends one week or begins the next
            last += timedelta(6)
    elif unit == "month":
        first, last = cal.month_shifted(published, shift)
    else:
        first, last = cal.years_days(published.year + shift, published.year + shift)
    if shift == 0 and edge == "earlier":
        last = published
    if shift == 0 and edge.startswith("later"):
        first = published
    return Meaning((first, last), unit)


def _weekend_nearby(shift: int, setting: Setting, published: date) -> Days:
    """ "this weekend" is the coming one, but the one just past on a Monday or after a past verb."""
    this = cal.weekend_of(published)
    if shift or published >= this[0]:
        return cal.weekend_of(published, shift)
    past = setting.tense() is Tense.PAST or published.weekday() == 0
    return cal.weekend_of(published, -1) if past else this


def _weekend(match: Match, setting: Setting) -> Meaning:
    if setting.published is None:
        return Meaning(None, "weekend")
    if setting.tense() is Tense.FUTURE or setting.published.weekday() >= 5:
        return Meaning(cal.weekend_of(setting.published), "weekend")
    return Meaning(cal.weekend_of(setting.published, -1), "weekend")


def _season(match: Match, setting: Setting) -> Meaning:
    if setting.published is None:
        return Meaning(None, "season")
    shift = SHIFT[match["which"].lower()]
    return Meaning(cal.season_near(setting.published, match["season"].lower(), shift), "season")


def _season_year(match: Match, setting: Setting) -> Meaning:
    year, season = int(match["year"]), match["season"].lower()
    first, last = cal.season_days(year, season)
    return Meaning((date(year, 1, 1) if season == "winter" else first, last), "season", True)


def _in_season(match: Match, setting: Setting) -> Meaning | None:
    """ "in the spring": the last one or the next, as the verb tells; in the present it names no time."""
    tense, season = setting.tense(), match["season"].lower()
    if tense not in (Tense.PAST, Tense.FUTURE) or (season == "fall" and tense is Tense.PAST):
        return None
    if setting.published is None:
        return Meaning(None, "season")
    now = cal.season_near(setting.published, season, 0)
    if now[0] <= setting.published <= now[1]:
        return Meaning(now, "season")
    return Meaning(cal.season_near(setting.published, season, -1 if tense is Tense.PAST else 1), "season")


def _quarter(match: Match, setting: Setting) -> Meaning | None:
    """ "the third quarter of 2012", "Q3 2012", "the second half of last year"."""
    groups, published = match.groupdict(), setting.published
    if match["year"]:
        year = int(match["year"])
    elif published is not None:
        year = published.year + SHIFT[groups["which"].lower()]
    else:
        return Meaning(None, "quarter")
    months = 6 if (groups.get("unit") or "").lower() == "half" else 3
    part = _NTH.get(match["part"].lower(), 12 // months - 1)
    if part * months >= 12:
        return None
    first = cal.month_days(year, part * months + 1)[0]
    last = cal.month_days(year, part * months + months)[1]
    return Meaning((first, last), "quarter", bool(match["year"]))


_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "1": 0, "2": 1, "3": 2, "4": 3}


def _edge(match: Match, setting: Setting) -> Meaning:
    unit = (match.groupdict().get("unit") or "year").lower()
    if setting.published is None:
        return Meaning(None, unit)
    if unit == "week":
        return Meaning(cal.week_of(setting.published), unit)
    if unit == "month":
        return Meaning(cal.month_shifted(setting.published, 0), unit)
    return Meaning(cal.years_days(setting.published.year, setting.published.year), unit)


def _nth(match: Match, setting: Setting) -> Meaning:
    if setting.published is None:
        return Meaning(None, "day")
    day = setting.published.replace(day=day_number(match["day"]))
    return Meaning((day, day), "day")


def _holiday(match: Match, setting: Setting) -> Meaning:
    if setting.published is None:
        return Meaning(None, "day")
    name = match["holiday"].removeprefix("the ").removeprefix("The ")
    month, day = _HOLIDAYS[name]
    found = cal.date_near(setting.published, month, day, setting.tense())
    return Meaning(cal.around(found, 3) if name == "Christmas" else (found, found), "day")


def _vague(match: Match, setting: Setting) -> Meaning:
    return UNRESOLVED


_HOLIDAYS = {
    "New Year's Day": (1, 1),
    "New Year's Eve": (12, 31),
    "Christmas": (12, 25),
    "Christmas Day": (12, 25),
    "Christmas Eve": (12, 24),
    "Halloween": (10, 31),
    "Fourth of July": (7, 4),
}

RULES: dict[str, Rule] = {
    "weekday": _weekday,
    "weekday_ago": _weekday_ago,
    "ago": _ago,
    "today": _today,
    "period": _period,
    "weekend": _weekend,
    "season": _season,
    "season_year": _season_year,
    "in_season": _in_season,
    "quarter": _quarter,
    "edge": _edge,
    "nth": _nth,
    "holiday": _holiday,
    "vague": _vague,
}
