"""Edits of who, where and which body: names are exchanged for others of the same kind in the corpus."""

import re
from collections.abc import Iterator

from checker.domain import Claim, Entity
from checker.extract.names import FEMALE
from models.recipe.edit import Edit, Offsets, Source, find_word, is_clean, read_table

_KINDS = {
    "PERSON": "name",
    "ORG": "organisation",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
_STATES = (
    frozenset(
        """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii
    idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah
    vermont virginia washington wisconsin wyoming""".split()
    )
    | {f"new {name}" for name in ("hampshire", "jersey", "mexico", "york")}
    | {
        "north carolina",
        "south carolina",
        "north dakota",
        "south dakota",
        "west virginia",
        "rhode island",
    }
)
_COUNTRIES = frozenset(
    """afghanistan argentina australia austria belgium brazil britain canada chile china colombia cuba
    denmark egypt england ethiopia finland france germany greece guatemala haiti honduras hungary india
    indonesia iran iraq ireland israel italy japan jordan kenya lebanon libya mexico morocco myanmar
    netherlands nigeria norway pakistan philippines poland portugal qatar romania russia scotland
    singapore somalia spain sudan sweden switzerland syria taiwan thailand tunisia turkey ukraine
    venezuela vietnam yemen""".split()
) | {"north korea", "south korea", "saudi arabia", "el salvador", "south africa", "united kingdom"}
_PARTIES = {
    "Democrat": "Republican",
    "Democrats": "Republicans",
    "Democratic": "Republican",
    "Republican": "Democratic",
    "Republicans": "Democrats",
}
_DIRECTIONS = read_table(
    """
north = south; south = north; east = west; west = east; northern = southern; southern = northern;
eastern = western; western = eastern; northeast = southwest; southeast = northwest; southwest =
northeast; northwest = southeast; downtown = suburban; upper = lower; House = Senate; Senate = House;
federal = state; state = federal
"""
)
_BODIES = re.compile(
    r"\b(?:Committee|Department|House|Court|Council|Congress|Administration|University|Institute|Association|Union"
    r"|Agency|Bureau|Service|Times|Post|News|Fund|Company|Corp|Bank|Commission|Parliament|Ministry|Party|Force|Army"
    r"|Navy|Police|Board|Center|Office)\b"
)


def edit_names(source: Source) -> Iterator[Edit]:
    """Exchange each name for another of its kind."""
    for entity in source.claim.entities:
        kind = _KINDS.get(entity.label)
        if kind is None or not is_clean(entity) or _occurs_again(source.claim, entity):
            continue
        if entity.text in _PARTIES or re.search(
            r"(?:[Ss]ecretary of (?:the )?|[#@])$", source.claim.text[: entity.start]
        ):
            continue
        start, end = _core(entity)
        old = source.claim.text[start:end]
        for _ in range(12):
            new = _replacement(old, entity.label, source)
            if new and _differs(new, source):
                yield Edit(kind, start, end, new, _anchor(entity, source.other))
                break
    for table, kind in ((_PARTIES, "group"), (_DIRECTIONS, "place")):
        for word, new in table.items():
            here = re.search(rf"\b{word}\b", source.claim.text)
            there = re.search(rf"\b{word}\b", source.other.text)
            if (
                here
                and new not in source.claim.text
                and new not in source.other.text
                and not _names_state(source, here)
            ):
                if here[0] in _DIRECTIONS and source.rng.random() < 0.5:
                    continue
                yield Edit(kind, *here.span(), new, there.span() if there else None)


def _names_state(source: Source, match: re.Match[str]) -> bool:
    """Whether "state" is that of the department or secretary, or "House" the White House."""
    around = source.claim.text[max(0, match.start() - 12) : match.end() + 12].casefold()
    return any(
        words in around
        for words in ("secretary of", "white house", "united state", "house speaker", "department")
    )


def _core(entity: Entity) -> Offsets:
    """The name without article and possessive."""
    left = len(re.match(r"(?:[Tt]he )?", entity.text)[0])
    right = len(re.search(r"(?:[’']s)?$", entity.text)[0])
    return entity.start + left, entity.end - right


def _occurs_again(claim: Claim, entity: Entity) -> bool:
    """Whether the sentence names it twice: with one exchanged it would tell of two."""
    last = entity.key.split()[-1]
    return len(re.findall(rf"\b{re.escape(last)}\b", claim.text, re.IGNORECASE)) > 1


def _anchor(entity: Entity, other: Claim) -> Offsets | None:
    """Where the other claim names it: in full, or a person by the surname."""
    last = entity.key.split()[-1]
    for mine in other.entities:
        if mine.key == entity.key or (entity.label == "PERSON" and mine.key.split()[-1] == last):
            return mine.start, mine.end
    return find_word(other.text, [entity.key]) if len(entity.key) > 3 else None


def _differs(new: str, source: Source) -> bool:
    """Whether no word of the name stands in either claim, nor its initials."""
    texts = f"{source.claim.text} {source.other.text}".casefold()
    initials = "".join(word[0] for word in new.split() if word[0].isupper())
    if len(initials) > 1 and (initials in source.other.text or ".".join(initials) in source.other.text):
        return False
    return not any(
        len(word) > 2 and word in texts
        for word in re.findall(r"\w+", new.casefold())
        if word not in ("the", "and", "for")
    )


def _replacement(old: str, label: str, source: Source) -> str:
    new = source.pools.draw(source.event, label, source.rng)
    if not new or _sort(new, label) != _sort(old, label):
        return ""
    if label == "PERSON":
        parts = new.split()
        if len(old.split()) == 1:
            return parts[-1] if len(parts[-1]) > 3 else ""
        return new if len(parts) > 1 else ""
    return new


def _sort(name: str, label: str) -> str:
    """What names must have in common to stand for each other."""
    key = name.casefold()
    if label == "GPE":
        return "state" if key in _STATES else "country" if key in _COUNTRIES else "town"
    if label == "PERSON":
        first = key.split()[0]
        return "female" if first in FEMALE else "any"
    if label == "ORG":
        body = _BODIES.findall(name)
        return (
            "initials"
            if name.isupper()
            else (body[-1] if body and body[-1] in ("Times", "News", "University") else "other")
        )
    if label == "NORP":
        return "party" if name in _PARTIES else name[-3:]
    return label


def edit_swaps(source: Source) -> Iterator[Edit]:
    """Exchange who did it for whom it was done to, where both claims name both."""
    for verb in (token for token in source.doc if token.pos_ == "VERB"):
        subjects = [
            child
            for child in verb.children
            if child.dep_ == "nsubj" and child.ent_type_ in ("PERSON", "ORG", "GPE")
        ]
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        objects += [
            g
            for c in verb.children
            if c.dep_ == "prep" and c.text in ("to", "against", "with", "by")
            for g in c.children
        ]
        objects = [token for token in objects if token.ent_type_ in ("PERSON", "ORG", "GPE")]
        if not (subjects and objects) or verb.lemma_ in (
            "meet",
            "talk",
            "speak",
            "agree",
            "join",
            "say",
            "have",
            "be",
        ):
            continue
        first, second = (_entity_at(source.claim, token.idx) for token in (subjects[0], objects[0]))
        if first is None or second is None or first.end >= second.start or first.label != second.label:
            continue
        here = _anchor(first, source.other)
        if here and _anchor(second, source.other):
            text = source.claim.text
            (a, b), (c, d) = _core(first), _core(second)
            yield Edit("roles swapped", a, d, text[c:d] + text[b:c] + text[a:b], here)


def _entity_at(claim: Claim, position: int) -> Entity | None:
    return next((e for e in claim.entities if e.start <= position < e.end and is_clean(e)), None)
