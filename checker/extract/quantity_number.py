"""Reads a number with its unit, or a pair of numbers: a range, a change, or a score."""

import re
from dataclasses import replace

from checker.domain import Comparator
from checker.extract.counted import counted_token, lemma
from checker.extract.number_words import Number, parse_number
from checker.extract.quantity_pairs import Pair, read_pair
from checker.extract.quantity_patterns import AGE_AFTER, AGE_BEFORE, AND_A_HALF, HYPHEN_NOUN, ITEM, UNIT
from checker.extract.quantity_setting import Reading, Setting
from checker.extract.units import CENTS, CURRENCIES, LONGER, PHRASES, SYMBOLS, UNITS

_IDIOMS = {
    "time", "sided", "way", "off", "fold", "ish", "stop", "size", "star", "third", "thirds", "fourth", "fourths",
    "quarter", "quarters", "half", "fifth", "fifths", "tenth", "dimensional", "pronged", "tiered",
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
        if tied["noun"].lower() in _IDIOMS:
            return Reading((), tied.end())
        noun = lemma(setting.tokens.at(tied.start("noun")))
        if noun not in ("plus", "odd", "strong", "some"):
            return Reading((setting.quantity(start, end, number, "", noun),), tied.end())
    if _is_age(setting, start, end, number):
        return Reading((setting.quantity(start, end, number, "age", ""),), end)
    if _counts_nothing(setting, item):
        return Reading((), end)
    return Reading((setting.quantity(start, end, number, "", setting.noun(start, end)),), end)


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
    noun = lemma(setting.tokens.at(tied.start("noun"))) if tied else setting.noun(pair.second_start, end)
    return Reading((setting.quantity(start, end, pair.joint, "", noun),), end)


def _is_age(setting: Setting, start: int, end: int, number: Number) -> bool:
    """Whether a bare number is somebody's age: "aged 17", "Smith, 17,", "Smith (17)", "17 and older"."""
    text = setting.text
    if not text[start:end].isdigit() or not 0 < number.low < 116:
        return bool(AGE_BEFORE.search(setting.before(start)))
    if AGE_BEFORE.search(setting.before(start)) or AGE_AFTER.match(text, end):
        return True
    after = text[end : end + 1]
    if start < 3 or (text[start - 2 : start] != ", " and text[start - 1] != "("):
        return False
    token = setting.tokens.at(start - 3)
    if text[start - 1] == "(":
        return after == ")" and token.ent_type_ == "PERSON"
    person = token.pos_ == "PROPN" and token.ent_type_ not in ("GPE", "LOC", "FAC", "DATE", "NORP")
    ends = after in ("", ",", ".", ";", ")") or bool(re.match(r" (?:and|of|from)\b", text[end:]))
    return (person and ends) or (
        token.pos_ == "NOUN" and after == "," and not text[end + 1 : end + 3].strip().isdigit()
    )


_INDEFINITE = {
    "day", "time", "point", "thing", "side", "reason", "example", "hand", "part", "case", "end", "source", "way",
    "moment", "area", "more", "another",
}  # fmt: skip
_DEFINITE = {
    "the",
    "these",
    "those",
    "other",
    "his",
    "her",
    "their",
    "our",
    "its",
    "both",
    "first",
    "last",
    "all",
}
_NOT_ONE = _DEFINITE | {
    "no",
    "this",
    "that",
    "any",
    "some",
    "every",
    "each",
    "another",
    "which",
    "only",
    "not",
}
_SAYING = {"say", "tell", "ask", "add", "note", "argue", "write", "call", "describe", "suggest"}


def _counts_nothing(setting: Setting, item: re.Match[str]) -> bool:
    """Whether a number without unit is a pronoun ("one of the", "the two"), or part of a name."""
    start, end = item.start(), item.end()
    word = item["number"].lower()
    last = setting.tokens.at(end - 1)
    before = setting.tokens.at(start - 1) if start else None
    counted = counted_token(setting.tokens, start, end)
    previous = before.lower_ if before is not None else ""
    if word in ("one", "zero"):
        if counted is None or counted.i <= last.i or last.dep_ != "nummod" or previous in _NOT_ONE:
            return True
        return counted.lemma_.lower() in _INDEFINITE or (
            counted.dep_ == "nsubj" and counted.head.lemma_ in _SAYING
        )
    if word[0].isalpha():
        return counted is None and (previous in _DEFINITE or word == "a")
    if last.ent_type_ in ("WORK_OF_ART", "LAW", "PRODUCT", "FAC"):
        return True
    named = before is not None and before.pos_ == "PROPN" and last.head.i <= before.i and counted is None
    return named and word.isdigit() and setting.text[start - 1] == " "
