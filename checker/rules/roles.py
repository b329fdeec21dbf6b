"""Two reports give one person different offices, or different kin.

Offices are titles and occupations (minister, chief of staff, spokesman, sheriff), kin is what one
person is to another (mother, nephew).  They are set
against each other where each claim gives a person whom both name an office that the other lacks (the
mayor, the governor), but for words that say little of what is held: a leader may be a founder, an adviser
a manager.  And where both tell the office of one person in detail (director of the CIA, director of
national intelligence).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from checker.domain import Claim
from checker.rules.descriptions import descriptions, people_named, surname_of
from checker.rules.interface import NOTHING, Comparison, Difference, Offsets
from checker.rules.lexicon import (
    CONVERSE_KIN,
    KIN,
    LOOSE_OFFICES,
    OFFICE_MODIFIERS,
    OFFICES,
    SAME_OFFICES,
    WIDER_OFFICES,
)
from checker.rules.persons import gainsaid

CODE = "ROL001"
NAME = "role"
SUMMARY = "Different offices or kin of one person."
_WORD_BEFORE = re.compile(r"([A-Za-z-]+) $")
_REACH = 60
"""Characters before an office in which its modifier is looked for."""
_OWNED = re.compile(r"^.{0,2}[’'](?:s\b|\s)")
_OF_AN_OFFICE = re.compile(r"[’']s?\s(?:[A-Z]\w+\s)?(?:[Oo]ffice|[Dd]epartment|[Dd]ept|[Dd]eput(?:y|ies))\b")
"""What makes a holder the name of an authority: "of the Sheriff's Office"."""
_ALSO_CALLED = {("press", "secretary"): ("spokesman",)}
"""Offices with a modifier that go by another name."""
_OBJECT = re.compile(r" (?:the|an?|its|their|his|her) ")
"""What makes "heads" a verb."""
_NEAR = 60
"""Characters between kin and the one who is it."""
_WORD = re.compile(r"[A-Za-z][A-Za-z-]+")


def compare(left: Claim, right: Claim) -> Comparison:
    """Set the offices that only one claim names against those of the other, if they share a person."""
    surely = (*gainsaid(left, right, "office"), *gainsaid(left, right, "rank"))
    ours, theirs = named_offices(left.text), named_offices(right.text)
    lonely_left = [office for office in ours if not _named(office, theirs)]
    lonely_right = [office for office in theirs if not _named(office, ours)]
    shared = len(ours) - len(lonely_left)
    people = people_named(left) & people_named(right)
    lonely_left = [office for office in lonely_left if _is_held(left, office, ours[office], people)]
    lonely_right = [office for office in lonely_right if _is_held(right, office, theirs[office], people)]
    if not (lonely_left and lonely_right):
        return Comparison(surely, shared) if surely or shared else NOTHING
    differences = [
        Difference(ours[a], theirs[b], left.text[slice(*ours[a])], right.text[slice(*theirs[b])])
        for a in lonely_left
        for b in lonely_right
        if (a[-1] in KIN) == (b[-1] in KIN)
    ]
    return Comparison((*surely, *differences), shared)


@lru_cache(maxsize=20_000)  # a claim stands in many pairs
def named_offices(text: str) -> dict[tuple[str, ...], Offsets]:
    """Return each office as its words, the modifier first: ("finance", "minister"), or ("mayor",)."""
    found: dict[tuple[str, ...], Offsets] = {}
    for match in _WORD.finditer(text):
        office = _singular(match[0])
        if office not in KIN and office not in OFFICES:
            continue
        if _OF_AN_OFFICE.match(text, match.end()) or _is_shouted(match[0], text):
            continue
        if _is_no_office(match, text):
            continue
        if office in KIN:
            found.setdefault((office,), match.span())
        else:
            before = _WORD_BEFORE.search(text, max(0, match.start() - _REACH), match.start())
            modifier = before[1].casefold() if before else ""
            if before and modifier in OFFICE_MODIFIERS:
                told = (modifier, office)
                found.setdefault(_ALSO_CALLED.get(told, told), (before.start(), match.end()))
            else:
                found.setdefault((office,), match.span())
    return found


def _is_no_office(match: re.Match[str], text: str) -> bool:
    """Whether a word for an office is something else: "obstruction of justice", "heads it"."""
    if match[0].casefold() == "heads":
        return bool(_OBJECT.match(text, match.end()))
    if match[0] == "justice":
        return not text.endswith(_ON_A_BENCH, 0, match.start())
    return text.endswith("House of ", 0, match.start()) or text.startswith(" Department", match.end())


_ON_A_BENCH = ("chief ", "Chief ", "associate ", "Associate ", "Court ", "court ")


def _is_shouted(word: str, text: str) -> bool:
    """Whether a word is in capitals among others that are not: "KING 5" is a television station."""
    return len(word) > 3 and word.isupper() and not text.isupper()


def _singular(word: str) -> str:
    word = word.casefold()
    return word if word in OFFICES or word in KIN else word.removesuffix("s")


def _named(office: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> bool:
    """Whether another claim may name the office; "the minister" may be any minister, an aide a director."""
    return any(
        may_be_one(office[-1], other[-1])
        and (office[-1] != other[-1] or office == other or 1 in (len(office), len(other)))
        for other in others
    )


def may_be_one(one: str, other: str) -> bool:
    """Whether two words for an office or kin may be of one: the same, alike, or one the wider."""
    if one == other or any({one, other} <= same for same in (*SAME_OFFICES, *CONVERSE_KIN)):
        return True
    return other in WIDER_OFFICES.get(one, "").split() or one in WIDER_OFFICES.get(other, "").split()


def _is_held(claim: Claim, office: tuple[str, ...], span: Offsets, people: set[str]) -> bool:
    """Whether the claim gives an office that says what is held to one of the people, or kin to them."""
    if office[-1] in KIN:
        return _beside(claim, span, people)
    given = [d for person in people for d in descriptions(claim).get(person, ()) if d.kind == "office"]
    return office[-1] not in LOOSE_OFFICES and any(d.span[0] <= span[0] < d.span[1] for d in given)


def _beside(claim: Claim, office: Offsets, people: set[str]) -> bool:
    """Whether kin stands near one of the people, and is not somebody of theirs.

    "Her mother" and "Hillary Clinton's mother" are other people.
    """
    for entity in claim.entities:
        if entity.label == "PERSON" and surname_of(entity.key) in people:
            behind = claim.text[max(entity.start, entity.end - 2) : office[0]]
            gap = max(entity.start - office[1], office[0] - entity.end)
            if gap <= _NEAR and not _OWNED.search(behind):
                return True
    return False
