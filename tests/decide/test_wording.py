"""What a finding says of itself: who reports what, in one line, whatever the texts hold."""

from dataclasses import replace
from datetime import timedelta

import pytest

from checker.decide.facts import Conflict
from checker.decide.wording import _shared_words, value
from checker.domain import (
    Article,
    Claim,
    Comparator,
    Entity,
    FactType,
    Finding,
    Kind,
    Modality,
    Quantity,
    Voice,
)

from .samples import DAY, article, claim, conflict, counted, difference, findings

SOURCES = {"a.md": "Kite", "b.md": "Morrow", "c.md": "Echo", "d.md": "Lantern", "e.md": "Plain Dealer"}
ARTICLES = [article(path, source) for path, source in SOURCES.items()]
NINE, TWELVE = counted("a.md", 9), counted("b.md", 12)


def one(*pairs: tuple[Claim, Claim], articles: list[Article] | None = None) -> Finding:
    (found,) = findings(articles or ARTICLES, *pairs)
    return found


def test_a_contradiction_names_both_outlets_and_both_values() -> None:
    message = one((NINE, TWELVE)).message
    for word in ("Kite", "Morrow", "9", "12"):
        assert message.count(word) == 1


def test_the_shared_names_say_what_it_is_about() -> None:
    kolvik = (Entity("Kolvik’s", 0, 8, "GPE", "kolvik"),)
    message = one((replace(NINE, entities=kolvik), replace(TWELVE, entities=kolvik))).message
    assert "Kolvik" in message
    assert "Kolvik’s" not in message


def test_shared_words_say_what_the_values_are_of() -> None:
    """Verbs first; neither names, nor what the values themselves say, nor words of one claim only."""
    words = ("storm", "sink", "Kolvik", "boat", "moor")
    left = claim("a.md", text="The storm sank 9 boats moored at Kolvik.", terms=words, predicates=("sank",))
    right = claim("b.md", text="A storm sank 12 boats at Kolvik.", terms=(*words[:4], "sank"))
    left = replace(left, terms=(*words, "sank"))
    made = replace(
        conflict("a.md", "b.md"), left=left, right=right, difference=difference((15, 22), (13, 21))
    )
    assert _shared_words(made) == ["storm", "sank"]
    assert _shared_words(replace(made, type=FactType.NEGATION)) == []  # there the value is the clause itself
    assert _shared_words(replace(made, difference=None)) == []


def test_a_number_is_shown_with_what_it_counts() -> None:
    text = "We met two law enforcement officials."
    q = Quantity("two", 7, 10, 2, 2, "", "official", Comparator.EXACT, 1)
    made = conflict("a.md", "b.md", spans=((7, 10), (7, 10)))
    assert value(made, claim("a.md", text=text, quantities=(q,))) == "two law enforcement officials"
    assert value(made, claim("a.md", text=text)) == "two law enforcement"


def test_many_outlets_are_counted_and_not_listed() -> None:
    message = one(*((NINE, counted(f"{path}.md", 12)) for path in "bcde")).message
    assert "others" in message
    assert sum(source in message for source in SOURCES.values()) < len(SOURCES)


def test_copies_are_named_once() -> None:
    copies = [replace(item, origin="wire") if item.path in ("b.md", "c.md") else item for item in ARTICLES]
    message = one((NINE, TWELVE), (NINE, counted("c.md", 12)), articles=copies).message
    assert ("Morrow" in message) != ("Echo" in message)


def test_an_update_is_told_in_order_of_time() -> None:
    later = article("b.md", "Morrow", DAY + timedelta(1))
    for articles, texts in (
        ([ARTICLES[0], later], ("9", "12")),
        ([replace(ARTICLES[0], published=DAY + timedelta(2)), later], ("12", "9")),
    ):
        plan, outcome = (NINE, TWELVE) if texts[0] == "9" else (TWELVE, NINE)
        found = one((replace(plan, modality=Modality.PLANNED), outcome), articles=articles)
        assert found.kind is Kind.UPDATE
        assert found.message.index(texts[0]) < found.message.index(texts[1])


def test_a_dispute_names_the_speakers() -> None:
    spoken = [
        claim(path, text=f"“{text}”", speaker=name, voice=Voice.QUOTED)
        for path, name, text in (
            ("a.md", "Olga Reyes", "They fired first."),
            ("b.md", "Petr Novak", "We did not fire."),
        )
    ]
    found = one((spoken[0], spoken[1]))
    assert found.kind is Kind.DISPUTE
    for word in ("Olga Reyes", "Petr Novak", "fired first", "not fire"):
        assert word in found.message


def test_an_article_at_odds_with_itself_is_named_once() -> None:
    message = one((NINE, counted("a.md", 12, position=4))).message
    assert message.count("Kite") == 1


ODD = [
    "We saw\nno\tcows.",
    "“We saw no cows.”",
    "",
    " ",
    "We saw no cows " + "in the fields near Brno " * 200,
    "x" * 5000,
    "We saw no 🐄, no \u202e cows and no \ud83d.",
]


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:20]))
def test_whatever_the_texts_hold_a_message_is_one_short_line(text: str) -> None:
    (found,) = findings(ARTICLES, (claim("a.md", text=text), TWELVE, 0.95))
    message = found.message
    assert "\n" not in message
    assert len(message) < 350
    assert message.endswith(".")


VALUES = [
    # the type, the words in conflict, what the value must hold
    (FactType.DATE, "on Friday", "on Friday"),
    (FactType.PLACE, "Brno", "Brno"),
    (FactType.NEGATION, "did not graze", "did not graze"),
    (FactType.POSITION, "did not graze", "did not graze"),
    (FactType.OTHER, None, "The nine cows of Kolvik did not graze in Brno on Friday."),
]
TEXT = "The nine cows of Kolvik did not graze in Brno on Friday."


@pytest.mark.parametrize(("type_", "words", "expected"), VALUES)
def test_the_value_of_a_side_holds_the_words_in_conflict(
    type_: FactType, words: str | None, expected: str
) -> None:
    start = TEXT.index(words) if words else 0
    spans = ((start, start + len(words)), (0, 3)) if words else None
    made = conflict("a", "b", spans=spans, type=type_)
    left = replace(made.left, text=TEXT)
    shown = replace(made.difference, left_value=words) if made.difference and words else None
    assert expected in value(replace(made, left=left, difference=shown), left)


def test_values_without_a_place_in_the_text_are_shown() -> None:
    made = Conflict(
        claim("a"), claim("b"), Kind.CONTRADICTION, FactType.QUOTE, 0.9, difference((0, 0), (0, 0))
    )
    assert (value(made, made.left), value(made, made.right)) == ("left", "right")
