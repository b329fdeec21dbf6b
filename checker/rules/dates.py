"""Two reports give different dates or times for one event.

Times are resolved to days against the date of the article ("Monday", "last April"), then compared
at the coarser of the two precisions.  "In January" and "on January 12" agree; "on Monday" and "on
January 12" agree if that was the Monday.  Times that could not be resolved are not compared, nor
is a time that the other report gives as well.
"""

from checker.compare.relation import Relation
from checker.compare.times import compare_times
from checker.domain import Claim, TimeSpan
from checker.rules.interface import Comparison, Difference

CODE = "DAT001"
NAME = "date"
SUMMARY = "Different dates or times for one event."


def compare(left: Claim, right: Claim) -> Comparison:
    """Set the times of one claim that the other does not give against those of the other."""
    lonely_left = [a for a in left.times if not _known(a, right.times)]
    lonely_right = [b for b in right.times if not _known(b, left.times)]
    differences = [
        Difference((a.start, a.end), (b.start, b.end), a.text, b.text)
        for a in lonely_left
        for b in lonely_right
        if compare_times(a, b) is Relation.CONFLICT
    ]
    agreements = sum(_known(a, right.times) for a in left.times)
    return Comparison(tuple(differences), agreements)


def _known(time: TimeSpan, others: tuple[TimeSpan, ...]) -> bool:
    return any(compare_times(time, other) in (Relation.SAME, Relation.COMPATIBLE) for other in others)
