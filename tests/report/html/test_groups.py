"""Which findings stand together, and under what name."""

import random
from datetime import date

from checker.domain import Kind
from checker.report.html.groups import group

from .samples import between, citation, finding, many


def ids(*facts: object) -> list[list[list[str]]]:
    return [[[f.id for f in fact] for fact in event.facts] for event in group(facts)]  # type: ignore[arg-type]


def test_findings_that_share_an_article_are_of_one_event() -> None:
    chained = [between("1", "a", "b"), between("2", "c", "d"), between("3", "b", "e"), between("4", "e", "f")]
    assert [[f.id for f in event.findings] for event in group(chained)] == [["1", "3", "4"], ["2"]]


def test_copies_of_one_report_are_of_one_event() -> None:
    one = finding("1", ("9", [citation("a", origin="wire")]), ("10", [citation("b")]))
    other = finding("2", ("9", [citation("c", origin="wire")]), ("11", [citation("d")]))
    apart = finding("3", ("9", [citation("e")]), ("11", [citation("f")]))
    assert [len(event.findings) for event in group([one, other, apart])] == [2, 1]


def test_findings_about_one_sentence_are_of_one_fact() -> None:
    first = finding("1", ("9", [citation("a")]), ("10", [citation("b")]))
    same = finding("2", ("9", [citation("a")]), ("11", [citation("c", start=80, end=90)]))
    elsewhere = finding("3", ("9", [citation("a", start=50, end=60)]), ("12", [citation("d")]))
    assert ids(first, same, elsewhere) == [[["1", "2"], ["3"]]]


def test_contradictions_come_first_and_the_surest_of_each_kind() -> None:
    given = [
        between("1", "a", "b", kind=Kind.UPDATE, confidence=0.99),
        between("2", "c", "d", confidence=0.6),
        between("3", "e", "f", confidence=0.8),
        between("4", "e", "g", kind=Kind.DISPUTE, confidence=0.99),
    ]
    for seed in range(3):
        shuffled = random.Random(seed).sample(given, len(given))
        assert [[f.id for f in event.findings] for event in group(shuffled)] == [["3", "4"], ["2"], ["1"]]


def test_an_event_is_named_by_what_it_concerns_most() -> None:
    messages = (
        "Kite reports “x”, Morrow “y”, concerning Putin, Libya and Moscow.",
        "Kite reports “x”, Morrow “y”, concerning Vladimir Putin and Libya (talks, truce).",
        "Kite reports “x”, Morrow “y”, concerning Rome.",
    )
    (event,) = group(between(str(n), "a", "b", message=text) for n, text in enumerate(messages))
    assert event.name == "Libya, Vladimir Putin and Moscow"


def test_without_names_the_earliest_headline_names_it() -> None:
    cited = [citation("a", published=date(2024, 5, 2), title="Second"), citation("b", title="First")]
    (event,) = group([finding("1", ("9", cited), ("10", [citation("c", published=None, title="Undated")]))])
    assert event.name == "First"


def test_without_headlines_its_file_does() -> None:
    (event,) = group([between("1", "b.md", "a.md")])
    assert event.name == "a.md"


def test_every_finding_is_in_one_place() -> None:
    given = many(200).findings
    placed = [f.id for event in group(given) for f in event.findings]
    assert sorted(placed) == sorted(f.id for f in given)
    for event in group(given):
        about = {c.path.rpartition("/")[2] for f in event.findings for side in f.sides for c in side.claims}
        assert len(about) == 1


def test_there_may_be_nothing() -> None:
    assert group([]) == ()
