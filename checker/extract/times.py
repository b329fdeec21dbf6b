"""Finds the times that a sentence names, and resolves them against the day of publication.

Durations ("for three days") are quantities, not times.  What cannot be resolved still becomes a
``TimeSpan`` without days, so that a reader of claims can tell that a time was named; dates that do
not exist are dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from spacy.tokens import Span

from checker.domain import TimeSpan
from checker.extract import time_clock, time_dates, time_relative
from checker.extract.calendar import Tense
from checker.extract.tense import hangs_on_noun, tense_at
from checker.extract.time_edges import narrowed
from checker.extract.time_meaning import Meaning, Rule, Setting
from checker.extract.time_names import is_name
from checker.extract.time_patterns import (
    BEFORE_MODIFIER,
    JOIN_CLOCK_DAY,
    JOIN_DAY_CLOCK,
    PATTERNS,
    TRIGGER,
    plain,
)
from checker.extract.token_index import TokenIndex

RULES: dict[str, Rule] = time_clock.RULES | time_dates.RULES | time_relative.RULES


def find_times(sent: Span, published: date | None, zone: str = "") -> tuple[TimeSpan, ...]:
    """The times named in ``sent``, in order; offsets are relative to the sentence's start.

    ``zone`` is the code of the zone in which the article tells its times, if that is known.
    """
    original: str = sent.text
    text = plain(original)
    tokens = TokenIndex(sent)
    found: list[TimeSpan] = []
    for kind, match in _matches(text):
        if is_name(kind, match, text, tokens):
            continue
        setting = Setting(
            published, text, partial(_tense, tokens, match), partial(_named_event, tokens, match)
        )
        start = _with_modifier(text, match.start())
        meaning = _meaning(kind, match, setting, start)
        if meaning is None:
            continue
        if found and start < found[-1].end:
            continue
        span = _span(original, start, match.end(), meaning)
        merged = _merged(found[-1], span, original, text) if found else None
        if merged:
            found[-1] = merged
        else:
            found.append(span)
    return tuple(_in_zone(span, zone) for span in found if span.precision)


def time_extents(text: str) -> list[tuple[int, int]]:
    """Where ``text`` (made plain) names times, so that their digits are not taken for quantities."""
    setting = Setting(date(2000, 1, 3), text, lambda: None, lambda: False)
    extents = []
    for kind, match in _matches(text):
        try:
            meaning = RULES[kind](match, setting)
        except (ValueError, OverflowError):
            meaning = _NONSENSE
        if meaning is not None:
            extents.append(match.span())
    return extents


_NONSENSE = Meaning(None, "")
"""Marks a date that does not exist: its digits are no quantity, and it names no time."""


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every expression that looks like a time, left to right and without overlap."""
    position = 0
    while trigger := TRIGGER.search(text, position):
        position = trigger.end()
        for kind, pattern in PATTERNS[str(trigger.lastgroup)]:
            match = pattern.match(text, trigger.start())
            if match and _is_two_times(match, text):
                match = pattern.match(text, trigger.start(), match.start("to"))
            if match:
                position = match.end()
                yield kind, match
                break


_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)


def _is_two_times(match: re.Match[str], text: str) -> bool:
    """Whether "and" joins two times ("Oct. 16 and Oct. 22") where only "between" makes it a range."""
    groups = match.groupdict()
    if groups.get("to") != " and " or _BETWEEN.search(text, 0, match.start()):
        return False
    return any(groups.get(name) for name in ("month2", "weekday2", "year2"))


def _tense(tokens: TokenIndex, match: re.Match[str]) -> Tense | None:
    return tense_at(tokens.at(match.start()))


def _named_event(tokens: TokenIndex, match: re.Match[str]) -> bool:
    return hangs_on_noun(tokens.at(match.start()))


def _meaning(kind: str, match: re.Match[str], setting: Setting, start: int) -> Meaning | None:
    """What a time means with the words in front of it, from ``start`` on."""
    text = setting.text
    try:
        meaning = RULES[kind](match, setting)
        return meaning and narrowed(meaning, text[start : match.start()], text[:start])
    except (ValueError, OverflowError):
        return _NONSENSE


def _span(original: str, start: int, end: int, meaning: Meaning) -> TimeSpan:
    first, last = meaning.days or (None, None)
    text = original[start:end]
    return TimeSpan(
        text,
        start,
        end,
        first,
        last,
        meaning.precision,
        meaning.clock,
        meaning.anchored,
        zone=meaning.zone,
        either=meaning.either,
    )


def _in_zone(span: TimeSpan, zone: str) -> TimeSpan:
    """The time with its article's zone, if it is a clock time that names none."""
    return replace(span, zone=zone) if span.clock and not span.zone and "local" not in span.text else span


def _with_modifier(text: str, start: int) -> int:
    modifier = BEFORE_MODIFIER.search(text, 0, start) if start else None
    return modifier.start() if modifier else start


def _merged(left: TimeSpan, right: TimeSpan, original: str, text: str) -> TimeSpan | None:
    """One time of a clock time and a day beside it ("10:30 p.m. on Thursday"), or None."""
    between = text[left.end : right.start]
    clock_first = left.precision == "minute" and left.first is None
    if clock_first and right.precision == "minute" and right.zone and _SAME_AGAIN.fullmatch(between):
        end = right.end + (text[right.end : right.end + 1] == ")")
        return replace(left, text=original[left.start : end], end=end)
    if clock_first == (right.precision == "minute") or len(between) > 30:
        return None
    clock, day = (left, right) if clock_first else (right, left)
    join = JOIN_CLOCK_DAY if clock_first else JOIN_DAY_CLOCK
    if day.precision != "day" or day.first != day.last or day.clock or not join.match(between):
        return None
    start, end = left.start, right.end
    merged = replace(day, text=original[start:end], start=start, end=end)
    return replace(merged, precision="minute", clock=clock.clock, zone=clock.zone) if clock.clock else merged


_SAME_AGAIN = re.compile(r",? \(| ?/ ?|,? or |, ")
"""What stands between a clock time and the same in another zone: "9 p.m. EST (0200 GMT)"."""
