"""Judgements become findings: which, in what order, how grave, and under what fingerprint."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from checker.decide.evidence import weigh
from checker.decide.findings import ERROR_FROM, worth_judging, worth_reading
from checker.decide.scoring import Decision, Logistic
from checker.domain import Article, Claim, FactType, Finding, Kind, Modality, Severity, Side, Voice

from .samples import ALWAYS, DAY, article, claim, counted, findings, pair

A, B, C = article("a.md", "Kite"), article("b.md", "Morrow"), article("c.md", "Plain Dealer")
NINE, TWELVE = counted("a.md", 9), counted("b.md", 12)


def one(*given: Any) -> Finding:
    (found,) = findings([A, B, C], *given)
    return found


def number(side: Side) -> int:
    """The number that a side's value begins with."""
    return int(side.value.split()[0])


def test_a_finding_tells_what_two_outlets_say() -> None:
    found = one((NINE, TWELVE))
    assert (found.rule, found.kind, found.type) == ("NUM001", Kind.CONTRADICTION, FactType.NUMBER)
    assert sorted(map(number, found.sides)) == [9, 12]
    assert [citation.source for side in found.sides for citation in side.claims] == ["Kite", "Morrow"]
    for word in ("Kite", "Morrow", "9", "12"):
        assert word in found.message
    assert "\n" not in found.message


def test_a_citation_shows_where_the_claim_stands_and_which_words_conflict() -> None:
    left = replace(counted("a.md", 9, position=3), speaker="Olga Reyes")
    cited = one((left, TWELVE)).sides[0].claims[0]
    assert (cited.path, cited.line, cited.start, cited.end) == ("a.md", 4, 300, 300 + len(left.text))
    assert (cited.text, cited.speaker, cited.published) == (left.text, "Olga Reyes", DAY)
    assert [cited.text[slice(*span)] for span in cited.spans] == ["9"]


def test_a_citation_shows_the_sentences_around_its_own() -> None:
    own = [
        claim("a.md", 0, "It was\nlate."),
        counted("a.md", 9, position=1),
        claim("a.md", 2, "Then we left."),
    ]
    (found,) = findings([A, B], (own[1], TWELVE), claims={"a.md": own, "b.md": [TWELVE]})
    cited = {citation.path: citation for side in found.sides for citation in side.claims}
    assert (cited["a.md"].before, cited["a.md"].after) == ("It was late.", "Then we left.")
    assert (cited["b.md"].before, cited["b.md"].after) == ("", "")


def test_what_the_model_does_not_believe_is_no_finding() -> None:
    assert findings([A, B], (NINE, TWELVE, 0.4)) == ()
    assert len(findings([A, B], (NINE, TWELVE, 0.4), least=0.3)) == 1
    assert findings([A, B]) == ()


@pytest.mark.parametrize(
    ("score", "severity"), [(0.99, Severity.ERROR), (ERROR_FROM, Severity.ERROR), (0.6, Severity.WARNING)]
)
def test_a_sure_contradiction_is_an_error_and_another_a_warning(score: float, severity: Severity) -> None:
    found = one((NINE, TWELVE, score))
    assert found.confidence == pytest.approx(score, abs=1e-3)
    assert found.severity is severity


def dispute(score: float = 0.9) -> tuple[Claim, Claim, float]:
    spoken = [
        claim(path, 7, f"“{words}”", speaker=name, voice=Voice.QUOTED)
        for path, name, words in (
            ("a.md", "Olga Reyes", "They fired first."),
            ("b.md", "Petr Novak", "We did not fire."),
        )
    ]
    return spoken[0], spoken[1], score


def update(score: float = 0.9) -> tuple[Claim, Claim, float]:
    return (
        counted("a.md", 20, "goose", 8, modality=Modality.PLANNED),
        counted("late.md", 31, "goose", 8),
        score,
    )


LATE = article("late.md", published=DAY + timedelta(2))


def test_only_contradictions_can_gate() -> None:
    found = findings([A, B, LATE], dispute(), update())
    assert {(f.kind, f.rule, f.severity) for f in found} == {
        (Kind.DISPUTE, "DIS001", Severity.INFO),
        (Kind.UPDATE, "UPD001", Severity.INFO),
    }


def test_contradictions_come_first_and_the_surest_of_each_kind() -> None:
    pairs = [
        update(0.99),
        dispute(0.97),
        (counted("a.md", 3, "duck", 4), counted("b.md", 5, "duck", 4), 0.6),
        (NINE, TWELVE, 0.8),
    ]
    for seed in range(4):
        shuffled = random.Random(seed).sample(pairs, len(pairs))
        found = findings([A, B, LATE], *shuffled)
        assert [(f.kind.value, round(f.confidence, 2)) for f in found] == [
            ("contradiction", 0.8),
            ("contradiction", 0.6),
            ("dispute", 0.97),
            ("update", 0.99),
        ]


def test_all_who_report_a_value_stand_on_its_side() -> None:
    found = one((NINE, TWELVE), (NINE, counted("c.md", 12), 0.8))
    assert [(number(side), [c.path for c in side.claims]) for side in found.sides] == [
        (12, ["b.md", "c.md"]),
        (9, ["a.md"]),
    ]
    assert found.confidence == pytest.approx(0.9, abs=1e-3)


def test_the_side_of_more_sources_comes_first_and_copies_count_once() -> None:
    copies = [article("b.md", "Morrow", origin="wire"), article("c.md", "Plain Dealer", origin="wire")]
    more = [article("d.md", "Echo"), article("e.md", "Lantern")]
    pairs = [(counted(f"{path}.md", 12), counted(f"{other}.md", 9)) for path in "bc" for other in "de"]
    (found,) = findings([*copies, *more], *pairs)
    assert list(map(number, found.sides)) == [9, 12]
    assert [len(side.claims) for side in found.sides] == [2, 2]


def test_the_claims_of_a_side_are_in_order_of_time() -> None:
    articles = [
        article("a.md"),
        article("b.md", published=None),
        article("c.md", published=DAY + timedelta(3)),
        article("d.md", published=DAY + timedelta(1)),
    ]
    (found,) = findings(articles, *((counted("a.md", 9), counted(f"{path}.md", 12)) for path in "bcd"))
    assert [citation.path for citation in found.sides[0].claims] == ["d.md", "c.md", "b.md"]


def test_an_article_that_differs_from_itself() -> None:
    found = one((NINE, counted("a.md", 12, position=5)))
    assert {citation.path for side in found.sides for citation in side.claims} == {"a.md"}
    assert found.kind is Kind.CONTRADICTION


def fingerprint(left: Claim = NINE, right: Claim = TWELVE, first: Article = A, second: Article = B) -> str:
    (found,) = findings([first, second], (left, right))
    return found.id


SAME = [
    ("a file is renamed", {"left": replace(NINE, article="z.md"), "first": replace(A, path="z.md")}),
    ("a sentence moves", {"left": replace(NINE, position=9, start=900, end=915, line=70)}),
    ("the other day", {"first": replace(A, published=DAY + timedelta(1))}),
    ("no day", {"first": replace(A, published=None)}),
    ("another title", {"first": replace(A, title="Cows!", url="https://kite.example", author="O. R.")}),
    ("a copy is known", {"first": replace(A, origin="wire")}),
    ("other spaces and marks", {"left": replace(NINE, text="We  saw 9 cows !")}),
    ("another case", {"left": replace(NINE, text="WE SAW 9 COWS.")}),
]


@pytest.mark.parametrize(("_name", "changes"), SAME, ids=[name for name, _ in SAME])
def test_a_finding_keeps_its_fingerprint(_name: str, changes: dict[str, Any]) -> None:
    assert fingerprint(**changes) == fingerprint()


OTHER = [
    ("other words", {"left": replace(NINE, text="We saw 9 grey cows.")}),
    ("another value", {"right": counted("b.md", 13)}),
    ("another outlet", {"first": replace(A, source="Echo")}),
]


@pytest.mark.parametrize(("_name", "changes"), OTHER, ids=[name for name, _ in OTHER])
def test_another_finding_has_another_fingerprint(_name: str, changes: dict[str, Any]) -> None:
    assert fingerprint(**changes) != fingerprint()


def test_fingerprints_are_short_and_printable() -> None:
    odd = replace(NINE, text="We saw 9 cows \ud83d.")
    for found in (fingerprint(), fingerprint(left=odd)):
        assert len(found) == 16
        assert set(found) <= set("0123456789abcdef")


def test_only_pairs_with_a_chance_are_put_before_the_model() -> None:
    articles = {"a.md": A, "b.md": B}
    pairs = [pair(NINE, TWELVE), pair(NINE, counted("b.md", 9, position=1))]
    picky = Decision(Logistic(-1.0, {"number_differs": 2.0}, 0.5), ALWAYS, ALWAYS, "test")
    assert [weighed.pair for weighed in worth_judging(pairs, {}, articles, picky)] == pairs[:1]
    anyone = Decision(ALWAYS, ALWAYS, ALWAYS, "test")
    assert [weighed.pair for weighed in worth_judging(pairs, {}, articles, anyone)] == pairs
    assert worth_judging([], {}, articles, anyone) == ()


def test_what_the_sift_expects_nothing_of_is_not_read() -> None:
    pairs = [pair(NINE, TWELVE), pair(NINE, counted("c.md", 9))]
    articles = {item.path: item for item in (A, B, C)}
    weighed = [weigh(one, articles[one.left.article], articles[one.right.article]) for one in pairs]
    picky = Decision(ALWAYS, Logistic(-1.0, {"number_differs": 2.0}, 0.5), ALWAYS, "test")
    assert [e.pair for e in worth_reading(weighed, picky)] == pairs[:1]
