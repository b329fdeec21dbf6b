"""One utterance is quoted in different words, or the same words are credited to two people.

Compared are quotations that share most of their words.  A comma, a capital letter, an omission
marked by dots or by the end of the quotation, and spelling are no difference.
"""

import re
from difflib import SequenceMatcher

from checker.domain import Claim
from checker.rules.interface import NOTHING, Comparison, Difference

CODE = "QUO001"
NAME = "quote"
SUMMARY = "One utterance in different words, or with two speakers."
_QUOTED = re.compile(r"[“\"]([^”\"]{12,})(?:[”\"]|$)")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_LEAST_WORDS = 4
_LEAST_ALIKE = 0.6


def compare(left: Claim, right: Claim) -> Comparison:
    """Find the quotations of the two claims that are nearly the same, and how they differ."""
    for a in _QUOTED.finditer(left.text):
        for b in _QUOTED.finditer(right.text):
            found = _compare_quotations(left, a, right, b)
            if found is not None:
                return found
    return NOTHING


def _compare_quotations(left: Claim, a: re.Match[str], right: Claim, b: re.Match[str]) -> Comparison | None:
    ours, theirs = list(_WORD.finditer(a[1])), list(_WORD.finditer(b[1]))
    words = [[_plain(match[0]) for match in side] for side in (ours, theirs)]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    if shared < _LEAST_WORDS or shared < _LEAST_ALIKE * min(len(ours), len(theirs)):
        return None
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "replace":
            first = (a.start(1) + ours[start].start(), a.start(1) + ours[end - 1].end())
            second = (b.start(1) + theirs[other_start].start(), b.start(1) + theirs[other_end - 1].end())
            return Comparison(
                (Difference(first, second, left.text[slice(*first)], right.text[slice(*second)]),), shared
            )
    return _compare_speakers(left, right, shared)


def _compare_speakers(left: Claim, right: Claim, shared: int) -> Comparison:
    if not (left.speaker and right.speaker):
        return Comparison(agreements=shared)
    ours, theirs = left.speaker.casefold().split(), right.speaker.casefold().split()
    if set(ours) & set(theirs):
        return Comparison(agreements=shared)
    return Comparison((Difference((0, 0), (0, 0), left.speaker, right.speaker),), shared)


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")
