"""The words around a number that say how it is meant: "at least", "nearly", "or more"."""

import re

from checker.domain import Comparator

_BEFORE = {
    Comparator.AT_LEAST: "at least|no fewer than|no less than|not less than|a minimum of|as few as"
    "|at minimum",
    Comparator.AT_MOST: "as many as|as much as|up to|at most|no more than|not more than|a maximum of"
    "|never more than|as high as|a maximum|within",
    Comparator.MORE_THAN: "more than|over|above|in excess of|upwards of|upward of|exceeding|exceeds|exceeded"
    "|greater than|north of|higher than|older than|longer than|topped|tops",
    Comparator.LESS_THAN: "fewer than|less than|under|below|lower than|younger than|short of|shorter than",
    Comparator.ABOUT: "about|around|roughly|approximately|some|nearly|almost|close to|an estimated|estimated"
    "|estimates of|approx[.]?|circa|virtually|as little as|nearer|somewhere around|~",
}
_KINDS = {words: kind for kind, group in _BEFORE.items() for words in group.replace("[.]?", "").split("|")}
_WORDS = "|".join(sorted("|".join(_BEFORE.values()).split("|"), key=len, reverse=True))
_BEFORE_PATTERN = re.compile(
    rf"(?:^|(?<=[\s\"(,;:'-]))(?P<words>{_WORDS})(?P<gap>\s(?:the\s|a\s)?|(?<=~))$", re.IGNORECASE
)
_AFTER = (
    (
        Comparator.AT_LEAST,
        re.compile(
            r"(?: people)?(?: or (?:more|higher|greater|above|longer|older)|-plus| plus)\b"
            r"| (?:and|or) (?:older|over|up)\b|\+"
        ),
    ),
    (Comparator.AT_MOST, re.compile(r" (?:or (?:less|fewer|lower|below)|(?:and|or) (?:younger|under))\b")),
    (Comparator.ABOUT, re.compile(r" or so\b|-odd\b|-some\b|-ish\b")),
)
_PREPOSITIONS = frozenset({"under", "below", "within"})
"""Words that compare with a bare number, but relate to a thing: "under £5m", "under a £5m deal"."""
_REACH = 24


def comparator_before(text: str, start: int) -> tuple[Comparator, int] | None:
    """The comparator that ends right before ``start``, with where it begins."""
    match = _BEFORE_PATTERN.search(text[max(0, start - _REACH) : start])
    if not match or (match["gap"].strip() and match["words"].lower() in _PREPOSITIONS):
        return None
    kind = _KINDS[match["words"].lower().rstrip(".")]
    return kind, max(0, start - _REACH) + match.start("words")


def comparator_after(text: str, end: int) -> tuple[Comparator, int] | None:
    """The comparator that begins right after ``end``, with where it ends."""
    for kind, pattern in _AFTER:
        match = pattern.match(text, end)
        if match:
            return kind, match.end()
    return None
