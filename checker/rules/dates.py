"""Two reports give different dates or times for one event.

Times are resolved to days against the date of the article ("Monday", "last April"), then compared
at the coarser of the two precisions.  "In January" and "on January 12" agree; "on Monday" and "on
January 12" agree if that was the Monday.  Times that could not be resolved are not compared, nor
is a time that the other report gives as well.
"""

from checker.compare.times import compare_times
from checker.domain import Claim
from checker.rules.interface import Comparison
from checker.rules.values import compare_values

CODE = "DAT001"
NAME = "date"
SUMMARY = "Different dates or times for one event."


def compare(left: Claim, right: Claim) -> Comparison:
    """Set the times of one claim that the other does not give against those of the other."""
    return compare_values(left.times, right.times, compare_times)
