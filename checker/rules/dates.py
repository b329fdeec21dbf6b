"""Two reports give different dates or times for one event.

Times are resolved to days against the date of the article ("Monday", "last April"), then compared
at the coarser of the two precisions.  "In January" and "on January 12" agree; "on Monday" and "on
January 12" agree if that was the Monday.  Times that could not be resolved are not compared, nor
is a time that the other report gives as well; a vaguer one ("last year") of something else gives none.
"""

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
    found = compare_values(left.times, right.times, compare_times)
    known = {(difference.left, difference.right) for difference in found.differences}
    of_one = (
        Difference((a.start, a.end), (b.start, b.end), a.text, b.text)
        for a, b in product(left.times, right.times)
        if ((a.start, a.end), (b.start, b.end)) not in known and _in_conflict(a, b, left, right)
    )
    return Comparison((*found.differences, *of_one), found.agreements)


def _in_conflict(a: TimeSpan, b: TimeSpan, left: Claim, right: Claim) -> bool:
    """Whether two times are of one happening and cannot both be right, and are told as such by one side."""
    if not same_happening(a, b) or compare_times(a, b) is not Relation.CONFLICT:
        return False
    told = [compare_times(a, other) for other in right.times] + [
        compare_times(b, other) for other in left.times
    ]
    return Relation.SAME not in told
