"""Texts that no NLI model can judge, and those that only look odd."""

import pytest

from checker.inference.unreadable import LONGEST, why_unreadable

SENTENCE = "The bridge over the Tamsel was closed to all traffic on Friday morning."

ODD = [
    ("", "the premise is empty"),
    (" \n\t", "the premise is empty"),
    ("word " * LONGEST, f"the premise has {5 * LONGEST:,} characters, more than {LONGEST:,}"),
    ("\x00\x01\x02 closed \x03\x04", "the premise is full of control characters"),
    ("\ufffd\ufffd\ufffdclosed on Friday", "the premise is full of control characters"),
    ("12 14 15 | 33 % | 1,200 – 3,400 k", "the premise has hardly any letters"),
    (
        "Die Brücke über den Fluss wurde am Freitag für den Verkehr gesperrt.",
        "the premise is not English but de",
    ),
    ("Мост через реку был закрыт в пятницу утром для всего транспорта.", "the premise is not English but ru"),
]
PLAIN = [
    "Closed.",
    "Jürgen Müller met Łukasz Wójcik in Škofja Loka.",
    "“Je ne regrette rien,” the minister told reporters after the vote on Tuesday night.",
    "Río de Janeiro's mayor, Eduardo Paes, said on Friday that Copacabana would stay closed.",
    "The budget rose from $1,200 to $3,400 (+183 %) in 2012–14.",
    "A soft\u00adhyphen and a zero\u200bwidth space do not make a text unreadable.",
    "WASHINGTON (AP) — Pelosi, McConnell, McCarthy, Schumer, Hoyer, Thune, Clyburn, Cornyn, Durbin.",
]


@pytest.mark.parametrize(("text", "reason"), ODD)
def test_names_the_reason(text: str, reason: str) -> None:
    assert why_unreadable((text, SENTENCE)) == reason


def test_names_the_side() -> None:
    assert why_unreadable((SENTENCE, "")) == "the hypothesis is empty"


@pytest.mark.parametrize("text", PLAIN)
def test_leaves_plain_english_alone(text: str) -> None:
    assert why_unreadable((SENTENCE, text)) is None
