"""Read for or against what a sentence takes sides, with negation taken into account."""

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.domain import Claim
from checker.rules.interface import Difference, Offsets
from checker.rules.lexicon import NEGATIONS

_FOR = r"""support(?:s|ed|ing|ive)?|back(?:s|ed|ing)|endors\w+|favou?r(?:s|ed|ing)?|embrac(?:e|es|ed|ing)
    |champion(?:s|ed|ing)|welcom(?:e|es|ed|ing)|prais(?:e|es|ed|ing)|applaud\w*|hail(?:s|ed|ing)
    |laud(?:s|ed|ing)|tout(?:s|ed|ing)|approv(?:e|es|ed|ing|al)|accept(?:s|ed|ing)?
    |agree(?:s|d|ing)?|consent(?:s|ed)?|defend(?:s|ed|ing)?
    |vot(?:e|es|ed|ing)\ (?:for|in\ favou?r)|(?:came|come|comes)\ out\ (?:for|in\ favou?r)
    |st(?:ands|and|ood)\ (?:by|behind)|conced(?:e|es|ed|ing)|acknowledg(?:e|es|ed|ing)
    |admit(?:s|ted|ting)?|green\ light|blessing|g(?:ive|ives|ave|iven)\ (?:\w+\ )?(?:assent|nod|backing)
    |thr(?:ows?|ew)\ (?:\w+\ )?weight\ behind|lin(?:es?|ed)\ up\ behind|sid(?:es?|ed)\ with
    |adopt(?:s|ed|ing)|enact(?:s|ed|ing)|ratif(?:y|ies|ied)|uph(?:olds?|eld)|reinstat(?:es?|ed)
    |let(?:s|ting)?\ (?:\w+\ ){1,5}stand"""
_AGAINST = r"""oppos(?:e|es|ed|ing|ition)|reject\w*|condemn\w*|denounc\w+|critici[sz](?:e|es|ed|ing)
    |decr(?:y|ies|ied)|blast(?:s|ed|ing)|slam(?:s|med|ming)|derid(?:e|es|ed|ing)
    |dismiss(?:es|ed|ing)|object(?:s|ed|ing|ions?|ion\ to)|protest(?:s|ed|ing)|resist(?:s|ed|ing)
    |veto(?:es|ed|ing)?|rebuk(?:e|es|ed|ing)|assail\w*|disagree\w*|disapprov\w+
    |vot(?:e|es|ed|ing)\ (?:against|down)|out\ against
    |(?:resolution|motion|statement|petition)\ against|(?:is|are|was|were|be)\ against
    |non-?starter|dead\ on\ arrival|balk(?:s|ed|ing)|repudiat\w+|disavow\w*|br(?:oke|eaks?)\ with
    |disput(?:e|es|ed|ing)|den(?:y|ies|ied|ying)|turn(?:s|ed|ing)?\ (?:\w+\ ){0,4}down
    |vot(?:es?|ed|ing)\ (?:\w+\ ){1,4}down|sa(?:y|ys|id)\ no\ to|str(?:ikes?|uck)\ (?:\w+\ ){0,4}down
    |sh(?:oots?|ot)\ (?:\w+\ ){0,3}down|thr(?:ows?|ew|own)\ out|quash(?:es|ed)|overturn(?:s|ed)
    |overrul(?:es?|ed)|rebuff(?:s|ed|ing)|forb(?:ids?|ade|idden)|spurn(?:s|ed)|scrap(?:s|ped)"""
_STANCE = re.compile(rf"\b(?:(?P<pro>{_FOR})|(?P<con>{_AGAINST}))\b", re.VERBOSE | re.IGNORECASE)
_TURNS = re.compile(
    r"\b(?:stop(?:s|ped)? short of|drop(?:s|ped)?|end(?:s|ed)|g[ai]ve[sn]? up|withdr[ae]w[sn]?"
    r"|abandon(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""Words other than negations that turn the next one round: "dropped her opposition"."""
_CONDITION = re.compile(r"\b(?:if|unless|provided|only (?:if|when|after)|until|as long as)\b", re.IGNORECASE)
_BETWEEN = 28
"""Characters between a negation and the word that it turns round."""


@dataclass(frozen=True, slots=True)
class Stance:
    """Words that take sides; ``span`` begins with the negation, if there is one."""

    favours: bool
    span: Offsets


def opposite_stances(left: Claim, right: Claim) -> tuple[Difference, ...]:
    """Set what one claim favours against what the other rejects, if each takes one side only.

    The two must name something in common: people of two stories often differ.  They must not be told to be
    the stances of two people or parties.  Consent with a condition and refusal without it may be one answer.
    """
    if all(_CONDITION.search(claim.text) for claim in (left, right)):
        return ()
    ours, theirs = stances(left.text), stances(right.text)
    sides = {stance.favours for stance in ours}, {stance.favours for stance in theirs}
    if sides not in (({True}, {False}), ({False}, {True})) or not _share_name(left, right):
        return ()
    held_left, held_right = ([(s, _holder(c, s)) for s in own] for c, own in ((left, ours), (right, theirs)))
    return tuple(
        Difference(a.span, b.span, left.text[slice(*a.span)], right.text[slice(*b.span)])
        for a, one in held_left
        for b, other in held_right
        if not _of_two(one, other)
    )


def _holder(claim: Claim, stance: Stance) -> tuple[str, str]:
    """Whose stance it is: the label of the name and its last word, each "" where it is not known.

    It is the name that stands nearest before the stance; "the president" is somebody, but who is not said.
    """
    start = stance.span[0]
    before = [
        e
        for e in claim.entities
        if 0 <= start - e.end <= _NEAR and not _CLAUSE.search(claim.text, e.end, start)
    ]
    nearest = max(before, key=lambda e: e.end, default=None)
    if _SOMEBODY.search(claim.text, nearest.end if nearest else max(0, start - _NEAR), start):
        return "PERSON", ""
    return (nearest.label, nearest.key.split()[-1].removesuffix("s")) if nearest else ("", "")


def _of_two(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two holders cannot be one: two people, two parties, or a person and a party."""
    (a, ours), (b, theirs) = one, other
    if {a, b} == {"PERSON", "NORP"}:
        return True
    return a == b and a in ("PERSON", "NORP") and bool(ours and theirs) and ours[:_STEM] != theirs[:_STEM]


_NEAR = 40
"""Characters between a name and the stance that it holds."""
_STEM = 6
"""Letters by which "Democrat" and "Democratic" are one."""
_CLAUSE = re.compile(r"[;:.]|, (?!who\b)| (?:and|but|that|while|as) ")
_SOMEBODY = re.compile(r"\b(?:president|governor|mayor|senator|judge|minister|he|she)\b", re.IGNORECASE)


@lru_cache(maxsize=20_000)  # a claim stands in many pairs
def stances(text: str) -> tuple[Stance, ...]:
    """Return the words of a text that take sides, each with the negation before it."""
    turns = [match.span() for pattern in (NEGATIONS, _TURNS) for match in pattern.finditer(text)]
    found = []
    for match in _STANCE.finditer(text):
        near = [start for start, end in turns if start < match.start() and match.start() - end <= _BETWEEN]
        start = max(near, default=match.start())
        found.append(Stance((match["pro"] is not None) != bool(near), (start, match.end())))
    return tuple(found)


def _share_name(left: Claim, right: Claim) -> bool:
    names = [
        {word for entity in claim.entities for word in entity.key.split()}
        | set((claim.speaker or "").casefold().split())
        for claim in (left, right)
    ]
    return bool(names[0] & names[1])
