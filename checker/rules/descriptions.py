"""How a sentence describes the people it names: office, place and party.

"Treasury Secretary Jacob Lew", "James Clapper, the director of national intelligence," and "Steny
Hoyer (D-Md.)" say of one person what another report can gainsay, whatever else the sentences tell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.domain import Claim, Entity
from checker.rules.interface import Offsets
from checker.rules.lexicon import EMPTY_WORDS, OFFICE_MODIFIERS, OFFICES, REGIONS, WORD

_SHORT = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "dr": "doctor",
    "congressman": "representative", "congresswoman": "representative", "advisor": "adviser",
    "attorney": "lawyer", "spokeswoman": "spokesman", "spokesperson": "spokesman", "chair": "chairman",
    "chairwoman": "chairman",
}  # fmt: skip
_VAGUE = EMPTY_WORDS | set(
    """mr mrs ms former then new also longtime current senior top one who u us united states american first
    rep sen gov republican republicans democrat democrats democratic r d gop""".split()
)
NAME_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONGEST = 10
"""Words of a description; what is longer is no title."""
_TOKENS = re.compile(r"[^\W_](?:[\w.’'&]|-(?!-))*|[,;:()“”\"—―–]|--")
_REACH = 240
"""Characters before a name in which a title is looked for."""
_TITLE_OF = re.compile(
    r"(?P<office>[A-Za-z]+) (?:of|for|to|in) (?:the )?"
    r"[A-Z][\w’'-]*(?: (?:(?:of|and|for|the|on) )*[A-Z][\w’'-]*){0,4},? $"
)
_AFTER = re.compile(r"(?: [JS]r\.)?,\s*(?!(?:R|D|I)-)(?P<said>[^,;()“”\"—―–]{3,110})")
_CUT = re.compile(
    r"\s(?:who|whose|which|that|after|said|says|told|in an|on|when|as|to|has|had|have|was|were|is|are|will)\s"
)
_SEAT = re.compile(r"(?: [JS]r\.)?\s?,?\s?\(?(?P<party>[RDI])-(?P<place>[A-Z][A-Za-z. ]*[a-z.])(?=[),;])")
_OF = re.compile(r"(?: [JS]r\.)?,?(?: (?P<party>Republican|Democrat))? of (?P<place>(?:[A-Z][a-z]+ ?){1,3})")
_PARTIES = {"R": "Republican", "D": "Democrat", "I": "independent"}


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a person: an ``office`` (with what it is of), a ``place`` or a ``party``.

    ``past`` is true of a former office.
    """

    kind: str
    value: str
    detail: frozenset[str]
    span: Offsets
    past: bool = False


def descriptions(claim: Claim) -> dict[str, list[Description]]:
    """Return what a claim says of each person, by surname."""
    return _descriptions(claim.text, claim.entities)


@lru_cache(maxsize=20_000)
def _descriptions(text: str, entities: tuple[Entity, ...]) -> dict[str, list[Description]]:
    found: dict[str, dict[tuple[str, str, frozenset[str], bool], Description]] = {}
    for entity in entities:
        if entity.label == "PERSON":
            own = found.setdefault(surname_of(entity.key), {})
            for said in _of(text, entity, entities):
                own.setdefault((said.kind, said.value, said.detail, said.past), said)
    return {person: list(own.values()) for person, own in found.items()}


def surname_of(name: str) -> str:
    """Return the last word of a name but for "Jr." and the like."""
    words = [word for word in name.split() if word.strip(".") not in NAME_SUFFIXES]
    return words[-1] if words else name


def _of(text: str, entity: Entity, entities: tuple[Entity, ...]) -> Iterator[Description]:
    before, after = text[: entity.start], text[entity.end :]
    if title := _title(before):
        yield title
    if (told := _AFTER.match(after)) and (
        apposition := _apposition(told["said"], entity.end + told.start("said"))
    ):
        yield apposition
    seat = _SEAT.match(after) or _OF.match(after)
    if seat is None:
        return
    place = seat["place"].strip()
    start = entity.end + seat.start("place")
    known = seat.re is _SEAT or any(e.start <= start < e.end and e.label in ("GPE", "LOC") for e in entities)
    if known:
        yield Description("place", region(place), frozenset(), (start, start + len(place)))
    if party := seat["party"]:
        span = (entity.end + seat.start("party"), entity.end + seat.end("party"))
        yield Description("party", _PARTIES.get(party, party), frozenset(), span)


@lru_cache(maxsize=20_000)  # a name stands in many pairs
def region(name: str) -> str:
    """Write out the abbreviation of a state or country: "Md." is "maryland"."""
    key = name.casefold().replace(".", "").strip()
    return REGIONS.get(key.replace(" ", ""), key)


def _title(before: str) -> Description | None:
    """The office that stands right before a name, with the capitalised words and modifiers before it.

    Or with what it is of: "Director of National Intelligence James Clapper".
    """
    if (match := _TITLE_OF.search(before, max(0, len(before) - _REACH))) and (
        office := _office(match["office"])
    ):
        head, end = match.end("office"), match.start() + len(before[match.start() :].rstrip(", "))
    else:
        last = next(iter(reversed(list(_TOKENS.finditer(before, max(0, len(before) - 90))))), None)
        if last is None or before[last.end() :].strip() or not (office := _office(last[0])):
            return None
        head = end = last.end()
    start = _title_start(before, head)
    words = before[start:end]
    return Description("office", office, _detail(words, office), (start, end), _is_past(words))


def _title_start(before: str, end: int) -> int:
    """Where the capitalised words and modifiers begin that lead to the office ending at ``end``."""
    *leading, office = _TOKENS.finditer(before, max(0, end - 90), end)
    start = office.start()
    for token in reversed(leading):
        word = token[0]
        if not word[0].isalnum() or not (word[0].isupper() or word.casefold() in OFFICE_MODIFIERS):
            break
        if _office(word) and word.casefold() not in OFFICE_MODIFIERS:
            break
        start = token.start()
    return start


def _apposition(said: str, start: int) -> Description | None:
    """The office in what follows a name between commas."""
    said = _CUT.split(said)[0].rstrip(". ")
    words = [match[0] for match in _TOKENS.finditer(said)]
    if not words or len(words) > _LONGEST:
        return None
    office = next((found for word in words[:7] if (found := _office(word))), None)
    if office is None:
        return None
    span = (start, start + len(said))
    return Description("office", office, _detail(said, office), span, _is_past(said))


def _is_past(text: str) -> bool:
    return bool({"former", "ex", "then", "late", "retired"} & set(WORD.findall(text.casefold())))


def _office(word: str) -> str | None:
    """The office that a word names, in one form for all its forms, or None."""
    plain = word.casefold().rstrip(".")
    for form in (plain, plain.removesuffix("s")):
        form = _SHORT.get(form, form)
        if form in OFFICES:
            return form
    return None


def _detail(text: str, office: str) -> frozenset[str]:
    """The content words of a description, by their first six letters."""
    words = WORD.findall(text.casefold().replace(".", ""))
    return frozenset(w[:6] for w in words if w not in _VAGUE and len(w) > 1 and _office(w) != office)
