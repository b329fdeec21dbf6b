"""What a decision says of the finding it is about: that it was right, or in what it was wrong.

From this the calibration of the confidence is fitted, so each decision has to be taken for one or the
other; what is put off is taken for neither.
"""

from collections.abc import Mapping
from enum import StrEnum

from checker.domain import Kind
from checker.review.log import Action, Entry

_OF_WRONG = (
    "Not the same fact",
    "Both are true: rounding, a part of the whole, other words",
    "A sentence was misread by the program",
)
_OF_RIGHT = ("The outlet has corrected it since", "Known and accepted")
REASONS = (*_OF_WRONG, *_OF_RIGHT)
"""What the desk offers as reasons to dismiss, each under its number."""

_KINDS: Mapping[Action, Kind] = {Action.UPDATE: Kind.UPDATE, Action.DISPUTE: Kind.DISPUTE}
_FOLDED_RIGHT = frozenset(reason.casefold() for reason in _OF_RIGHT)


class Outcome(StrEnum):
    """How a finding fared with who decided on it."""

    RIGHT = "right"
    WRONG = "wrong"
    OTHER_KIND = "another kind"


def outcome(entry: Entry, kind: Kind) -> Outcome | None:
    """Tell how a finding of this kind fared by a decision; None where it was put off, or only noted.

    Some reasons to dismiss grant that the reports did differ: one of them was corrected since, or that
    they differ is known and accepted.  The finding was right then.  A reason in a person's own words
    counts against the finding, as nearly all do: to leave these out would leave out the wrong ones
    alone, and make every confidence look too low.
    """
    if entry.action is Action.CONFIRM:
        return Outcome.RIGHT
    if entry.action is Action.DISMISS:
        folded = " ".join(entry.reason.split()).casefold()
        return Outcome.RIGHT if folded in _FOLDED_RIGHT else Outcome.WRONG
    if entry.action in _KINDS:
        return Outcome.RIGHT if _KINDS[entry.action] is kind else Outcome.OTHER_KIND
    return None
