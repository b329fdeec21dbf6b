"""Whether two ages may be of one person.

Of two people whom their reports name, the surname tells.  An unnamed victim is not a suspect, and where
one report tells the ages of several unnamed people, it cannot be said which of them the other means.
"""

import re
from dataclasses import dataclass

from checker.domain import Claim, Quantity
from checker.rules.descriptions import are_namesakes, first_name_of, surname_of

_SUSPECT = re.compile(
    r"\b(?:suspects?|suspected|gunm[ae]n|shooters?|attackers?|assailants?|accused|charged|arrest\w*|wanted|custody"
    r"|alleged(?:ly)?|held|detained|apprehended|convicted|sentenced|pleaded|indicted|booked|jailed|defendant|surrender\w*)\b",
    re.IGNORECASE,
)
_VICTIM = re.compile(
    r"\b(?:victims?|killed|died|dead|slain|wounded|injured|hurt|hospital\w*|grazed|survive\w*|struck|condition)\b",
    re.IGNORECASE,
)
_BETWEEN_COMMAS = re.compile(
    r"""\b(?P<name>[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|de|la|von|al|bin))*)(?:\s(?:Jr|Sr)\.?)?,
        (?:\s(?:aka|a\.k\.a\.|alias|also\sknown\sas|known\sas|nicknamed)\s[^,;]{1,30},)?\s$""",
    re.VERBOSE,
)
_APPOSED = re.compile(r",? (?:an?|is|was|who is|who was|aged?) (?:[a-z-]+ ){0,2}$")
"""What may stand between a name and an age: "Ray Dunn, a retired 69-year-old"."""
_OWNING = ("'s", "’s")
_GENERATION = 15
"""Years from which two people of one name are taken for father and son."""
_REACH = 60
_NAME_AFTER = 24


@dataclass(frozen=True, slots=True)
class Aged:
    """Whose age it is, as far as the words beside it tell; ``alone`` if the claim tells no other age."""

    name: str
    role: str
    alone: bool


def aged(claim: Claim, age: Quantity) -> Aged:
    """Read off a claim whose age it gives."""
    others = [q for q in claim.quantities if q.unit == "age" and q != age]
    start = max((q.end for q in others if q.end <= age.start), default=0)
    end = min((q.start for q in others if q.start >= age.end), default=len(claim.text))
    words = claim.text[max(start, age.start - _REACH) : min(end, age.end + _REACH)]
    suspect, victim = bool(_SUSPECT.search(words)), bool(_VICTIM.search(words))
    role = "" if suspect == victim else "suspect" if suspect else "victim"
    return Aged(_name(claim, age), role, not others)


def _name(claim: Claim, age: Quantity) -> str:
    """The name of the person named right before or behind the age, "" if there is none.

    Between commas, an age is of whoever is named before it, even if the parser takes that for no person.
    "Ray Holm's 14-year-old" is somebody else, whose name ends so.
    """
    for entity in claim.entities:
        owner = entity.text.endswith(_OWNING) or claim.text.startswith(_OWNING, entity.end)
        before = 0 <= age.start - entity.end <= 3 or _APPOSED.fullmatch(claim.text, entity.end, age.start)
        behind = 0 <= entity.start - age.end <= _NAME_AFTER and not re.search(
            r"[,;.]| and | is | of |\wed ", claim.text[age.end : entity.start]
        )
        if entity.label == "PERSON" and (before or behind):
            return f"{entity.key}'s" if before and owner else entity.key
    named = _BETWEEN_COMMAS.search(claim.text, max(0, age.start - _REACH), age.start)
    return named["name"].casefold() if named and claim.text.startswith(",", age.end) else ""


def may_be_of_one(a: Aged, b: Aged) -> bool:
    """Whether two ages may be of one person."""
    if a.name and b.name:
        return surname_of(a.name) == surname_of(b.name) and not are_namesakes(a.name, b.name)
    if a.role and b.role and a.role != b.role:
        return False
    return all(one.alone or one.name for one in (a, b))


def surely_of(a: Aged, b: Aged, years_apart: float) -> str:
    """Return the surname of the person whose two ages these are, "" where the names do not tell for sure.

    Of one first name and a generation apart are father and son.
    """
    ours, theirs = first_name_of(a.name), first_name_of(b.name)
    told = bool(ours) and ours == theirs and surname_of(a.name) == surname_of(b.name)
    return surname_of(a.name) if told and years_apart < _GENERATION else ""
