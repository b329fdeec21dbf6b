"""Two reports give different numbers for one quantity.

Compared are numbers of one unit that count the same thing: dollars with dollars, killed people
with killed people.  Rounding ("nearly 100" and 97), ranges and bounds ("at least 20" and 23) that
leave room for both are no difference; years, identifiers and ordinals of other things are no
quantities.  A number that the other report gives as well is not set against another one.
"""

from checker.compare.numbers import compare_quantities
from checker.compare.relation import Relation
from checker.domain import Claim, Quantity
from checker.rules.interface import Comparison, Difference

CODE = "NUM001"
NAME = "number"
SUMMARY = "Different numbers for one quantity."


def compare(left: Claim, right: Claim) -> Comparison:
    """Set the quantities of one claim that the other does not give against those of the other."""
    lonely_left = [a for a in left.quantities if not _known(a, right.quantities)]
    lonely_right = [b for b in right.quantities if not _known(b, left.quantities)]
    differences = [
        Difference((a.start, a.end), (b.start, b.end), a.text, b.text)
        for a in lonely_left
        for b in lonely_right
        if compare_quantities(a, b) is Relation.CONFLICT
    ]
    agreements = sum(_known(a, right.quantities) for a in left.quantities)
    return Comparison(tuple(differences), agreements)


def _known(quantity: Quantity, others: tuple[Quantity, ...]) -> bool:
    return any(
        compare_quantities(quantity, other) in (Relation.SAME, Relation.COMPATIBLE) for other in others
    )
