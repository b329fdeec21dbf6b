"""Two reports give different dates or times for one event.

Times are resolved to days against the date of the article ("Monday", "last April"), then compared
at the coarser of the two precisions.  "In January" and "on January 12" agree; "on Monday" and "on
January 12" agree if that was the Monday.  Times that could not be resolved are not compared, nor
is a time that the other report gives as well; a vaguer one ("last year") of something else gives none.
"""

import re
from functools import partial

from checker.compare.happenings import same_happening
from checker.compare.relation import Relation
from checker.compare.times import compare_times
from checker.domain import Claim, TimeSpan
from checker.rules.interface import Comparison
from checker.rules.values import compare_values

CODE = "DAT001"
NAME = "date"
SUMMARY = "Different dates or times for one event."


def compare(left: Claim, right: Claim) -> Comparison:
    """Set the times of one claim that the other does not give against those of the other."""
    relate, belong = partial(_relate, left, right), partial(same_happening, left, right)
    return compare_values(left.times, right.times, relate, belong=belong)


def _relate(left: Claim, right: Claim, a: TimeSpan, b: TimeSpan) -> Relation:
    """How two times relate; since when something holds is no time at which it happens."""
    relation = compare_times(a, b)
    if relation is Relation.CONFLICT and _from_then_on(left, a) != _from_then_on(right, b):
        return Relation.UNRELATED
    return relation


def _from_then_on(claim: Claim, time: TimeSpan) -> bool:
    return bool(_SINCE.search(claim.text, max(0, time.start - _REACH), time.start))


_SINCE = re.compile(r"\bsince (?:the |early |late |mid-)?$", re.IGNORECASE)
_REACH = 20
