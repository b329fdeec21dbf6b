"""Which articles count as one report: real ways in which copies differ, and what is no copy."""

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from checker.domain import Article
from checker.origins import assign_origins

DAY = date(2020, 1, 13)

WIRE = """ELMDALE (AP) — A storm that came in from the lake on Sunday night left two schools and a library
without power and closed the only road to the harbour, officials of the county told reporters on
Monday.

Crews worked until dawn to clear fallen trees from eleven streets. By noon the lights were back
in most of the town, although some ninety homes near the mill were still dark when the shops
closed.

The head of the fire brigade counted four people with slight injuries, one of them a driver
whose van had slid into a ditch. All were treated on the spot and sent home.

A spokeswoman for the utility promised that a second team would come over from the next valley
in the morning. The bus company will run a reduced service until Thursday, and the ferry stays
in port until the wind has dropped, which the weather service expects to happen late on
Wednesday."""

OTHER = """Elmdale woke up on Monday to darkened classrooms. Pupils of both primary schools were told to
stay at home after Sunday's gale tore down cables along Mill Lane, and the public library did
not open its doors.

Our reporter walked the blocked harbour road and spoke with neighbours who had spent the night
by candle light. Many of them praised the volunteers who brought soup and blankets to older
residents.

According to the fire brigade four people were hurt, none of them badly. The utility hopes to
have repaired the last broken line by Tuesday afternoon. Until then, a generator at the town
hall will charge telephones for anybody who asks. Ferries are not expected to leave before
Thursday."""

STATEMENT = """“I want to thank every man and woman who went out into that storm while the rest of us sat at
home, because without their courage we would be speaking today of a disaster and not of a few
broken windows and fallen trees, and I promise that this county will replace each of the old
poles along the lake before the next winter begins, whatever that may cost and whoever has to
pay for it in the end, because nobody in this county should have to be afraid of the dark when
the wind blows from the north,”"""

FOOTER = (
    "Please sign in to read on. A subscriber may read all that we write at no further cost to the reader. "
    * 3
)


def article(path: str, body: str, **parts: object) -> Article:
    made = Article(
        path=path,
        source=path.split("/")[0],
        text=body,
        body_start=0,
        body_end=len(body),
        digest="",
        title=path,
        published=DAY,
    )
    return replace(made, **parts)


def groups(articles: Sequence[Article]) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for given in assign_origins(articles):
        if given.origin:
            found.setdefault(given.origin, []).append(given.path)
    return sorted(sorted(paths) for paths in found.values())


def edited(text: str, every: int) -> str:
    """Replace one word in so many, as an editor's hand might."""
    words = text.split(" ")
    words[every::every] = [f"word{index}" for index, _ in enumerate(words[every::every])]
    return " ".join(words)


PARAGRAPHS = WIRE.split("\n\n")

COPIES = {
    "the same": WIRE,
    "other spacing and marks": WIRE.replace("\n", " ").replace(",", " -").replace("—", "-").upper(),
    "cut from the end": "\n\n".join(PARAGRAPHS[:2]),
    "lightly edited": edited(WIRE, 25),
    "with an introduction": "This is what we know of the storm so far, from our partners.\n\n" + WIRE,
    "with more below": WIRE + "\n\n" + OTHER,
}


@pytest.mark.parametrize("name", COPIES)
def test_copies_are_one_origin(name: str) -> None:
    pair = [
        article("a/1", WIRE),
        article("b/1", COPIES[name]),
        article("c/1", OTHER.replace("Elmdale", "Norrholm")),
    ]
    found = groups(pair)
    assert found[0][:2] == ["a/1", "b/1"]


DIFFERENT = {
    "two reports of one event": (WIRE, OTHER),
    "one long statement in both": (
        f"{OTHER}\n\n{STATEMENT} she said.",
        f"{WIRE}\n\n{STATEMENT} said the mayor.",
    ),
    "one long statement in two short texts": (
        "The mayor of Elmdale spoke on Monday about the storm of the weekend and its costs. "
        f"{STATEMENT} she said, and then left for a meeting with the council "
        "that was to last until late in the evening.",
        "Praise for the helpers came from the town hall after a night of wind, snow and cold. "
        f"{STATEMENT} the mayor told a crowd in front of the library, "
        "where neighbours had come together with candles.",
    ),
    "a block quotation in both": (
        f"{OTHER}\n\n> {STATEMENT[1:-1]}".replace("\n", "\n> "),
        f"{WIRE}\n\n{STATEMENT}",
    ),
    "one first paragraph": (
        f"{PARAGRAPHS[0]}\n\n{OTHER}",
        f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[3]} {edited(OTHER, 2)}",
    ),
    "a round-up that holds it": (PARAGRAPHS[2], edited(f"{WIRE} {OTHER}", 2) * 4 + PARAGRAPHS[2]),
    "two short notes": ("The road is closed.", "The road is open."),
    "nothing but marks": ("...", "***"),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_is_no_copy(name: str) -> None:
    left, right = DIFFERENT[name]
    assert groups([article("a/1", left), article("b/1", right)]) == []


def rewritten() -> tuple[str, str]:
    """Two texts of which two fifths are the same."""
    return (
        WIRE,
        f"{edited(PARAGRAPHS[0], 3)}\n\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}\n\n{edited(PARAGRAPHS[3], 3)}",
    )


@pytest.mark.parametrize(
    ("left", "right", "copies"),
    [
        ({"agency": "AP"}, {"agency": "AP"}, True),
        ({"agency": "AP"}, {"agency": "AP", "published": None}, True),
        ({"agency": "AP"}, {"agency": "AP", "published": date(2020, 1, 15)}, True),
        ({"agency": "AP"}, {"agency": "AP", "published": date(2020, 1, 20)}, False),
        ({"agency": "AP"}, {"agency": "Reuters"}, False),
        ({"agency": "AP"}, {}, False),
        ({}, {}, False),
    ],
)
def test_less_overlap_is_enough_where_both_credit_one_agency(
    left: dict[str, object], right: dict[str, object], copies: bool
) -> None:
    first, second = rewritten()
    found = groups([article("a/1", first, **left), article("b/1", second, **right)])
    assert bool(found) is copies


def test_two_stories_of_one_agency_are_two() -> None:
    assert groups([article("a/1", WIRE, agency="AP"), article("b/1", OTHER, agency="AP")]) == []


def test_notes_of_a_site_make_no_copies() -> None:
    stories = random_texts(8, words=40)
    weeks = [date(2020, 1, 1 + 3 * week) for week in range(8)]
    many = [
        article(f"site/{index}", f"{story}\n{FOOTER}", published=weeks[index])
        for index, story in enumerate(stories)
    ]
    sister = article("sister/1", f"{random_texts(9, words=40)[8]}\n{FOOTER}")
    assert groups([*many, sister]) == []


def test_versions_of_a_running_story_remain_copies() -> None:
    versions = [article(f"site/{index}", f"Update {index}. {WIRE}") for index in range(8)]
    assert len(groups([*versions, article("other/1", WIRE)])[0]) == 9


def test_origin_depends_on_nothing_but_the_articles() -> None:
    given = [article("b/1", WIRE), article("a/1", WIRE), article("c/1", OTHER), article("d/1", OTHER)]
    first = assign_origins(given)
    assert [entry.path for entry in first] == ["b/1", "a/1", "c/1", "d/1"]
    assert [replace(entry, origin="") for entry in first] == given
    assert all(len(entry.origin) == 12 for entry in first)
    again = {entry.path: entry.origin for entry in assign_origins(given[::-1])}
    assert again == {entry.path: entry.origin for entry in first}
    with_more = assign_origins([*given, article("z/1", WIRE), article("e/1", "Nothing new.")])
    assert {entry.path: entry.origin for entry in with_more}["a/1"] == again["a/1"]


def test_nothing() -> None:
    assert assign_origins([]) == ()
    assert assign_origins([article("a/1", "")])[0].origin == ""
    assert groups([article("a/1", ""), article("b/1", "")]) == []


def test_many_copies_of_one_report() -> None:
    many = [
        article(f"outlet{index:03}/1", f"{edited(WIRE, 40 + index)} From page {index}.")
        for index in range(120)
    ]
    assert [len(paths) for paths in groups(many)] == [120]


def random_texts(count: int, words: int) -> list[str]:
    draw = random.Random(7)
    return [" ".join(f"w{draw.randrange(5000)}" for _ in range(words)) for _ in range(count)]


def test_time_grows_with_the_corpus_and_not_with_its_square() -> None:
    texts = random_texts(2000, words=200)
    started = time.perf_counter()
    assert groups([article(f"a/{index:05}", text) for index, text in enumerate(texts)]) == []
    assert time.perf_counter() - started < 20
