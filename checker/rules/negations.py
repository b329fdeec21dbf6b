"""One report says that something is so, the other that it is not.

A word is negated in one claim (not, never, no, without, refused to, failed to, denied) and stands
in the other without negation, or the claims use opposite words (opened, closed).
"""

import re
from functools import lru_cache

from checker.domain import Claim
from checker.rules.interface import Comparison, Difference, Offsets
from checker.rules.lexicon import EMPTY_WORDS, NEGATIONS
from checker.rules.opposites import opposed_words

CODE = "NEG001"
NAME = "negation"
SUMMARY = "Said to be so, and said not to be so."
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+")
_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
"""Entities whose words are no statement that could be denied."""
_REACH = 3
"""How many content words after a negation it may concern."""
_STEM = 5
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|e|s)$")


def compare(left: Claim, right: Claim) -> Comparison:
    """Find words that one claim negates and the other does not, or else opposite words."""
    (denied_left, stated_left), (denied_right, stated_right) = _read_claim(left), _read_claim(right)
    differences = [
        Difference(span, stated_right[stem], _cut(left, span), _cut(right, stated_right[stem]))
        for stem, span in _nearest(denied_left, stated_right, denied_right)
    ]
    differences += [
        Difference(stated_left[stem], span, _cut(left, stated_left[stem]), _cut(right, span))
        for stem, span in _nearest(denied_right, stated_left, denied_left)
    ]
    return Comparison(tuple(differences) or opposed_words(left, right))


def _nearest(
    denied: dict[str, Offsets], stated: dict[str, Offsets], denied_too: dict[str, Offsets]
) -> list[tuple[str, Offsets]]:
    """For each negation, the nearest word that it denies and the other claim states."""
    found: dict[int, tuple[str, Offsets]] = {}
    for stem, span in denied.items():
        if stem in stated and stem not in denied_too:
            found.setdefault(span[0], (stem, span))
    return list(found.values())


def _cut(claim: Claim, span: Offsets) -> str:
    return claim.text[slice(*span)]


def _read_claim(claim: Claim) -> tuple[dict[str, Offsets], dict[str, Offsets]]:
    return _read(claim.text, tuple((e.start, e.end) for e in claim.entities if e.label in _NAMES))


@lru_cache(maxsize=20_000)  # a claim stands in many pairs
def _read(text: str, names: tuple[Offsets, ...]) -> tuple[dict[str, Offsets], dict[str, Offsets]]:
    """Return the stems of the negated words, with the span from the negation on, and of all others."""
    words = [
        match
        for match in _WORD.finditer(text)
        if match[0].casefold() not in EMPTY_WORDS
        and not any(start <= match.start() < end for start, end in names)
    ]
    denied: dict[str, Offsets] = {}
    for negation in NEGATIONS.finditer(text):
        reached = [word for word in words if word.start() >= negation.end()][:_REACH]
        for word in reached:
            denied.setdefault(_stem(word[0]), (negation.start(), word.end()))
    spans = list(denied.values())
    stated: dict[str, Offsets] = {}
    for word in words:
        if not any(start <= word.start() < end for start, end in spans):
            stated.setdefault(_stem(word[0]), word.span())
    return denied, stated


def _stem(word: str) -> str:
    word = word.casefold().replace(".", "")
    return (_ENDING.sub("", word) if len(word) > _STEM - 2 else word)[:_STEM]
