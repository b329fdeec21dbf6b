"""One report says that something is so, the other that it is not.

A negation (not, never, refused, failed, denied, without) stands in only one of the two claims, or
they use opposite words (opened, closed).
"""

from checker.domain import Claim
from checker.rules.interface import NOTHING, Comparison, Difference
from checker.rules.opposites import negations, opposed_words

CODE = "NEG001"
NAME = "negation"
SUMMARY = "Said to be so, and said not to be so."


def compare(left: Claim, right: Claim) -> Comparison:
    """Find a negation that only one claim has, or opposite words."""
    ours, theirs = negations(left), negations(right)
    if bool(ours) != bool(theirs):
        spans = ours or theirs
        word = (left if ours else right).text[slice(*spans[0])]
        if ours:
            return Comparison((Difference(spans[0], (0, 0), f"“{word}”", "affirmed"),))
        return Comparison((Difference((0, 0), spans[0], "affirmed", f"“{word}”"),))
    words = opposed_words(left, right)
    return Comparison(words) if words else NOTHING
