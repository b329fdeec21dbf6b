"""What articles hold is seen on the page, and does nothing there."""

import pytest

from checker.report.html.visible import link, pieces, visible

EXAMPLES = [
    ("plain words", "plain words"),
    ("  two\n lines\tand\r\nmore ", "two lines and more"),
    ("\x1b[31mred\x1b[0m", "⟨ESC⟩[31mred⟨ESC⟩[0m"),
    ("a\x08b\x00c\x7fd\x9b", "a⟨BS⟩b⟨NUL⟩c⟨DEL⟩d⟨U+009B⟩"),
    ("gain \u202e000,1\u202c", "gain ⟨U+202E⟩000,1⟨U+202C⟩"),
    ("\u2066isolated\u2069 \u200emarks\u200f", "⟨U+2066⟩isolated⟨U+2069⟩ marks"),
    ("soft\u00adhyphen, zero\u200bwidth, \ufeffmark", "softhyphen, zerowidth, mark"),
    ("half \ud83d of a pair", "half ⟨U+D83D⟩ of a pair"),
    ("नमस्ते 👩\u200d🚒 café", "नमस्ते 👩\u200d🚒 café"),
    ("<b>&amp;</b>", "<b>&amp;</b>"),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_visible(text: str, expected: str) -> None:
    assert visible(text) == expected


PIECES = [
    ("nine people", ((0, 4),), [("nine", True), (" people", False)]),
    ("nine people", ((5, 11), (0, 4)), [("nine", True), (" ", False), ("people", True)]),
    ("nine people", ((0, 6), (4, 8)), [("nine peo", True), ("ple", False)]),
    ("nine people", ((0, 4), (4, 5)), [("nine ", True), ("people", False)]),
    ("nine people", (), [("nine people", False)]),
    ("nine people", ((-5, 4), (9, 900), (7, 6), (50, 60)), [("nine", True), (" peop", False), ("le", True)]),
    ("a \x1b[1m12\n\u202e men", ((6, 12),), [("a ⟨ESC⟩[1m", False), ("12 ⟨U+202E⟩ m", True), ("en", False)]),
]


@pytest.mark.parametrize(("text", "spans", "expected"), PIECES)
def test_spans_stay_on_their_words(
    text: str, spans: tuple[tuple[int, int], ...], expected: list[tuple[str, bool]]
) -> None:
    assert list(pieces(text, spans)) == expected


@pytest.mark.parametrize("url", ["https://news.example/a?b=c#d", "http://news.example"])
def test_addresses_of_the_web_become_links(url: str) -> None:
    assert link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//news.example",
        "https:",
        "https://[broken",
        'https://news.example/"onclick="x',
        "https://news.example/\u202egpj.exe",
        "https://news.example/a b",
    ],
)
def test_other_addresses_do_not(url: str | None) -> None:
    assert link(url) == ""
