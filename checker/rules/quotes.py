"""One utterance is quoted in different words, or the same words are credited to two people.

Compared are quotations that share most of their words.  Where two people are credited with them,
they must share nearly all: people may well say much the same.  A comma, a capital letter, an omission
marked by dots or by the end of the quotation, and spelling are no difference.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from checker.domain import Claim
from checker.rules.interface import NOTHING, Comparison, Difference

CODE = "QUO001"
NAME = "quote"
SUMMARY = "One utterance in different words, or with two speakers."
_QUOTED = re.compile(r"[“\"]([^”\"]{12,})(?:[”\"]|$)")
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[’'][^\W_]+)?")
_LONG = {
    "can't": "cannot",
    "can not": "cannot",
    "won't": "will not",
    "n't": " not",
    "'ve": " have",
    "'ll": " will",
    "'re": " are",
    "'m": " am",
    "'d": " would",
    "'s": " is",
}
"""Short forms written out."""
_SHORT = re.compile("|".join(map(re.escape, _LONG)))
_LEAST_WORDS = 4
_LEAST_ALIKE = 0.6
_NEARLY_ALL = 0.95
_DIGITS = {
    str(number): word
    for number, word in enumerate("zero one two three four five six seven eight nine ten".split())
}


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
    speakers = _speakers_differ(left, right)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if (
            kind == "replace"
            and not speakers
            and not _same_words(words[0][start:end], words[1][other_start:other_end])
        ):
            first = (a.start(1) + ours[start].start(), a.start(1) + ours[end - 1].end())
            second = (b.start(1) + theirs[other_start].start(), b.start(1) + theirs[other_end - 1].end())
            words_of = left.text[slice(*first)], right.text[slice(*second)]
            return Comparison((Difference(first, second, *words_of),), shared)
    if speakers and shared >= _NEARLY_ALL * max(len(ours), len(theirs)):
        names = (left.speaker or "", right.speaker or "")
        plain = all(len(name.split()) > 1 and name.istitle() for name in names)
        return Comparison((Difference((0, 0), (0, 0), *names, of=a[1] if plain else ""),), shared)
    return NOTHING if speakers else Comparison(agreements=shared)


def _speakers_differ(left: Claim, right: Claim) -> bool:
    """Whether both claims name a speaker, and not one and the same."""
    if not (left.speaker and right.speaker):
        return False
    return not set(left.speaker.casefold().split()) & set(right.speaker.casefold().split())


def _same_words(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether words differ in nothing but short forms: "we've" and "we have"."""
    first, second = (_SHORT.sub(_written_out, " ".join(side)) for side in (ours, theirs))
    return first == second


def _written_out(match: re.Match[str]) -> str:
    return _LONG[match[0]]


def _plain(word: str) -> str:
    return _DIGITS.get(plain := word.casefold().replace("’", "'").replace(".", ""), plain)
