"""From judgements to the findings of a report."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from types import MappingProxyType

from checker.decide.context import Context
from checker.decide.evidence import Evidence, nli_features, ruled_out, weigh
from checker.decide.facts import Conflict, Fact, gather_facts
from checker.decide.kinds import kind_of
from checker.decide.reach import all_within_reach
from checker.decide.readings import NOT_READ
from checker.decide.scoring import Decision
from checker.decide.surroundings import around
from checker.decide.typing import type_of
from checker.decide.wording import message, value
from checker.domain import (
    Article,
    CandidatePair,
    Citation,
    Claim,
    FactType,
    Finding,
    Judgement,
    Kind,
    Severity,
    Side,
)
from checker.rules import code_of
from checker.rules.lexicon import WORD

ERROR_FROM = 0.7
"""Confidence from which a contradiction is an error; below, it is a warning."""
UNEXPLAINED_FROM = 0.9
"""Confidence from which a conflict is reported in which no rule finds values that differ."""
NO_CLAIMS: Mapping[str, Sequence[Claim]] = MappingProxyType({})
"""Where the rest of the articles is not known, citations stand alone."""
_ORDER = {Kind.CONTRADICTION: 0, Kind.DISPUTE: 1, Kind.UPDATE: 2}


def worth_judging(
    pairs: Sequence[CandidatePair],
    claims: Mapping[str, Sequence[Claim]],
    articles: Mapping[str, Article],
    decision: Decision,
) -> tuple[Evidence, ...]:
    """Weigh the candidate pairs of a corpus, and return those whose slots are worth looking at."""
    return worth_placing(weigh_all(pairs, claims, articles), decision)


def worth_placing(evidence: Iterable[Evidence], decision: Decision) -> tuple[Evidence, ...]:
    """Return those whose slots are worth looking at."""
    return tuple(e for e in evidence if decision.triage.passes(e.features) and not ruled_out(e))


def worth_reading(evidence: Sequence[Evidence], decision: Decision) -> tuple[Evidence, ...]:
    """Return those that the NLI model should see, now that their slots are known."""
    expected = (e for e in evidence if decision.sift.passes(e.features))
    return all_within_reach(expected, decision)


def weigh_all(
    pairs: Sequence[CandidatePair],
    claims: Mapping[str, Sequence[Claim]],
    articles: Mapping[str, Article],
    only: Set[frozenset[tuple[str, int]]] | None = None,
) -> Iterator[Evidence]:
    """Weigh each of all candidate pairs of a corpus beside the others, or only those of these claims."""
    context = Context(pairs, claims)
    for pair in pairs:
        if only is None or frozenset((pair.left.key, pair.right.key)) in only:
            yield weigh(pair, articles[pair.left.article], articles[pair.right.article], context)


def find(
    evidence: Sequence[Evidence],
    judgements: Sequence[Judgement],
    articles: Mapping[str, Article],
    decision: Decision,
    least: float,
    claims: Mapping[str, Sequence[Claim]] = NO_CLAIMS,
) -> tuple[Finding, ...]:
    """Return the findings with a confidence of at least ``least``, contradictions first, surest first.

    ``evidence`` and ``judgements`` are of the same pairs in the same order.  ``claims`` are all of
    each article's, in order; from them citations get the sentences around theirs.
    """
    scored = (
        (weighed, decision.confidence({**NOT_READ, **weighed.features, **nli_features(judgement)}))
        for weighed, judgement in zip(evidence, judgements, strict=True)
    )
    return assemble(scored, articles, least, claims)


def assemble(
    scored: Iterable[tuple[Evidence, float]],
    articles: Mapping[str, Article],
    least: float,
    claims: Mapping[str, Sequence[Claim]] = NO_CLAIMS,
) -> tuple[Finding, ...]:
    """Gather pairs with at least this confidence into findings; what no rule explains needs more."""
    conflicts = [
        conflict
        for weighed, confidence in scored
        if confidence >= least
        and confidence >= reported_from((conflict := _conflict(weighed, confidence, articles)).type, least)
    ]
    findings = _unique(_finding(fact, articles, claims) for fact in gather_facts(conflicts))
    return tuple(sorted(findings, key=lambda f: (_ORDER[f.kind], -f.confidence, f.id)))


def reported_from(type_: FactType, least: float) -> float:
    """Return the confidence from which a conflict of this type is reported."""
    return max(least, UNEXPLAINED_FROM) if type_ is FactType.OTHER else least


def _conflict(evidence: Evidence, confidence: float, articles: Mapping[str, Article]) -> Conflict:
    left, right = evidence.pair.left, evidence.pair.right
    kind = kind_of(left, right, articles[left.article], articles[right.article], evidence.comparisons)
    type_, difference = type_of(left, right, evidence.comparisons, evidence.slots)
    return Conflict(left, right, kind, type_, round(confidence, 4), difference)


def _finding(fact: Fact, articles: Mapping[str, Article], claims: Mapping[str, Sequence[Claim]]) -> Finding:
    surest = fact.conflicts[0]
    cited = {c.key: c for conflict in fact.conflicts for c in (conflict.left, conflict.right)}
    spans = _spans(fact)
    sides = []
    for number in (0, 1):
        own = [cited[key] for key in sorted(cited) if fact.sides[key] == number]
        own.sort(key=lambda c: (articles[c.article].published is None, articles[c.article].published, c.key))
        citations = tuple(
            _citation(c, articles[c.article], spans.get(c.key, ()), claims.get(c.article, ())) for c in own
        )
        example = surest.left if fact.sides[surest.left.key] == number else surest.right
        sides.append(Side(value(surest, example), citations))
    sides.sort(key=lambda side: (-len(_origins(side)), side.claims[0].path, side.claims[0].start))
    return Finding(
        id=_fingerprint(fact, articles),
        rule=code_of(surest.kind, surest.type),
        kind=surest.kind,
        type=surest.type,
        severity=_severity(surest),
        confidence=surest.confidence,
        message=message(surest, tuple(sides)),
        sides=tuple(sides),
    )


def _spans(fact: Fact) -> dict[tuple[str, int], tuple[tuple[int, int], ...]]:
    found: dict[tuple[str, int], set[tuple[int, int]]] = {}
    for conflict in fact.conflicts:
        if conflict.difference is not None:
            found.setdefault(conflict.left.key, set()).add(conflict.difference.left)
            found.setdefault(conflict.right.key, set()).add(conflict.difference.right)
    return {key: tuple(sorted(span for span in spans if span[0] < span[1])) for key, spans in found.items()}


def _citation(
    claim: Claim, article: Article, spans: tuple[tuple[int, int], ...], claims: Sequence[Claim]
) -> Citation:
    before, after = around(claim, claims)
    return Citation(
        path=claim.article,
        source=article.source,
        published=article.published,
        title=article.title,
        start=claim.start,
        end=claim.end,
        line=claim.line,
        text=claim.text,
        speaker=claim.speaker,
        origin=article.origin,
        url=article.url,
        spans=spans,
        before=before,
        after=after,
    )


def _origins(side: Side) -> set[str]:
    return {citation.origin or citation.source for citation in side.claims}


def _severity(conflict: Conflict) -> Severity:
    if conflict.kind is not Kind.CONTRADICTION:
        return Severity.INFO
    return Severity.ERROR if conflict.confidence >= ERROR_FROM else Severity.WARNING


def _fingerprint(fact: Fact, articles: Mapping[str, Article]) -> str:
    """Digest two conflicting claims' words and sources: no path, line or date, so that files may move.

    Of several conflicting pairs it is the one whose words come first in the alphabet.
    """
    pairs = [
        sorted(
            f"{articles[claim.article].source}\n{' '.join(WORD.findall(claim.text.casefold()))}"
            for claim in (conflict.left, conflict.right)
        )
        for conflict in fact.conflicts
    ]
    return _digest("\n".join(min(pairs)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _unique(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Number the ids of facts that stand in the same words in several articles of the same sources."""
    seen: Counter[str] = Counter()
    for finding in sorted(
        findings, key=lambda f: (f.id, f.sides[0].claims[0].path, f.sides[0].claims[0].start)
    ):
        seen[finding.id] += 1
        count = seen[finding.id]
        yield finding if count == 1 else replace(finding, id=_digest(f"{finding.id} {count}"))
