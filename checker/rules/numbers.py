"""Two reports give different numbers for one quantity.

Compared are numbers of one unit that count the same thing: dollars with dollars, killed people
with killed people.  Rounding ("nearly 100" and 97), ranges and bounds ("at least 20" and 23) that
leave room for both are no difference; years, identifiers and ordinals of other things are no
quantities.  A number that the other report gives as well is not set against another one, nor the dead
against the injured.  Where a gunman is among the dead, one report may count him and the other not.
"""

import re

from checker.compare.numbers import compare_quantities
from checker.compare.relation import Relation
from checker.domain import Claim, Quantity
from checker.rules.interface import Comparison
from checker.rules.values import compare_values

CODE = "NUM001"
NAME = "number"
SUMMARY = "Different numbers for one quantity."


_ONE_MORE = re.compile(
    r"\b(?:including (?:the |an? )?"
    r"(?:suspect\w*|alleged|shooter|gunm[ae]n|attacker|himself|assailant|bomber)"
    r"|(?:killed|shot|turned the gun on|and then) (?:himself|herself)|(?:him|her)self (?:dead|in)|suicide"
    r"|(?:suspect|gunman|shooter|attacker|assailant)(?: \w+){0,4}? (?:killed|dead|died|dies|shot))\b",
    re.IGNORECASE,
)
"""Words that put the gunman among the dead."""


def compare(left: Claim, right: Claim) -> Comparison:
    """Set the quantities of one claim that the other does not give against those of the other."""
    lenient = bool(_ONE_MORE.search(left.text) or _ONE_MORE.search(right.text))

    def relate(a: Quantity, b: Quantity) -> Relation:
        if lenient and "dead" in (a.fate, b.fate) and abs(a.high - b.high) == 1:
            return Relation.COMPATIBLE
        return compare_quantities(a, b)

    return compare_values(left.quantities, right.quantities, relate)
