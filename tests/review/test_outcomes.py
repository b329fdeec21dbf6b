"""What decisions say of the findings that they are about."""

from datetime import UTC, datetime

import pytest

from checker.domain import Kind
from checker.review.log import Action, Entry
from checker.review.outcomes import REASONS, Outcome, outcome

RIGHT, WRONG, OTHER = Outcome.RIGHT, Outcome.WRONG, Outcome.OTHER_KIND
CONTRADICTION, DISPUTE, UPDATE = Kind.CONTRADICTION, Kind.DISPUTE, Kind.UPDATE


def entry(action: Action, reason: str = "") -> Entry:
    return Entry("0" * 32, "f", action, "ada", datetime(2026, 1, 31, tzinfo=UTC), "0" * 64, reason)


DECISIONS = [
    # action, reason, kind of the finding, outcome
    (Action.CONFIRM, "", CONTRADICTION, RIGHT),
    (Action.CONFIRM, "", DISPUTE, RIGHT),
    (Action.UPDATE, "", CONTRADICTION, OTHER),
    (Action.UPDATE, "", UPDATE, RIGHT),
    (Action.UPDATE, "", DISPUTE, OTHER),
    (Action.DISPUTE, "", CONTRADICTION, OTHER),
    (Action.DISPUTE, "", DISPUTE, RIGHT),
    (Action.DISPUTE, "", UPDATE, OTHER),
    (Action.DISMISS, "Not the same fact", CONTRADICTION, WRONG),
    (Action.DISMISS, "Both are true: rounding, a part of the whole, other words", CONTRADICTION, WRONG),
    (Action.DISMISS, "A sentence was misread by the program", UPDATE, WRONG),
    (Action.DISMISS, "The outlet has corrected it since", CONTRADICTION, RIGHT),
    (Action.DISMISS, "Known and accepted", CONTRADICTION, RIGHT),
    (Action.DISMISS, " known and  ACCEPTED ", CONTRADICTION, RIGHT),
    (Action.DISMISS, "two different bridges", CONTRADICTION, WRONG),
    (Action.DEFER, "", CONTRADICTION, None),
    (Action.NOTE, "", CONTRADICTION, None),
    (Action.UNDO, "", CONTRADICTION, None),
]


@pytest.mark.parametrize(("action", "reason", "kind", "expected"), DECISIONS)
def test_each_decision_has_its_outcome(
    action: Action, reason: str, kind: Kind, expected: Outcome | None
) -> None:
    assert outcome(entry(action, reason), kind) is expected


def test_all_reasons_of_the_desk_are_among_the_cases() -> None:
    assert set(REASONS) <= {reason for _, reason, _, _ in DECISIONS}
