"""Sentences of article bodies: where they end, and what is left out."""

import pytest
from spacy.language import Language

from checker.extract.sentences import LONGEST, is_boilerplate, split

EXAMPLES = [
    # Plain ends.
    ("The bridge opened in May. It cost a fortune.", ["The bridge opened in May.", "It cost a fortune."]),
    ("Who paid for the bridge? Nobody knows it yet!", ["Who paid for the bridge?", "Nobody knows it yet!"]),
    (
        "The fine was 3.5 percent of it. Nobody paid it.",
        ["The fine was 3.5 percent of it.", "Nobody paid it."],
    ),
    # Abbreviations do not end a sentence.
    (
        "Sen. Ann Poole voted no. Rep. Bo Dale voted yes.",
        ["Sen. Ann Poole voted no.", "Rep. Bo Dale voted yes."],
    ),
    ("Mr. Lund met Dr. Hale on Friday.", ["Mr. Lund met Dr. Hale on Friday."]),
    ("The U.S. Senate met the U.N. envoy.", ["The U.S. Senate met the U.N. envoy."]),
    (
        "Ann Poole, D-N.C., and Bo Dale, R-Calif., agreed.",
        ["Ann Poole, D-N.C., and Bo Dale, R-Calif., agreed."],
    ),
    ("Gov. Lund signed it on Jan. 12 in St. Paul.", ["Gov. Lund signed it on Jan. 12 in St. Paul."]),
    ("He was No. 2 at Acme Inc. Tuesday's vote ended that.", None),
    ("They lost to Team No. 4 on Sept. 3 anyway.", ["They lost to Team No. 4 on Sept. 3 anyway."]),
    ("J. Edgar Moss and W. E. B. Lund met there.", ["J. Edgar Moss and W. E. B. Lund met there."]),
    (
        "She moved to the U.S. The family stayed behind.",
        ["She moved to the U.S.", "The family stayed behind."],
    ),
    ("It began at 5 p.m. Monday in the square.", ["It began at 5 p.m. Monday in the square."]),
    ("It began at 5 p.m. The square was full.", ["It began at 5 p.m.", "The square was full."]),
    ("Acme Corp. Chairman Bo Dale resigned.", ["Acme Corp. Chairman Bo Dale resigned."]),
    (
        "Lund Jr. was born in Mobile, Ala. He left early.",
        ["Lund Jr. was born in Mobile, Ala.", "He left early."],
    ),
    ("Smith v. Jones was decided last week.", ["Smith v. Jones was decided last week."]),
    # Quotation marks stay with their sentence.
    ('"We will win it." She smiled at him.', ['"We will win it."', "She smiled at him."]),
    ("“We will win. We will not lose,” he said.", ["“We will win.", "We will not lose,” he said."]),
    ("“We have won it.” “You have not won.”", ["“We have won it.”", "“You have not won.”"]),
    ("“Who did it?” he asked the guard.", ["“Who did it?” he asked the guard."]),
    ("“Who did it?” Mr. Lund asked the guard.", ["“Who did it?” Mr. Lund asked the guard."]),
    ("“Stop right there!” Poole shouted.", ["“Stop right there!” Poole shouted."]),
    (
        "“Was it fair to us?” Lund said the vote was fair.",
        ["“Was it fair to us?”", "Lund said the vote was fair."],
    ),
    ("She said: “It is over. We lost it.”", ["She said: “It is over.", "We lost it.”"]),
    (
        'He called it "a disaster." Others did not agree.',
        ['He called it "a disaster."', "Others did not agree."],
    ),
    (
        "Lund called it “an outrage.” He added: “It is wrong.”",
        ["Lund called it “an outrage.”", "He added: “It is wrong.”"],
    ),
    # Ellipses, brackets and colons.
    ("We waited for years ... and nothing came of it.", ["We waited for years ... and nothing came of it."]),
    ("We fought for it … We lost the case.", ["We fought for it …", "We lost the case."]),
    (
        "There are two options: The town pays or it sells.",
        ["There are two options: The town pays or it sells."],
    ),
    ("They left early. (It was late at night.) Nobody saw.", None),
    ("The plan [of 2010] failed. It was dropped.[3] Nobody cared.", None),
    # Paragraphs, headings, lists, wrapped lines.
    ("The first has no stop\n\nThe second has one.", ["The first has no stop", "The second has one."]),
    ("# The heading of it\nThe text follows it.", ["The heading of it", "The text follows it."]),
    (
        "The text of it.\n\n## A short heading\n\nMore text follows.",
        ["The text of it.", "A short heading", "More text follows."],
    ),
    (
        "* The first item is here\n* The second item is here",
        ["The first item is here", "The second item is here"],
    ),
    ("1. The first item here\n2. The second item here", ["The first item here", "The second item here"]),
    ("> The quoted line is here.", ["The quoted line is here."]),
    ("**The bold start** of a sentence.", ["The bold start** of a sentence."]),
    (
        "The council met on Monday in the old\ntown hall, and voted.",
        ["The council met on Monday in the old\ntown hall, and voted."],
    ),
    ("   The council met there.   \n", ["The council met there."]),
    # Datelines stay.
    ("OSLO (Newswire) - The council met there.", ["OSLO (Newswire) - The council met there."]),
    ("OSLO, Jan. 12 — The council met there.", ["OSLO, Jan. 12 — The council met there."]),
    # A missing space.
    ("The council met.The mayor stayed away.", ["The council met.", "The mayor stayed away."]),
    ("See lund.example.com for more of it today.", ["See lund.example.com for more of it today."]),
    # Left out: too short, no letters, boilerplate.
    ("Why? Because of the very high cost.", ["Because of the very high cost."]),
    ("* * *\n\nThe council met there.\n\n-----", ["The council met there."]),
    (
        "The council met there.\n\nAdvertisement\n\nIt voted at once.",
        ["The council met there.", "It voted at once."],
    ),
    ("", []),
    ("\n\n \n", []),
]
EXPECTED = {
    "He was No. 2 at Acme Inc. Tuesday's vote ended that.": [
        "He was No. 2 at Acme Inc.",
        "Tuesday's vote ended that.",
    ],
    "They left early. (It was late at night.) Nobody saw.": ["They left early.", "(It was late at night.)"],
    "The plan [of 2010] failed. It was dropped.[3] Nobody cared.": [
        "The plan [of 2010] failed.",
        "It was dropped.[3]",
    ],
}
BOILERPLATE = [
    ("Click here for more on the storm.", True),
    ("Follow us on Twitter", True),
    ("Follow Ann Poole on Twitter: @annpoole", True),
    ("Advertisement", True),
    ("Read more: The storm in pictures", True),
    ("RELATED: The storm in pictures", True),
    ("Photo: Bo Dale/Newswire", True),
    ("(Reporting by Ann Poole; Editing by Bo Dale)", True),
    ("© 2020 The Daily Lund. All rights reserved.", True),
    ("Copyright 2020 The Daily Lund.", True),
    ("Sign up for our daily newsletter to get the news.", True),
    ("The Associated Press contributed to this report.", True),
    ("This material may not be published, broadcast, rewritten or redistributed.", True),
    ("(Published Saturday, Jan. 7, 2017)", True),
    ("Published Saturday after a long delay, her third novel sold out within the hour.", False),
    ("Bo Dale contributed reporting.", True),
    ("Anyone with information is asked to call the police at 555-0100.", True),
    ("People with more information about the fire should contact the county.", True),
    ("To comment on this story please visit the comments section.", True),
    ("Anyone with a boat left the harbor on Friday.", False),
    ("— Ann Poole (@AnnPooleTV) November 23, 2016", True),
    ("Ann Poole (@AnnPooleTV) wrote on November 23, 2016, that the dam held.", False),
    ("The company sells advertisements.", False),
    ("Read the bill and you will see that it fails, Poole told a packed hall on Friday.", False),
    ("Photographs of the scene show two cars.", False),
    ("Subscribers left the company in droves.", False),
    ("More than 200 people followed him on Twitter.", False),
    ("The court has copyright cases to hear.", False),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_split(nlp: Language, text: str, expected: list[str] | None) -> None:
    found = split(nlp(text))
    assert [span.text for span in found] == (EXPECTED[text] if expected is None else expected)


@pytest.mark.parametrize(("text", "expected"), [row for row in EXAMPLES if row[1]])
def test_offsets_are_slices_of_the_body(nlp: Language, text: str, expected: list[str]) -> None:
    for span, sentence in zip(split(nlp(text)), expected, strict=True):
        assert text[span.start_char : span.end_char] == sentence


@pytest.mark.parametrize(("text", "expected"), BOILERPLATE)
def test_is_boilerplate(text: str, expected: bool) -> None:
    assert is_boilerplate(text) is expected


def test_text_without_stops_is_cut(nlp: Language) -> None:
    text = "the mayor said the town would pay for the bridge and the council did not agree with it " * 30
    found = split(nlp(text))
    assert len(found) > 2
    assert all(len(span.text) <= LONGEST for span in found)


def test_splits_without_the_component(nlp: Language) -> None:
    text = "“We will win. We will not lose,” Sen. Poole said. Nobody in the U.S. believed it."
    with nlp.select_pipes(disable=["sentence_starts"]):
        found = split(nlp(text))
    assert [span.text for span in found] == [
        "“We will win.",
        "We will not lose,” Sen. Poole said.",
        "Nobody in the U.S. believed it.",
    ]
