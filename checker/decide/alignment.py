"""How well two differing spans stand in the same place of their sentences."""

from functools import lru_cache

from checker.domain import Claim
from checker.rules import Difference
from checker.rules.interface import Offsets
from checker.rules.lexicon import EMPTY_WORDS, WORD

_WINDOW = 6


def alignment(left: Claim, right: Claim, difference: Difference) -> float:
    """Return the share of content words around one span that stand around the other too, from 0 to 1.

    Looked at are up to six words on each side.  Words are compared by their first five letters,
    so that inflections meet.
    """
    ours, theirs = _around(left.text, difference.left), _around(right.text, difference.right)
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


@lru_cache(maxsize=20_000)  # a value stands in many pairs
def _around(text: str, span: Offsets) -> frozenset[str]:
    if span == (0, 0):
        return frozenset(word[:5] for word in _words(text))
    before, after = _words(text[: span[0]]), _words(text[span[1] :])
    return frozenset(word[:5] for word in before[-_WINDOW:] + after[:_WINDOW])


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(text.casefold()) if word not in EMPTY_WORDS]
