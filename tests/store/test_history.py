"""Runs, findings and reports."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.domain import Calibration, Report
from checker.errors import StoreError, UsageError
from checker.store import Store
from checker.store.codec import calibration_json

from .conftest import Rows
from .samples import CORPUS, EXTRACTOR, article, claim, finding, pair, report

LEFT, RIGHT = claim(), claim("b/two.txt")


@pytest.fixture
def filled(store: Store) -> Store:
    store.sync_articles(CORPUS, [article(), article("b/two.txt")])
    store.save_claims(CORPUS, {"a/one.txt": [LEFT], "b/two.txt": [RIGHT]}, EXTRACTOR)
    return store


def run_of(store: Store, said: Report, corpus: str = CORPUS) -> int:
    run = store.begin_run(corpus, said.tool_version, {}, said.model)
    store.save_result(run, corpus, [pair(LEFT, RIGHT)] if corpus == CORPUS else [], said)
    store.end_run(run, "done", {"findings": len(said.findings)})
    return run


def test_a_report_comes_back_as_it_was_stored(filled: Store) -> None:
    said = report(finding("b2"), finding("a1", confidence=1 / 3), finding("c3"))
    run_of(filled, said)
    assert filled.latest_report(CORPUS) == said
    assert filled.latest_report() == said


def test_a_report_without_findings_comes_back(filled: Store) -> None:
    said = report(skipped=())
    run_of(filled, said)
    assert filled.latest_report(CORPUS) == said


def test_there_is_no_report_before_a_result(filled: Store) -> None:
    assert filled.latest_report() is None
    filled.begin_run(CORPUS, "0.1.0", {}, "m")
    assert filled.latest_report() is None


def test_the_newest_report_is_the_latest(filled: Store) -> None:
    run_of(filled, report(finding("a1")))
    newer, other = report(finding("b2"), articles=9), report(finding("c3"))
    run_of(filled, newer)
    run_of(filled, other, "/other")
    failed = filled.begin_run(CORPUS, "0.1.0", {}, "m")
    filled.end_run(failed, "failed", {})
    assert filled.latest_report(CORPUS) == newer
    assert filled.latest_report() == other
    assert filled.latest_report("/unknown") is None


def test_a_finding_outlives_its_articles(filled: Store, rows: Rows) -> None:
    said = report(finding())
    run_of(filled, said)
    assert rows("SELECT count(*) FROM finding_claims WHERE claim_id IS NOT NULL") == [(2,)]
    filled.sync_articles(CORPUS, [])
    assert filled.latest_report(CORPUS) == said
    assert rows("SELECT count(*) FROM finding_claims WHERE claim_id IS NOT NULL") == [(0,)]


def test_pairs_are_those_of_the_last_run(filled: Store, rows: Rows) -> None:
    run_of(filled, report())
    last = run_of(filled, report())
    run_of(filled, report(), "/other")
    query = """
        SELECT run_id, l.position, r.position, similarity, relatedness FROM pairs
        JOIN claims l ON l.id = left_id JOIN claims r ON r.id = right_id
    """
    assert rows(query) == [(last, 0, 0, 0.7 + 0.1, -0.1)]


def test_a_pair_of_an_unknown_claim_is_refused_with_the_whole_result(filled: Store) -> None:
    old = report(finding("a1"))
    run_of(filled, old)
    run = filled.begin_run(CORPUS, "0.1.0", {}, "m")
    lost = pair(LEFT, replace(RIGHT, position=7))
    with pytest.raises(StoreError, match=r"b/two\.txt"):
        filled.save_result(run, CORPUS, [pair(LEFT, RIGHT), lost], report(finding("b2")))
    assert filled.latest_report(CORPUS) == old
    assert filled.finding("b2") is None


def test_a_finding_is_found_by_the_beginning_of_its_id(filled: Store) -> None:
    run_of(filled, report(finding("abc123"), finding("abd456")))
    assert filled.finding("abc") == finding("abc123")
    assert filled.finding("abd456") == finding("abd456")
    assert filled.finding("xyz") is None
    assert filled.finding("%") is None


def test_the_newest_run_tells_the_finding(filled: Store) -> None:
    run_of(filled, report(finding("abc123", confidence=0.5)))
    run_of(filled, report(finding("abc123", confidence=0.9)))
    run_of(filled, report())
    found = filled.finding("abc")
    assert found == finding("abc123", confidence=0.9)


def test_an_ambiguous_beginning_is_an_error_unless_it_is_an_id(filled: Store) -> None:
    run_of(filled, report(finding("abc1"), finding("abc12"), finding("abc2")))
    with pytest.raises(StoreError, match="several findings begin with abc "):
        filled.finding("abc")
    assert filled.finding("abc1") == finding("abc1")
    with pytest.raises(UsageError):
        filled.finding("")


def test_a_run_is_noted_with_its_settings_and_no_password(filled: Store, rows: Rows) -> None:
    settings = {
        "database": "postgresql://me:geheim@db/news",
        "output": Path("report.html"),
        "select": ("NUM001",),
        "fields": {"text": None, "title": "headline"},
        "min_confidence": 0.5,
    }
    run = filled.begin_run(CORPUS, "0.1.0", settings, "nli@abc")
    filled.end_run(run, "interrupted", {"articles": 2})
    ((corpus, version, model, status, stored, counts, started, finished),) = rows(
        "SELECT corpus, tool_version, model, status, CAST(settings AS TEXT), CAST(counts AS TEXT),"
        " started, finished FROM runs"
    )
    assert (corpus, version, model, status) == (CORPUS, "0.1.0", "nli@abc", "interrupted")
    assert json.loads(stored) == {
        "database": filled.name,
        "output": "report.html",
        "select": ["NUM001"],
        "fields": {"text": None, "title": "headline"},
        "min_confidence": 0.5,
    }
    assert json.loads(counts) == {"articles": 2}
    assert str(started) <= str(finished)


def test_the_name_of_a_corpus_may_be_long(store: Store, rows: Rows) -> None:
    files = "\n".join(f"/news/{number:05}.txt" for number in range(5000))
    for corpus, said in ((files, report(finding("a1"))), (files + "+", report(finding("b2")))):
        store.sync_articles(corpus, [article(), article("b/two.txt")])
        store.save_claims(corpus, {"a/one.txt": [LEFT], "b/two.txt": [RIGHT]}, EXTRACTOR)
        run = store.begin_run(corpus, "0.1.0", {}, "m")
        store.save_result(run, corpus, [pair(LEFT, RIGHT)], said)
    assert store.latest_report(files) == report(finding("a1"))
    assert store.claims(files, EXTRACTOR) == {"a/one.txt": (LEFT,), "b/two.txt": (RIGHT,)}
    assert rows("SELECT count(*) FROM pairs") == [(2,)]
    assert rows("SELECT max(length(corpus)) < 600 FROM articles") == [(True,)]


def test_what_mapped_the_confidences_is_kept_with_the_run(filled: Store) -> None:
    made = Calibration(-0.3, 0.8, 42, date(2026, 1, 31), "m", "d")
    run = filled.begin_run(CORPUS, "0.1.0", {"mapped": calibration_json(made), "decision": "d"}, "m")
    filled.save_result(run, CORPUS, [pair(LEFT, RIGHT)], report(finding("abc1", confidence=0.7)))
    run_of(filled, report(finding("abc1", confidence=0.9)))
    newest, mapped = filled.tellings("abc1")
    assert (mapped.run, mapped.model, mapped.decision, mapped.calibration) == (run, "m", "d", made)
    assert (newest.decision, newest.calibration) == (None, None)
    assert [filled.told(each).confidence for each in (newest, mapped)] == [0.9, 0.7]
    assert filled.tellings("abc1", ["/elsewhere"]) == ()
    assert filled.tellings("abc1", [CORPUS]) == (newest, mapped)


def test_a_report_comes_back_with_its_calibration(filled: Store) -> None:
    made = Calibration(-0.3, 0.8, 42, date(2026, 1, 31), "m", "d")
    run = filled.begin_run(CORPUS, "0.1.0", {"mapped": calibration_json(made)}, "m")
    filled.save_result(run, CORPUS, [pair(LEFT, RIGHT)], report(finding("abc1")))
    assert filled.latest_report() == replace(report(finding("abc1")), calibration=made)
