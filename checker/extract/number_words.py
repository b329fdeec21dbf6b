"""Numbers as newspapers write them, in digits or words, without what they count.

``NUMBER`` is the source of a regular expression; ``parse_number`` gives the value of what it
matched.  Approximate plurals ("dozens", "hundreds of thousands", "a few hundred") become ranges.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

ORDINALS = tuple(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
)
_ONES = dict(zip("zero one two three four five six seven eight nine".split(), range(10), strict=True))
_TEENS = {
    w: n
    for n, w in enumerate(
        [
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        10,
    )
}
_TENS = {
    w: 10 * n
    for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SMALL = _ONES | _TEENS | _TENS
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SUFFIXES = {
    "hundred": 100,
    "dozen": 12,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "t": 10**12,
    "tn": 10**12,
    **_SCALES,
}
_PLURALS = {
    "tens": (20.0, 99.0, 10.0),
    "dozens": (20.0, 150.0, 12.0),
    "scores": (30.0, 200.0, 20.0),
    "hundreds": (150.0, 2_000.0, 100.0),
    "thousands": (1_500.0, 20_000.0, 1e3),
    "millions": (1.5e6, 2e7, 1e6),
    "billions": (1.5e9, 2e10, 1e9),
    "trillions": (1.5e12, 2e13, 1e12),
}
"""How far a bare plural reaches: newspapers use "hundreds" from some 150 to well above 1,000."""

MAX_VALUE = 1e16
"""Numbers above this are ignored: no report counts so far, and floats lose whole units there."""

FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}


def _any(words: dict[str, int]) -> str:
    return "|".join(words)


_SCALE = rf"(?:{_any(_SCALES)})\b"
_BELOW_100 = rf"(?:(?:{_any(_TENS)})(?:[- ](?:{_any(_ONES)}))?|{_any(_TEENS)}|{_any(_ONES)})\b"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|a)[- ]hundred\b(?:[- ](?:and[- ])?{_BELOW_100})?|{_BELOW_100})"
_SPELLED = (
    rf"(?:(?:half[- ])?(?:a[- ])?(?:(?<=a )half[- ])?(?:{_SCALE}|dozen\b)"
    rf"|(?:{_BELOW_1000}|a)[- ]{_SCALE}(?:[- ](?:and[- ])?{_BELOW_1000}(?:[- ]{_SCALE})?)*"
    rf"|(?:{_BELOW_100}|a)[- ]dozen\b"
    rf"|{_BELOW_1000}(?:[ -]and[ -]a[ -]half\b(?: {_SCALE})?)?)"
)
_PLURAL = r"(?:(?:tens|dozens|hundreds|thousands) of )?(?:dozens|scores|hundreds|thousands|[mbtr]+illions)\b"
_A_FEW = r"(?:several|a few|a couple(?: of)?|many)[ -](?:dozen|hundred|thousand|million|billion)\b"
_DIGITS = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?: 1/2(?![0-9/])|\.[0-9]+|(?=[½¼¾]))?[½¼¾]?|[½¼¾]"
    r"|\.[0-9]+"
)
_SUFFIX = (
    r"(?: and a half|\")?[ -](?:hundred|thousand|million|billion|trillion|dozen|bn|mn|tn)\b"
    r"|(?:[kK]|mn|mln|m|M|bln|bn|B|b|tn|T)(?![A-Za-z0-9])"
)

NUMBER = rf"(?:(?i:{_A_FEW}|{_PLURAL}|{_SPELLED})|(?:{_DIGITS})(?:{_SUFFIX})?)"
_DIGITS_ONLY = re.compile(rf"(?P<digits>{_DIGITS})(?P<half> and a half)?\"?[ -]?(?P<suffix>[A-Za-z]+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read: ``low`` and ``high`` differ for "dozens"; ``step`` is how exactly it is written."""

    low: float
    high: float
    step: float

    @property
    def vague(self) -> bool:
        """Whether the words give a range rather than a number."""
        return self.low != self.high

    def times(self, factor: float) -> "Number":
        """The number scaled, as for "2 to 3 million" or "two decades"."""
        return Number(self.low * factor, self.high * factor, self.step * factor)


def parse_number(text: str) -> Number | None:
    """The value of what ``NUMBER`` matched; None where it is too large to mean a count."""
    lowered = text.lower().replace("-", " ")
    number = _parse_digits(text) or _parse_vague(lowered) or _parse_words(lowered)
    return number if number.high < MAX_VALUE else None


def suffix_factor(text: str) -> float:
    """The scale word at the end of a number ("3 million" has 1000000), or 1 if there is none."""
    found = re.search(r"[A-Za-z]+$", text)
    return float(_SUFFIXES.get(found[0].lower(), 1)) if found else 1.0


def _parse_digits(text: str) -> Number | None:
    found = _DIGITS_ONLY.fullmatch(text)
    if not found or len(text) > 40:
        return None if not found else Number(MAX_VALUE, MAX_VALUE, 1)
    digits = found["digits"].replace(",", "")
    step = Decimal(1)
    value = Decimal(0)
    if digits.endswith(" 1/2"):
        digits, value, step = digits[:-4], Decimal("0.5"), Decimal("0.5")
    if digits[-1] in FRACTIONS:
        value, step = Decimal(FRACTIONS[digits[-1]]), Decimal("0.25")
        digits = digits[:-1] or "0"
    if found["half"]:
        value, step = Decimal("0.5"), Decimal("0.5")
    if "." in digits:
        step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    factor = _SUFFIXES.get((found["suffix"] or "").lower(), 1)
    value = (value + Decimal(digits)) * factor
    return Number(float(value), float(value), float(step * factor))


def _parse_vague(text: str) -> Number | None:
    first, *rest = text.split()
    last = rest[-1] if rest else first
    if first in ("several", "many") or (first == "a" and rest[0] in ("few", "couple")):
        factor = float(_SUFFIXES[last])
        return Number(2.0 * factor, 9.9 * factor, factor)
    if first not in _PLURALS:
        return None
    low, high, step = _PLURALS[first]
    scale = float(_SUFFIXES.get(last.removesuffix("s"), 1)) if rest else 1.0
    return Number(low * scale, high * scale, step * scale)


def _parse_words(text: str) -> Number:
    total: float = 0.0
    current: float = 0.0
    step = 1.0
    text = text.replace("and a half", "half-more")
    for word in text.split():
        if word == "half-more":
            current, step = current + 0.5, 0.5
        elif word in ("a", "and"):
            continue
        elif word == "half":
            current = step = 0.5
        elif word in _SMALL:
            current, step = current + _SMALL[word], 1.0
        elif word in _SCALES:
            step = (0.1 if current % 1 else 1.0) * _SCALES[word]
            total, current = total + (current or 1.0) * _SCALES[word], 0.0
        else:
            step = 1.0 if current == 0.5 else float(_SUFFIXES[word])
            current = (current or 1.0) * _SUFFIXES[word]
    return Number(total + current, total + current, step)
