"""What a sentence plainly gives the value of: the age of a person, the number of the dead.

Two sentences that give one of them can be compared however little else they share.
"""

from checker.domain import Claim
from checker.rules.ages import aged
from checker.rules.descriptions import descriptions, surname_of


def subjects(claim: Claim) -> frozenset[str]:
    """Return what a claim tells of: named people's offices, places, parties, bodies and ages, and tolls."""
    told = {
        f"{said.kind} {said.value if said.kind == 'office' else ''} {person}"
        for person, own in descriptions(claim).items()
        for said in own
    }
    for quantity in claim.quantities:
        if quantity.unit == "age" and (name := aged(claim, quantity).name):
            told.add(f"age {surname_of(name)}")
        if quantity.fate:
            told.add(f"toll {quantity.fate}")
    return frozenset(told)
