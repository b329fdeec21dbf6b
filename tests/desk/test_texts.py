"""Words from articles: everything in them can be seen, and nothing acts."""

from dataclasses import replace

import pytest

from checker.desk.texts import WIDEST, Mark, Piece, citation_marks, link, paragraphs, quoted, seen

from .samples import THREE, article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain  \n text ", "plain text"),
        ("a\x1b[31mb", "a⟨U+001B⟩[31mb"),
        ("a\u202eb\u2066", "a⟨U+202E⟩b⟨U+2066⟩"),
        ("soft\u00adhyphen\ufeff", "soft⟨U+00AD⟩hyphen⟨U+FEFF⟩"),
        ("half \ud83d", "half ⟨U+D83D⟩"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (None, ""),
    ],
)
def test_everything_can_be_seen(text: str | None, expected: str) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize("url", ["https://a.example/b?c=d#e", "http://a.example"])
def test_addresses_of_the_web_are_links(url: str) -> None:
    assert link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "https://",
        "https://user@a.example",
        "https://a.example/\u202e",
        "https://a.example/ x",
        'https://a.example/"',
        "http://[::1",
        "file:///etc/passwd",
    ],
)
def test_others_are_none(url: str | None) -> None:
    assert link(url) == ""


def test_an_article_is_cut_into_paragraphs_and_pieces() -> None:
    found = paragraphs(article("kite.md"), citation_marks(THREE, article("kite.md")), THREE.start)
    assert found[0] == (Piece("It was cold."),)
    assert found[1] == (
        Piece("Three", "cited", True, "cited"),
        Piece(" geese were seen on Monday.", "cited"),
        Piece(" The mayor waved."),
    )
    assert len(found) == 3


def test_only_what_is_near_is_shown() -> None:
    text = "x " * 50_000 + THREE.text + " y" * 50_000
    long = replace(article("kite.md"), text=text, body_end=len(text))
    moved = replace(THREE, start=100_000, end=100_000 + len(THREE.text))
    marks = citation_marks(moved, long)
    shown = "".join(piece.text for part in paragraphs(long, marks, marks[0].start) for piece in part)
    assert THREE.text in shown
    assert len(shown) == 2 * WIDEST


def test_marks_may_overlap_and_reach_over_paragraphs() -> None:
    text = "One two.\n\nThree four."
    made = replace(article("kite.md"), text=text, body_end=len(text))
    found = paragraphs(made, [Mark(4, 15, "a"), Mark(0, 7), Mark(5, 900)])
    assert "".join(p.text for part in found for p in part) == "One two.Three four."
    assert [p.anchor for part in found for p in part if p.anchor] == ["a"]


def test_a_quoted_sentence_keeps_its_conflict() -> None:
    assert quoted(THREE)[0] == Piece("Three", "cited", True, "cited")
