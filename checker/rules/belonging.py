"""Where a sentence says that a person comes from, of which party and of which body."""

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.domain import Entity
from checker.rules.description import Description
from checker.rules.interface import Offsets
from checker.rules.lexicon import REGIONS
from checker.rules.offices import APPOSITION, content

_REACH = 240
"""Characters before a name in which a state or party is looked for."""
_SEAT = re.compile(r"(?: [JS]r\.)?\s?,?\s?\(?(?P<party>[RDI])-(?P<place>[A-Z][A-Za-z. ]*[a-z.])(?=[),;])")
_OF = re.compile(r"(?: [JS]r\.)?,?(?: (?P<party>Republican|Democrat))? of (?P<place>(?:[A-Z][a-z]+ ?){1,3})")
_PARTIES = {
    "R": "Republican", "D": "Democrat", "I": "independent", "Democratic": "Democrat", "GOP": "Republican",
}  # fmt: skip
_MEMBER = r"(?P<party>Republican|Democrat(?:ic)?|GOP)"
_STATE = "|".join(sorted({re.escape(region.title()) for region in REGIONS.values()}, key=len, reverse=True))
_SEATED = (
    r"(?:Sen\.|Senator|Rep\.|Representative|Congress(?:wo)?man|Gov\.|Governor|lawmaker|senator|governor)"
)
_FROM_BEFORE = re.compile(rf"\b(?:(?P<place>{_STATE})(?:['’]s)? )?(?:{_MEMBER} )?(?:{_SEATED} )?$")
"""Where someone comes from whose state or party stands right before the name."""
_FROM_BEHIND = re.compile(
    rf"an? (?:\w+ )?(?:(?P<place>{_STATE}) (?P<party>Republican|Democrat)\b"
    rf"|(?P<party_>Republican|Democrat)(?:ic)?(?: \w+)? (?:from|of) (?P<place_>{_STATE})\b)"
)
_BODY = re.compile(
    r"(?: [JS]r\.)?,? of (?:the )?"
    r"(?P<body>[A-Z][\w.’'&-]*(?: (?:(?:of|and|for|the|on) )*[A-Z][\w’'&-]*){0,6})"
)
_FORMER = re.compile(r"\b(?:former|ex|then|late)[ -]$|-$", re.IGNORECASE)


def belonging(text: str, entity: Entity, entities: tuple[Entity, ...]) -> Iterator[Description]:
    """Yield the state, party and body of a person who is named in a text that names the ``entities``."""
    yield from _origin(text, entity, entities)
    body = _BODY.match(text[entity.end :])
    if body and _is_body(body, entity.end, entities):
        yield Description("body", "", content(body["body"]), _span(body, "body", entity.end))


def _origin(text: str, entity: Entity, entities: tuple[Entity, ...]) -> Iterator[Description]:
    """Where a person comes from and which party's member he or she is."""
    after = text[entity.end :]
    seat = _SEAT.match(after) or _OF.match(after)
    if seat is not None:
        start = entity.end + seat.start("place")
        named = any(e.start <= start < e.end and e.label in ("GPE", "LOC") for e in entities)
        if seat.re is _SEAT or named:
            place, at = seat["place"].strip(), _span(seat, "place", entity.end)
            yield Description("place", region(place), frozenset(), (at[0], at[0] + len(place)))
            if party := seat["party"]:
                said = _span(seat, "party", entity.end)
                yield Description("party", _PARTIES.get(party, party), frozenset(), said)
        return
    told = APPOSITION.match(after)
    if told and (found := _FROM_BEHIND.match(told["said"])):
        suffix, offset = "" if found["place"] else "_", entity.end + told.start("said")
    else:
        found = _FROM_BEFORE.search(text, max(0, entity.start - _REACH), entity.start)
        if found is None:
            return
        suffix, offset = "", 0
    if place := found["place" + suffix]:
        yield Description("place", region(place), frozenset(), _span(found, "place" + suffix, offset))
    member, start = found["party" + suffix], found.start("party" + suffix)
    if member and not _FORMER.search(found.string, 0, start):
        span = _span(found, "party" + suffix, offset)
        yield Description("party", _PARTIES.get(member, member), frozenset(), span)


def _span(match: re.Match[str], group: str, offset: int) -> Offsets:
    return offset + match.start(group), offset + match.end(group)


def _is_body(match: re.Match[str], offset: int, entities: tuple[Entity, ...]) -> bool:
    """Whether what a person is said to be of is an organisation."""
    start, end = _span(match, "body", offset)
    return any(e.label == "ORG" and e.start < end and start < e.end for e in entities)


@lru_cache(maxsize=20_000)  # a name stands in many pairs
def region(name: str) -> str:
    """Write out the abbreviation of a state or country: "Md." is "maryland"."""
    key = name.casefold().replace(".", "").strip()
    return REGIONS.get(key.replace(" ", ""), key)
