"""Finds the quantities in a sentence: numbers with what they count or measure.

The digits of dates and times, and of names such as "Section 215", are none.  The text of a
quantity takes in its comparator and its unit ("at least 20", "about $3 million", "45 percent"), but
not the noun counted.

Two kinds read their numbers in a way of their own.  A ``score`` ("234-193", "52 to 48") has its
first number in ``low`` and its second in ``high``, whichever is larger.  Shares in words ("half",
"two-thirds", "one in five") are percentages, with a ``step`` that says how loosely they are meant.
"""

import re
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Span

from checker.domain import Quantity
from checker.extract.fates import with_fates
from checker.extract.identifiers import identifier_extents
from checker.extract.quantity_patterns import TRIGGER
from checker.extract.quantity_readers import READERS
from checker.extract.quantity_setting import Setting
from checker.extract.time_patterns import plain
from checker.extract.times import time_extents
from checker.extract.token_index import TokenIndex


def find_quantities(sent: Span) -> tuple[Quantity, ...]:
    """The quantities in ``sent``, in order; offsets are relative to the sentence's start."""
    original: str = sent.text
    text = plain(original)
    trigger = TRIGGER.search(text)
    if trigger is None:
        return ()
    setting = Setting(text, TokenIndex(sent), time_extents(text) + identifier_extents(text))
    found: list[Quantity] = []
    position = 0
    while trigger := TRIGGER.search(text, position):
        start = trigger.start()
        taken = setting.taken_until(start)
        if taken:
            position = taken
            continue
        readings, position = _read(setting, start)
        found.extend(readings)
    found = [q for q in found if not _is_withdrawn(text, q)]
    told = with_fates(_with_shared_units(found, text), text)
    return tuple(replace(q, text=original[q.start : q.end]) for q in told)


def _read(setting: Setting, start: int) -> tuple[tuple[Quantity, ...], int]:
    """What begins at ``start``, by the first reader that knows it, and where to go on from."""
    for reader in READERS:
        result = reader(setting, start)
        if result is not None:
            return result.quantities, max(result.end, start + 1)
    return (), start + 1


_WITHDRAWN_BEFORE = re.compile(r"\b(?:not|rather than|instead of) $", re.IGNORECASE)
_WITHDRAWN_AFTER = re.compile(
    r"[^.;]{0,30}? as (?:was |had been )?(?:first|initially|originally|earlier|previously|once)\b",
    re.IGNORECASE,
)


def _is_withdrawn(text: str, quantity: Quantity) -> bool:
    """Whether a report says that the number was wrong: "four people, not five as first reported"."""
    before = _WITHDRAWN_BEFORE.search(text[: quantity.start])
    return bool(before and _WITHDRAWN_AFTER.match(text, quantity.end))


_SHARES = re.compile(
    r",? ?(?:and|or|to|versus|vs\.|against|(?:up|down)? ?from|compared (?:with|to))?(?: just| only)? ?"
)


def _with_shared_units(found: list[Quantity], text: str) -> list[Quantity]:
    """Gives the bare number of "20 and 30 percent" or "45 percent, up from 40" its neighbour's unit."""
    shared = list(found)
    for at, (left, right) in enumerate(pairwise(found)):
        if not _SHARES.fullmatch(text, left.end, right.start):
            continue
        if _is_bare(left) and right.unit not in _OWN:
            shared[at] = replace(left, unit=right.unit, noun=right.noun)
        elif _is_bare(right) and left.unit == "age" and _AGES.search(text[: left.start]):
            shared[at + 1] = replace(right, unit="age")
        elif _is_bare(right) and left.unit not in _OWN:
            shared[at + 1] = replace(right, unit=left.unit, noun=left.noun)
    return shared


_AGES = re.compile(r"\bages (?:of )?$", re.IGNORECASE)
_OWN = ("age", "ordinal", "score")
"""Units that a neighbour does not share."""


def _is_bare(quantity: Quantity) -> bool:
    return not quantity.unit and not quantity.noun
