"""What dates, months, years and decades mean: expressions that name a place in the calendar."""

import re
from datetime import date

from checker.extract import calendar as cal
from checker.extract.calendar import Days
from checker.extract.number_words import ORDINALS
from checker.extract.time_meaning import SHIFT, Match, Meaning, Rule, Setting
from checker.extract.time_patterns import LISTED_YEAR


def _iso(match: Match, setting: Setting) -> Meaning:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    return Meaning((day, day), "day", True)


def _slashed(match: Match, setting: Setting) -> Meaning:
    """American order, month first, unless only the other one is a date."""
    month, day, year = int(match["a"]), int(match["b"]), int(match["year"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    if month > 12:
        month, day = day, month
    found = date(year, month, day)
    return Meaning((found, found), "day", True)


def _month_day(match: Match, setting: Setting) -> Meaning:
    month, day = cal.month_number(match["month"]), day_number(match["day"])
    groups = match.groupdict()
    month2 = cal.month_number(groups["month2"]) if groups.get("month2") else month
    day2 = day_number(match["day2"]) if match["day2"] else day
    year = _year_given(match, setting)
    if year:
        last = date(year, month2, day2)
        first = date(year - ((month2, day2) < (month, day)), month, day)
        return Meaning((first, last), "day", True)
    if setting.published is None or _is_terror_date(month, day, match, setting):
        cal.month_days(2000, month)[1].replace(day=day)
        return Meaning(None, "day")
    weekday = cal.weekday_number(match["weekday"]) if match["weekday"] else None
    first = cal.date_near(setting.published, month, day, setting.tense(), weekday)
    last = first if not match["day2"] else date(first.year + (month2 < month), month2, day2)
    return Meaning((first, last) if first <= last else None, "day")


def _year_given(match: Match, setting: Setting) -> int:
    """The year beside a date, or behind the next one that it is listed with; 0 for none."""
    if match["year"]:
        return int(match["year"])
    listed = LISTED_YEAR.match(setting.text, match.end())
    return int(listed["year"]) if listed else 0


_DAY_WORDS = {word: number for number, word in enumerate(ORDINALS, 1)} | {"thirtieth": 30}
_TENS = {"twenty": 20, "thirty": 30}


def day_number(text: str) -> int:
    """12 for "12", "12th" or "twelfth"."""
    if text[0].isdigit():
        return int(text.rstrip("sthnrd"))
    tens, _, ones = text.lower().replace(" ", "-").rpartition("-")
    return _TENS.get(tens, 0) + _DAY_WORDS[ones]


def _is_terror_date(month: int, day: int, match: Match, setting: Setting) -> bool:
    """Whether "Sept. 11" may stand for the attacks of 2001, or those of another year."""
    return (month, day) == (9, 11) and bool(re.search(r"attack|terror|hijack|9/11", setting.text, re.I))


def _month(match: Match, setting: Setting) -> Meaning | None:
    if not _is_month(match, setting):
        return None
    month = cal.month_number(match["month"])
    last_month = cal.month_number(match["month2"]) if match["month2"] else month
    year = 0 if match["rel"] or match["which"] else _year_given(match, setting)
    if year:
        first = cal.month_days(year - (last_month < month), month)
        return Meaning((first[0], cal.month_days(year, last_month)[1]), "month", True)
    if setting.published is None:
        return Meaning(None, "month")
    meant = _months_nearby(match, setting, setting.published, month)
    if len(meant) > 1:
        return Meaning(None, "month", either=tuple(_up_to_month(days, last_month) for days in meant))
    return Meaning(_up_to_month(meant[0], last_month), "month")


def _up_to_month(first: Days, last_month: int) -> Days:
    """The days from the beginning of a month to the end of the next one of that number."""
    return first[0], cal.month_shifted(first[0], (last_month - first[0].month) % 12)[1]


def _months_nearby(match: Match, setting: Setting, published: date, month: int) -> list[Days]:
    """The month that is meant, or the two of which either may be.

    "Last September", said in October, may be that of the year before, and "next November", said in August,
    the one after the next.
    """
    if match["rel"]:
        return [cal.month_days(published.year + SHIFT[match["rel"].lower()], month)]
    which = (match["which"] or "").lower()
    ahead = (month - published.month) % 12
    if which in ("last", "past"):
        near = 12 - ahead <= _NEAR_MONTHS
        return [cal.month_shifted(published, ahead - back) for back in ((24, 12) if near else (12,))]
    if which == "next":
        months = (ahead, ahead + 12) if 0 < ahead <= _NEAR_MONTHS else (ahead or 12,)
        return [cal.month_shifted(published, on) for on in months]
    if which == "this":
        return [cal.month_days(published.year, month)]
    found = cal.month_near(published, month, setting.tense())
    return [found] if found else [cal.month_shifted(published, months) for months in (ahead - 12, ahead)]


_NEAR_MONTHS = 4
"""Months up to which "last" or "next" may be said of a month that is not the nearest of its name."""


_MONTH_CUE = re.compile(
    r"(?:^|\b)(?:in|since|by|until|till|of|from|to|through|before|after|for|during|early|late"
    r"|mid|between|and|as)[ -]$",
    re.IGNORECASE,
)


def _is_month(match: Match, setting: Setting) -> bool:
    """Whether "May", "March", "April" or "June" is the month, and not a verb, a march or a woman."""
    if match["which"] or match["year"] or match["rel"] or match["month"] not in _NAMES:
        return not re.match(r" [A-Z][a-z]+", setting.text[match.end() :]) or match["month"] not in _NAMES
    before, after = setting.text[: match.start()], setting.text[match.end() :]
    if re.search(r"(?:\b(?:the|an?|this|his|her|its|their)|'s) $", before, re.IGNORECASE):
        return bool(re.match(r" (?!on |of |for |to |in )[a-z]", after))
    return bool(_MONTH_CUE.search(before)) and not re.match(r" [A-Z][a-z]|,? (?:who|said)\b", after)


_NAMES = {"May", "March", "April", "June", "August"}


def _month_years(match: Match, setting: Setting) -> Meaning:
    first = cal.month_days(int(match["year"]), cal.month_number(match["month"]))[0]
    last = cal.month_days(int(match["year2"]), cal.month_number(match["month2"]))[1]
    return Meaning((first, last) if first <= last else None, "month", True)


def _year(match: Match, setting: Setting) -> Meaning | None:
    year = int(match["year"])
    if _is_count(match, setting.text) or _LABEL.search(setting.text[: match.start()]):
        return None
    return Meaning(cal.years_days(year, year), "year", True)


_COUNTED = re.compile(r"[ -](?:[a-z]+ )?(?:[a-z]+s|people|men|women|children|troops|police)\b| ?%| percent")
_MEASURED = re.compile(
    r"[ -](?:people|men|women|children|dollars|miles|feet|meters|metres|kilometers|pounds|tons"
    r"|troops|soldiers"
    r"|degrees|percent|acres|jobs|years|hours|days)\b| ?%"
)
_COUNT_CUE = re.compile(
    r"(?:more than|at least|about|over|nearly|almost|some|around|roughly|fewer than|less than"
    r"|up to|as many as"
    r"|another|estimated|killed|than|[$£€]) ?$",
    re.IGNORECASE,
)
_YEAR_CUE = re.compile(
    r"\b(?:in|since|by|of|from|until|the|his|her|its|their|our|during|for|a|to|and)\s$|'s? $", re.I
)


_LABEL = re.compile(
    r"\b(?:[Rr]oom|[Ss]ection|[Nn]os?\.|[Pp]age|[Ff]light|[Hh]ighway|[Rr]oute|H\.R\.|S\.|[SH]B|[SH]\.B\.|[Ss]uite|[Aa]partment)"
    r" ?$"
)


def _is_count(match: Match, text: str) -> bool:
    """Whether four digits count something: "2000 people", "more than 1500 homes"."""
    before, end = text[max(0, match.start() - 16) : match.start()], match.end()
    if _MEASURED.match(text, end):
        return not before.endswith("the ")
    if not _COUNTED.match(text, end):
        return False
    return bool(_COUNT_CUE.search(before)) or (int(match["year"]) % 50 == 0 and not _YEAR_CUE.search(before))


def _years(match: Match, setting: Setting) -> Meaning | None:
    year = int(match["year"])
    year2 = int(match["year2"]) if len(match["year2"]) == 4 else year // 100 * 100 + int(match["year2"])
    if year2 <= year or (match["to"] == " and " and not setting.text[: match.start()].endswith("between ")):
        return None
    return Meaning(cal.years_days(year, year2), "year", True)


def _decade(match: Match, setting: Setting) -> Meaning | None:
    decade = int(match["decade"])
    if decade < 100:
        if not match[0].startswith("'") and not setting.text[: match.start()].lower().endswith("mid-"):
            return None  # "temperatures in the 80s", "in his 30s"
        decade += 1900 if decade >= 20 else 2000
    length = 100 if decade % 100 == 0 and decade != 2000 else 10
    return Meaning(cal.years_days(decade, decade + length - 1), "decade", True)


def _fiscal(match: Match, setting: Setting) -> Meaning:
    year = int(match["year"])
    return Meaning((date(year - 1, 7, 1), date(year, 12, 31)), "year", True)


RULES: dict[str, Rule] = {
    "iso": _iso,
    "slashed": _slashed,
    "month_day": _month_day,
    "day_month": _month_day,
    "month": _month,
    "month_years": _month_years,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "fiscal": _fiscal,
}
