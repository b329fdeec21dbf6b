"""What two reports say of one person and cannot both be right about."""

from collections.abc import Sequence

from checker.domain import Claim, Entity
from checker.rules.description import Description
from checker.rules.descriptions import are_namesakes, descriptions, surname_of
from checker.rules.gazetteer import may_be_within
from checker.rules.interface import Difference
from checker.rules.lexicon import OFFICE_MODIFIERS, RIVAL_OFFICES, SOLE_OFFICES, WORD
from checker.rules.spelling import sound_alike

_UNTOLD = frozenset(
    {"senator", "representative", "governor", "candidate", "nominee", "incumbent", "owner", "officer"}
)
"""What is told by the place someone is from, or is no office of which there is one."""
_SERVING = frozenset({"adviser", "aide", "staffer"})
"""Offices that are told apart only by the names of those whom they serve."""
_DEPUTIES = frozenset({"under", "deputy", "assist", "vice", "associ", "lieute"})
_HEADS_OF_PORTFOLIOS = frozenset({"minister", "secretary"})
_PORTFOLIOS = frozenset(
    """foreig interi financ defens defenc justic health educat econom trade labor labour energy transp agricu
    enviro treasu""".split()
)
"""What a minister is of, by its first letters: it tells two apart even in one government."""
_COMMON = frozenset(
    """depart office commit house senate agency minist commis bureau nation state county city police intell
    white admini econom senior person specia indepe politi public affair foreig securi campai chief execut
    previo retire veteran genera federa govern court woman man girl boy victim accuse client""".split()
)
"""Words, by their first letters, that many offices or clients have, and that tell none from another."""
_CHAMBERLESS = frozenset({"majori", "minori"})
"""Of two chambers each has its leaders of the majority and the minority."""
_INITIALS = 4
_UNTOLD_INITIALS = frozenset("und")
"""Of "united", "new" or "national", and "department", which descriptions leave out."""
_ALIKE = 3
_PEOPLES = frozenset(frozenset(pair.split("/")) for pair in "france/french nether/dutch wales/welsh".split())


def gainsaid(left: Claim, right: Claim, kind: str) -> tuple[Difference, ...]:
    """Return the descriptions of this kind in which two claims differ about one person."""
    ours, theirs = descriptions(left), descriptions(right)
    differences = []
    for person in sorted(ours.keys() & theirs.keys()):
        if _are_namesakes(left, right, person):
            continue
        if found := _in_conflict(*([d for d in own[person] if d.kind == kind] for own in (ours, theirs))):
            a, b = found
            values = (left.text[slice(*a.span)], right.text[slice(*b.span)])
            differences.append(Difference(a.span, b.span, *values, of=person))
    return tuple(differences)


def _in_conflict(
    ours: Sequence[Description], theirs: Sequence[Description]
) -> tuple[Description, Description] | None:
    """Return the first two descriptions of one sort that differ, if no two of that sort agree."""
    pairs = [(a, b) for a in ours for b in theirs]
    for a, b in pairs:
        alike = [(c, d) for c, d in pairs if a.kind != "office" or (c.value, d.value) == (a.value, b.value)]
        if all(_differ(c, d) for c, d in alike) and not _held_by_both(a, b, ours, theirs):
            return a, b
    return None


def _held_by_both(
    a: Description, b: Description, ours: Sequence[Description], theirs: Sequence[Description]
) -> bool:
    """Whether one claim gives both of two different offices."""
    return a.value != b.value and (
        any(d.value == b.value for d in ours) or any(d.value == a.value for d in theirs)
    )


def _are_namesakes(left: Claim, right: Claim, surname: str) -> bool:
    return are_namesakes(*(_entity(claim, surname).key for claim in (left, right)))


def rival_holders(left: Claim, right: Claim) -> tuple[Difference, ...]:
    """Return the people to whom the claims give one and the same office that only one can hold at a time."""
    ours, theirs = descriptions(left), descriptions(right)
    differences = []
    for one in sorted(ours.keys() - theirs.keys()):
        for other in sorted(theirs.keys() - ours.keys()):
            shared = [d for d in ours[one] if any(_one_post(d, held) for held in theirs[other])]
            a, b = _entity(left, one), _entity(right, other)
            if sound_alike(one, other) or not (a.text[0].isupper() and b.text[0].isupper()):
                continue
            if shared and not (_mentions(right, one) or _mentions(left, other)):
                post = " ".join(sorted(shared[0].detail))
                differences.append(Difference((a.start, a.end), (b.start, b.end), a.text, b.text, of=post))
    return tuple(differences)


def _one_post(a: Description, b: Description) -> bool:
    one = a.kind == b.kind == "office" and a.value == b.value and a.value in SOLE_OFFICES
    if "acting" in a.detail or _DEPUTIES & (a.detail | b.detail):
        return False
    told = a.detail - _CHAMBERLESS if a.value in ("leader", "whip") else a.detail
    return one and bool(told) and a.detail == b.detail and not (a.past or b.past)


def _entity(claim: Claim, surname: str) -> Entity:
    return next(e for e in claim.entities if e.label == "PERSON" and surname_of(e.key) == surname)


def _mentions(claim: Claim, surname: str) -> bool:
    return surname in WORD.findall(claim.text.casefold())


def _differ(a: Description, b: Description) -> bool:
    """Whether two descriptions of a sort cannot both be right.

    Two holders of one office differ where both are told in detail and neither's detail holds the
    other's initials, as do two bodies; some offices exclude each other.  "The lawyer of Flynn" may be
    "the lawyer of the general", and the "D.C. Police Chief" that of the Metropolitan Police: both must
    tell it by a person's name, by a place or otherwise.
    """
    if a.kind == "place":
        return not (a.value == b.value or may_be_within(a.value, b.value) or may_be_within(b.value, a.value))
    if a.kind == "rank":
        return a.value != b.value and (a.detail == b.detail or not (a.detail and b.detail))
    if a.kind == "party":
        return {a.value, b.value} == {"Republican", "Democrat"}
    if a.value != b.value:
        return a.value in RIVAL_OFFICES.get(b.value, ()) and not (a.past or b.past)
    if a.past != b.past or a.of != b.of or a.value in _UNTOLD or _DEPUTIES & (a.detail | b.detail):
        return False
    if a.value in _SERVING and a.of != "person":
        return False
    if a.value in _HEADS_OF_PORTFOLIOS and _are_apart(a.detail & _PORTFOLIOS, b.detail & _PORTFOLIOS):
        return True
    ours, theirs = a.detail - _COMMON, b.detail - _COMMON
    if not _are_apart(ours, theirs):
        return False
    return not any(
        _may_be_initials(word, {o[0] for o in other})
        for word, other in [*((w, b.detail) for w in ours), *((w, a.detail) for w in theirs)]
    )


def _are_apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both tell of something, and of nothing that may be one."""
    apart = not any(_may_be_one(one, other) for one in ours for other in theirs)
    return bool(ours and theirs) and apart


def _may_be_one(word: str, other: str) -> bool:
    """Whether two words begin alike, as "China" and "Chinese", "Defence" and "Defense" do."""
    return word[:_ALIKE] == other[:_ALIKE] or frozenset((word, other)) in _PEOPLES


def _may_be_initials(word: str, first_letters: set[str]) -> bool:
    """Whether a short word may stand for words with these first letters, of which the vague ones lack."""
    if word in OFFICE_MODIFIERS or len(word) > _INITIALS:
        return False
    told, untold = set(word) & first_letters, set(word) - first_letters - _UNTOLD_INITIALS
    return word[0] in first_letters or (len(untold) < 2 < len(word) and bool(told))
