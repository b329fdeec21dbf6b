"""Tell contradictions from updates and disputes.

Update: the fact moved on between two reports; what the earlier one planned, expected or counted so
far, the later one reports as done or counts higher.  Dispute: the two claims are credited to two
different speakers.  All else that conflicts is a contradiction.
"""

import re

from checker.decide.evidence import same_speaker
from checker.domain import Article, Claim, FactType, Kind, Modality, Voice
from checker.rules import Comparison

_OPEN = frozenset({Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE})
_TOLL = re.compile(
    r"\b(?:dead|deaths?|died|killed|killing|toll|injur\w+|wounded|hurt|missing|cases|infect\w+|arrest\w+|detain\w+"
    r"|evacuat\w+|displaced|casualt\w+|hospitali[sz]ed|so far)\b",
    re.IGNORECASE,
)


def kind_of(
    left: Claim, right: Claim, first: Article, second: Article, comparisons: dict[FactType, Comparison]
) -> Kind:
    """Return what a conflicting pair of claims of two articles is."""
    if _supersedes(left, right, first, second, comparisons):
        return Kind.UPDATE
    one_utterance = bool(comparisons[FactType.QUOTE].differences)
    spoken = Voice.ARTICLE not in (left.voice, right.voice)
    if spoken and left.speaker and right.speaker and not one_utterance and not same_speaker(left, right):
        return Kind.DISPUTE
    return Kind.CONTRADICTION


def _supersedes(
    left: Claim, right: Claim, first: Article, second: Article, comparisons: dict[FactType, Comparison]
) -> bool:
    if not (first.published and second.published) or first.published == second.published:
        return False
    earlier, later = (left, right) if first.published < second.published else (right, left)
    if earlier.modality in _OPEN and later.modality is Modality.ASSERTED:
        return True
    return _toll_rose(earlier, later) and bool(comparisons[FactType.NUMBER].differences)


def _toll_rose(earlier: Claim, later: Claim) -> bool:
    """Whether both speak of a count that only grows, and the later one is no lower."""
    if not (_TOLL.search(earlier.text) and _TOLL.search(later.text)):
        return False
    counts = [
        max((q.high for q in claim.quantities if q.unit in ("", "person")), default=0)
        for claim in (earlier, later)
    ]
    return 0 < counts[0] < counts[1]
