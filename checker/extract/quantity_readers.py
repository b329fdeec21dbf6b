"""Reads one quantity at a place of a sentence: an ordinal, a share, or a number with its unit."""

import re

from checker.extract.comparators import comparator_before
from checker.extract.counted import counted_token, lemma
from checker.extract.number_words import NUMBER, Number, parse_number
from checker.extract.quantity_number import read_number
from checker.extract.quantity_patterns import (
    FOR_LONG,
    FRACTION,
    FRACTION_OF,
    HALF_UNIT,
    HYPHEN_NOUN,
    IN_TEN,
    ONE_UNIT,
    ORDINAL,
    UNIT,
    UNIT_AND_HALF,
    fraction_value,
    ordinal_value,
)
from checker.extract.quantity_setting import Reader, Reading, Setting
from checker.extract.units import LONGER

_NUMBER = re.compile(NUMBER)
_NOT_RANKED = {
    "lady", "family", "hand", "thing", "party", "class", "base", "glance", "responder", "amendment", "cousin",
    "aid", "half", "world", "daughter", "couple", "dog", "suspect", "person", "people", "victim", "man",
    "woman", "boy", "girl", "teenager", "teen", "child", "defendant", "officer", "patient", "body", "gunman",
    "shooter",
}  # fmt: skip
"""Nouns before which an ordinal ranks nothing: "first lady", "third party", "a second man"."""
_RANKED = {"degree", "grade", "quarter", "term", "round", "place", "year", "generation"}
"""Nouns that a hyphen may tie to an ordinal that counts: "second-degree murder"."""


def read_ordinal(setting: Setting, start: int) -> Reading | None:
    """ "the 45th president", "a second term"; an ordinal without its noun ranks nothing known."""
    match = ORDINAL.match(setting.text, start)
    if not match:
        return None
    end = match.end()
    if _is_part(setting, start, end):
        return None
    tied = HYPHEN_NOUN.match(setting.text, end)
    if tied:
        noun = tied["noun"].lower()
        if noun not in _RANKED:
            return Reading((), tied.end())
    else:
        token = counted_token(setting.tokens, start, end)
        noun = lemma(token)
        named = match[0][0].isupper() and token is not None and token.text[:1].isupper()
        if named or noun in _NOT_RANKED or _counts_more(setting, end) or (not noun and not match["digits"]):
            return Reading((), end)
    value = float(ordinal_value(match))
    return Reading((setting.quantity(start, end, Number(value, value, 1.0), "ordinal", noun),), end)


def _counts_more(setting: Setting, end: int) -> bool:
    """Whether a number follows, as in "the first two years"."""
    return setting.text[end : end + 1] == " " and setting.tokens.at(end + 1).tag_ == "CD"


def _is_part(setting: Setting, start: int, end: int) -> bool:
    """Whether "third" is a share: "a third of", "one-third"."""
    return bool(re.search(r"\b(?:one|two|three|four|five)[- ]$", setting.before(start)))


def read_one_unit(setting: Setting, start: int) -> Reading | None:
    """ "lasted a week", "for a fortnight"; elsewhere "a week" is no duration ("twice a week")."""
    match = ONE_UNIT.match(setting.text, start)
    if not match:
        return None
    if not FOR_LONG.search(setting.before(start)):
        return Reading((), match.end("one"))
    word = match["unit"].lower()
    weeks = word == "fortnight"
    unit, factor = ("week", 2.0) if weeks else LONGER.get(word, (word, 1.0))
    number = Number(1.0, 1.0, 1.0).times(factor)
    return Reading((setting.quantity(start, match.end(), number, unit, unit),), match.end())


def read_half_unit(setting: Setting, start: int) -> Reading | None:
    """ "half an hour", "a year and a half"."""
    whole = UNIT_AND_HALF.match(setting.text, start)
    match = whole or HALF_UNIT.match(setting.text, start)
    if not match:
        return None
    unit, factor = LONGER.get(match["unit"].lower(), (match["unit"].lower(), 1.0))
    value = 1.5 if whole else 0.5
    number = Number(value, value, 0.5).times(factor)
    return Reading((setting.quantity(start, match.end(), number, unit, unit),), match.end())


def read_share(setting: Setting, start: int) -> Reading | None:
    """ "half of the voters", "two-thirds", "one in five": as percentages."""
    text = setting.text
    in_ten = IN_TEN.match(text, start)
    if in_ten and not UNIT.match(text, in_ten.end()):
        low, whole = parse_number(in_ten["low"]), parse_number(in_ten["whole"])
        if low and whole and not low.vague and low.high < whole.low:
            return _share(setting, start, in_ten.end(), low.low / whole.low, 5.0)
    match = FRACTION.match(text, start)
    if not match or not _names_share(setting, match):
        return None
    longer = _NUMBER.match(text, start)
    if longer and longer.end() > match.end():
        return None
    value = fraction_value(match)
    return _share(setting, start, match.end(), value, 10.0 if value == 0.5 else 5.0)


_WHICH_HALF = re.compile(r"\b(?:first|second|other|latter|better|top|bottom|last|next)[ -]$", re.IGNORECASE)


def _names_share(setting: Setting, match: re.Match[str]) -> bool:
    if match["part_digit"]:
        return True
    if _WHICH_HALF.search(setting.before(match.start())):
        return False
    followed = bool(FRACTION_OF.match(setting.text, match.end()))
    compared = comparator_before(setting.text, match.start()) is not None
    top = (match["top"] or "").lower()
    if top in ("", "a"):
        return (followed or compared) and (top == "a" or match["part"].lower() == "half")
    return followed or compared or "-" in match[0]


def _share(setting: Setting, start: int, end: int, value: float, step: float) -> Reading:
    percent = round(100 * value, 2)
    noun = setting.noun(start, end)
    return Reading((setting.quantity(start, end, Number(percent, percent, step), "percent", noun),), end)


READERS: tuple[Reader, ...] = (read_half_unit, read_one_unit, read_share, read_ordinal, read_number)
"""In the order in which they are asked; the first to know the words decides."""
