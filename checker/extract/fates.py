"""What became of the people that a number counts: dead, injured, shot, missing, arrested.

"One person was killed and four others were injured" tells two tolls, and neither is set against the
other's.  Looked at are the word right before the number ("killing four") and the words after it, up
to the next number.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from checker.domain import Quantity

_FATES = {
    "dead": r"kill(?:ed|s|ing)?|dead|died|dying|die|slain|slaying|murdered|deaths?|fatalit(?:y|ies)|fatally",
    "injured": r"injur(?:ed|es|ing|y|ies)|wound(?:ed|s|ing)|hurt(?:ing)?|hospitali[sz]ed"
    r"|(?:to|in|at)(?: [\w-]+){0,3} hospitals?",
    "shot": r"shot|gunned down",
    "missing": r"missing|unaccounted for",
    "arrested": r"arrest(?:ed|s|ing)?|detain(?:ed|ing|s)?|in custody|taken into custody",
}
_FATE = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _FATES.items()), re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:(?:dead|fatalities|deaths)(?: (?:stands?|stood|rose|risen|rises|climbed) (?:at|to))?"
    r"|(?:death )?toll(?: \w+){0,4}? (?:at|to|of)|deaths of"
    r"|(?:kill(?:ed|s|ing)|murder(?:ed|s|ing)|slaying"
    r"|(?P<injured>injur(?:ed|es|ing)|wound(?:ed|s|ing)|hurt(?:ing)?)|(?P<shot>shot|shooting|shoots)"
    r"|(?P<arrested>arrest(?:ed|s|ing)|detain(?:ed|s|ing)))"
    r"(?: and (?P<also>\w+))?)(?: (?:a|an|the|another|up to))*\s*$",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[;:.]|, (?:while|but|when|where|who|which)\b|\bwhile\b|\bbut\b", re.IGNORECASE)
_SHOT_AND = re.compile(
    r"\bshot(?: \w+ly)? (?:(?:and|or)(?: \w+ly)? (?:kill|wound|injur|hurt|murder)\w*|to death|dead)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r" (?:others?|more)\b", re.IGNORECASE)
"""Behind a number: besides those who died, so that "four others were shot" tells of the injured."""
_INCLUDING = re.compile(r"\bincluding(?: at least)? $", re.IGNORECASE)
_REACH = 80
_UNITS = ("", "person")


def with_fates(quantities: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence with the fate of those that are counts of people or may be.

    A count is told of up to the next one, but for a part: "three others, including one officer, were hurt".
    """
    counts = [q.start for q in quantities if q.unit in _UNITS]
    whole = sorted(start for start in counts if not _INCLUDING.search(text, max(0, start - _REACH), start))

    ends = [*whole, len(text)]

    def told(quantity: Quantity) -> Quantity:
        next_one = bisect_left(whole, quantity.end)
        return replace(quantity, fate=_fate(text, quantity, ends[next_one]))

    return tuple(told(q) if q.unit in _UNITS else q for q in quantities)


def _fate(text: str, quantity: Quantity, until: int) -> str:
    if before := _BEFORE.search(text[max(0, quantity.start - _REACH) : quantity.start]):
        named = next((name for name in ("injured", "shot", "arrested") if before[name]), "dead")
        if named == "shot" and (before["also"] or "").lower().startswith("kill"):
            return "dead"
        return "injured" if named == "shot" and _OTHERS.match(text, quantity.end) else named
    after = text[quantity.end : min(until, quantity.end + _REACH)]
    if stop := _STOPS.search(after):
        after = after[: stop.start()]
    found = [match.lastgroup or "" for match in _FATE.finditer(after)]
    if not found:
        return ""
    if found[0] == "shot" and len(found) > 1 and _SHOT_AND.search(after):
        return found[1]  # "were shot and killed"
    return "injured" if found[0] == "shot" and _OTHERS.match(text, quantity.end) else found[0]
