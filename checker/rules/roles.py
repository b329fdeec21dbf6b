"""Two reports give one person different offices, or one office to different people.

Offices are titles and occupations (minister, chief of staff, spokesman, sheriff).  They are set
against each other where the claims share a person and each names an office that the other lacks.
"""

import re

from checker.domain import Claim
from checker.rules.interface import NOTHING, Comparison, Difference
from checker.rules.lexicon import OFFICES

CODE = "ROL001"
NAME = "role"
SUMMARY = "Different offices of one person."
_WORD = re.compile(r"[A-Za-z][A-Za-z-]+")


def compare(left: Claim, right: Claim) -> Comparison:
    """Set the offices that only one claim names against those of the other, if they share a person."""
    ours, theirs = _offices(left), _offices(right)
    shared = ours.keys() & theirs.keys()
    lonely_left = [word for word in ours if word not in theirs]
    lonely_right = [word for word in theirs if word not in ours]
    if not (lonely_left and lonely_right and _share_person(left, right)):
        return NOTHING if not shared else Comparison(agreements=len(shared))
    a, b = ours[lonely_left[0]], theirs[lonely_right[0]]
    difference = Difference(a, b, left.text[slice(*a)], right.text[slice(*b)])
    return Comparison((difference,), len(shared))


def _offices(claim: Claim) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for match in _WORD.finditer(claim.text):
        word = match[0].casefold()
        word = word if word in OFFICES else word.removesuffix("s")
        if word in OFFICES:
            found.setdefault(word, _with_modifiers(claim.text, match))
    return found


def _with_modifiers(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Take in a word before the office that belongs to it: "finance minister"."""
    before = re.search(r"([A-Za-z]+ )$", text[: match.start()])
    plain = before and before[1].strip().casefold() not in {
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "and",
        "as",
        "of",
    }
    return (before.start(), match.end()) if before and plain else match.span()


def _share_person(left: Claim, right: Claim) -> bool:
    people = [{e.key.split()[-1] for e in c.entities if e.label == "PERSON"} for c in (left, right)]
    return bool(people[0] & people[1])
