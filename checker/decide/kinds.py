"""Tell contradictions from updates and disputes.

Update: the fact moved on between reports of two days; what the earlier has as planned, expected or still
so, the later reports as done, dropped or changed on a day after it, or a toll counts higher.
Dispute: the two claims are credited to two people by name, or one of them denies what an outlet
says.  All else that conflicts is a contradiction, and so is what two outlets report one person as
saying.
"""

import re
from datetime import date

from checker.decide.evidence import same_speaker
from checker.domain import Article, Claim, FactType, Kind, Modality, Voice
from checker.rules import Comparison

_OPEN = frozenset({Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE})
_TOLL = re.compile(
    r"\b(?:dead|deaths?|died|killed|killing|toll|injur\w+|wounded|hurt|missing|cases|infect\w+|arrest\w+|detain\w+"
    r"|evacuat\w+|displaced|casualt\w+|hospitali[sz]ed|so far)\b",
    re.IGNORECASE,
)


_STILL = re.compile(
    r"\b(?:still|remains?|yet to|not yet|so far|no (?:trace|word|sign)|on the run|at large|missing"
    r"|contained only"
    r"|(?:is|are) (?:being|under|in|held|offering|seeking|considering|trying|searching|fighting|waiting)"
    r"|wants? to|continues?|fading|pending|unaccounted)\b",
    re.IGNORECASE,
)
"""Words of a state that may not last: "is still on the run", "has yet to vote", "remains closed"."""


def kind_of(
    left: Claim, right: Claim, first: Article, second: Article, comparisons: dict[FactType, Comparison]
) -> Kind:
    """Return what a conflicting pair of claims of two articles is."""
    if _supersedes(left, right, first, second, comparisons):
        return Kind.UPDATE
    return Kind.DISPUTE if _disputed(left, right, comparisons) else Kind.CONTRADICTION


def _supersedes(
    left: Claim, right: Claim, first: Article, second: Article, comparisons: dict[FactType, Comparison]
) -> bool:
    """Whether the later report tells what became of the earlier: a plan done or dropped, a toll that rose."""
    if not (first.published and second.published) or first.published == second.published:
        return False
    earlier, later = (left, right) if first.published < second.published else (right, left)
    reported = min(first.published, second.published)
    if comparisons[FactType.NUMBER].differences and _toll_rose(earlier, later):
        return True
    if later.modality is not Modality.ASSERTED:
        return False
    if earlier.modality in _OPEN:
        return not later.times or _happened_after(later, reported)
    return bool(_STILL.search(earlier.text)) and _happened_after(later, reported)


def _happened_after(claim: Claim, day: date) -> bool:
    """Whether a claim tells of something on a later day; a time that may be earlier is none."""
    return any(time.first is not None and time.first > day for time in claim.times)


def _disputed(left: Claim, right: Claim, comparisons: dict[FactType, Comparison]) -> bool:
    """Whether two people are set against each other, or an outlet's own voice against a denial."""
    if comparisons[FactType.QUOTE].differences or same_speaker(left, right):
        return False
    own, spoken = sorted((left, right), key=lambda claim: claim.voice is not Voice.ARTICLE)
    if own.voice is Voice.ARTICLE and spoken.voice is not Voice.ARTICLE:
        return spoken.modality is Modality.DENIED or _denies(spoken, own)
    if own.voice is Voice.ARTICLE:
        return False
    return _is_person(left) and _is_person(right) and not (_mentions(left, right) or _mentions(right, left))


def _denies(spoken: Claim, own: Claim) -> bool:
    """Whether someone says for himself that what an outlet reports in its own voice is not so.

    The outlet's claim must name the speaker: who is accused speaks, and no bystander.
    """
    surname = (spoken.speaker or "").split()[-1:]
    named = bool(surname) and surname[0][:1].isupper() and surname[0] in own.text
    return named and spoken.negated and not own.negated


def _is_person(claim: Claim) -> bool:
    """Whether the speaker is named in full; "officials" or "a report" are no party to a dispute."""
    words = (claim.speaker or "").split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _mentions(claim: Claim, other: Claim) -> bool:
    """Whether a claim names the other's speaker: then both may well render one utterance."""
    surname = (other.speaker or "").split()[-1]
    return surname in claim.text


def _toll_rose(earlier: Claim, later: Claim) -> bool:
    """Whether both speak of a count that only grows, and the later one is no lower."""
    if not (_TOLL.search(earlier.text) and _TOLL.search(later.text)):
        return False
    counts = [
        max((q.high for q in claim.quantities if q.unit in ("", "person")), default=0)
        for claim in (earlier, later)
    ]
    return 0 < counts[0] < counts[1]
