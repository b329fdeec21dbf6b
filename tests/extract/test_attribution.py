"""Who is credited with each sentence of an article."""

import time

import pytest
from spacy.language import Language

from checker.domain import Voice
from checker.extract.attribution import Attribution, attribute
from checker.extract.sentences import split

# Each sentence of the text: "article", or "quoted"/"reported" and the speaker ("?" for unknown).
EXAMPLES = [
    # The reporter's own words.
    ("The bridge collapsed on Monday.", ["article"]),
    ("Anna Poole visited the bridge on Monday.", ["article"]),
    ("The so-called “bridge of sighs” was closed.", ["article"]),
    ("Anna Poole declined to comment on the bridge.", ["article"]),
    ("The mayor did not say whether the bridge was safe.", ["article"]),
    ("The repair will add $3 million to the budget.", ["article"]),
    # Direct speech in all its orders.
    ("“The bridge is closed,” Anna Poole said.", ["quoted Anna Poole"]),
    ("“The bridge is closed,” said Anna Poole.", ["quoted Anna Poole"]),
    ("Anna Poole said, “The bridge is closed for good.”", ["quoted Anna Poole"]),
    ("Anna Poole said: “The bridge is closed for good.”", ["quoted Anna Poole"]),
    ('"The bridge is closed," Anna Poole said.', ["quoted Anna Poole"]),
    ('"The bridge is closed," said Anna Poole, the mayor of the town.', ["quoted Anna Poole"]),
    ("“The bridge is closed,” Anna Poole told reporters on Monday.", ["quoted Anna Poole"]),
    ("“The bridge is closed!” Anna Poole tweeted on Monday.", ["quoted Anna Poole"]),
    ("“Is the bridge closed?” Anna Poole asked the council.", ["quoted Anna Poole"]),
    ("“The bridge is closed,” Anna Poole wrote in a letter.", ["quoted Anna Poole"]),
    ("'The bridge is closed for good,' Anna Poole said.", ["quoted Anna Poole"]),
    ("“The bridge,” Anna Poole said, “is closed for good.”", ["quoted Anna Poole"]),
    ("„The bridge is closed for good,“ Anna Poole said.", ["quoted Anna Poole"]),
    # A quotation over several sentences or paragraphs keeps its speaker.
    ("“The bridge is old,” Anna Poole said. “It must be closed.”", ["quoted Anna Poole"] * 2),
    ("“The bridge is old. It must be closed,” Anna Poole said.", ["quoted Anna Poole"] * 2),
    ("Anna Poole said: “The bridge is old. It must be closed.”", ["quoted Anna Poole"] * 2),
    (
        "“The bridge is old,” Anna Poole said. “It must be closed. We have no choice.” The council agreed.",
        ["quoted Anna Poole"] * 3 + ["article"],
    ),
    (
        "“The bridge is old,” Anna Poole said. “It must close.\n\n“We have none.”\n\nThe council agreed.",
        ["quoted Anna Poole"] * 3 + ["article"],
    ),
    (
        "“The bridge is old,” Anna Poole said.\n\n“It must be closed at once.”\n\nIt rained on Monday.",
        ["quoted Anna Poole"] * 2 + ["article"],
    ),
    (
        "Anna Poole issued a statement on the bridge:\n\n“It must be closed at once.”",
        ["article", "quoted Anna Poole"],
    ),
    (
        "The council spoke to Anna Poole about it. Anna Poole was blunt. “It must be closed at once.”",
        ["article", "article", "quoted Anna Poole"],
    ),
    ("“It must be closed at once.”", ["quoted ?"]),
    # A credit at the end, where the parser hangs the name on the statement.
    (
        "Rebels hold Beit Sahar and its bridge, an army spokesman, Colonel Nabil Sarraf, said on Friday.",
        ["reported Nabil Sarraf"],
    ),
    (
        "Sunday's march drew 9,000 people at the most, police inspector Owen Tarleton estimated.",
        ["reported Owen Tarleton"],
    ),
    (
        "Poole was sent home and given an hour to pack, the head of Bright Foods, Yvonne Ketter, told staff.",
        ["reported Yvonne Ketter"],
    ),
    ("Poole left the house and went home, Ketter and Marsh following.", ["article"]),
    ("Anna Poole denied ever having met the builder.", ["reported Anna Poole"]),
    # Two speakers do not mix.
    (
        "“The bridge is safe,” Bo Dale said. “It is not safe,” Anna Poole said.",
        ["quoted Bo Dale", "quoted Anna Poole"],
    ),
    (
        "“The bridge is safe,” Bo Dale said. Anna Poole disagreed. “It is not safe at all.”",
        ["quoted Bo Dale", "article", "quoted Anna Poole"],
    ),
    (
        "Bo Dale called it “safe.” He added: “It will stand for years.”",
        ["reported Bo Dale", "quoted Bo Dale"],
    ),
    # Marks that do not match.
    (
        "“The bridge is safe, Bo Dale said.\n\nThe council met on Monday.\n\nIt rained all day.",
        ["quoted Bo Dale|reported Bo Dale|quoted ?", "article", "article"],
    ),
    ("The bridge is safe,” Bo Dale said.\n\nThe council met on Monday.", ["reported Bo Dale", "article"]),
    (
        'The plank was 5\'10" long.\n\n"The bridge is safe," Bo Dale said.\n\nThe council met on Monday.',
        ["article", "quoted Bo Dale", "article"],
    ),
    # Reported speech.
    ("Anna Poole said the bridge was closed.", ["reported Anna Poole"]),
    ("Anna Poole said on Monday that the bridge was closed.", ["reported Anna Poole"]),
    ("The bridge is closed, Anna Poole said.", ["reported Anna Poole"]),
    ("The bridge is closed, according to Anna Poole.", ["reported Anna Poole"]),
    ("According to Anna Poole, the bridge is closed.", ["reported Anna Poole"]),
    ("Anna Poole told reporters the bridge was closed.", ["reported Anna Poole"]),
    ("Anna Poole tweeted that the bridge was closed.", ["reported Anna Poole"]),
    ("Anna Poole argued that the bridge should be closed.", ["reported Anna Poole"]),
    ("In a statement, Anna Poole said the bridge was closed.", ["reported Anna Poole"]),
    ("Anna Poole warned that the bridge would collapse.", ["reported Anna Poole"]),
    ("Anna Poole, the mayor, announced in a letter that the bridge was closed.", ["reported Anna Poole"]),
    (
        "Anna Poole said the bridge was “very old” and had to be closed to all traffic.",
        ["reported Anna Poole"],
    ),
    ("Anna Poole denied that the bridge was closed.", ["reported Anna Poole"]),
    ("Anna Poole went on to say that the bridge was old.", ["reported Anna Poole"]),
    # Roles and organisations.
    ("The foreign ministry said the embassy was closed.", ["reported foreign ministry"]),
    ("Two officials said the embassy was closed.", ["reported Two officials"]),
    ("A spokesman for the ministry said the embassy was closed.", ["reported spokesman for the ministry"]),
    ("The embassy is closed, police said.", ["reported police"]),
    ("The embassy is closed, according to two officials.", ["reported two officials"]),
    ("A spokeswoman, Anna Poole, said the embassy was closed.", ["reported Anna Poole"]),
    ("White House press secretary Anna Poole said the embassy was closed.", ["reported Anna Poole"]),
    ("One of the guards, Bo Dale, said the embassy was closed.", ["reported Bo Dale"]),
    # One name for a person.
    ("Senator Anna Poole met Bo Dale. Poole said the talks went well.", ["article", "reported Anna Poole"]),
    ("Anna Poole met Bo Dale. Ms. Poole said the talks went well.", ["article", "reported Anna Poole"]),
    ("Sen. Anna Poole, D-N.C., said the talks went well.", ["reported Anna Poole"]),
    ("Rep. Robert Moss (R-Texas) said the talks went well.", ["reported Robert Moss"]),
    ("Mr. Moss said the talks went well.", ["reported Moss"]),
    (
        "Robert Moss and Anna Moss met. Mrs. Moss said the talks went well.",
        ["article", "reported Anna Moss"],
    ),
    (
        "President Robert Moss came on Monday. The president said the talks went well.",
        ["article", "reported Robert Moss"],
    ),
    # Pronouns.
    ("Anna Poole arrived on Monday. She said the talks went well.", ["article", "reported Anna Poole"]),
    (
        "Robert Moss arrived late. He met Anna Poole. He said the talks went well.",
        ["article", "article", "reported Robert Moss"],
    ),
    (
        "Robert Moss praised Susan Poole. She said the talks went well.",
        ["article", "reported Susan Poole"],
    ),
    (
        "“The talks went well,” Robert Moss said. “We agreed on it,” he added.",
        ["quoted Robert Moss", "quoted Robert Moss"],
    ),
    ("Anna Poole, who said the talks went well, flew home on the same day with the envoys.", ["article"]),
]


def _written(found: Attribution) -> str:
    if found.voice is Voice.ARTICLE:
        return "article" if found.speaker is None else f"article {found.speaker}"
    return f"{found.voice} {found.speaker or '?'}"


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_attribute(nlp: Language, text: str, expected: list[str]) -> None:
    doc = nlp(text)
    found = [_written(attribution) for attribution in attribute(doc, split(doc))]
    assert len(found) == len(expected), found
    for one, wanted in zip(found, expected, strict=True):
        assert one in wanted.split("|"), found


def test_without_sentences(nlp: Language) -> None:
    assert attribute(nlp(""), []) == []


def test_is_linear_in_the_length_of_an_article(nlp: Language) -> None:
    doc = nlp("“The bridge is old,” Anna Poole said. She added that it must be closed.\n\n" * 150)
    sentences = split(doc)
    start = time.perf_counter()
    assert len(attribute(doc, sentences)) == len(sentences)
    assert (time.perf_counter() - start) / len(sentences) < 0.003
