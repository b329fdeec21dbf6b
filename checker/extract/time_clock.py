"""What clock times mean.  A time of day alone names no day; ``find_times`` joins it to one beside it."""

import re

from checker.extract.time_meaning import Match, Meaning, Rule, Setting

_DATE_NEAR = re.compile(
    r"(?: hours)?,?(?: on)? (?:[0-9]{1,2} )?(?:[A-Z][a-z]+day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug"
    r"|Sep|Oct|Nov|Dec)"
)
_PART_NEAR = re.compile(
    r"(?:,? on)? (?:[A-Z][a-z]+day|this|yesterday) (?P<part>morning|afternoon|evening|night)"
)


def _clock(match: Match, setting: Setting) -> Meaning | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not 1 <= hour <= 12:
        return Meaning(None, "")
    hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return Meaning(None, "minute", clock=f"{hour:02}:{minute:02}")


def _clock_24(match: Match, setting: Setting) -> Meaning | None:
    """ "21:40", or "0.00 January 12"; "6:30" may be morning or evening, so it sets no clock."""
    hour, minute = int(match["hour"]), int(match["minute"])
    after = setting.text[match.end() :]
    dated = bool(_DATE_NEAR.match(after) or match["zone"])
    if match["dot"] == "." and not dated:
        return None
    part = _PART_NEAR.match(after)
    if part and 1 <= hour <= 12:
        late = part["part"] in ("afternoon", "evening") or (part["part"] == "night" and 5 <= hour < 12)
        return Meaning(None, "minute", clock=f"{hour % 12 + 12 * late:02}:{minute:02}")
    sure = hour > 12 or match["hour"][0] == "0" or match["zone"][1:] in ("GMT", "UTC", "hours")
    return Meaning(None, "minute", clock=f"{hour:02}:{minute:02}" if sure else None)


def _clock_word(match: Match, setting: Setting) -> Meaning:
    return Meaning(None, "minute", clock="00:00" if match["clock"].lower() == "midnight" else "12:00")


def _unsure(match: Match, setting: Setting) -> Meaning:
    return Meaning(None, "minute")


RULES: dict[str, Rule] = {
    "clock": _clock,
    "clock_24": _clock_24,
    "clock_word": _clock_word,
    "clock_span": _unsure,
    "oclock": _unsure,
}
