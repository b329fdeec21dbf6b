"""What clock times mean.  A time of day alone names no day; ``find_times`` joins it to one beside it."""

import re

from checker.extract.time_meaning import Match, Meaning, Rule, Setting
from checker.extract.time_zones import zone_of

_DATE_NEAR = re.compile(
    r"(?: hours)?,?(?: on)? (?:[0-9]{1,2} )?(?:[A-Z][a-z]+day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug"
    r"|Sep|Oct|Nov|Dec)"
)
_PART_NEAR = re.compile(
    r"(?:,?(?: on| in)?)? (?:[A-Z][a-z]+day|this|the|yesterday) (?P<part>morning|afternoon|evening|night)"
)
_HOURS = {
    word: hour
    for hour, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}


def _clock(match: Match, setting: Setting) -> Meaning | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not 1 <= hour <= 12:
        return Meaning(None, "")
    hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return _at(f"{hour:02}:{minute:02}", match)


def _clock_24(match: Match, setting: Setting) -> Meaning | None:
    """ "21:40", or "0.00 January 12"; "6:30" may be morning or evening, so it sets no clock."""
    hour, minute = int(match["hour"]), int(match["minute"])
    zone = match["zone"] or ""
    if match["dot"] == "." and not (_DATE_NEAR.match(setting.text, match.end()) or zone):
        return None
    told = _by_part(hour, minute, match, setting)
    sure = hour > 12 or match["hour"][0] == "0" or zone == "hours" or zone_of(zone) == "GMT"
    return _at(told or (f"{hour:02}:{minute:02}" if sure else None), match)


def _clock_word(match: Match, setting: Setting) -> Meaning:
    return _at("00:00" if match["clock"].lower() == "midnight" else "12:00", match)


def _oclock(match: Match, setting: Setting) -> Meaning:
    """ "nine o'clock", "half past nine": known only beside a part of the day."""
    groups = match.groupdict()
    word = match["hour"].lower()
    minutes = 60 * (int(word) if word.isdigit() else _HOURS[word])
    if groups.get("side"):
        step = 30 if groups["half"] else 15
        minutes += -step if groups["side"].lower() == "to" else step
    return _at(_by_part(minutes // 60 or 12, minutes % 60, match, setting), match)


def _by_part(hour: int, minute: int, match: Match, setting: Setting) -> str | None:
    """The time on a clock of 24 hours, by the part of the day named behind it; None if there is none."""
    part = _PART_NEAR.match(setting.text, match.end())
    if part is None or not 1 <= hour <= 12:
        return None
    late = part["part"] in ("afternoon", "evening") or (part["part"] == "night" and 5 <= hour < 12)
    return f"{hour % 12 + 12 * late:02}:{minute:02}"


def _at(clock: str | None, match: Match) -> Meaning:
    return Meaning(None, "minute", clock=clock, zone=zone_of(match.groupdict().get("zone") or ""))


def _unsure(match: Match, setting: Setting) -> Meaning:
    return Meaning(None, "minute")


RULES: dict[str, Rule] = {
    "clock": _clock,
    "clock_24": _clock_24,
    "clock_word": _clock_word,
    "clock_span": _unsure,
    "oclock": _oclock,
}
