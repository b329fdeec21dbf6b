"""How newspapers write quantities, as regular expressions over text made plain."""

import re

from checker.extract.number_words import NUMBER, ORDINALS
from checker.extract.units import CENTS, CURRENCIES, PHRASES, UNITS

_SYMBOL = r"(?:(?:US|U\.S\.|AU?|CA?|NZ|HK|S)?\$|[£€¥₹₽₪]|(?:Rs\.?|EUR|USD|GBP|CHF)(?= ?[0-9]))"

TRIGGER = re.compile(
    rf"(?<![\w$£€])(?<![A-Za-z0-9][-/.])(?:{_SYMBOL} ?[0-9]|\.?[0-9]|[½¼¾]"
    r"|(?i:(?:an?(?= (?:hundred|thousand|[mbtr]+illion|dozen|half|third|quarter|fourth|fifth"
    r"|sixth|eighth|tenth|few"
    r"|couple|(?:hour|mile|day|year|century|decade|month|week) and a half"
    r"|(?:hour|day|week|month|year|fortnight)\b)\b)|half|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|zero"
    r"|several|many"
    r"|tens|dozens?|hundreds?|scores|thousands?|millions?|billions?|trillions?|quarter"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|hundredth)\b))"
)

ITEM = re.compile(rf"(?P<symbol>{_SYMBOL})? ?(?P<number>{NUMBER})(?!:?[0-9])")
SEPARATOR = re.compile(
    r"(?P<mark>%| percent)?(?P<separator>-to-|-or-| - |-| to | or | and )(?=[$£€0-9a-zA-Z.])"
)

ORDINAL_WORDS = {word: number for number, word in enumerate(ORDINALS, 1)} | {"hundredth": 100}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
ORDINAL = re.compile(
    rf"(?P<digits>[0-9]{{1,4}})(?:st|nd|rd|th)\b"
    rf"|(?i:(?:(?P<tens>{'|'.join(_TENS)})-)?(?P<word>{'|'.join(ORDINAL_WORDS)})\b)"
)


def ordinal_value(match: re.Match[str]) -> int:
    """The place that an ordinal names."""
    if match["digits"]:
        return int(match["digits"])
    return _TENS.get((match["tens"] or "").lower(), 0) + ORDINAL_WORDS[match["word"].lower()]


_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PART = r"(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)"
_TOPS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "seven": 7,
    "nine": 9,
    "": 1,
    "1": 1,
    "2": 2,
    "3": 3,
}
FRACTION = re.compile(
    rf"(?i:(?:(?P<top>a|one|two|three|four|five|seven|nine)[- ])?(?P<part>{_PART})\b)"
    r"|(?P<top_digit>[123])/(?P<part_digit>[2-8])(?![0-9/])"
)
IN_TEN = re.compile(
    rf"(?P<low>{NUMBER})(?:[ -](?:out of|in|of)(?: every)?[ -])(?P<whole>two|three|four|five|six"
    rf"|seven|eight|nine|ten"
    r"|20|100|1,000|[2-9]|10)(?![0-9,.]| ?(?:million|percent|%))\b",
)
FRACTION_OF = re.compile(r" (?:of|the|all|its|their|his|her|our|their|that)\b")


def fraction_value(match: re.Match[str]) -> float:
    """The share that a fraction names, between 0 and 1."""
    if match["part_digit"]:
        return int(match["top_digit"]) / int(match["part_digit"])
    part = match["part"].lower().replace("halves", "half").removesuffix("s")
    return _TOPS[(match["top"] or "").lower()] / _PARTS[part]


_UNIT_WORDS = "|".join(sorted((*PHRASES, *CURRENCIES, *UNITS, *CENTS), key=len, reverse=True)).replace(
    ".", r"\."
)
UNIT = re.compile(
    rf"(?: (?:more|additional|full|straight|consecutive"
    rf"|of))?[ -]?(?<![a-z])(?P<unit>(?i:{_UNIT_WORDS})\b|%)(?:[- ](?P<old>old|of age)s?\b)?"
)
HALF_UNIT = re.compile(
    r"(?i:half)(?:[ -]an?)?[ -](?P<unit>(?i:hour|mile|day|year|century|decade|minute|second|inch|ton|mile))\b"
)
ONE_UNIT = re.compile(r"(?i:(?P<one>an?) (?P<unit>hour|day|week|month|year|fortnight))\b(?! and a half)")
FOR_LONG = re.compile(
    r"\b(?:lasted|lasts|last|took|takes|take|spent|for|within)(?: just| only| about| nearly| almost"
    r"| roughly| (?:more|less) than)? $"
)
"""Words before a span of time that tell how long something takes: "for a week", but not "twice a week"."""
UNIT_AND_HALF = re.compile(r"(?i:an? (?P<unit>hour|mile|day|year|century|decade|month|week) and a half\b)")
AND_A_HALF = re.compile(r" and a half\b")
HYPHEN_NOUN = re.compile(r"-(?P<noun>[A-Za-z]{3,})")
AGE_BEFORE = re.compile(
    r"(?:\b(?:[Aa]ged?|[Aa]ges|age of|ages of|ages|turned|turns|turning|died at)(?: from| between)?"
    r" (?:\d{1,2}(?:, (?:and )?| and | to ))*)$"
)
AGE_SAID = re.compile(r"\b(?:[Hh]e|[Ss]he|who) (?:was|is)(?: only| just| about)? $")
AGE_AFTER = re.compile(r",? (?:and|or) (?:older|younger|over|up)\b|,? who\b")
