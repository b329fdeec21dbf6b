"""One utterance is quoted in different words, or the same words are credited to two people.

Compared are quotations that share most of their words.  Where two people are credited with them,
they must share nearly all: people may well say much the same.  A comma, a capital letter, an omission
marked by dots or by the end of the quotation, what an editor puts in brackets, short forms, spelling,
American or British, a word that is masked ("d—n") and a change from "I" to "he" are no difference.  A
sentence out of the middle of a quotation counts as quoted.
"""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from checker.domain import Claim
from checker.rules.interface import NOTHING, Comparison, Difference, Offsets
from checker.rules.lexicon import OFFICES
from checker.rules.quoted import quoted_spans
from checker.rules.spelling import plain, sound_alike, written_out

CODE = "QUO001"
NAME = "quote"
SUMMARY = "One utterance in different words, or with two speakers."
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[’'][^\W_]+)?")
_INSERTED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MASKED = re.compile(r"\w\*|\b\w(?:-{2,}|_{2,}|—\w)")
"""A word that a report does not print in full: "a**", "d—n"; two dashes behind a whole word are a pause."""
_BEHIND = 4
_NO_NAMES = OFFICES | {"democrat", "republican", "official"}
"""Words for someone that are written with a capital where they stand for a name."""
_LEAST_WORDS = 4
_LEAST_ALIKE = 0.6
_NEARLY_ALL = 0.95


def compare(left: Claim, right: Claim) -> Comparison:
    """Find the quotations of the two claims that are nearly the same, and how they differ."""
    for a in quoted_spans(left):
        for b in quoted_spans(right):
            found = _compare_quotations(left, a, right, b)
            if found is not None:
                return found
    return NOTHING


def _compare_quotations(left: Claim, a: Offsets, right: Claim, b: Offsets) -> Comparison | None:
    said = left.text[slice(*a)], right.text[slice(*b)]
    words, (ours, theirs) = [_plain(one) for one in said], [_spoken(one) for one in said]
    wanted = max(_LEAST_WORDS, _LEAST_ALIKE * min(len(ours), len(theirs)))
    if (Counter(words[0]) & Counter(words[1])).total() < wanted:  # whatever their order
        return None
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    if shared < wanted:
        return None
    speakers = _speakers_differ(left, right)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if (
            kind == "replace"
            and not speakers
            and not _same_words(words[0][start:end], words[1][other_start:other_end])
        ):
            first = (a[0] + ours[start].start(), a[0] + ours[end - 1].end())
            second = (b[0] + theirs[other_start].start(), b[0] + theirs[other_end - 1].end())
            if _is_masked(left.text, first) or _is_masked(right.text, second):
                continue
            words_of = left.text[slice(*first)], right.text[slice(*second)]
            return Comparison((Difference(first, second, *words_of),), shared)
    if speakers and shared >= _NEARLY_ALL * max(len(ours), len(theirs)):
        names = (left.speaker or "", right.speaker or "")
        named = all(len(name.split()) > 1 and name.istitle() for name in names)
        return Comparison(
            (Difference((0, 0), (0, 0), *names, of=left.text[slice(*a)] if named else ""),), shared
        )
    return NOTHING if speakers else Comparison(agreements=shared)


def _speakers_differ(left: Claim, right: Claim) -> bool:
    """Whether both claims name a speaker, and not one and the same.

    "A statement" may be anybody's, and "the California Democrat" anybody of that party.
    """
    if not (left.speaker and right.speaker):
        return False
    for name in (left.speaker.split(), right.speaker.split()):
        if not name[-1][:1].isupper() or name[-1].casefold().removesuffix("s") in _NO_NAMES:
            return False
    return not set(left.speaker.casefold().split()) & set(right.speaker.casefold().split())


def _same_words(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether words differ in how they are written only, or in the spelling of a foreign name."""
    first, second = (" ".join(side) for side in (ours, theirs))
    if written_out(first) == written_out(second):
        return True
    return sound_alike(first, second) or _impersonal(ours) == _impersonal(theirs)


def _is_masked(text: str, words: Offsets) -> bool:
    return bool(_MASKED.search(text, words[0], words[1] + _BEHIND))


def _impersonal(words: Sequence[str]) -> list[str]:
    """Words without persons and the endings of verbs: what is quoted in a sentence of the reporter's.

    "I look forward" becomes "looks forward", and "in my mind" "in his mind".
    """
    return [word.removesuffix("s") for word in words if word not in _PERSONS]


_PERSONS = frozenset("i he she we they my his her our their me him us them myself himself herself".split())


@lru_cache(maxsize=20_000)  # a quotation stands in many pairs
def _plain(quotation: str) -> list[str]:
    return [plain(match[0]) for match in _spoken(quotation)]


@lru_cache(maxsize=20_000)  # a quotation stands in many pairs
def _spoken(quotation: str) -> list[re.Match[str]]:
    """Return the words of a quotation without what an editor put in, in brackets."""
    inserted = [match.span() for match in _INSERTED.finditer(quotation)]
    return [
        word
        for word in _WORD.finditer(quotation)
        if not any(start <= word.start() < end for start, end in inserted)
    ]
