"""Two reports give different numbers for one quantity.

Compared are numbers of one unit that count the same thing: dollars with dollars, killed people
with killed people.  Rounding ("nearly 100" and 97), ranges and bounds ("at least 20" and 23) that
leave room for both are no difference; years, identifiers and ordinals of other things are no
quantities.  A number that the other report gives as well is not set against another one.
"""

from checker.compare.numbers import compare_quantities
from checker.domain import Claim
from checker.rules.interface import Comparison
from checker.rules.values import compare_values

CODE = "NUM001"
NAME = "number"
SUMMARY = "Different numbers for one quantity."


def compare(left: Claim, right: Claim) -> Comparison:
    """Set the quantities of one claim that the other does not give against those of the other."""
    return compare_values(left.quantities, right.quantities, compare_quantities)
