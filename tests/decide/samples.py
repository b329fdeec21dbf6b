"""Claims, articles and conflicts, made from a few words each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from checker.decide.evidence import Evidence, weigh
from checker.decide.facts import Conflict
from checker.decide.findings import NO_CLAIMS, find
from checker.decide.scoring import Decision, Logistic
from checker.domain import (
    Article,
    CandidatePair,
    Claim,
    Comparator,
    FactType,
    Finding,
    Judgement,
    Kind,
    Quantity,
    Scores,
)
from checker.rules import Comparison, Difference

DAY = date(2022, 5, 2)
ALWAYS = Logistic(0.0, {}, 0.0)
BY_MODEL = Decision(ALWAYS, ALWAYS, Logistic(0.0, {"nli_mean": 1.0}, 0.0), "test")
"""A decision that believes the model and nothing else."""


def article(path: str, source: str = "", published: date | None = DAY, **more: Any) -> Article:
    return Article(path, source or path, "", 0, 0, "", published=published, **more)


def claim(path: str, position: int = 0, text: str = "Nine cows grazed.", **more: Any) -> Claim:
    length = len(text)
    given = {"predicates": ("graze",), **more}
    return Claim(path, position, text, 100 * position, 100 * position + length, position + 1, **given)


def counted(path: str, number: int, noun: str = "cow", position: int = 0, **more: Any) -> Claim:
    """A claim that counts something: "We saw 9 cows.\""""
    text = f"We saw {number} {noun}s."
    quantity = Quantity(str(number), 7, 7 + len(str(number)), number, number, "", noun, Comparator.EXACT, 1)
    told = {"quantities": (quantity,), "terms": (noun, str(number), "see"), **more}
    return claim(path, position, text, **told)


def pair(one: Claim, other: Claim) -> CandidatePair:
    left, right = sorted((one, other), key=lambda c: c.key)
    return CandidatePair(left, right, 0.8, 1.0)


def difference(left: tuple[int, int], right: tuple[int, int]) -> Difference:
    return Difference(left, right, "left", "right")


def conflict(
    one: str,
    other: str,
    confidence: float = 0.9,
    spans: tuple[tuple[int, int], tuple[int, int]] | None = ((7, 8), (7, 8)),
    kind: Kind = Kind.CONTRADICTION,
    type: FactType = FactType.NUMBER,
) -> Conflict:
    """A conflict of the first claims of two articles, given in the order of their paths."""
    words = difference(*spans) if spans else None
    return Conflict(claim(one), claim(other), kind, type, confidence, words)


def comparisons(**found: Difference) -> dict[FactType, Comparison]:
    """What the rules say: nothing but the differences given by type."""
    named = {FactType(name): Comparison((difference,)) for name, difference in found.items()}
    return {type_: named.get(type_, Comparison()) for type_ in FactType}


def judged(evidence: Evidence, contradiction: float = 0.9) -> Judgement:
    scores = Scores(0.0, 1 - contradiction, contradiction)
    return Judgement(evidence.pair, scores, scores)


def findings(
    articles: Sequence[Article],
    *pairs: tuple[Claim, Claim] | tuple[Claim, Claim, float],
    least: float = 0.5,
    claims: Mapping[str, Sequence[Claim]] = NO_CLAIMS,
) -> tuple[Finding, ...]:
    """Find in pairs of claims, each with the contradiction score that the model gives it (0.9)."""
    known = {item.path: item for item in articles}
    evidence, judgements = [], []
    for one, other, *score in pairs:
        both = pair(one, other)
        evidence.append(weigh(both, known[both.left.article], known[both.right.article]))
        judgements.append(judged(evidence[-1], *score))
    return find(evidence, judgements, known, BY_MODEL, least, claims)
