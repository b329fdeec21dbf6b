"""What a sentence plainly gives the value of: the age of a person, the number of the dead, the day of a vote.

Two sentences that give one of them can be compared however little else they share.
"""

from checker.domain import Claim
from checker.rules.ages import aged
from checker.rules.descriptions import descriptions, surname_of
from checker.rules.venues import interviewed

_ONCE = frozenset(
    """arrest attack crash debate decide die elect explode hear inaugurate invade meet primary rally rule
    sentence shoot shut speak strike testify try vote""".split()
)
"""Verbs for what happens, or is to happen, once in most stories, so that some sentence tells when."""


def subjects(claim: Claim) -> frozenset[str]:
    """Return what a claim tells of: people's offices, places, ages and the like, tolls, times, interviews."""
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
    told.update(f"interview {person}" for person in interviewed(claim))
    told.update(f"time {time.verb}" for time in claim.times if time.verb in _ONCE)
    return frozenset(told)
