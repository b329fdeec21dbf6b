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
_STATE = "|".join(sorted({re.escape(region.title()) for region in REGIONS.values()}, key=len, reverse=True))
_SHORT_STATE = "|".join(
    r"\.".join(short.upper()) + r"\." if " " in name else rf"{short.title()}\."
    for short, name in REGIONS.items()
    if short != name and len(short) < 6
)
_TOWN_IN = re.compile(
    rf"(?: [JS]r\.)?,? of (?:[A-Z][\w.’'-]+ ){{0,3}}[A-Z][\w’'-]+, (?P<place>{_STATE}|{_SHORT_STATE})(?!\w)"
)
"""Where someone comes from, told with its state: "of Maricopa County, Ariz."."""
_BRACKETED = re.compile(rf"(?: [JS]r\.)? \((?P<place>{_STATE}|{_SHORT_STATE})\)")
_OF = re.compile(r"(?: [JS]r\.)?,?(?: (?P<party>Republican|Democrat))? of (?P<place>(?:[A-Z][a-z]+ ?){1,3})")
_PARTIES = {
    "R": "Republican", "D": "Democrat", "I": "independent", "Democratic": "Democrat", "GOP": "Republican",
}  # fmt: skip
_MEMBER = r"(?P<party>Republican|Democrat(?:ic)?|GOP)"
_SEATED = (
    r"(?:Sen\.|Senator|Rep\.|Representative|Congress(?:wo)?man|(?:Lt\. )?Gov\.|Governor|Attorney General"
    r"|Sheriff|lawmaker|senator|governor|sheriff)"
)
_FROM_BEFORE = re.compile(rf"\b(?:(?P<place>{_STATE})(?:['’]s)? )?(?:{_MEMBER} )?(?:{_SEATED} )?$")
"""Where someone comes from whose state or party stands right before the name."""
_FROM_BEHIND = re.compile(
    rf"an? (?:\w+ )?(?:(?P<place>{_STATE}) (?P<party>Republican|Democrat)\b"
    rf"|(?P<party_>Republican|Democrat)(?:ic)?(?: \w+)? (?:from|of) (?P<place_>{_STATE})\b)"
)
_FROM_A_DISTRICT = re.compile(
    r"(?: [JS]r\.)?, an? (?:[\w-]+ ){0,3}(?:congress(?:wo)?man|representative|lawmaker|senator|legislator)"
    rf" from (?:[\w’'-]+ ){{0,8}}?(?:[A-Z][\w.’'-]+, )?(?P<place>{_STATE})(?!\w)"
)
"""Where a member of a parliament comes from: "a congressman from a district around Flint, Michigan"."""
_SEATS = (_SEAT, _TOWN_IN, _BRACKETED, _OF, _FROM_A_DISTRICT)
_RANKED = re.compile(
    r"(?: [JS]r\.)?\)?,\s*(?:the |a )?(?:[\w.-]+(?: [\w.-]+){0,3}[’']s )?"
    r"(?:top|(?:\w+-)?ranking|No\. \d) (?P<party>Republican|Democrat)\b"
)
"""Of which party someone is that is told by rank: "the committee's ranking Democrat"."""
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
    seat = next((found for form in _SEATS if (found := form.match(text, entity.end))), None)
    if seat is None:
        yield from _around_name(text, entity)
    elif seat.re is not _OF or _is_place(seat.start("place"), entities):
        yield from _told_by(seat)
    if ranked := _RANKED.match(text, seat.end() if seat else entity.end):
        yield from _told_by(ranked)


def _around_name(text: str, entity: Entity) -> Iterator[Description]:
    """What an apposition, or the words right before a name, tell of state and party."""
    told = APPOSITION.match(text, entity.end)
    behind = told and _FROM_BEHIND.match(text, *told.span("said"))
    found = behind or _FROM_BEFORE.search(text, max(0, entity.start - _REACH), entity.start)
    if found:
        yield from _told_by(found)


def _told_by(found: re.Match[str]) -> Iterator[Description]:
    """The place and the party in what was found, each if it is there."""
    groups = found.groupdict()
    suffix = "" if groups.get("place") or groups.get("party") else "_"
    if place := groups.get("place" + suffix):
        start = found.start("place" + suffix)
        name = place.rstrip(" ")
        yield Description("place", region(name), frozenset(), (start, start + len(name)))
    member = groups.get("party" + suffix)
    if member and not _FORMER.search(found.string, 0, found.start("party" + suffix)):
        yield Description("party", _PARTIES.get(member, member), frozenset(), found.span("party" + suffix))


def _is_place(start: int, entities: tuple[Entity, ...]) -> bool:
    return any(e.start <= start < e.end and e.label in ("GPE", "LOC") for e in entities)


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
