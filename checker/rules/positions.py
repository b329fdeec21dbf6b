"""Two reports give one person or party opposite positions.

Who supports, opposes, accepts, refuses, delays or demands what, and how a vote or a ruling went:
one report has a word of consent where the other has one of refusal, or one negates it.
"""

from checker.domain import Claim
from checker.rules.interface import NOTHING, Comparison
from checker.rules.lexicon import POSITION_WORDS
from checker.rules.negations import compare as compare_negations
from checker.rules.opposites import opposed_words

CODE = "POS001"
NAME = "position"
SUMMARY = "Opposite positions of one person or party."


def compare(left: Claim, right: Claim) -> Comparison:
    """Find opposite words, or a negation in one claim only, where positions are spoken of."""
    words = (
        set(left.terms) | set(left.predicates) | set(right.terms) | set(right.predicates)
    ) & POSITION_WORDS
    if not words:
        return NOTHING
    return Comparison(opposed_words(left, right) or compare_negations(left, right).differences)
