"""What the rules about positions and negations share: words that stand against each other."""

import re

from checker.domain import Claim
from checker.rules.interface import Difference
from checker.rules.lexicon import IRREGULAR, OPPOSITES


def opposed_words(left: Claim, right: Claim, among: frozenset[str] | None = None) -> tuple[Difference, ...]:
    """Return opposite terms ("support", "oppose") of which each claim has only one.

    With ``among`` at least one of the two must be in it.
    """
    ours, theirs = {*left.terms, *left.predicates}, {*right.terms, *right.predicates}
    found = []
    for one in sorted(word for word in ours - theirs if word in OPPOSITES):
        for other in sorted(OPPOSITES[one] & theirs - ours):
            if among is not None and one not in among and other not in among:
                continue
            a, b = where(one, left.text), where(other, right.text)
            found.append(Difference(a, b, left.text[slice(*a)] or one, right.text[slice(*b)] or other))
    return tuple(found)


def where(lemma: str, text: str) -> tuple[int, int]:
    """Return where a form of the word stands in a text; (0, 0) if it is not found."""
    stem = IRREGULAR.get(lemma, re.escape(lemma[: max(3, len(lemma) - 2)]))
    match = re.search(rf"\b(?:{stem})\w*", text, re.IGNORECASE)
    return match.span() if match else (0, 0)
