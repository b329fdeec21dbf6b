"""Two reports give one person or party opposite positions.

Who supports, opposes, accepts, refuses, delays or demands what, and how a vote or a ruling went:
one report has a word of consent where the other has one of refusal.
"""

from checker.domain import Claim
from checker.rules.interface import NOTHING, Comparison
from checker.rules.lexicon import POSITION_WORDS
from checker.rules.opposites import opposed_words
from checker.rules.stances import opposite_stances

CODE = "POS001"
NAME = "position"
SUMMARY = "Opposite positions of one person or party."


def compare(left: Claim, right: Claim) -> Comparison:
    """Find words that take opposite sides, or else opposite words of which one speaks of a position."""
    words = opposite_stances(left, right) or opposed_words(left, right, POSITION_WORDS)
    return Comparison(words) if words else NOTHING
