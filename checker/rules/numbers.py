"""Two reports give different numbers for one quantity.

Compared are numbers of one unit that count the same things: dollars with dollars, killed people with
killed people.  Rounding ("nearly 100" and 97), ranges and bounds ("at least 20" and 23) that leave room
for both are no difference; years, identifiers and ordinals of other things are no quantities.  "Two women
and a man" are three people, and 11 other nations are 12 with one's own.  A number that the other report
gives as well is not set against another one, nor the dead against the injured, nor a part against a total.
Where a gunman is among the dead, one report may count him and the other not.  A third that may lose is two
thirds that may win.  Ages are set against each other where they may be of one person.
"""

from dataclasses import dataclass
from functools import cached_property

from checker.compare.numbers import compare_quantities
from checker.compare.relation import Relation
from checker.domain import Claim, Quantity
from checker.rules.ages import Aged, aged, may_be_of_one, surely_of
from checker.rules.descriptions import people_named
from checker.rules.interface import Comparison
from checker.rules.opposites import opposed_words
from checker.rules.sums import makes_up
from checker.rules.tolls import Toll, reconciled, toll_of
from checker.rules.values import compare_values

CODE = "NUM001"
NAME = "number"
SUMMARY = "Different numbers for one quantity."


@dataclass(frozen=True)
class _Told:
    """A quantity and the claim that tells it; what its words mean is read when first asked for, and once."""

    quantity: Quantity
    claim: Claim

    @property
    def text(self) -> str:
        return self.quantity.text

    @property
    def start(self) -> int:
        return self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end

    @cached_property
    def aged(self) -> Aged:
        return aged(self.claim, self.quantity)

    @cached_property
    def toll(self) -> Toll:
        return toll_of(self.claim, self.quantity)


def compare(left: Claim, right: Claim) -> Comparison:
    """Set the quantities of one claim that the other does not give against those of the other."""
    ours, theirs = ([_Told(q, claim) for q in claim.quantities] for claim in (left, right))
    return compare_values(ours, theirs, _relate, _of_one)


def _of_one(one: _Told, other: _Told) -> str:
    """Whose age two ages are, or which two people's contest two scores are of, where that is plain."""
    if one.quantity.unit == "score":
        both = people_named(one.claim) & people_named(other.claim)
        return " and ".join(sorted(both)) if len(both) == _CONTESTANTS else ""
    return _aged_alike(one, other)


_CONTESTANTS = 2


def _counts_itself_out(one: _Told, other: Quantity) -> bool:
    """Whether one number is of the others, and the other of all: "11 other nations" in a pact of 12."""
    text = one.claim.text
    others = text.startswith(" other ", one.end) or text.endswith(" other ", 0, one.start)
    return others and not one.quantity.fate and other.high - one.quantity.high == 1


def _complement(one: _Told, other: _Told) -> bool:
    """Whether two shares make up the whole, of opposite things: a third may lose, so two thirds win."""
    a, b = one.quantity, other.quantity
    whole = a.unit == b.unit == "percent" and abs(a.high + b.high - 100) <= _WHOLE
    return whole and bool(opposed_words(one.claim, other.claim))


_WHOLE = 1.0
"""Per cent by which two rounded shares may miss the whole."""


def _aged_alike(one: _Told, other: _Told) -> str:
    if one.quantity.unit != "age":
        return ""
    return surely_of(one.aged, other.aged, abs(one.quantity.high - other.quantity.high))


def _relate(one: _Told, other: _Told) -> Relation:
    a, b = one.quantity, other.quantity
    relation = compare_quantities(a, b)
    if relation is not Relation.CONFLICT:
        return relation
    if makes_up(one.claim, a, b.high) or makes_up(other.claim, b, a.high):
        return Relation.COMPATIBLE
    if _complement(one, other) or _counts_itself_out(one, b) or _counts_itself_out(other, a):
        return Relation.COMPATIBLE
    if a.unit == b.unit == "age":
        of_one = may_be_of_one(one.aged, other.aged)
        return relation if of_one else Relation.UNRELATED
    if a.fate or b.fate:
        return reconciled(a, b, (one.toll, other.toll))
    return relation
