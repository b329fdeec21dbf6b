"""What the log of decisions says of a finding."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from checker.domain import Citation, FactType, Finding, Kind, Severity, Side, Suppression
from checker.review.log import Action, Entry, Review, State, digest_of, review, suppression

START = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)


def citation(text: str, source: str = "Kite") -> Citation:
    return Citation(f"{source}.md", source, None, None, 0, len(text), 1, text, None, "")


def finding(left: str = "Three geese.", right: str = "Thirty geese.", *more: Citation) -> Finding:
    sides = (Side("3", (citation(left), *more)), Side("30", (citation(right, "Morrow"),)))
    return Finding("f1", "NUM001", Kind.CONTRADICTION, FactType.NUMBER, Severity.ERROR, 0.9, "m", sides)


DIGEST = digest_of(finding())


def log(*steps: "Action | int") -> list[Entry]:
    """Entries in this order; a number takes back the entry at that place."""
    made: list[Entry] = []
    for place, step in enumerate(steps):
        undoes = f"{step:032x}" if not isinstance(step, Action) else None
        action = step if isinstance(step, Action) else Action.UNDO
        made.append(
            Entry(
                uid=f"{place:032x}",
                finding="f1",
                action=action,
                author="ada",
                decided=START + timedelta(minutes=place),
                digest=DIGEST,
                reason="both are true" if action is Action.DISMISS else "",
                note="look at page 3" if action is Action.NOTE else "",
                undoes=undoes,
            )
        )
    return made


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ((), State.OPEN),
        ((Action.CONFIRM,), State.CONFIRMED),
        ((Action.CONFIRM, Action.DISMISS), State.DISMISSED),
        ((Action.CONFIRM, Action.DISMISS, 1), State.CONFIRMED),
        ((Action.CONFIRM, Action.DISMISS, 1, 0), State.OPEN),
        ((Action.UPDATE, Action.NOTE), State.UPDATE),
        ((Action.DISPUTE, 0, Action.DEFER), State.DEFERRED),
        ((Action.NOTE,), State.OPEN),
        ((Action.CONFIRM, Action.DISMISS, 0), State.DISMISSED),
    ],
)
def test_the_last_decision_that_stands_holds(steps: tuple[Action, ...], state: State) -> None:
    found = review(log(*steps), DIGEST)
    assert found.state is state
    assert found.seen == len(steps)


def test_a_note_that_was_taken_back_is_gone() -> None:
    assert [entry.note for entry in review(log(Action.NOTE), DIGEST).notes] == ["look at page 3"]
    assert review(log(Action.NOTE, 0), DIGEST).notes == ()


@pytest.mark.parametrize(
    ("action", "state"),
    [(Action.DISMISS, State.REOPENED), (Action.CONFIRM, State.REOPENED), (Action.DEFER, State.OPEN)],
)
def test_other_sentences_reopen(action: Action, state: State) -> None:
    found = review(log(action), digest_of(finding("Three geese!")))
    assert found.state is state
    assert found.decision is not None
    assert suppression(found) is None
    assert found.state.waits


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        (finding("Three  geese.\n"), True),
        (finding("Three geese.", "Thirty geese.", citation("Three geese.", "Copy")), True),
        (replace(finding(), confidence=0.5, message="other", sides=finding().sides[::-1]), True),
        (finding("three geese."), False),
        (finding("Three geese.", "Thirty geese.", citation("Only three.", "Third")), False),
    ],
    ids=["space", "a copy", "order", "case", "another report"],
)
def test_what_the_digest_covers(changed: Finding, same: bool) -> None:
    assert (digest_of(changed) == DIGEST) is same


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        (Action.DISMISS, "dismissed by ada: both are true"),
        (Action.UPDATE, "marked as an update by ada"),
        (Action.DISPUTE, "marked as a dispute by ada"),
        (Action.CONFIRM, None),
        (Action.DEFER, None),
    ],
)
def test_what_keeps_a_finding_from_counting(action: Action, reason: str | None) -> None:
    expected = None if reason is None else Suppression(reason, "decision")
    assert suppression(review(log(action), DIGEST)) == expected
    assert suppression(Review()) is None
