"""How a sentence describes the people it names: office, place, party and whom they belong to.

"Treasury Secretary Jacob Lew", "James Clapper, the director of national intelligence," "Steny
Hoyer (D-Md.)" and "Capt. Ron Johnson of the Highway Patrol" say of one person what another report can
gainsay, whatever else the sentences tell.
"""

from functools import lru_cache

from checker.domain import Claim, Entity
from checker.rules.belonging import belonging
from checker.rules.description import Description
from checker.rules.offices import offices
from checker.rules.ranks import ranks
from checker.rules.spelling import one_first_name

NAME_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def descriptions(claim: Claim) -> dict[str, list[Description]]:
    """Return what a claim says of each person, by surname."""
    return _descriptions(claim.text, claim.entities)


@lru_cache(maxsize=20_000)
def _descriptions(text: str, entities: tuple[Entity, ...]) -> dict[str, list[Description]]:
    found: dict[str, dict[tuple[str, str, frozenset[str], bool], Description]] = {}
    for entity in entities:
        if entity.label == "PERSON":
            own = found.setdefault(surname_of(entity.key), {})
            told = (
                *offices(text, entity, entities),
                *belonging(text, entity, entities),
                *ranks(text, entity),
            )
            for said in told:
                own.setdefault((said.kind, said.value, said.detail, said.past), said)
    return {person: list(own.values()) for person, own in found.items()}


def surname_of(name: str) -> str:
    """Return the last word of a name but for "Jr." and the like."""
    words = [word for word in name.split() if word.strip(".") not in NAME_SUFFIXES]
    return words[-1] if words else name


def people_named(claim: Claim) -> set[str]:
    """Return the surnames of the people whom a claim names."""
    return {surname_of(entity.key) for entity in claim.entities if entity.label == "PERSON"}


def first_name_of(name: str) -> str:
    """Return the first word of a name, "" if it is no more than a surname."""
    words = [word for word in name.split() if word.strip(".") not in NAME_SUFFIXES]
    return words[0] if len(words) > 1 else ""


def are_namesakes(one: str, other: str) -> bool:
    """Whether two people of one surname have first names that cannot be one."""
    first, second = first_name_of(one), first_name_of(other)
    return bool(first and second) and not one_first_name(first, second)
