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

    The two must name something in common: people of two stories often differ.  Consent with a condition
    and refusal without it may be one answer.
    """
    if all(_CONDITION.search(claim.text) for claim in (left, right)):
        return ()
    ours, theirs = stances(left.text), stances(right.text)
    sides = {stance.favours for stance in ours}, {stance.favours for stance in theirs}
    if sides not in (({True}, {False}), ({False}, {True})) or not _share_name(left, right):
        return ()
    return tuple(
        Difference(a.span, b.span, left.text[slice(*a.span)], right.text[slice(*b.span)])
        for a in ours
        for b in theirs
    )


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
