"""Two reports put one event in different places.

Compared are countries, cities, regions and buildings that only one of the reports names.  A place
that the other report names too, in full, shortened or by its initials, is no difference.  Where both
say of one person where he or she comes from, these are set against each other.
"""

from checker.domain import PLACE_LABELS, Claim
from checker.rules.interface import Comparison
from checker.rules.names import compare_entities
from checker.rules.persons import gainsaid

CODE = "PLC001"
NAME = "place"
SUMMARY = "Different places for one event."


def compare(left: Claim, right: Claim) -> Comparison:
    """Set the places that only one claim names against those of the other."""
    surely = gainsaid(left, right, "place")
    found = compare_entities(left, right, PLACE_LABELS)
    return Comparison((*surely, *found.differences), found.agreements)
