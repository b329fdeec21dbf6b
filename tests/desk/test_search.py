"""Search over claims, on both databases."""

import os

import pytest
from sqlalchemy import create_engine, text

from checker.desk.search import Hits, Index, match_of
from checker.domain import Claim
from checker.store import Store
from checker.store.address import locate

from .samples import CORPUS, TEXTS, fill

POSTGRES = os.environ.get("CHECK_TEST_POSTGRES", "")


@pytest.fixture(params=["sqlite", "postgresql"])
def any_store(request: pytest.FixtureRequest, database: str) -> object:
    if request.param == "postgresql":
        if not POSTGRES:
            pytest.skip("CHECK_TEST_POSTGRES is not set")
        engine = create_engine(locate(POSTGRES).url)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()
        database = POSTGRES
    with Store.open(database) as opened:
        fill(opened)
        yield opened


@pytest.fixture
def index(any_store: Store) -> Index:
    return Index(any_store.library, CORPUS)


def paths(hits: Hits) -> list[str]:
    return sorted(hit.path for hit in hits.shown)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("geese", ["copy.md", "kite.md", "morrow.md", "raven.md"]),
        ("GOOSE geese", []),
        ("goose", []),
        ("resigning", ["evil.md", "raven.md"]),
        ("mayor slept", ["copy.md", "morrow.md"]),
        ('"no fewer"', ["raven.md"]),
        ('"fewer no"', []),
        ("thirt", ["copy.md", "morrow.md", "raven.md"]),
        ("thirt ", []),
        ("the mayor resigned Friday", ["evil.md", "raven.md"]),
    ],
)
def test_what_is_found(index: Index, words: str, expected: list[str]) -> None:
    assert paths(index.find(words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        '"',
        '""',
        "*",
        "-",
        "NEAR(",
        "geese OR",
        'a" OR "b',
        "text:geese",
        "(",
        "\0",
        "'",
        "^geese",
        "🙂",
    ],
)
def test_nothing_typed_is_an_error(index: Index, words: str) -> None:
    assert index.find(words).total >= 0


def test_a_word_of_the_query_language_is_a_word(index: Index) -> None:
    assert index.find("geese NOT").total == 0
    assert match_of("a OR b ") == '"a" AND "OR" AND "b"'


def test_found_words_are_marked_and_hostile_ones_are_text(index: Index) -> None:
    (hit,) = index.find("gnp").shown
    assert any(piece.conflict and piece.text == "gnp" for piece in hit.pieces)
    shown = "".join(piece.text for piece in hit.pieces)
    assert "⟨U+202E⟩gnp.exe" in shown
    assert "\x1b" not in shown


def test_by_source(index: Index) -> None:
    assert paths(index.find("geese", "Kite")) == ["kite.md"]
    assert paths(index.find("gnp", TEXTS["evil.md"][0])) == ["evil.md"]
    assert index.find("geese", "Nobody") == Hits()


def test_the_index_follows_the_claims(index: Index, any_store: Store) -> None:
    assert index.find("geese").total == 4
    fresh = "Forty geese landed, the geese of Kite."
    any_store.save_claims(CORPUS, {"kite.md": [Claim("kite.md", 0, fresh, 0, len(fresh), 1)]}, "1")
    assert index.find("forty").total == 1
    any_store.save_claims(CORPUS, {"kite.md": []}, "1")
    assert index.find("geese").total == 3


def test_many_hits_are_counted_and_cut(index: Index, any_store: Store) -> None:
    many = [Claim("kite.md", n, f"Goose number {n} flew.", n, n + 5, 1) for n in range(250)]
    any_store.save_claims(CORPUS, {"kite.md": many}, "1")
    hits = index.find("number flew")
    assert (hits.total, len(hits.shown)) == (250, 100)
