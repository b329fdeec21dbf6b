"""What the review desk reads."""

from checker.domain import Article
from checker.store import Store
from checker.store.library import Extract, Stage

from .samples import CORPUS, EXTRACTOR, ODD_TEXT, article, claim, finding, plain_claim, report

TWO = article("b/two.txt", ODD_TEXT, title=None, published=None, url=None, source="Another", origin="")


def fill(store: Store) -> int:
    store.sync_articles(CORPUS, [article(), TWO])
    store.sync_articles("/elsewhere", [article("z.txt")])
    claims = {"a/one.txt": [claim()], "b/two.txt": [plain_claim("b/two.txt", 0, ODD_TEXT)]}
    store.save_claims(CORPUS, claims, EXTRACTOR)
    run = store.begin_run(CORPUS, "0.1.0", {}, "nli@abc")
    store.save_result(run, CORPUS, [], report(finding()))
    store.end_run(run, "done", {})
    return run


def test_articles_and_claims(store: Store) -> None:
    fill(store)
    library = store.library
    listed = library.articles(CORPUS)
    assert [(a.source, a.path, a.claims, a.title) for a in listed] == [
        ("Another", "b/two.txt", 1, None),
        ("Daily Planet", "a/one.txt", 1, "Storm"),
    ]
    assert library.article(CORPUS, "b/two.txt") == TWO
    assert library.article(CORPUS, "a/one.txt") == article()
    assert library.article(CORPUS, "z.txt") is None
    assert library.claims(CORPUS, "a/one.txt") == (claim(),)
    assert library.extracts(CORPUS) == (
        Extract("a/one.txt", 0, claim().text, "the mayor", "Daily Planet", "Storm", article().published),
        Extract("b/two.txt", 0, ODD_TEXT, "", "Another", "", None),
    )
    assert isinstance(library.article(CORPUS, "a/one.txt"), Article)


def test_runs_and_their_progress(store: Store) -> None:
    done = fill(store)
    under_way = store.begin_run(CORPUS, "0.1.0", {}, "nli@abc")
    store.note_progress(under_way, "Judging pairs", 0, 40)
    store.note_progress(under_way, "Judging pairs", 32, 40)
    store.begin_run("/elsewhere", "0.1.0", {}, "nli@abc")
    newest, oldest = store.library.runs(CORPUS)
    assert (newest.id, newest.status, newest.figures, newest.findings) == (under_way, "running", None, 0)
    assert isinstance(newest.stage, Stage)
    assert (newest.stage.name, newest.stage.done, newest.stage.total) == ("Judging pairs", 32, 40)
    assert newest.stage.updated >= newest.started
    assert newest.started.tzinfo is not None
    assert (oldest.id, oldest.status, oldest.findings) == (done, "done", 1)
    assert oldest.finished is not None
    assert store.library.latest_run(CORPUS) == done
    assert store.library.latest_run("/elsewhere") is None
    assert len(store.library.runs()) == 3


def test_the_edition_tells_a_change_of_the_claims(store: Store) -> None:
    fill(store)
    before = store.library.edition(CORPUS)
    assert store.library.edition(CORPUS) == before
    store.save_claims(CORPUS, {"a/one.txt": []}, EXTRACTOR)
    after = store.library.edition(CORPUS)
    assert after != before
    store.begin_run(CORPUS, "0.1.0", {}, "nli@abc")
    assert store.library.edition(CORPUS) not in (before, after)
