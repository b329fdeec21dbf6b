"""Whole articles to claims: where they stand, and that nothing stops the others."""

from collections.abc import Iterable
from datetime import date

import pytest

from checker.domain import Article, Claim, Modality, Skipped, Voice
from checker.extract import claims
from checker.extract.claims import extract

BODY = """The ferry Solveig ran aground near Bergen on Monday.

Captain Olav Moe said that 40 passengers were on board.
“Nobody on board was hurt,” said Olav Moe. The ferry will return to Bergen on Friday.
"""
HEAD = "---\ntitle: Ferry aground\n---\n"


def article(body: str = BODY, head: str = "", tail: str = "", path: str = "a.md") -> Article:
    text = head + body + tail
    return Article(path, "Tide", text, len(head), len(head) + len(body), "", published=date(2023, 5, 3))


def claims_of(*articles: Article) -> list[tuple[Claim, ...]]:
    failed: list[Skipped] = []
    found = list(extract(articles, failed.append))
    assert failed == []
    assert [given for given, _ in found] == list(articles)
    return [own for _, own in found]


@pytest.fixture(scope="module")
def ferry() -> tuple[Claim, ...]:
    return claims_of(article(head=HEAD, tail="\nFooter. More of it."))[0]


def test_each_sentence_of_the_body_is_a_claim(ferry: tuple[Claim, ...]) -> None:
    assert [claim.text for claim in ferry] == [
        "The ferry Solveig ran aground near Bergen on Monday.",
        "Captain Olav Moe said that 40 passengers were on board.",
        "“Nobody on board was hurt,” said Olav Moe.",
        "The ferry will return to Bergen on Friday.",
    ]
    assert [claim.key for claim in ferry] == [("a.md", number) for number in range(4)]


def test_offsets_and_lines_are_those_of_the_file(ferry: tuple[Claim, ...]) -> None:
    text = HEAD + BODY
    assert all(text[claim.start : claim.end] == claim.text for claim in ferry)
    assert [claim.line for claim in ferry] == [4, 6, 7, 7]
    assert [text[: claim.start].count("\n") + 1 for claim in ferry] == [4, 6, 7, 7]


def test_a_claim_holds_what_was_found_in_it(ferry: tuple[Claim, ...]) -> None:
    first, second, third, last = ferry
    assert [time.first for time in first.times] == [date(2023, 5, 1)]
    assert first.predicates == ("run",)
    assert {"ferry", "aground"} <= set(first.terms)
    assert [(number.low, number.noun) for number in second.quantities] == [(40, "passenger")]
    assert (third.voice, third.speaker, third.negated) == (Voice.QUOTED, "Olav Moe", True)
    assert last.modality is Modality.PLANNED


def test_what_is_found_in_a_claim_is_counted_from_its_start(ferry: tuple[Claim, ...]) -> None:
    found = [(claim, item) for claim in ferry for item in (*claim.entities, *claim.quantities, *claim.times)]
    assert len(found) > 4
    assert all(claim.text[item.start : item.end] == item.text for claim, item in found)


def test_the_context_names_those_of_the_sentences_just_before(ferry: tuple[Claim, ...]) -> None:
    assert ferry[0].context == ()
    assert "olav moe" in ferry[2].context
    assert all(key == key.casefold() for claim in ferry for key in claim.context)


def test_the_front_matter_and_the_footer_are_no_claims(ferry: tuple[Claim, ...]) -> None:
    assert not [claim for claim in ferry if "Footer" in claim.text or "title" in claim.text]


EMPTY = ["", " ", "\n\n\n", "\u200b", "...", "* * *"]


@pytest.mark.parametrize("body", EMPTY, ids=ascii)
def test_a_body_without_a_sentence_has_no_claims(body: str) -> None:
    assert claims_of(article(body)) == [()]


ODD = [
    "Snow fell on Håvard’s farm — “again”, he said.\r\nIt was cold in Ålesund, they say.\r\n",
    "The 🚢 ran aground near Bergen. It was 北京 that sent help to the crew. ",
    "A\u2028B fell. The ferry\u00a0ran aground near\tBergen on Monday.\x0cIt sank.",
    "No full stop at the end of this line about Bergen",
    "WORD " * 3000,
    "a" * 30_000,
    "“" * 400 + " The quotes never end.",
]


@pytest.mark.parametrize("body", ODD, ids=lambda body: ascii(body[:20]))
def test_odd_bodies_keep_their_offsets(body: str) -> None:
    (found,) = claims_of(article(body, HEAD))
    text = HEAD + body
    assert all(text[claim.start : claim.end] == claim.text for claim in found)
    starts = [claim.start for claim in found]
    assert starts == sorted(set(starts))
    assert [claim.position for claim in found] == list(range(len(found)))


def test_articles_come_back_in_order_and_apart() -> None:
    bodies = [f"The ferry {name} ran aground near Bergen." for name in ("Solveig", "Astrid", "Ingrid")]
    given = [article(body, path=f"{n}.md") for n, body in enumerate(bodies)]
    found = claims_of(*given)
    assert [[claim.text for claim in own] for own in found] == [[body] for body in bodies]
    assert [own[0].article for own in found] == ["0.md", "1.md", "2.md"]


def test_an_article_gives_the_same_claims_alone_and_among_others() -> None:
    others = [article(f"Snow fell on town {n}. Roads were closed.", path=f"{n}.md") for n in range(5)]
    alone = claims_of(article())[0]
    assert claims_of(*others, article(), *others[:0])[-1] == alone


def test_a_long_body_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"The ferry number {n} ran aground near Bergen.\n" for n in range(40)]
    body = "".join(lines)
    whole = claims_of(article(body))[0]
    monkeypatch.setattr(claims, "_PIECE", 300)
    pieces = claims_of(article(body, HEAD))[0]
    assert (
        [claim.text for claim in pieces] == [claim.text for claim in whole] == [line[:-1] for line in lines]
    )
    assert [claim.start - len(HEAD) for claim in pieces] == [claim.start for claim in whole]
    assert [claim.line - HEAD.count("\n") for claim in pieces] == [claim.line for claim in whole]
    assert [claim.position for claim in pieces] == list(range(40))


def test_one_long_line_is_cut_without_losing_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "_PIECE", 200)
    body = "The ferry ran aground near Bergen. " * 30
    (found,) = claims_of(article(body))
    assert all(body[claim.start : claim.end] == claim.text for claim in found)
    assert found[-1].end >= len(body) - 40


def broken_on(word: str):
    """Make the extraction fail on sentences with this word."""
    split = claims.split

    def fail(doc: Iterable[object]):
        if word in str(doc):
            raise RuntimeError(f"cannot bear {word}")
        return split(doc)

    return fail


def test_an_article_that_defeats_the_extraction_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(claims, "split", broken_on("whale"))
    bodies = ["The ferry sank near Bergen.", "A whale was seen near Bergen.", "The harbour was closed."]
    failed: list[Skipped] = []
    given = [article(body, path=f"{n}.md") for n, body in enumerate(bodies)]
    found = list(extract(given, failed.append))
    assert [(item.path, len(own)) for item, own in found] == [("0.md", 1), ("1.md", 0), ("2.md", 1)]
    assert failed == [Skipped("1.md", "its claims could not be extracted (RuntimeError: cannot bear whale)")]


def test_the_claims_before_the_failure_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "_PIECE", 60)
    monkeypatch.setattr(claims, "split", broken_on("whale"))
    body = "The ferry sank near Bergen on that very morning.\nA whale was seen near Bergen on that day.\n"
    failed: list[Skipped] = []
    ((_, found),) = extract([article(body)], failed.append)
    assert [claim.text for claim in found] == ["The ferry sank near Bergen on that very morning."]
    assert [item.path for item in failed] == ["a.md"]


def test_no_articles() -> None:
    assert claims_of() == []
