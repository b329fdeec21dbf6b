"""What a claim quotes, also where its sentence lies in the middle of a quotation."""

import pytest

from checker.domain import Article, Claim
from checker.extract.claims import extract
from checker.rules import quotes
from checker.rules.quoted import quoted_spans
from checker.rules.spelling import plain, written_out

RUNNING = "“The vineyard is old. We will never sell it to any of them. It stays ours,” {} said."
PARAGRAPHS = "Ana Prieto said: “The vineyard is old and dear.\n\n“We will never leave it to any of them.”"


def claims(text: str) -> tuple[Claim, ...]:
    article = Article("a.md", "", text, 0, len(text), "")
    return next(found for _, found in extract([article], print))


def quoted(claim: Claim) -> list[str]:
    return [claim.text[start:end] for start, end in quoted_spans(claim)]


def test_each_sentence_of_a_running_quotation_is_quoted() -> None:
    first, second, third = claims(RUNNING.format("Ana Prieto"))
    assert quoted(first) == ["The vineyard is old."]
    assert quoted(second) == ["We will never sell it to any of them."]
    assert quoted(third) == ["It stays ours,"]
    assert {claim.speaker for claim in (first, second, third)} == {"Ana Prieto"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana Prieto said that she would never sell the vineyard.", []),
        ("The so-called “bridge of all the sighs” was closed.", ["bridge of all the sighs"]),
        ("The “old mill” was closed.", []),
        (
            '"We will never sell it," Ana Prieto said, "not to any of them."',
            ["We will never sell it,", "not to any of them."],
        ),
    ],
)
def test_words_between_marks_are_quoted(text: str, words: list[str]) -> None:
    (claim,) = claims(text)
    assert quoted(claim) == words


def test_a_sentence_without_marks_is_compared_as_the_quotation_that_it_is_of() -> None:
    ours, theirs = claims(RUNNING.format("Ana Prieto"))[1], claims(PARAGRAPHS)[1]
    (difference,) = quotes.compare(ours, theirs).differences
    assert (difference.left_value, difference.right_value) == ("sell", "leave")


def test_one_statement_of_two_people_is_found_without_its_marks() -> None:
    ours, theirs = (claims(RUNNING.format(name))[1] for name in ("Ana Prieto", "Petr Novak"))
    (difference,) = quotes.compare(ours, theirs).differences
    assert (difference.left_value, difference.right_value) == ("Ana Prieto", "Petr Novak")


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour", "color"),
        ("organised", "organized"),
        ("theatres", "theaters"),
        ("travelling", "traveling"),
        ("defence", "defense"),
    ],
)
def test_spelling_of_the_house(british: str, american: str) -> None:
    assert plain(british) == plain(american)


def test_words_that_only_look_alike_stay_apart() -> None:
    assert plain("four") != plain("for")
    assert plain("hour") != plain("hor")
    assert written_out("we will") != written_out("we would")
