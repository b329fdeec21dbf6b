"""Two reports cannot both be true, in a way that no other rule explains.

The NLI model takes them to contradict each other and the decision agrees, but the words in conflict
could not be told.  Read both sentences.
"""

from checker.domain import Claim
from checker.rules.interface import NOTHING, Comparison

CODE = "OTH001"
NAME = "other"
SUMMARY = "Reports that cannot both be true, for another reason."


def compare(left: Claim, right: Claim) -> Comparison:
    """Explain nothing."""
    return NOTHING
