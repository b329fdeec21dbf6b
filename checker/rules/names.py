"""What the rules about names, places and organisations share: which entities lack a counterpart."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from checker.domain import PLACE_LABELS, Claim, Entity
from checker.rules.belonging import region
from checker.rules.gazetteer import may_be_within, within
from checker.rules.interface import Comparison, Difference
from checker.rules.lexicon import NAMESAKES, WORD
from checker.rules.spelling import WORDS_FOR_ORDINALS, one_first_name, sound_alike, without_accents

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "al", "el", "bin", "jr", "sr"})

_STREETS = dict(
    pair.split("/")
    for pair in "ave/avenue blvd/boulevard rd/road hwy/highway pkwy/parkway ln/lane sq/square".split()
)
"""Short forms of the words for streets that are short for nothing else."""
_SHORTENED = 3
"""Initials of which the last may be left out: the CDC is the Centers for Disease Control and Prevention."""
_COUNTY = re.compile(r"(?:the )?(?:\w+ ){1,3}county\b")
_PARTY = re.compile(r"[RDI]-(?=[A-Z])")
"""A member's party, with where the member is from: "D-Chicago"."""
_SEATED = re.compile(r"\b(?:sits|seat(?:ed)?|based|headquarter(?:s|ed)) (?:in|at) (?:the )?$")
"""What makes a place the seat of a body, not where something happened."""
_TITLE_BEHIND = re.compile(
    r"(?:['’]s)? (?:(?:Republican|Democratic|former|state) )?"
    r"(?:Sens?\.|Reps?\.|Gov\.|Senators?|Representatives?|Governor|Congress(?:wo)?m[ae]n|Attorney General"
    r"|Republicans?|Democrats?)(?!\w)"
)
"""What makes a place the one that a member of a parliament or a governor is of."""
_AMONG_OTHERS = re.compile(
    r"(?:,| and) (?:(?:more than|at least|about|some|nearly) )?(?:\d+|[a-z]+) other"
    r" (?:U\.S\. )?(?:states|countries|nations|cities|towns|counties|places)\b"
)
"""What makes a place one of many: "Nevada and more than 20 other states"."""
_REACH = 30
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]+(?:,? [A-Z][\w.]+){0,2}(?: \([^)]{1,30}\))? *[—―–-]+ ")
"""Where a report was written: "KANSAS CITY, Mo. (AP) — "."""


def compare_entities(left: Claim, right: Claim, labels: frozenset[str]) -> Comparison:
    """Set the entities with these labels that only one claim names against those of the other.

    A name is known to the other claim if that has its last word or its initials: "Trump" is
    "Donald Trump", and "the EU" the "European Union".  The last word of a rival is not enough: "Hillary
    Clinton" is not "Bill Clinton", nor the "Treasury Department" the "State Department".  Whoever is
    credited with a claim is left out: that two people say so is no difference in what they say.
    """
    ours, theirs = ([e for e in c.entities if e.label in labels and _told(e, c)] for c in (left, right))
    lonely_left = _distinct(e for e in ours if not (_named_in(e, right) or _placed_in(e, ours, theirs)))
    lonely_right = _distinct(e for e in theirs if not (_named_in(e, left) or _placed_in(e, theirs, ours)))
    differences = tuple(
        Difference((a.start, a.end), (b.start, b.end), a.text, b.text)
        for a in lonely_left
        for b in lonely_right
        if a.label == b.label and not _holds(a, b)
    )
    return Comparison(differences, max(len(ours) - len(lonely_left), len(theirs) - len(lonely_right)))


def _told(entity: Entity, claim: Claim) -> bool:
    """Whether the claim is about the entity: not who says so, where the report was written, or a seat."""
    if entity.end <= _dateline_end(claim.text) or _PARTY.match(entity.text):
        return False
    if _SEATED.search(claim.text, max(0, entity.start - _REACH), entity.start):
        return False
    if entity.label in PLACE_LABELS and _TITLE_BEHIND.match(claim.text, entity.end):
        return False
    if entity.label in PLACE_LABELS and _AMONG_OTHERS.match(claim.text, entity.end):
        return False
    return claim.speaker is None or entity.key.split()[-1] != claim.speaker.casefold().split()[-1]


@lru_cache(maxsize=20_000)  # a claim stands in many pairs, and has many names
def _dateline_end(text: str) -> int:
    found = _DATELINE.match(text)
    return found.end() if found else 0


def _named_in(entity: Entity, claim: Claim) -> bool:
    text = _spaced(claim.text)
    written_out = region(entity.text)
    if any(region(other.text) == written_out for other in claim.entities):
        return True
    words = _words(entity.key)
    if not words or f" {' '.join(words)} " in text:
        return True
    rivals = sum(_rival(words, other) for other in claim.entities if other.label == entity.label)
    if text.count(f" {words[-1]} ") > rivals:
        return True
    initials = "".join(word[0] for word in words)
    if len(initials) > 1 and f" {initials} " in text:
        return True
    if len(initials) > _SHORTENED and f" {initials[:-1]} " in text:
        return True
    if any(entity.key in names and any(f" {name} " in text for name in names) for names in NAMESAKES):
        return True
    if entity.label == "PERSON" and any(_one_name(words, other) for other in claim.entities):
        return True
    if any(_letters(entity.text) == _letters(other.text) for other in claim.entities):
        return True
    short = entity.key.replace(" ", "")
    return any(short == "".join(word[0] for word in other.key.split()) for other in claim.entities)


def _one_name(words: Sequence[str], other: Entity) -> bool:
    """Whether another person's surname is the same in another spelling: "al-Qaddafi" and "Gadhafi"."""
    theirs = WORD.findall(other.key)
    if other.label != "PERSON" or not theirs or words[-1] == without_accents(theirs[-1]):
        return False
    if len(words) > 1 and len(theirs) > 1 and words[0][0] != theirs[0][0]:
        return False
    return sound_alike(words[-1], theirs[-1])


def _placed_in(place: Entity, own: Sequence[Entity], others: Sequence[Entity]) -> bool:
    """Whether the other claim tells the place less exactly, or more: "Japan and South Korea" holds Seoul.

    Where it tells another place of the same whole, it does not: Houston is not "Dallas, Texas".
    """
    if place.label not in PLACE_LABELS:
        return False
    here = region(place.text)
    ours, theirs = ({region(e.text) for e in entities} for entities in (own, others))
    return any(
        (within(here, there) and not any(within(third, there) for third in theirs))
        or (within(there, here) and not any(within(third, here) for third in ours))
        for there in theirs
    )


def _holds(one: Entity, other: Entity) -> bool:
    """Whether one place may lie in the other, as a city in its state: a report may be more exact.

    Two offices of one county lie in it both.
    """
    a, b = region(one.text), region(other.text)
    counties = [_COUNTY.match(entity.key) for entity in (one, other)]
    if all(counties) and len({county[0] for county in counties if county}) == 1:
        return True
    return one.label in PLACE_LABELS and (may_be_within(a, b) or may_be_within(b, a))


def _rival(words: Sequence[str], other: Entity) -> bool:
    """Whether another entity of the label ends in the same word, but is surely not the same.

    Persons are told apart by first names that are no short form of each other, all else by words that
    each has for itself.
    """
    theirs = _words(other.key)
    if len(words) < 2 or len(theirs) < 2 or words[-1] != theirs[-1]:
        return False
    if other.label != "PERSON":
        return not (set(words) <= set(theirs) or set(theirs) <= set(words))
    if words[0] in theirs or theirs[0] in words:
        return False
    return not one_first_name(words[0], theirs[0])


@lru_cache(maxsize=20_000)  # a name stands in many pairs
def _letters(name: str) -> str:
    """Return a name without spaces and stops: "St. Francis" and "St.Francis" are one."""
    return "".join(WORD.findall(name.casefold()))


@lru_cache(maxsize=20_000)  # a name stands in many pairs
def _words(key: str) -> tuple[str, ...]:
    """Return the words of a name that tell it from others."""
    return tuple(_written_out(word) for word in WORD.findall(key) if word not in _SMALL)


@lru_cache(maxsize=20_000)  # a claim stands in many pairs
def _spaced(text: str) -> str:
    """Return the words of a text between single spaces, lower case and without dots and accents."""
    return f" {' '.join(map(_written_out, WORD.findall(text.casefold().replace('.', ''))))} "


def _written_out(word: str) -> str:
    return _STREETS.get(word) or WORDS_FOR_ORDINALS.get(word) or without_accents(word)


def _distinct(entities: Iterable[Entity]) -> list[Entity]:
    seen: dict[str, Entity] = {}
    for entity in entities:
        seen.setdefault(entity.key, entity)
    return list(seen.values())
