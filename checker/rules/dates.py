"""Two reports give different dates or times for one event.

Times are resolved to days against the date of the article ("Monday", "last April"), then compared
at the coarser of the two precisions.  "In January" and "on January 12" agree; "on Monday" and "on
January 12" agree if that was the Monday.  Times that could not be resolved are not compared, nor
is a time that the other report gives as well; a vaguer one ("last year") of something else gives none.
"""

import re
from functools import partial
from itertools import product

from checker.compare.happenings import same_happening
from checker.compare.relation import Relation
from checker.compare.times import compare_times
from checker.domain import Claim, TimeSpan
from checker.rules.interface import Comparison, Difference
from checker.rules.values import compare_values

CODE = "DAT001"
NAME = "date"
SUMMARY = "Different dates or times for one event."


def compare(left: Claim, right: Claim) -> Comparison:
    """Set the times of one claim that the other does not give against those of the other."""
    found = compare_values(left.times, right.times, partial(_relate, left, right))
    known = {(difference.left, difference.right) for difference in found.differences}
    of_one = (
        Difference((a.start, a.end), (b.start, b.end), a.text, b.text)
        for a, b in product(left.times, right.times)
        if ((a.start, a.end), (b.start, b.end)) not in known and _in_conflict(a, b, left, right)
    )
    return Comparison((*found.differences, *of_one), found.agreements)


def _relate(left: Claim, right: Claim, a: TimeSpan, b: TimeSpan) -> Relation:
    """How two times relate; since when something holds is no time at which it happens."""
    relation = compare_times(a, b)
    if relation is Relation.CONFLICT and _from_then_on(left, right, a) != _from_then_on(left, right, b):
        return Relation.UNRELATED
    return relation


def _from_then_on(left: Claim, right: Claim, time: TimeSpan) -> bool:
    claim = left if time in left.times else right
    return bool(_SINCE.search(claim.text, 0, time.start))


_SINCE = re.compile(r"\bsince (?:the |early |late |mid-)?$", re.IGNORECASE)


def _in_conflict(a: TimeSpan, b: TimeSpan, left: Claim, right: Claim) -> bool:
    """Whether two times are of one happening and cannot both be right, and are told as such by one side."""
    if not same_happening(a, b) or _relate(left, right, a, b) is not Relation.CONFLICT:
        return False
    told = [compare_times(a, other) for other in right.times] + [
        compare_times(b, other) for other in left.times
    ]
    return Relation.SAME not in told
