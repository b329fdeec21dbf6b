"""Edits of dates and numbers that a reporter could have got wrong."""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta

from checker.compare.numbers import compare_quantities
from checker.compare.relation import Relation
from checker.compare.times import compare_times
from checker.domain import Comparator, Quantity, TimeSpan
from models.recipe.edit import Edit, Offsets, Source, find_word, read_lists

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
_SHORT_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_SWAPS = read_lists(
    """
morning = evening, afternoon, night; afternoon = morning, night; evening = morning;
night = morning, afternoon; yesterday = three days ago, last week; last week = last month, two months ago;
last month = last week, last year; last year = last month, three years ago;
this week = last month, two weeks ago; this year = last year, three years ago;
this month = last month, in the spring; next week = next month, next year;
next month = next week, next year; next year = next month, in three years;
earlier this year = late last year, two years ago; later this month = earlier this month, next year;
spring = fall, winter; summer = winter, spring; fall = spring, summer; winter = summer, fall; a.m. = p.m.;
p.m. = a.m.
"""
)
_ORDER = {"before": "after", "after": "before", "prior to": "after", "following": "before", "since": "before"}
_UNITS = read_lists(
    """
minute = hour, second; hour = minute, day, week; day = week, month, hour; week = month, day;
month = week, year; year = month, decade; million = billion, thousand; billion = million, trillion;
trillion = billion; thousand = hundred, million; mile = block, yard; dozen = hundred, thousand;
hundred = thousand, dozen
"""
)
_VAGUE = read_lists(
    """
half = a quarter, a third, two-thirds; a third = half, a tenth; one-third = half, one-tenth;
two-thirds = half, one-third; a quarter = half, a tenth; twice = once, three times, four times;
double = triple, half; doubled = tripled, halved; unanimously = narrowly, by a split vote;
unanimous = divided, split; narrowly = overwhelmingly, easily; overwhelmingly = narrowly, barely;
majority = minority, handful; dozens = hundreds, a handful; hundreds = dozens, thousands;
thousands = dozens, hundreds; millions = thousands, billions; first = second, third, last;
second = first, third, fourth; third = second, fourth, fifth; several = no, only one; dozen = hundred
"""
)
_NUMERAL = re.compile(
    r"\d[\d,]*(?:\.\d+)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_OPEN = (Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.MORE_THAN, Comparator.LESS_THAN)


def edit_dates(source: Source) -> Iterator[Edit]:
    """Change weekdays, months, days, years, times of day and the order of events."""
    claim, other = source.claim, source.other
    for span in claim.times:
        shared = [t for t in other.times if _same_time(span, t)]
        anchor = (shared[0].start, shared[0].end) if shared else None
        if not shared and any(compare_times(span, t) is Relation.COMPATIBLE for t in other.times):
            continue
        new = _other_date(span, source.rng)
        if new and new.casefold() != span.text.casefold():
            yield Edit("date", span.start, span.end, new, anchor)
    for word, new in _ORDER.items():
        here, there = find_word(claim.text, [word]), find_word(other.text, [word])
        if here and there and source.rng.random() < 0.5:
            yield Edit("order", *here, new, there)


def _same_time(a: TimeSpan, b: TimeSpan) -> bool:
    return a.text.casefold() == b.text.casefold() or compare_times(a, b) is Relation.SAME


def _other_date(span: TimeSpan, rng: random.Random) -> str:
    """Change one part of a date, whichever it has; "" where it has none that is known."""
    ways = [_weekday, _month, _day, _year, _phrase, _clock]
    rng.shuffle(ways)
    return next((new for way in ways if (new := way(span.text, rng))), "")


def _weekday(text: str, rng: random.Random) -> str:
    match = re.search(rf"\b(?:{'|'.join(WEEKDAYS)})\b", text)
    if not match or re.search(r"\d", text):  # "Monday, May 3" would no longer be a date
        return ""
    shift = rng.choice([-3, -2, -2, -1, 1, 2, 2, 3])
    return text[: match.start()] + WEEKDAYS[(WEEKDAYS.index(match[0]) + shift) % 7] + text[match.end() :]


def _month(text: str, rng: random.Random) -> str:
    for names in (MONTHS, _SHORT_MONTHS):
        for index, name in enumerate(names):
            found = find_word(text, [name])
            if found and text[found[0]].isupper() and "day," not in text:
                new = names[(index + rng.choice([-5, -3, -2, -1, 1, 2, 3, 6])) % 12]
                return text[: found[0]] + new + text[found[1] :]
    return ""


def _day(text: str, rng: random.Random) -> str:
    match = re.search(r"(?<=[A-Za-z.] )([12]?\d|3[01])\b(?!:)(?! ?[ap]\.?m)", text)
    if not match or "day," in text:
        return ""
    day = int(match[0])
    new = rng.choice(
        [d for d in (day - 9, day - 4, day - 2, day - 1, day + 1, day + 2, day + 3, day + 8) if 1 <= d <= 28]
    )
    return text[: match.start()] + str(new) + text[match.end() :]


def _year(text: str, rng: random.Random) -> str:
    match = re.search(r"\b(?:1[5-9]|20)\d\d\b", text)
    if not match:
        return ""
    new = int(match[0]) + rng.choice([-10, -4, -3, -2, -1, 1, 2, 3, 10])
    return text[: match.start()] + str(new) + text[match.end() :]


def _phrase(text: str, rng: random.Random) -> str:
    for phrase, others in _SWAPS.items():
        found = find_word(text, [phrase])
        if found:
            return text[: found[0]] + rng.choice(others) + text[found[1] :]
    return ""


def _clock(text: str, rng: random.Random) -> str:
    match = re.search(r"\b(1?\d)(:\d\d)?(?= ?[ap]\.?m|:\d\d)", text)
    if not match:
        return ""
    hour = rng.choice([h for h in range(1, 13) if h != int(match[1])])
    return text[: match.start()] + str(hour) + (match[2] or "") + text[match.end() :]


def edit_numbers(source: Source) -> Iterator[Edit]:
    """Change a number, its scale or its unit, and vague quantities such as "half" or "dozens"."""
    claim, other = source.claim, source.other
    for quantity in claim.quantities:
        related = [(q, compare_quantities(quantity, q)) for q in other.quantities]
        shared = [q for q, relation in related if _same_quantity(quantity, q, relation)]
        if not shared and any(relation is not Relation.UNRELATED for _, relation in related):
            continue
        new = _other_quantity(quantity, source.rng)
        if new and not any(new.casefold() in q.text.casefold() for q in other.quantities):
            anchor = (shared[0].start, shared[0].end) if shared else None
            yield Edit("number", quantity.start, quantity.end, new, anchor)
    for word, others in _VAGUE.items():
        here, there = find_word(claim.text, [word]), find_word(other.text, [word])
        if (
            here
            and not _inside(here, source)
            and not (word == "first" and "first lady" in claim.text.casefold())
        ):
            yield Edit("number", *here, source.rng.choice(others), there)


def _inside(span: Offsets, source: Source) -> bool:
    """Whether a word belongs to a name or to a time."""
    claim = source.claim
    return any(part.start <= span[0] < part.end for part in (*claim.entities, *claim.times))


def _same_quantity(a: Quantity, b: Quantity, relation: Relation) -> bool:
    if a.unit in ("", "ordinal") and not (a.noun and b.noun):
        return relation is Relation.SAME and a.text.casefold() == b.text.casefold() and a.high > 2
    return relation is Relation.SAME or (relation is Relation.COMPATIBLE and a.comparator not in _OPEN)


def _other_quantity(quantity: Quantity, rng: random.Random) -> str:
    """Change the unit or scale, or the number itself; "" if it cannot be done."""
    text = quantity.text
    if rng.random() < 0.2:
        for unit, others in _UNITS.items():
            match = re.search(rf"\b{unit}(s?)\b", text)
            if match:
                return text[: match.start()] + rng.choice(others) + match[1] + text[match.end() :]
    numerals = list(_NUMERAL.finditer(text))
    if not numerals:
        return ""
    match = rng.choice(numerals)
    new = _other_number(match[0], rng, quantity)
    return text[: match.start()] + new + text[match.end() :] if new else ""


def _other_number(text: str, rng: random.Random, quantity: Quantity) -> str:
    word = text.casefold()
    if word in NUMBER_WORDS:
        value = NUMBER_WORDS.index(word)
        near = [n for n in range(2, 13) if n != value and (abs(n - value) <= 4 or rng.random() < 0.3)]
        new = NUMBER_WORDS[rng.choice(near)]
        return new.capitalize() if text[0].isupper() else new
    decimals = len(text.partition(".")[2])
    value = float(text.replace(",", ""))
    loose = quantity.comparator is not Comparator.EXACT
    for _ in range(8):
        number = _shifted(value, decimals, loose, rng)
        new = f"{number:,.{decimals}f}" if "," in text or number >= 10_000 else f"{number:.{decimals}f}"
        if new != text and number > 0 and not (quantity.unit == "percent" and number > 100):
            return new
    return ""


def _shifted(value: float, decimals: int, loose: bool, rng: random.Random) -> float:
    """Move a number by a little (unless it is given loosely), by some, or by a lot."""
    draw = rng.random()
    small = 10.0**-decimals
    if draw < 0.3 and not loose and value < 100:
        return value + rng.choice([-3, -2, -1, 1, 2, 3]) * small
    if draw < 0.6:
        new = value * (1 + rng.choice([-1, 1]) * rng.uniform(0.3 if loose else 0.12, 0.6))
    else:
        new = value * rng.choice([0.1, 0.2, 0.25, 0.4, 0.5, 1.5, 2, 2.5, 3, 4, 10])
    trailing = len(f"{value:.0f}") - len(f"{value:.0f}".rstrip("0"))
    rounded = round(new, decimals) if decimals else round(new, -max(0, trailing - 1))
    return rounded if rounded > 0 else max(1.0, round(new))


def in_words(span: TimeSpan, published: date | None) -> str:
    """Tell a day the other way: a weekday as a calendar date and the reverse; "" where it cannot be."""
    if span.first is None or span.first != span.last or span.precision != "day" or published is None:
        return ""
    if span.text in WEEKDAYS and abs(span.first - published) <= timedelta(7):
        return f"on {_SHORT_MONTHS[span.first.month - 1]} {span.first.day}"
    if re.fullmatch(r"[A-Z][a-z]+\.? \d\d?", span.text) and abs(span.first - published) <= timedelta(6):
        return WEEKDAYS[span.first.weekday()]
    return ""
