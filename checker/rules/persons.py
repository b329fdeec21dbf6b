"""What two reports say of one person and cannot both be right about."""

from checker.domain import Claim, Entity
from checker.rules.descriptions import NAME_SUFFIXES, Description, descriptions, surname_of
from checker.rules.interface import Difference
from checker.rules.lexicon import SOLE_OFFICES, WORD


def gainsaid(left: Claim, right: Claim, kind: str) -> tuple[Difference, ...]:
    """Return the descriptions of this kind in which two claims differ about one person."""
    ours, theirs = descriptions(left), descriptions(right)
    differences = []
    for person in sorted(ours.keys() & theirs.keys()):
        if _are_namesakes(left, right, person):
            continue
        pairs = [(a, b) for a in ours[person] for b in theirs[person] if a.kind == b.kind == kind]
        if pairs and all(_differ(a, b) for a, b in pairs):
            a, b = pairs[0]
            values = (left.text[slice(*a.span)], right.text[slice(*b.span)])
            differences.append(Difference(a.span, b.span, *values, of=person))
    return tuple(differences)


def _are_namesakes(left: Claim, right: Claim, surname: str) -> bool:
    """Whether two first names that cannot be one stand before a surname."""
    first, second = (_first_name(_entity(claim, surname).key) for claim in (left, right))
    return bool(first and second) and not (first.startswith(second[:1]) or second.startswith(first[:1]))


def _first_name(name: str) -> str:
    words = [word for word in name.split() if word.strip(".") not in NAME_SUFFIXES]
    return words[0] if len(words) > 1 else ""


def rival_holders(left: Claim, right: Claim) -> tuple[Difference, ...]:
    """Return the people to whom the claims give one and the same office that only one can hold at a time."""
    ours, theirs = descriptions(left), descriptions(right)
    differences = []
    for one in sorted(ours.keys() - theirs.keys()):
        for other in sorted(theirs.keys() - ours.keys()):
            shared = [a for a in ours[one] for b in theirs[other] if _one_post(a, b)]
            named = [_entity(claim, person) for claim, person in ((left, one), (right, other))]
            if shared and not (_mentions(right, one) or _mentions(left, other)):
                a, b = named
                post = " ".join(sorted(shared[0].detail))
                differences.append(Difference((a.start, a.end), (b.start, b.end), a.text, b.text, of=post))
    return tuple(differences)


def _one_post(a: Description, b: Description) -> bool:
    one = a.kind == b.kind == "office" and a.value == b.value and a.value in SOLE_OFFICES
    return one and bool(a.detail) and a.detail == b.detail and not (a.past or b.past)


def _entity(claim: Claim, surname: str) -> Entity:
    return next(e for e in claim.entities if e.label == "PERSON" and surname_of(e.key) == surname)


def _mentions(claim: Claim, surname: str) -> bool:
    return surname in WORD.findall(claim.text.casefold())


def _differ(a: Description, b: Description) -> bool:
    """Two offices differ where both are told in detail and neither's detail holds the other's initials."""
    if a.kind != "office":
        return a.value != b.value
    ours, theirs = a.detail - b.detail, b.detail - a.detail
    if a.value != b.value or not ours or not theirs:
        return False
    return not any(
        _may_be_initials(word, {o[0] for o in other})
        for word, other in [*((w, theirs) for w in ours), *((w, ours) for w in theirs)]
    )


def _may_be_initials(word: str, first_letters: set[str]) -> bool:
    """Whether a short word may stand for words with these first letters, of which the vague ones lack."""
    return len(word) <= 4 and (word[0] in first_letters or len(first_letters & set(word)) > 1)
