"""Decisions by form: what is kept, what comes next, and what is refused."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from checker.desk.desk import Desk
from checker.domain import Finding
from checker.review.log import Action, Entry, State
from checker.store import Store

from .conftest import Enter, Visitor
from .samples import FINDINGS, GEESE, MAYOR, NEWER, ORDER, QUARREL, fill


def state(desk: Desk, finding: Finding) -> State:
    return desk.store.decisions.reviews([finding])[finding.id].state


def goal(answer: Any) -> str:
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"]).partition("?")[0]


@pytest.mark.parametrize(
    ("action", "form", "expected"),
    [
        ("confirm", {}, State.CONFIRMED),
        ("dismiss", {"reason": "rounding"}, State.DISMISSED),
        ("update", {}, State.UPDATE),
        ("dispute", {}, State.DISPUTE),
        ("defer", {}, State.DEFERRED),
        ("note", {"note": "see page 3"}, State.OPEN),
    ],
)
def test_decisions_are_kept_with_who_and_why(
    visitor: Visitor, desk: Desk, action: str, form: dict[str, str], expected: State
) -> None:
    answer = visitor.decide(GEESE.id, action, **form)
    assert goal(answer) == f"/finding/{GEESE.id if action == 'note' else MAYOR.id}"
    assert state(desk, GEESE) is expected
    (entry,) = desk.store.decisions.entries()
    assert (entry.author, entry.reason, entry.note) == ("ada", form.get("reason", ""), form.get("note", ""))
    shown = visitor.get(f"/finding/{GEESE.id}").text
    assert "Decisions and notes" in shown
    assert all(value in shown for value in form.values())
    told = visitor.get(answer.headers["location"]).text
    assert 'class="flash"' in told


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"action": "dismiss"}, "needs a reason"),
        ({"action": "dismiss", "reason": "  "}, "needs a reason"),
        ({"action": "dismiss", "reason": "x" * 501}, "longer than 500"),
        ({"action": "note"}, "note is empty"),
        ({"action": "undo"}, "does not know"),
        ({"action": ""}, "does not know"),
    ],
)
def test_what_is_incomplete_is_refused(visitor: Visitor, desk: Desk, form: dict[str, str], said: str) -> None:
    answer = visitor.post(f"/finding/{GEESE.id}", seen=0, **form)
    assert answer.status_code == 422
    assert said in answer.text
    assert desk.store.decisions.length() == 0


def test_what_cannot_be_read_is_refused(visitor: Visitor) -> None:
    assert visitor.decide(GEESE.id, "confirm", seen="many").status_code == 400  # type: ignore[arg-type]
    assert visitor.decide("none", "confirm").status_code == 404


def test_the_queue_is_worked_off_and_what_was_put_off_comes_last(visitor: Visitor, desk: Desk) -> None:
    assert goal(visitor.decide(ORDER[0], "defer")) == f"/finding/{ORDER[1]}"
    assert goal(visitor.decide(ORDER[1], "confirm")) == f"/finding/{ORDER[2]}"
    assert goal(visitor.decide(ORDER[3], "confirm")) == f"/finding/{ORDER[2]}"
    assert goal(visitor.decide(ORDER[2], "update")) == f"/finding/{ORDER[0]}"
    assert goal(visitor.decide(ORDER[0], "confirm", seen=1)) == "/"


def test_the_filter_decides_what_comes_next(visitor: Visitor) -> None:
    answer = visitor.decide(GEESE.id, "confirm", type="number")
    assert goal(answer) == f"/finding/{NEWER.id}"
    assert "type=number" in answer.headers["location"]
    assert goal(visitor.decide(NEWER.id, "confirm", type="number")) == "/"


def test_undo_takes_back_step_by_step(visitor: Visitor, desk: Desk) -> None:
    visitor.decide(GEESE.id, "confirm")
    visitor.decide(MAYOR.id, "dismiss", reason="no")
    assert goal(visitor.post("/undo")) == f"/finding/{MAYOR.id}"
    assert state(desk, MAYOR) is State.OPEN
    assert goal(visitor.post("/undo")) == f"/finding/{GEESE.id}"
    assert state(desk, GEESE) is State.OPEN
    assert goal(visitor.post("/undo", here=QUARREL.id)) == f"/finding/{QUARREL.id}"
    assert desk.store.decisions.length() == 4
    assert "taken back" in visitor.get(f"/finding/{MAYOR.id}").text


def test_undo_leaves_others_decisions_alone(desk: Desk, store: Store, enter: Enter) -> None:
    ada, bob = enter(desk), enter(Desk(store, desk.corpus, "bob"))
    ada.decide(GEESE.id, "confirm")
    bob.decide(MAYOR.id, "confirm")
    assert goal(ada.post("/undo")) == f"/finding/{GEESE.id}"
    assert goal(ada.post("/undo")) == "/"
    assert state(desk, MAYOR) is State.CONFIRMED


def test_two_desks_do_not_lose_each_others_decisions(desk: Desk, database: str, enter: Enter) -> None:
    with Store.open(database) as other:
        ada, bob = enter(desk), enter(Desk(other, desk.corpus, "bob"))
        ada.decide(GEESE.id, "confirm")
        answer = bob.decide(GEESE.id, "dismiss", reason="no")
        assert answer.status_code == 409
        assert "Somebody else decided on this finding meanwhile" in answer.text
        assert "<strong><bdi>ada</bdi></strong> confirmed" in answer.text
        assert state(desk, GEESE) is State.CONFIRMED
        assert goal(bob.decide(GEESE.id, "dismiss", seen=1, reason="no")) == f"/finding/{MAYOR.id}"
        assert state(desk, GEESE) is State.DISMISSED
        assert len(desk.store.decisions.entries()) == 2


def test_a_changed_sentence_reopens_and_says_so(visitor: Visitor, desk: Desk, store: Store) -> None:
    visitor.decide(GEESE.id, "dismiss", reason="no")
    claim = replace(GEESE.sides[0].claims[0], text="Three geese were seen on monday.")
    changed = replace(GEESE, sides=(replace(GEESE.sides[0], claims=(claim,)), GEESE.sides[1]))
    fill(store, findings=(changed, MAYOR))
    text = visitor.get(f"/finding/{GEESE.id}").text
    assert "Reopened" in text
    assert "The sentences have changed since" in text
    assert (
        '<strong>Then</strong> <bdi>Kite</bdi>: <del dir="auto">Three geese were seen on Monday.</del>'
        in text
    )
    assert (
        '<strong>Now</strong> <bdi>Kite</bdi>: <ins dir="auto">Three geese were seen on monday.</ins>' in text
    )
    assert text.count("<ins") == 1
    assert GEESE.id in visitor.get("/").text
    assert store.decisions.suppressions([changed]) == {}


def test_a_decision_from_elsewhere_reopens_without_saying_what_changed(
    visitor: Visitor, store: Store
) -> None:
    entry = Entry("0" * 32, GEESE.id, Action.DISMISS, "bob", datetime.now(UTC), "0" * 64, "no")
    store.decisions.merge([entry])
    text = visitor.get(f"/finding/{GEESE.id}").text
    assert "The sentences have changed since" in text
    assert "<del" not in text


def test_a_rerun_keeps_decisions(visitor: Visitor, desk: Desk, store: Store) -> None:
    visitor.decide(GEESE.id, "dismiss", reason="no")
    fill(store, findings=FINDINGS[::-1])
    assert state(desk, GEESE) is State.DISMISSED
    assert "1 of 4 findings decided" in visitor.get("/").text


def test_a_finding_that_went_with_a_run_cannot_be_decided(visitor: Visitor, store: Store) -> None:
    fill(store, findings=(MAYOR,))
    assert visitor.decide(GEESE.id, "confirm").status_code == 404


def test_redirects_stay_on_the_desk(visitor: Visitor) -> None:
    for here in ("//evil.example", "https://evil.example", "..\r\nX: y"):
        answer = visitor.post("/undo", here=here)
        assert answer.headers["location"].startswith("/finding/")
        assert "x" not in {name.lower() for name in answer.headers}


def test_actions_of_the_log_all_have_words() -> None:
    from checker.desk.rendering import ACTIONS, SIGNS, STATE_NAMES, STATE_SIGNS

    assert set(ACTIONS) == set(Action)
    assert set(STATE_NAMES) == set(STATE_SIGNS) == set(State)
    assert len(SIGNS) == 3
