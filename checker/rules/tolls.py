"""In which readings two tolls that differ may both be right.

A part is not set against a total ("three people, including one officer"), nor what was found on
arrival against what it came to.  One more who is told apart from the number ("five people were shot and
a girl was injured") is counted in by another report, and so may a gunman be.  What a report says of other
shootings, of a night or a year, is not set against the one at hand.
"""

import re
from dataclasses import dataclass

from checker.compare.relation import Relation
from checker.domain import Claim, Quantity

_PART = re.compile(
    r"\b(?:including|among (?:them|the (?:dead|injured|wounded|victims))|of (?:whom|them|which|those)"
    r"|of the (?:\w+ )?(?:victims|wounded|injured|dead))(?: were| was|,)?(?: at least| about| some)? $",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"(?: \w+)? (?:of (?:them|those|whom|the)|critically|fatally)\b"
    r"|(?: [\w-]+){0,4}? in (?:critical|serious|stable|fair|good|grave)(?: but \w+)? condition\b",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\b(?:found|find|finding|located|discovered|came upon)(?: at least| about| another| the bodies of)? $",
    re.IGNORECASE,
)
_AT_THE_SCENE = re.compile(r"[^,;.]{0,40}?\b(?:at|on) the scene\b", re.IGNORECASE)
_GUNMAN = re.compile(
    r"\b(?:including (?:the |an? )?"
    r"(?:suspect\w*|alleged|shooter|gunm[ae]n|attacker|himself|assailant|bomber)"
    r"|(?:killed|shot|turned the gun on|and then) (?:himself|herself)|(?:him|her)self (?:dead|in)|suicide"
    r"|(?:tak(?:ing|es)|took) (?:his|her) own life|turn(?:ed|ing|s) (?:a|the|his|her) \w+ on (?:himself"
    r"|herself)"
    r"|(?:suspect|gunman|shooter|attacker|assailant)(?: \w+){0,4}? (?:killed|dead|died|dies|shot))\b",
    re.IGNORECASE,
)
"""Words that put the gunman among the dead."""
_ANOTHER = re.compile(
    r"(?:\band|\bwhile|\bbut|[;,]) (?:an?|another)(?! (?:half|dozen|hundred))\b(?: [\w-]+){1,4}?"
    r"(?:(?P<injured> (?:was |is )?(?:also )?(?:\w+ly )?(?:injured|wounded|hurt|grazed|hospitali[sz]ed))"
    r"|(?P<dead> (?:was |is |had )?(?:also )?(?:\w+ly )?(?:killed|dead|died)))\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"^\W*(?:[Jj]ust|[Oo]nly) (?:on |last |this |yesterday|hours|days|weeks)"
    r"|\b(?:separate|unrelated|different|similar|earlier|previous|past|other) (?:\w+ )?"
    r"(?:shootings?|incidents?|attacks?|cases|crash(?:es)?|killings|fires?|bombings?)\b"
    r"|\bso far this (?:year|month|week)\b|\b(?:since|during) the (?:start|beginning) of\b"
    r"|\b(?:in|over|during) the (?:past|last) (?:\w+ )?(?:hours|days|weeks|months|years|year|month|week)\b"
    r"|\b(?:across|throughout|around) the (?:city|country|county|state|nation)\b|\b(?:city|state"
    r"|nation)-?wide\b"
    r"|\bin (?:several|multiple|a (?:series|string|spate) of|\w+ separate) shootings\b"
)
"""Words that speak of other incidents, or of many."""
_MANY = re.compile(r"\b(?:shootings|stabbings|attacks|bombings|killings)\b")
"""Words that may do so, as a tally of the same night does."""


@dataclass(frozen=True, slots=True)
class Toll:
    """How a quantity of a claim is meant; ``more`` are those of its fate whom the number leaves out."""

    part: bool
    at_least: bool
    more: int
    gunman: bool
    elsewhere: bool
    many: bool


def toll_of(claim: Claim, quantity: Quantity) -> Toll:
    """Read off a claim's words how the quantity is meant."""
    before, after = claim.text[: quantity.start], claim.text[quantity.end :]
    return Toll(
        part=bool(_PART.search(before) or _PART_AFTER.match(after)),
        at_least=bool(_FOUND.search(before))
        or (quantity.fate == "dead" and bool(_AT_THE_SCENE.match(after))),
        more=_more(claim.text, quantity),
        gunman=bool(_GUNMAN.search(claim.text)),
        elsewhere=bool(_ELSEWHERE.search(claim.text)),
        many=bool(_MANY.search(claim.text)),
    )


def _more(text: str, quantity: Quantity) -> int:
    fate = "dead" if quantity.fate == "dead" else "injured"
    return sum(bool(match[fate]) for match in _ANOTHER.finditer(text, quantity.end))


def reconciled(a: Quantity, b: Quantity, told: tuple[Toll, Toll]) -> Relation:
    """How two tolls that differ relate after all: CONFLICT if no reading lets both be right."""
    first, second = told
    if first.part or second.part or _of_others(first, second) or _of_others(second, first):
        return Relation.UNRELATED
    if (first.gunman or second.gunman) and "dead" in (a.fate, b.fate) and abs(a.high - b.high) == 1:
        return Relation.COMPATIBLE
    if first.at_least != second.at_least and (a.high < b.high) == first.at_least:
        return Relation.COMPATIBLE
    counted_in = (first.more and a.high + first.more == b.high) or (
        second.more and b.high + second.more == a.high
    )
    return Relation.COMPATIBLE if counted_in else Relation.CONFLICT


def _of_others(one: Toll, other: Toll) -> bool:
    """Whether one toll is of other incidents, or of many, and the other of the one at hand."""
    return one.elsewhere and not (other.elsewhere or other.many)
