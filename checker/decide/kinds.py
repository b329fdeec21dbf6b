"""Tell contradictions from updates and disputes.

Update: the fact moved on between reports of two days; what the earlier has as planned, expected or still
so, the later reports as done or dropped on a day after it, or as changed in so many words, or a toll
counts higher or corrects itself, or one of the injured has died, or someone has had a birthday.
Dispute: the two claims are credited to two people by name, or one of them denies what an outlet
says.  All else that conflicts is a contradiction, and so is what two outlets report one person as
saying.
"""

import re
from collections.abc import Iterator
from datetime import date

from checker.decide.evidence import same_speaker
from checker.domain import Article, Claim, FactType, Kind, Modality, Voice
from checker.rules import Comparison
from checker.rules.interface import Offsets

_BIRTHDAY_FROM = 30
"""Days between two reports from which a higher age is more likely a birthday than a mistake."""
_OPEN = frozenset({Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE})
_TOLL = re.compile(
    r"\b(?:dead|deaths?|died|killed|killing|shot|toll|injur\w+|wounded|hurt|missing|cases|infect\w+"
    r"|arrest\w+|detain\w+"
    r"|evacuat\w+|displaced|casualt\w+|hospitali[sz]ed|so far)\b",
    re.IGNORECASE,
)


_VALUES = (FactType.DATE, FactType.NUMBER, FactType.PLACE, FactType.NAME, FactType.ROLE)
"""What two people may differ about while both render what a third said."""

_FIRST_PERSON = re.compile(r"\b(?:I|we|our|ours|my|me|us)\b")

_STILL = re.compile(
    r"\b(?:still|remains?|yet to|not yet|so far|no (?:trace|word|sign)|on the run|at large|missing"
    r"|contained only"
    r"|(?:is|are) (?:being|under|in|held|offering|seeking|considering|trying|searching|fighting|waiting)"
    r"|wants? to|continues?|fading|pending|unaccounted)\b",
    re.IGNORECASE,
)
"""Words of a state that may not last: "is still on the run", "has yet to vote", "remains closed"."""


_CHANGED = re.compile(
    r"\b(?:postpon\w+|reschedul\w+|push(?:ed|es|ing)? back|(?:put|set) back|brought forward"
    r"|moved (?:up|forward|back)|called off|scrapp\w+|shelv\w+|no longer|after all"
    r"|(?:days|weeks|months|years|hours|sooner|earlier|later) than (?:(?:first|originally|previously) )?"
    r"(?:planned|scheduled|expected|announced|thought)"
    r"|changed (?:his|her|its|their) (?:mind|plans?)|shift\w* (?:course|stance)|backed (?:down|away|off))\b",
    re.IGNORECASE,
)
"""Words with which a report says that a plan is no longer what it was."""


_CORRECTED = re.compile(
    r"\b(?:(?:not|rather than|instead of) [\w-]+,? as (?:was |had been )?(?:first|initially|originally"
    r"|earlier|previously)"
    r"|(?:first|initially|originally|earlier|previously) (?:reported|said|stated|announced|believed"
    r"|thought|put|gave)"
    r"|(?:revised|corrected|lowered|raised) (?:the|its|their|that|to|from|an?)\b|(?:was"
    r"|were) (?:revised|corrected))\b",
    re.IGNORECASE,
)
"""Words with which a report says that an earlier figure was wrong."""


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
    reported, later_day = sorted((first.published, second.published))
    if _toll_rose(earlier, later, left, comparisons[FactType.NUMBER]):
        return True
    if _grew_older(earlier, later, left, (later_day - reported).days, comparisons[FactType.NUMBER]):
        return True
    if earlier.modality in _OPEN and _CHANGED.search(later.text):
        return True
    if comparisons[FactType.NUMBER].differences and (
        _CORRECTED.search(later.text) or _has_died(earlier, later)
    ):
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
    """Whether two people are set against each other, or what an outlet reports against a denial."""
    if comparisons[FactType.QUOTE].differences or same_speaker(left, right):
        return False
    valued = any(comparisons[type].differences for type in _VALUES)
    if any(d.of for type in _VALUES for d in comparisons[type].differences):  # in the outlets' own words
        return False
    if (left.modality is Modality.DENIED) != (right.modality is Modality.DENIED) and not valued:
        return True
    own, spoken = sorted((left, right), key=lambda claim: claim.voice is not Voice.ARTICLE)
    if own.voice is Voice.ARTICLE:
        return spoken.voice is not Voice.ARTICLE and _denies(spoken, own)
    if not (_is_person(left) and _is_person(right)):
        return False
    return not valued or not (_mentions(left, right) or _mentions(right, left))


def _denies(spoken: Claim, own: Claim) -> bool:
    """Whether someone says for himself that what an outlet reports in its own voice is not so.

    The outlet's claim must name the speaker, or the speaker say "we" or "I": who is accused speaks, and
    no bystander.
    """
    if spoken.modality is Modality.DENIED:
        return True
    surname = (spoken.speaker or "").split()[-1:]
    named = bool(surname) and surname[0][:1].isupper() and surname[0] in own.text
    speaks_for = spoken.voice is Voice.QUOTED and bool(_FIRST_PERSON.search(spoken.text))
    return (named or speaks_for) and spoken.negated and not own.negated


def _is_person(claim: Claim) -> bool:
    """Whether the speaker is named in full; "officials" or "a report" are no party to a dispute."""
    words = (claim.speaker or "").split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _mentions(claim: Claim, other: Claim) -> bool:
    """Whether a claim names the other's speaker: then both may well render one utterance."""
    surname = (other.speaker or "").split()[-1]
    return surname in claim.text


def _toll_rose(earlier: Claim, later: Claim, left: Claim, numbers: Comparison) -> bool:
    """Whether both speak of a count that only grows, and the later one is higher."""
    if not (_TOLL.search(earlier.text) and _TOLL.search(later.text)):
        return False
    for spans in _spans(earlier, left, numbers):
        before, after = (_counted(claim, span) for claim, span in zip((earlier, later), spans, strict=True))
        if 0 < before < after:
            return True
    return False


def _grew_older(earlier: Claim, later: Claim, left: Claim, days: int, numbers: Comparison) -> bool:
    """Whether the later report gives a person as many more years as may have passed."""
    if days < _BIRTHDAY_FROM:
        return False
    for before, after in _spans(earlier, left, numbers):
        ages = [
            {q.start: q.high for q in claim.quantities if q.unit == "age"}.get(span[0])
            for claim, span in ((earlier, before), (later, after))
        ]
        if ages[0] is not None and ages[1] is not None and 0 < ages[1] - ages[0] <= days / 365 + 1:
            return True
    return False


def _spans(earlier: Claim, left: Claim, comparison: Comparison) -> Iterator[tuple[Offsets, Offsets]]:
    """Yield the words of each difference, those of the earlier claim first."""
    for difference in comparison.differences:
        pair = (difference.left, difference.right)
        yield pair if earlier is left else pair[::-1]


def _has_died(earlier: Claim, later: Claim) -> bool:
    """Whether as many more are dead as are fewer injured."""
    (hurt, dead), (hurt_since, dead_since) = (
        [_most(claim, fate) for fate in ("injured", "dead")] for claim in (earlier, later)
    )
    return 0 < hurt_since < hurt and hurt - hurt_since == dead_since - dead


def _most(claim: Claim, fate: str) -> float:
    return max((q.high for q in claim.quantities if q.fate == fate), default=0.0)


def _counted(claim: Claim, span: Offsets) -> float:
    """Return the count at these offsets of a claim; 0 for what is no count of people."""
    return max(
        (q.high for q in claim.quantities if q.start == span[0] and q.unit in ("", "person")), default=0.0
    )
