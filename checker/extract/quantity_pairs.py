"""Tells what two numbers side by side are: a range, a change, a score, or two numbers."""

import re
from dataclasses import dataclass

from checker.extract.number_words import Number, parse_number, suffix_factor
from checker.extract.quantity_patterns import ITEM, SEPARATOR, UNIT
from checker.extract.quantity_setting import Setting


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers read together; ``kind`` is "range", "change", "score" or "skip"."""

    kind: str
    first: Number
    second: Number
    second_start: int
    end: int
    symbol: str | None

    @property
    def joint(self) -> Number:
        """Both numbers in one."""
        return Number(self.first.low, self.second.high, min(self.first.step, self.second.step))


_VOTE_AFTER = re.compile(
    r"[- ](?:vote|decision|ruling|majority|margin|victory|win|loss|lead|defeat|split|triumph"
    r"|verdict|record|score"
    r"|tie|draw|advantage|opinion|tally|start|rout)\b| (?:in favou?r|against|along|to|on|for|with|Thursday)\b"
    r"|[,.;:)\"]|$| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_VOTE_BEFORE = re.compile(
    r"\b(?:vote[ds]?|voting|pass(?:ed|es)?|approved?|reject(?:ed|s)?|defeat(?:ed|s)?|beat(?:ing)?|won|lost|win|lose"
    r"|rul(?:ed|ing)|split|leads?|led|margin|tally|score|fail(?:ed|s)|cleared|confirmed|by|decided|prevailed|victory"
    r"|loss|tied|lead)\b[^.;]{0,30}$"
)


def read_pair(setting: Setting, first: re.Match[str]) -> Pair | None:
    """The pair that begins with the number matched, or None if that number stands alone."""
    text = setting.text
    separator = SEPARATOR.match(text, first.end())
    if not separator or (
        text[first.end() :].startswith(" - ") and not text[first.end() + 3 : first.end() + 4].isdigit()
    ):
        return None
    second = ITEM.match(text, separator.end())
    if not second or setting.taken_until(second.start("number")):
        return None
    numbers = parse_number(first["number"]), parse_number(second["number"])
    if numbers[0] is None or numbers[1] is None or numbers[0].vague or numbers[1].vague:
        return None
    low, high = numbers[0], numbers[1]
    kind = _kind(setting, first, separator, second)
    if kind is None:
        return None
    factor = suffix_factor(second["number"])
    if kind != "score" and factor > 1 and low.low < high.low / factor:
        low = low.times(factor)
    if kind == "or" and (first["symbol"] or second["symbol"] or not low.low < high.low <= 2 * low.low):
        return None
    kind = "range" if kind == "or" else kind
    if kind == "range" and low.low >= high.low:
        return None
    symbol = first["symbol"] or second["symbol"]
    return Pair(kind, low, high, second.start(), second.end(), symbol)


def _kind(
    setting: Setting, first: re.Match[str], separator: re.Match[str], second: re.Match[str]
) -> str | None:
    text, mark = setting.text, separator["separator"].strip().strip("-") or "-"
    before = setting.before(first.start())
    if mark == "and":
        return "range" if re.search(r"\b[Bb]etween (?:about |around )?$", before) else None
    if mark == "or":
        return "or"
    if mark == "to" and re.search(r"\b[Ff]rom (?:about |around |nearly |almost |just )?$", before):
        return "change"
    one, two = first["number"], second["number"]
    plain = one.isdigit() and two.isdigit() and len(one) < 4 and len(two) < 4
    if not plain or first["symbol"] or second["symbol"] or separator["mark"]:
        return "range"
    if UNIT.match(text, second.end()) or re.match(r"[-\w]", text[second.end() : second.end() + 1] or " "):
        tied = bool(_VOTE_AFTER.match(text, second.end()))
        return "score" if tied else ("skip" if re.match(r"-[0-9]", text[second.end() :]) else "range")
    voted = bool(_VOTE_BEFORE.search(before))
    followed = bool(_VOTE_AFTER.match(text, second.end()))
    falling = int(one) >= int(two)
    if mark == "-":
        return "score" if falling or (followed and voted) or _is_vote(text, second.end()) else "range"
    return (
        "score"
        if (voted and followed) or _is_vote(text, second.end())
        else ("range" if not falling else None)
    )


def _is_vote(text: str, end: int) -> bool:
    match = _VOTE_AFTER.match(text, end)
    return bool(match) and match is not None and match[0][:1] in "- " and len(match[0]) > 1
