"""Reads a number with its unit, or a pair of numbers: a range, a change, or a score."""

import re
from dataclasses import replace

from checker.domain import Comparator
from checker.extract.counted import counted_token, lemma
from checker.extract.number_words import Number, parse_number
from checker.extract.quantity_bare import counts_nothing, is_age
from checker.extract.quantity_pairs import Pair, read_pair
from checker.extract.quantity_patterns import AGE_AFTER, AGE_BEFORE, AND_A_HALF, HYPHEN_NOUN, ITEM, UNIT
from checker.extract.quantity_setting import Reading, Setting
from checker.extract.units import CENTS, CURRENCIES, LONGER, PHRASES, SYMBOLS, UNITS

_IDIOMS = {
    "time", "sided", "way", "off", "fold", "ish", "stop", "size", "star", "third",
    "thirds", "fourth", "fourths",
    "quarter", "quarters", "half", "fifth", "fifths", "tenth", "for",
    "dimensional", "pronged", "tiered",
}  # fmt: skip
"""What a hyphen ties to a number that counts nothing: "one-time", "two-way"."""


def read_number(setting: Setting, start: int) -> Reading | None:
    """A number in digits or words, alone or in a pair, with what it counts."""
    item = ITEM.match(setting.text, start)
    if not item:
        return None
    pair = read_pair(setting, item)
    if pair is not None:
        return _read_pair(setting, item, pair)
    number = parse_number(item["number"])
    if number is None:
        return Reading((), item.end())
    return _read_single(setting, item, number)


def _read_single(setting: Setting, item: re.Match[str], number: Number) -> Reading:
    text, start, end = setting.text, item.start(), item.end()
    if item["symbol"]:
        return _money(setting, start, end, number, SYMBOLS[item["symbol"].lower()])
    if item["number"][-1] == "m" and item["number"][-2].isdigit() and not setting.noun(start, end):
        metres = number.times(1e-6)
        return Reading((setting.quantity(start, end, metres, "metre", "metre"),), end)
    unit = UNIT.match(text, end)
    if unit:
        return _measure(setting, start, unit, number)
    if text[end : end + 1].isalpha():
        return _decade_of_life(setting, start, end, number)
    tied = HYPHEN_NOUN.match(text, end)
    if tied:
        if tied["noun"].lower() in _IDIOMS or text[start:end].lower() == "one":
            return Reading((), tied.end())
        noun = tied_noun(setting, tied)
        if noun not in ("plus", "odd", "strong", "some"):
            return Reading((setting.quantity(start, end, number, "", noun),), tied.end())
    if is_age(setting, start, end, number):
        return Reading((setting.quantity(start, end, number, "age", ""),), end)
    if counts_nothing(setting, item):
        return Reading((), end)
    noun = setting.noun(start, end)
    unit_name = UNITS.get(noun, "")  # "five working hours"
    noun = "" if unit_name == "percent" else noun
    return Reading((setting.quantity(start, end, number, unit_name, noun),), end)


def _decade_of_life(setting: Setting, start: int, end: int, number: Number) -> Reading:
    """ "in her 30s" is an age; any other number that runs into letters ("5G") is a name."""
    if setting.text[end : end + 2].rstrip(" ,.;)") != "s" or not _LIFE.search(setting.before(start)):
        return Reading((), end)
    ages = Number(number.low, number.low + 9, 1.0)
    return Reading((setting.quantity(start, end + 1, ages, "age", ""),), end + 1)


_LIFE = re.compile(r"\b(?:his|her|their|my|your)(?: early| mid| late)?[ -]$")


def _money(setting: Setting, start: int, end: int, number: Number, unit: str) -> Reading:
    tail = UNIT.match(setting.text, end)
    if tail and tail["unit"].lower() in CURRENCIES:
        end = tail.end()
    return Reading((setting.quantity(start, end, number, unit, setting.noun(start, end)),), end)


def _measure(setting: Setting, start: int, unit: re.Match[str], number: Number) -> Reading:
    """A number with the unit behind it, which may turn out a currency or an age."""
    word, end = unit["unit"].lower(), unit.end()
    text = setting.text
    if word in CENTS:
        return _money(setting, start, end, number.times(0.01), "usd")
    if word in CURRENCIES:
        return _money(setting, start, end, number, CURRENCIES[word])
    name = "percent" if word == "%" else PHRASES.get(word) or UNITS[word]
    if name == "pound" and number.low >= 1e6:
        return _money(setting, start, end, number, "gbp")
    if name.startswith("degree") and _BELOW_ZERO.search(setting.before(start)):
        number = number.times(-1.0)
    name, factor = LONGER.get(name, (name, 1.0))
    number = number.times(factor)
    half = AND_A_HALF.match(text, end)
    if half:
        end, number = half.end(), Number(number.low + 0.5 * factor, number.high + 0.5 * factor, 0.5 * factor)
    if unit["old"]:
        years = number.times({"month": 1 / 12, "week": 1 / 52, "day": 1 / 365}.get(name, 1.0))
        token = counted_token(setting.tokens, start, end)
        noun = lemma(token) if token is not None and token.pos_ == "NOUN" and token.lemma_ != name else ""
        return Reading((setting.quantity(start, end, years, "age", noun),), end)
    if _is_idiom(setting, start, unit, name):
        return Reading((), end)
    noun = setting.noun(start, end) if name in ("percent", "point") else name
    return Reading((setting.quantity(start, end, number, name, noun),), end)


_BELOW_ZERO = re.compile(r"(?:\bminus |(?:^|[\s(])-)$")


def tied_noun(setting: Setting, tied: re.Match[str]) -> str:
    """The lemma of the noun that a hyphen ties to a number ("a seven-count indictment")."""
    return str(setting.tokens.at(tied.start("noun")).lemma_.lower())


def _is_idiom(setting: Setting, start: int, unit: re.Match[str], name: str) -> bool:
    """Whether the words measure nothing: "one day", "a five-point plan"."""
    if name == "point":
        after = setting.text[unit.end() : unit.end() + 8]
        return (
            after.startswith((" plan", " agenda", " progra"))
            or setting.text[start : unit.end()].lower() == "one point"
        )
    return setting.text[start : unit.end()].lower() in ("one day", "one second", "one minute")


def _read_pair(setting: Setting, item: re.Match[str], pair: Pair) -> Reading:
    """A range or a score is one quantity, a change ("from 20 to 30") two."""
    start, end = item.start(), pair.end
    if pair.kind == "score":
        score = setting.quantity(start, end, pair.joint, "score", "")
        return Reading((replace(score, comparator=Comparator.EXACT),), end)
    if pair.kind == "skip":
        return Reading((), end)
    tail = _read_tail(setting, start, end, pair)
    last = tail.quantities[0] if tail.quantities else None
    if last is None or pair.kind == "range":
        return tail
    first = setting.quantity(start, item.end(), pair.first, last.unit, last.noun)
    second = setting.quantity(pair.second_start, last.end, pair.second, last.unit, last.noun)
    return Reading((first, second), tail.end)


def _read_tail(setting: Setting, start: int, end: int, pair: Pair) -> Reading:
    """The range as one quantity, with the unit that follows its second number."""
    if setting.before(start).lower().endswith("between "):
        start -= len("between ")
    if pair.symbol:
        return _money(setting, start, end, pair.joint, SYMBOLS[pair.symbol.lower()])
    unit = UNIT.match(setting.text, end)
    if unit:
        return _measure(setting, start, unit, pair.joint)
    if AGE_BEFORE.search(setting.before(start)) or AGE_AFTER.match(setting.text, end):
        return Reading((setting.quantity(start, end, pair.joint, "age", ""),), end)
    tied = HYPHEN_NOUN.match(setting.text, end)
    noun = tied_noun(setting, tied) if tied else setting.noun(pair.second_start, end)
    return Reading((setting.quantity(start, end, pair.joint, "", noun),), end)
