"""The log of decisions in a real database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from checker.domain import Suppression
from checker.errors import ReviewError, StaleDecision
from checker.review.log import Action, Entry, State
from checker.store import Store
from checker.store.decisions import Draft

from .samples import CORPUS, ODD_TEXT, article, citation, finding, plain_claim, report

FINDING = finding()


def state(store: Store, of: object = FINDING) -> State:
    return store.decisions.reviews([of])[FINDING.id].state  # type: ignore[list-item]


def test_a_decision_is_kept(store: Store, database: str) -> None:
    entry = store.decisions.add(Draft(FINDING, Action.DISMISS, ODD_TEXT, ODD_TEXT, ODD_TEXT), 0)
    with Store.open(database) as other:
        assert other.decisions.entries() == (entry,)
        assert other.decisions.entry(entry.uid) == entry
        assert state(other) is State.DISMISSED
        assert other.decisions.length() == 1
        expected = Suppression(f"dismissed by {ODD_TEXT}: {ODD_TEXT}", "decision")
        assert other.decisions.suppressions([FINDING, finding("other")]) == {FINDING.id: expected}
    assert entry.decided.tzinfo is not None
    assert store.decisions.entry("nothing") is None


def test_of_two_that_rest_on_the_same_log_one_fails(store: Store) -> None:
    store.decisions.add(Draft(FINDING, Action.CONFIRM, "ada"), 0)
    with pytest.raises(StaleDecision, match="somebody else decided on it meanwhile"):
        store.decisions.add(Draft(FINDING, Action.DISMISS, "bob", "no"), 0)
    assert state(store) is State.CONFIRMED
    store.decisions.add(Draft(FINDING, Action.DISMISS, "bob", "no"), 1)
    assert state(store) is State.DISMISSED


def test_at_once_only_one_gets_through(database: str) -> None:
    Store.open(database).close()

    def decide(number: int) -> bool:
        with Store.open(database) as own:
            try:
                own.decisions.add(Draft(FINDING, Action.CONFIRM, str(number)), 0)
            except StaleDecision:
                return False
            return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(decide, range(8))) == 1
    with Store.open(database) as store:
        assert store.decisions.length() == 1


def test_an_entry_can_be_taken_back_once(store: Store) -> None:
    entry = store.decisions.add(Draft(FINDING, Action.CONFIRM, "ada"), 0)
    store.decisions.add(Draft(FINDING, Action.UNDO, "ada", undoes=entry.uid), 1)
    assert state(store) is State.OPEN
    with pytest.raises(ReviewError, match="undone before"):
        store.decisions.add(Draft(FINDING, Action.UNDO, "ada", undoes=entry.uid), 2)


def test_a_clock_that_was_set_back_changes_no_order(store: Store) -> None:
    later = datetime.now(UTC) + timedelta(days=1)
    store.decisions.merge([Entry("0" * 32, FINDING.id, Action.CONFIRM, "ada", later, "0" * 64)])
    entry = store.decisions.add(Draft(FINDING, Action.DISMISS, "ada", "no"), 1)
    assert entry.decided > later
    assert state(store) is State.DISMISSED


def test_decisions_survive_runs_and_other_corpora(store: Store) -> None:
    store.decisions.add(Draft(FINDING, Action.DISMISS, "ada", "no"), 0)
    for corpus in (CORPUS, CORPUS, "/elsewhere"):
        store.sync_articles(corpus, [article()])
        store.save_claims(corpus, {"a/one.txt": [plain_claim("a/one.txt", 0, "Nine people died.")]}, "1")
        run = store.begin_run(corpus, "0.1.0", {}, "m")
        store.save_result(run, corpus, [], report(FINDING))
        found = store.latest_report(corpus)
        assert found is not None
        assert set(store.decisions.suppressions(found.findings)) == {FINDING.id}


def test_a_changed_sentence_reopens(store: Store) -> None:
    store.decisions.add(Draft(FINDING, Action.DISMISS, "ada", "no"), 0)
    side = replace(FINDING.sides[0], claims=(citation(text="Nine people died!"),))
    changed = replace(FINDING, sides=(side, FINDING.sides[1]))
    assert state(store, changed) is State.REOPENED
    assert store.decisions.suppressions([changed]) == {}
    assert state(store) is State.DISMISSED


def test_importing_twice_changes_nothing(
    store: Store, file: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    entry = store.decisions.add(Draft(FINDING, Action.CONFIRM, "ada"), 0)
    store.decisions.add(Draft(FINDING, Action.UNDO, "ada", undoes=entry.uid), 1)
    log = store.decisions.entries()
    assert store.decisions.merge(log) == 0
    with Store.open(str(tmp_path_factory.mktemp("other") / "check.db")) as other:
        other.decisions.add(Draft(FINDING, Action.DISMISS, "bob", "no"), 0)
        assert other.decisions.merge(log) == 2
        assert other.decisions.merge(log) == 0
        assert other.decisions.length() == 3
        assert other.decisions.merge(other.decisions.entries()) == 0
        assert state(other) is State.DISMISSED
        other.decisions.add(Draft(FINDING, Action.CONFIRM, "bob"), 3)


def test_what_does_not_fit_the_log_is_refused_whole(store: Store) -> None:
    entry = store.decisions.add(Draft(FINDING, Action.CONFIRM, "ada"), 0)
    fresh = replace(entry, uid="1" * 32)
    with pytest.raises(ReviewError, match="says something else there"):
        store.decisions.merge([fresh, replace(entry, author="eve")])
    undo = replace(fresh, uid="2" * 32, action=Action.UNDO, undoes="3" * 32)
    with pytest.raises(ReviewError, match="none of that finding's"):
        store.decisions.merge([fresh, undo])
    with pytest.raises(ReviewError, match="none of that finding's"):
        store.decisions.merge([replace(undo, undoes=entry.uid, finding="another")])
    assert store.decisions.entries() == (entry,)


def test_many_findings_are_looked_up_in_parts(store: Store) -> None:
    findings = [finding(f"{number:016x}") for number in range(2000)]
    store.decisions.add(Draft(findings[-1], Action.CONFIRM, "ada"), 0)
    found = store.decisions.reviews(findings)
    assert len(found) == 2000
    assert found[findings[-1].id].state is State.CONFIRMED
