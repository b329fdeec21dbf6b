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
from checker.extract.tense import tense_at
from checker.extract.time_meaning import Meaning, Rule, Setting
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


def find_times(sent: Span, published: date | None) -> tuple[TimeSpan, ...]:
    """The times named in ``sent``, in order; offsets are relative to the sentence's start."""
    original: str = sent.text
    text = plain(original)
    tokens = TokenIndex(sent)
    found: list[TimeSpan] = []
    for kind, match in _matches(text):
        if kind in _NAMED and _is_name(tokens, match, text):
            continue
        setting = Setting(published, text, partial(_tense, tokens, match.start()))
        meaning = _meaning(kind, match, setting)
        if meaning is None:
            continue
        start = _with_modifier(text, match.start())
        if found and start < found[-1].end:
            continue
        span = _span(original, start, match.end(), meaning)
        merged = _merged(found[-1], span, original, text) if found else None
        if merged:
            found[-1] = merged
        else:
            found.append(span)
    return tuple(span for span in found if span.precision)


def time_extents(text: str) -> list[tuple[int, int]]:
    """Where ``text`` (made plain) names times, so that their digits are not taken for quantities."""
    setting = Setting(date(2000, 1, 3), text, lambda: None)
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
            if match:
                position = match.end()
                yield kind, match
                break


def _tense(tokens: TokenIndex, offset: int) -> Tense | None:
    return tense_at(tokens.at(offset))


def _meaning(kind: str, match: re.Match[str], setting: Setting) -> Meaning | None:
    try:
        return RULES[kind](match, setting)
    except (ValueError, OverflowError):
        return _NONSENSE


def _span(original: str, start: int, end: int, meaning: Meaning) -> TimeSpan:
    first, last = meaning.days or (None, None)
    text = original[start:end]
    return TimeSpan(text, start, end, first, last, meaning.precision, meaning.clock, meaning.anchored)


def _with_modifier(text: str, start: int) -> int:
    modifier = BEFORE_MODIFIER.search(text, 0, start) if start else None
    return modifier.start() if modifier else start


def _merged(left: TimeSpan, right: TimeSpan, original: str, text: str) -> TimeSpan | None:
    """One time of a clock time and a day beside it ("10:30 p.m. on Thursday"), or None."""
    between = text[left.end : right.start]
    clock_first = left.precision == "minute" and left.first is None
    if clock_first == (right.precision == "minute") or len(between) > 30:
        return None
    clock, day = (left, right) if clock_first else (right, left)
    join = JOIN_CLOCK_DAY if clock_first else JOIN_DAY_CLOCK
    if day.precision != "day" or day.first != day.last or day.clock or not join.match(between):
        return None
    start, end = left.start, right.end
    merged = replace(day, text=original[start:end], start=start, end=end)
    return replace(merged, precision="minute", clock=clock.clock) if clock.clock else merged


_NAMED = {"weekday", "month", "season"}
_NAME_LABELS = {"ORG", "WORK_OF_ART", "PERSON", "FAC", "PRODUCT", "LAW", "EVENT"}
_NAMES_BEFORE = re.compile(
    r"(?:Super|Black|Good|Ash|Bloody|Easter|Palm|Cyber|Ruby|Freaky|Giving|Fat|Shrove|Maundy|Holy|News|Bowl) $"
)
_NAMES_AFTER = re.compile(
    r" (?:Times|Telegraph|Mirror|Express|Herald|Night Football|Night Live|[Ss]chool|Mass)\b"
)


def _is_name(tokens: TokenIndex, match: re.Match[str], text: str) -> bool:
    """Whether the word is part of a name ("Sunday Times", "Super Tuesday", "April Ryan")."""
    if _NAMES_BEFORE.search(text, max(0, match.start() - 10), match.start()):
        return True
    if _NAMES_AFTER.match(text, match.end()):
        return True
    token = tokens.at(match.end() - 1)
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is None or token.ent_type_ not in _NAME_LABELS or following.ent_iob_ != "I":
        return False
    return bool(following.text[:1].isupper())
