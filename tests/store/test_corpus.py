"""Articles and claims."""

from dataclasses import replace

import pytest

from checker.domain import Article
from checker.errors import StoreError
from checker.store import Store

from .conftest import Rows
from .samples import CORPUS, EXTRACTOR, ODD_TEXT, article, claim, plain_claim

ONE = article()
TWO = article("b/two.txt", "Twelve people died.", source="Gazette", agency=None, published=None)
CLAIMS = {
    "a/one.txt": (claim(), claim(position=1, text=ODD_TEXT)),
    "b/two.txt": (plain_claim("b/two.txt", 0, "Twelve people died."),),
}


@pytest.fixture
def filled(store: Store) -> Store:
    store.sync_articles(CORPUS, [ONE, TWO])
    store.save_claims(CORPUS, CLAIMS, EXTRACTOR)
    return store


def test_claims_come_back_as_they_were_stored(filled: Store) -> None:
    assert filled.claims(CORPUS, EXTRACTOR) == CLAIMS


def test_claims_outlive_the_process(filled: Store, database: str) -> None:
    filled.close()
    with Store.open(database) as again:
        assert again.claims(CORPUS, EXTRACTOR) == CLAIMS


def test_articles_fill_their_columns(filled: Store, rows: Rows) -> None:
    query = """
        SELECT path, name, title, published, url, author, record_id, agency, origin, digest, text,
               body_start, body_end
        FROM articles JOIN sources ON sources.id = source_id ORDER BY path
    """
    path, name, title, published, *others = rows(query)[0]
    assert (path, name, title, str(published)) == ("a/one.txt", "Daily Planet", "Storm", "2024-05-01")
    assert others == [
        "https://planet.example/storm",
        "Lois Lane",
        "17",
        "AP",
        "copy-1",
        ONE.digest,
        ONE.text,
        0,
        len(ONE.text),
    ]


def test_an_article_without_claims_counts_as_extracted(filled: Store) -> None:
    filled.save_claims(CORPUS, {"b/two.txt": ()}, EXTRACTOR)
    assert filled.claims(CORPUS, EXTRACTOR) == {**CLAIMS, "b/two.txt": ()}


def test_an_article_not_extracted_is_absent(store: Store) -> None:
    store.sync_articles(CORPUS, [ONE, TWO])
    assert store.claims(CORPUS, EXTRACTOR) == {}


def test_another_extractor_knows_nothing(filled: Store) -> None:
    assert filled.claims(CORPUS, "2") == {}
    filled.save_claims(CORPUS, {"a/one.txt": CLAIMS["a/one.txt"][:1]}, "2")
    assert filled.claims(CORPUS, "2") == {"a/one.txt": CLAIMS["a/one.txt"][:1]}
    assert filled.claims(CORPUS, EXTRACTOR) == {"b/two.txt": CLAIMS["b/two.txt"]}


def test_the_same_articles_again_change_nothing(filled: Store) -> None:
    filled.sync_articles(CORPUS, [TWO, ONE])
    assert filled.claims(CORPUS, EXTRACTOR) == CLAIMS


@pytest.mark.parametrize(
    "changed",
    [
        replace(ONE, digest="0" * 64),
        replace(ONE, text="\n" + ONE.text, body_start=1, body_end=len(ONE.text) + 1),
        replace(ONE, body_end=3),
    ],
    ids=["digest", "moved", "cut"],
)
def test_a_changed_article_loses_its_claims_and_no_other(filled: Store, changed: Article) -> None:
    filled.sync_articles(CORPUS, [changed, TWO])
    assert filled.claims(CORPUS, EXTRACTOR) == {"b/two.txt": CLAIMS["b/two.txt"]}


def test_a_changed_label_is_stored_and_costs_no_claims(filled: Store, rows: Rows) -> None:
    filled.sync_articles(CORPUS, [replace(ONE, origin="other", url=None, source="Herald"), TWO])
    assert filled.claims(CORPUS, EXTRACTOR) == CLAIMS
    query = "SELECT origin, url, name FROM articles JOIN sources ON sources.id = source_id ORDER BY path"
    assert rows(query)[0] == ("other", None, "Herald")


def test_a_vanished_article_goes_with_its_claims(filled: Store, rows: Rows) -> None:
    filled.sync_articles(CORPUS, [TWO])
    assert filled.claims(CORPUS, EXTRACTOR) == {"b/two.txt": CLAIMS["b/two.txt"]}
    assert rows("SELECT count(*) FROM articles") == [(1,)]
    assert rows("SELECT count(*) FROM claims") == [(1,)]


def test_other_corpora_stay(filled: Store) -> None:
    filled.sync_articles("/other", [ONE])
    filled.save_claims("/other", {"a/one.txt": ()}, EXTRACTOR)
    filled.sync_articles(CORPUS, [])
    assert filled.claims(CORPUS, EXTRACTOR) == {}
    assert filled.claims("/other", EXTRACTOR) == {"a/one.txt": ()}


def test_odd_characters_are_kept_in_every_text(store: Store) -> None:
    odd = article(ODD_TEXT, ODD_TEXT, source=ODD_TEXT, title=ODD_TEXT, origin=ODD_TEXT)
    store.sync_articles(ODD_TEXT, [odd])
    store.save_claims(ODD_TEXT, {ODD_TEXT: [claim(ODD_TEXT)]}, EXTRACTOR)
    store.sync_articles(ODD_TEXT, [odd])
    assert store.claims(ODD_TEXT, EXTRACTOR) == {ODD_TEXT: (claim(ODD_TEXT),)}


def test_more_articles_than_one_statement_looks_up(store: Store) -> None:
    many = [article(f"{number:05}.txt", f"Article {number}.") for number in range(2000)]
    store.sync_articles(CORPUS, many)
    store.save_claims(CORPUS, {each.path: [plain_claim(each.path, 0, each.text)] for each in many}, EXTRACTOR)
    assert len(store.claims(CORPUS, EXTRACTOR)) == 2000
    store.sync_articles(CORPUS, [replace(each, digest="0" * 64) for each in many[:1000]])
    assert store.claims(CORPUS, EXTRACTOR) == {}
    store.sync_articles(CORPUS, [])


def test_claims_of_an_unknown_article_are_refused_whole(filled: Store) -> None:
    with pytest.raises(StoreError, match=r"gone\.txt"):
        filled.save_claims(CORPUS, {"a/one.txt": (), "gone.txt": ()}, EXTRACTOR)
    assert filled.claims(CORPUS, EXTRACTOR) == CLAIMS


def test_nothing_to_save_is_no_error(store: Store) -> None:
    store.sync_articles(CORPUS, [])
    store.save_claims(CORPUS, {}, EXTRACTOR)
