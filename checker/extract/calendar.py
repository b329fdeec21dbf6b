"""Calendar arithmetic: which days a weekday, a date without its year, a week or a season may mean.

Every function may raise ValueError or OverflowError for dates that do not exist or that lie
beyond the calendar; the caller leaves such times unresolved.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

Days = tuple[date, date]
"""The first and the last day, both included."""

_SEASONS = {
    "spring": ((3, 1), (6, 21)),
    "summer": ((6, 1), (9, 23)),
    "fall": ((9, 1), (12, 21)),
    "autumn": ((9, 1), (12, 21)),
    "winter": ((12, 1), (3, 21)),
}
"""Both the meteorological and the astronomical reading, in the northern hemisphere."""


class Tense(Enum):
    """Which way from the day of publication a sentence looks."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"
    """Either way ("would vote Monday")."""


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return _MONTHS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation."""
    return next(n for n, full in enumerate(WEEKDAYS) if full.startswith(name[:3].lower()))


def weekday_before(published: date, weekday: int) -> date:
    """The last such day on or before publication: what newspapers mean by "on Monday"."""
    return published - timedelta((published.weekday() - weekday) % 7)


def weekday_after(published: date, weekday: int) -> date:
    """The next such day on or after publication."""
    return published + timedelta((weekday - published.weekday()) % 7)


def date_near(published: date, month: int, day: int, tense: Tense | None, weekday: int | None = None) -> date:
    """The day of that name nearest to publication, unless the tense clearly looks the other way.

    A ``weekday`` given beside the date ("Thursday, Jan. 12") decides where it fits just one of the
    years around.
    """
    years = range(published.year - 1, published.year + 2)
    found = [date(y, month, day) for y in years if day <= monthrange(y, month)[1]]
    if not found:
        raise ValueError(f"no day {day} in month {month} near {published}")
    if weekday is not None:
        found = [d for d in found if d.weekday() == weekday] or found
    nearest = min(found, key=lambda d: abs((d - published).days))
    away = (nearest - published).days
    if tense is Tense.PAST and away > 60:
        return max((d for d in found if d <= published), default=nearest)
    if tense is Tense.FUTURE and away < -60:
        return min((d for d in found if d >= published), default=nearest)
    return nearest


def month_days(year: int, month: int) -> Days:
    """A whole month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def month_near(published: date, month: int, tense: Tense | None) -> Days | None:
    """The month of that name that the tense points at, or the nearest where it does not tell.

    None if the tense is open and neither year's month is much nearer.
    """
    ahead = (month - published.month) % 12
    if tense is Tense.OPEN and 4 < ahead < 8:
        return None
    if tense is Tense.FUTURE or (tense is not Tense.PAST and ahead < 6):
        return month_shifted(published, ahead)
    return month_shifted(published, ahead - 12 if ahead else 0)


def month_shifted(day: date, months: int) -> Days:
    """The whole month so many months after the one of ``day``."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return month_days(year, month + 1)


def day_shifted(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where that one is shorter."""
    first, last = month_shifted(day, months)
    return min(first.replace(day=min(day.day, 28)) + timedelta(max(0, day.day - 28)), last)


def years_days(first: int, last: int) -> Days:
    """Whole years."""
    return date(first, 1, 1), date(last, 12, 31)


def week_of(day: date, shift: int = 0) -> Days:
    """The week around ``day``, so many weeks on: from Sunday to Sunday, as countries differ."""
    monday = day - timedelta(day.weekday()) + timedelta(7 * shift)
    return monday - timedelta(1), monday + timedelta(6)


def weekend_of(day: date, shift: int = 0) -> Days:
    """The weekend of the week of ``day`` (Monday to Sunday), so many weeks on."""
    saturday = day - timedelta(day.weekday()) + timedelta(5 + 7 * shift)
    return saturday, saturday + timedelta(1)


def season_days(year: int, name: str) -> Days:
    """A season that begins in ``year``; the winter "of 2011" is taken to touch either January."""
    (month, day), (end_month, end_day) = _SEASONS[name]
    return date(year, month, day), date(year + (end_month < month), end_month, end_day)


def season_near(published: date, name: str, shift: int) -> Days:
    """ "this", "last" (-1) or "next" (1) season of that name, seen from publication."""
    found = [season_days(published.year + n, name) for n in (-2, -1, 0, 1, 2)]
    if shift < 0:
        return max(days for days in found if days[1] < published)
    if shift > 0:
        return min(days for days in found if days[0] > published)
    return min(found, key=lambda days: _distance(days, published))


def _distance(days: Days, published: date) -> int:
    return max((days[0] - published).days, (published - days[1]).days, 0)


def around(day: date, slack: int) -> Days:
    """``day`` with as many days on either side."""
    return day - timedelta(slack), day + timedelta(slack)
