"""What the pages show."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from checker.desk.desk import Desk, open_desk
from checker.errors import UsageError
from checker.review.log import Action
from checker.store import Store

from .conftest import Enter, Visitor
from .samples import CORPUS, FINDINGS, GEESE, HOSTILE, MAYOR, NEWER, ORDER, QUARREL, TEXTS, article, fill

ALL = (
    "/",
    "/?state=all",
    *(f"/finding/{f.id}" for f in FINDINGS),
    "/search?q=mayor",
    "/search",
    "/articles",
    *(f"/article?path={path}" for path in TEXTS),
    "/sources",
    "/source?name=Kite",
    "/runs",
    "/?source=%1B%E2%80%AE%3Cscript%3Ealert&kind=%07&state=all",
    f"/finding/{GEESE.id}?source=%1B%E2%80%AE%3Cscript%3Ealert&type=%07",
    "/search?q=%1B%E2%80%AE%3Cscript%3Ealert&source=%1B",
)


def listed(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r'href="/finding/([0-9a-f]+)[^"]*" dir', text))


@pytest.mark.parametrize("address", ALL)
def test_every_page_answers_and_shows_hostile_words_as_text(visitor: Visitor, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "javascript:" not in answer.text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e]", answer.text)
    assert not re.search(r"\son\w+=|\sstyle=|<script(?! type=\"module\" src=\"/static/)", answer.text)
    for target, rel in re.findall(r'href="(https?:[^"]+)"[^>]*rel="([^"]+)"', answer.text):
        assert target.startswith("https://")
        assert "noopener" in rel


def test_hostile_words_can_be_seen(visitor: Visitor) -> None:
    text = visitor.get(f"/finding/{MAYOR.id}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; ⟨U+001B⟩[31mred⟨U+0007⟩ ⟨U+202E⟩gnp.exe" in text


def test_the_queue_is_ordered_by_confidence_and_weight(visitor: Visitor) -> None:
    assert listed(visitor.get("/").text) == ORDER


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kind=contradiction", [GEESE, MAYOR]),
        ("?type=number", [GEESE, NEWER]),
        ("?source=Kite", [GEESE, NEWER]),
        ("?kind=update&source=Raven", [NEWER]),
        ("?state=confirmed", []),
        ("?state=nonsense", [GEESE, MAYOR, QUARREL, NEWER]),
        ("?kind=nonsense", []),
    ],
)
def test_filters(visitor: Visitor, query: str, expected: list[object]) -> None:
    assert listed(visitor.get(f"/{query}").text) == tuple(f.id for f in expected)  # type: ignore[attr-defined]


def test_decided_findings_leave_the_queue_and_count(visitor: Visitor, desk: Desk) -> None:
    desk.decide(MAYOR, Action.CONFIRM, 0)
    desk.decide(GEESE, Action.DEFER, 0)
    text = visitor.get("/").text
    assert MAYOR.id not in listed(text)
    assert GEESE.id in listed(text)
    assert "1 of 4 findings decided" in text
    assert listed(visitor.get("/?state=confirmed").text) == (MAYOR.id,)


def test_a_finding_shows_both_articles_with_the_sentence_and_the_conflict(visitor: Visitor) -> None:
    text = visitor.get(f"/finding/{GEESE.id}").text
    assert "It was cold." in text
    assert "The mayor slept." in text
    assert '<mark class="claim">Three</mark><span class="claim"> geese were seen on Monday.</span>' in text
    assert '<mark class="claim">Thirty</mark>' in text
    assert text.count("data-article") == 4
    assert 'href="https://kite.example/a"' in text
    assert "1 of 4" in text
    assert f'rel="next" data-key="j" href="/finding/{MAYOR.id}"' in text
    assert 'rel="prev"' not in text


def test_the_filter_is_kept_from_finding_to_finding(visitor: Visitor) -> None:
    text = visitor.get(f"/finding/{GEESE.id}?type=number").text
    assert f'href="/finding/{NEWER.id}?type=number"' in text
    assert "1 of 2" in text
    assert '<input type="hidden" name="type" value="number">' in text


def test_an_article_that_changed_since_the_run_is_told(visitor: Visitor, store: Store) -> None:
    changed = replace(article("kite.md"), text="All is different now.", body_end=21, digest="f" * 64)
    store.sync_articles(CORPUS, [changed, *(article(path) for path in TEXTS if path != "kite.md")])
    text = visitor.get(f"/finding/{GEESE.id}").text
    assert "The article has changed since the run" in text
    assert '<mark class="claim">Three</mark>' in text
    store.sync_articles(CORPUS, [])
    assert "The article has changed since the run" in visitor.get(f"/finding/{GEESE.id}").text


def test_a_sentence_that_moved_is_found_again(visitor: Visitor, store: Store) -> None:
    moved = "A new beginning. " + article("kite.md").text
    changed = replace(article("kite.md"), text=moved, body_end=len(moved), digest="f" * 64)
    store.sync_articles(CORPUS, [changed, *(article(path) for path in TEXTS if path != "kite.md")])
    text = visitor.get(f"/finding/{GEESE.id}").text
    assert "has changed since" not in text
    assert '<mark class="claim">Three</mark><span class="claim"> geese were seen on Monday.</span>' in text


def test_an_article_has_its_claims_and_findings(visitor: Visitor) -> None:
    text = visitor.get("/article?path=raven.md").text
    assert "2 claims" in text
    assert set(listed(text)) == {f.id for f in FINDINGS}
    assert "quoting <bdi>the mayor</bdi>" in text
    assert 'id="at-1"' in text


def test_an_outlet_with_a_hostile_name_has_its_pages(visitor: Visitor) -> None:
    (address,) = set(re.findall(r'"(/source\?name=Evil[^"]*)"', visitor.get("/sources").text))
    text = visitor.get(address.replace("&amp;", "&")).text
    assert set(listed(text)) == {MAYOR.id, QUARREL.id}
    (name,) = re.findall(r'<option value="(Evil[^"]*)"', visitor.get("/").text)
    query = urlencode({"source": unescape(name)})
    assert listed(visitor.get(f"/?{query}").text) == (MAYOR.id, QUARREL.id)


def test_a_source_has_its_record(visitor: Visitor) -> None:
    kite = visitor.get("/source?name=Kite").text
    assert "cited in 1 contradiction that sets one report against several, and stands alone in 1." in kite
    assert "1 of 1" in kite
    assert "and stands alone in 0." in visitor.get("/source?name=Raven").text
    assert "100%" in visitor.get("/sources").text


def test_runs_are_listed(visitor: Visitor, store: Store) -> None:
    running = store.begin_run(CORPUS, "0.1.0", {}, "nli@abc")
    store.note_progress(running, "Judging pairs", 320, 2000)
    text = visitor.get("/runs").text
    assert "shown here" in text
    assert "Judging pairs, 320 of 2,000" in text
    assert "A run is under way: Judging pairs, 320 of 2,000" in text


@pytest.mark.parametrize("address", ["/finding/none", "/article?path=none", "/article", "/source?name=none"])
def test_what_is_not_there(visitor: Visitor, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert "Not here" in answer.text


def test_an_empty_report_has_a_queue_too(store: Store, enter: Enter) -> None:
    fill(store, "/calm", ())
    assert "nothing to review" in enter(Desk(store, "/calm", "ada")).get("/").text


def test_when_all_is_decided_the_queue_says_so(visitor: Visitor, desk: Desk) -> None:
    for finding in FINDINGS:
        desk.decide(finding, Action.DISMISS, 0, reason="no")
    assert "All 4 findings decided." in visitor.get("/").text


def test_news_of_runs_and_decisions(visitor: Visitor, desk: Desk, store: Store) -> None:
    before = visitor.get("/live").json()
    assert before == {"run": 1, "decisions": 0, "running": False, "stage": "", "done": 0, "total": 0}
    desk.decide(GEESE, Action.CONFIRM, 0)
    run = store.begin_run(CORPUS, "0.1.0", {}, "nli@abc")
    store.note_progress(run, "Judging pairs", 32, 40)
    during = visitor.get("/live").json()
    assert during == {
        "run": 1,
        "decisions": 1,
        "running": True,
        "stage": "Judging pairs",
        "done": 32,
        "total": 40,
    }
    store.end_run(run, "failed", {})
    assert visitor.get("/live").json()["running"] is False
    fill(store)
    assert visitor.get("/live").json()["run"] == 3


def test_a_new_run_is_shown(visitor: Visitor, store: Store) -> None:
    assert listed(visitor.get("/").text) == ORDER
    fill(store, findings=(MAYOR,))
    assert listed(visitor.get("/").text) == (MAYOR.id,)


def test_a_desk_needs_a_run(store: Store, tmp_path: object) -> None:
    with pytest.raises(UsageError, match=r"holds no run of elsewhere: run `check elsewhere` first"):
        open_desk(store, [Path("elsewhere")], "ada")
    assert open_desk(store, [], "ada").corpus == CORPUS
    with (
        Store.open(str(tmp_path) + "/empty.db") as empty,
        pytest.raises(UsageError, match=r"holds no findings yet: run `check CORPUS` first"),
    ):
        open_desk(empty, [], "ada")


def test_a_failing_database_is_told(visitor: Visitor, store: Store) -> None:
    from sqlalchemy import text

    with store._writing() as connection:
        connection.execute(text("DROP TABLE decisions"))
    answer = visitor.get("/")
    assert answer.status_code == 503
    assert "failed (no such table: decisions)" in answer.text
    assert HOSTILE not in answer.text
