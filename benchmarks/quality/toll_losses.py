"""Where a difference of tolls was lost: the stage that stopped the pair of claims that came furthest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations

from benchmarks.quality.toll_set import Entry, Place, Spans
from checker.compare.numbers import bounds
from checker.decide.evidence import Evidence, nli_features
from checker.decide.findings import reported_from
from checker.decide.readings import NOT_READ
from checker.decide.scoring import Decision
from checker.decide.slots import SLOT
from checker.decide.typing import type_of
from checker.domain import Claim, FactType, Judgement
from checker.pipeline import Prepared

Key = frozenset[tuple[str, int]]


class Stage(IntEnum):
    """What stops a pair, the earliest first; a difference is lost where its best pair stops."""

    NO_CLAIM = 1
    NO_QUANTITY = 2
    COPIES = 3
    UNRELATED = 4
    NOT_NEAR = 5
    NO_DIFFERENCE = 6
    TRIAGE = 7
    UNJUDGED = 8
    JUDGED_LOW = 9
    OTHER_TYPE = 10
    REPORTED = 11


MEANING = {
    Stage.NO_CLAIM: "one of the sentences is no claim",
    Stage.NO_QUANTITY: "one of the values is not read as a quantity",
    Stage.COPIES: "the articles are taken for copies of one report",
    Stage.UNRELATED: "the articles are not taken to tell of one event",
    Stage.NOT_NEAR: "blocking: other claims are nearer",
    Stage.NO_DIFFERENCE: "the rule for numbers finds no difference of these values",
    Stage.TRIAGE: "dropped by triage",
    Stage.UNJUDGED: "passed triage; nothing was judged",
    Stage.JUDGED_LOW: "judged, with a confidence too low to report",
    Stage.OTHER_TYPE: "reported as a difference of another type",
    Stage.REPORTED: "the pair is reported, in a finding that does not set these values apart",
}


@dataclass(frozen=True, slots=True)
class Loss:
    """The furthest pair of a difference, None where there is no claim; ``confidence`` if it was judged."""

    stage: Stage
    left: Claim | None = None
    right: Claim | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What the stages made of a corpus, as far as its labelled pairs are concerned."""

    prepared: Prepared
    evidence: Mapping[Key, Evidence]
    judgements: Mapping[Key, Judgement]
    decision: Decision
    least: float


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two claims of two articles with the values that they give."""

    left: Claim
    right: Claim
    values: tuple[int, int]

    @property
    def key(self) -> Key:
        return frozenset((self.left.key, self.right.key))


def labelled_pairs(entry: Entry, spans: Spans, claims: Mapping[str, Sequence[Claim]]) -> Iterator[_Pair]:
    """Yield the pairs of claims of two articles that give different values of an entry."""
    for one, other in combinations(entry.tolls, 2):
        for a in one.places:
            for b in other.places:
                if a.path == b.path:
                    continue
                for left in claims_at(a, spans, claims):
                    for right in claims_at(b, spans, claims):
                        yield _Pair(left, right, (one.value, other.value))


def claims_at(place: Place, spans: Spans, claims: Mapping[str, Sequence[Claim]]) -> list[Claim]:
    """Return the claims that share characters with the sentence of a place."""
    start, end = spans[place]
    return [claim for claim in claims.get(place.path, ()) if claim.start < end and claim.end > start]


def loss_of(entry: Entry, spans: Spans, course: Course) -> Loss:
    """Return where the furthest pair of an entry stopped."""
    losses = [_stopped(pair, course) for pair in labelled_pairs(entry, spans, course.prepared.claims)]
    return max(losses, key=lambda loss: (loss.stage, loss.confidence or 0.0), default=Loss(Stage.NO_CLAIM))


def _stopped(pair: _Pair, course: Course) -> Loss:
    confidence = None
    evidence, judgement = course.evidence.get(pair.key), course.judgements.get(pair.key)
    if not (_gives(pair.left, pair.values[0]) and _gives(pair.right, pair.values[1])):
        stage = Stage.NO_QUANTITY
    elif evidence is None:
        stage = _unpaired(pair, course.prepared)
    elif not _differ(pair, evidence):
        stage = Stage.NO_DIFFERENCE
    elif judgement is None:
        gate = course.decision.sift if SLOT in evidence.features else course.decision.triage
        stage = Stage.UNJUDGED if gate.passes(evidence.features) else Stage.TRIAGE
    else:
        features = {**NOT_READ, **evidence.features, **nli_features(judgement)}
        confidence = course.decision.verdict.probability(features)
        type_, _ = type_of(evidence.pair.left, evidence.pair.right, evidence.comparisons, evidence.slots)
        stage = Stage.REPORTED if type_ is FactType.NUMBER else Stage.OTHER_TYPE
        if confidence < reported_from(type_, course.least):
            stage = Stage.JUDGED_LOW
    return Loss(stage, pair.left, pair.right, confidence)


def _gives(claim: Claim, value: int) -> bool:
    return any(value in (quantity.low, quantity.high) for quantity in claim.quantities)


def _differ(pair: _Pair, evidence: Evidence) -> bool:
    """Whether the rule sets these two values against each other, in either order."""
    claims = (evidence.pair.left, evidence.pair.right)
    for difference in evidence.comparisons[FactType.NUMBER].differences:
        found = {
            value
            for claim, span in zip(claims, (difference.left, difference.right), strict=True)
            for quantity in claim.quantities
            if (quantity.start, quantity.end) == span
            for value in (quantity.low, quantity.high, *bounds(quantity))
        }
        if found >= set(pair.values):
            return True
    return False


def _unpaired(pair: _Pair, prepared: Prepared) -> Stage:
    one, other = prepared.articles[pair.left.article], prepared.articles[pair.right.article]
    if one.origin and one.origin == other.origin:
        return Stage.COPIES
    between = {one.path, other.path}
    related = any({p.left.article, p.right.article} == between for p in prepared.pairs)
    return Stage.NOT_NEAR if related else Stage.UNRELATED
