"""Dates of publication, as the many ways of writing them give them.

A date is given only where year, month and day are all written: what is missing is never filled in.
Of numeric dates that may be read both ways ("01/02/2020") the month comes first, as in US outlets.
"""

import re
from datetime import UTC, date, datetime
from functools import lru_cache

from dateutil.parser import parse

_PROBES = (datetime(1904, 1, 1), datetime(2009, 12, 27))
"""Two defaults that differ in year, month and day: what a text leaves out comes out differently."""

_YEARS = range(1600, 2201)
_LONGEST = 100
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WRITTEN = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2})(?!\d)",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)([01]\d)\2([0-3]\d)(?!\d)")


def parse_date(value: object) -> date | None:
    """Give the day that a value of a record means, or None.

    Takes a date, a datetime (its own local day), seconds or milliseconds since 1970, or text.
    """
    if isinstance(value, datetime):
        return _plausible(value.date())
    if isinstance(value, date):
        return _plausible(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    if _EPOCH.fullmatch(text):
        return _from_epoch(float(text))
    if not text or len(text) > _LONGEST:
        return None
    return _parse_text(text) or find_date(text)


def find_date(text: str) -> date | None:
    """Give the first full date written in the text ("January 13, 2020", "13 Jan. 2020", ISO), or None."""
    found = _WRITTEN.search(text)
    return _parse_text(found[0]) if found else None


def date_in_name(name: str) -> date | None:
    """Give the last date in a path or address: 2020-01-13, 20200113, 2020/01/13."""
    for year, _, month, day in reversed(_IN_NAME.findall(name)):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


@lru_cache(maxsize=4096)
def _parse_text(text: str) -> date | None:
    # The time zone is ignored: a report's date is the day on the outlet's own clock.
    try:
        first, second = (parse(text, default=probe, ignoretz=True).date() for probe in _PROBES)
    except (ValueError, OverflowError, ArithmeticError, TypeError):
        return None
    return _plausible(first) if first == second else None


def _from_epoch(seconds: float) -> date | None:
    try:
        return _plausible(datetime.fromtimestamp(seconds / 1000 if seconds >= 1e11 else seconds, UTC).date())
    except (ValueError, OverflowError, OSError):
        return None


def _plausible(day: date) -> date | None:
    return day if day.year in _YEARS else None
