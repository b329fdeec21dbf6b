"""Why a pair of claims was reported, or why not: every stage's answer, from blocking to the verdict."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from checker.decide.evidence import Evidence, nli_features, ruled_out
from checker.decide.findings import reported_from, weigh_all, worth_reading
from checker.decide.kinds import kind_of
from checker.decide.scoring import Decision, Logistic
from checker.decide.slots import SLOT, with_slots
from checker.decide.typing import type_of
from checker.domain import Calibration, Claim, Finding, Judgement, Kind
from checker.embedding import embed
from checker.engine import Engine, check_engine, open_engine
from checker.errors import UsageError
from checker.inference.folder import find_model
from checker.judging import judge
from checker.pipeline import Prepared, corpus_name, decision_for, prepare, read
from checker.progress import Progress
from checker.reading import read_slots
from checker.settings import Settings
from checker.store import Store

Place = tuple[str, int]
"""An article's path, and a line of it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A regression's answer: its probability, what it asks for, and what each piece of evidence adds.

    ``parts`` are (name, value, log-odds added against the average pair), the weightiest first.
    """

    probability: float
    threshold: float
    parts: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What each stage said of a pair; later stages are None where an earlier one stopped it.

    ``outcome`` is one plain sentence: reported as what, or stopped where.  ``confidence`` is the
    verdict's probability, mapped where there is a ``calibration``.
    """

    left: Claim
    right: Claim
    outcome: str
    evidence: Evidence | None = None
    triage: Step | None = None
    sift: Step | None = None
    judgement: Judgement | None = None
    verdict: Step | None = None
    confidence: float | None = None
    calibration: Calibration | None = None


def explain_finding(
    paths: Sequence[Path], finding: Finding, settings: Settings, progress: Progress
) -> tuple[Explanation, ...]:
    """Explain every compared pair across the sides of a finding, the surest first."""
    sides = [[(c.path, c.start) for c in side.claims] for side in finding.sides]
    with _opened(settings, progress) as (store, engine):
        prepared = _prepare(store, paths, settings, progress, engine)
        by_start = {(path, c.start): c for path, own in prepared.claims.items() for c in own}
        missing = [
            f"{path} at {start}" for side in sides for path, start in side if (path, start) not in by_start
        ]
        if missing:
            raise UsageError(
                f"finding {finding.id}", f"its articles have changed ({missing[0]}); run `check` again first"
            )
        groups = [[by_start[place] for place in side] for side in sides]
        wanted = [
            (a, b) for n, one in enumerate(groups) for other in groups[n + 1 :] for a in one for b in other
        ]
        found = _explain(store, prepared, wanted, settings, progress, engine)
        told = [e for e in found if e.verdict is not None] or list(found)
    return tuple(sorted(told, key=lambda e: -e.verdict.probability if e.verdict else 0.0))


def explain_places(
    paths: Sequence[Path], one: Place, other: Place, settings: Settings, progress: Progress
) -> tuple[Explanation, ...]:
    """Explain all pairs of a claim on the one line and a claim on the other; raises UsageError for none."""
    with _opened(settings, progress) as (store, engine):
        prepared = _prepare(store, paths, settings, progress, engine)
        left, right = (_claims_at(prepared, place) for place in (one, other))
        wanted = [(a, b) for a in left for b in right if a.key != b.key]
        if not wanted:
            raise UsageError(f"{one[0]}:{one[1]}", "both places are one claim; name two")
        return tuple(_explain(store, prepared, wanted, settings, progress, engine))


@contextmanager
def _opened(settings: Settings, progress: Progress) -> Iterator[tuple[Store, Engine]]:
    """Open the database and one engine for all stages, so that each model is loaded once."""
    check_engine(settings)
    with Store.open(settings.database) as store, open_engine(settings, progress) as engine:
        yield store, engine


def _prepare(
    store: Store, paths: Sequence[Path], settings: Settings, progress: Progress, engine: Engine
) -> Prepared:
    return prepare(store, corpus_name(paths), read(paths, settings, progress), settings, progress, engine)


def _claims_at(prepared: Prepared, place: Place) -> list[Claim]:
    path, line = place
    if path not in prepared.articles:
        raise UsageError(f"{path}:{line}", "no article of the corpus has this path; take it from the report")
    own = prepared.claims.get(path, ())
    last = max((claim.line for claim in own if claim.line <= line), default=None)
    found = [claim for claim in own if claim.line == last]
    if not found:
        raise UsageError(f"{path}:{line}", "no claim stands on this line; the claims begin further down")
    return found


def _explain(
    store: Store,
    prepared: Prepared,
    wanted: Sequence[tuple[Claim, Claim]],
    settings: Settings,
    progress: Progress,
    engine: Engine,
) -> Iterator[Explanation]:
    keys = {frozenset((a.key, b.key)) for a, b in wanted}
    weighed = {
        frozenset((e.pair.left.key, e.pair.right.key)): e
        for e in weigh_all(prepared.pairs, prepared.claims, prepared.articles, keys)
    }
    model = find_model(settings.model, settings.revision, settings.offline)
    decision = replace(decision_for(settings, model), reach=None)  # who asks wants to see all of it
    slots = partial(
        embed, "Comparing slots", store=store, settings=settings, progress=progress, engine=engine
    )
    placed = with_slots([e for e in weighed.values() if _stopped(e, decision) is None], slots)
    weighed.update((frozenset((e.pair.left.key, e.pair.right.key)), e) for e in placed)
    passed = read_slots(worth_reading(placed, decision), store, settings, progress, engine)
    judgements = judge([e.pair for e in passed], model, store, settings, progress, engine)
    weighed.update((frozenset((e.pair.left.key, e.pair.right.key)), e) for e in passed)
    judged = {frozenset((j.pair.left.key, j.pair.right.key)): j for j in judgements}
    for a, b in wanted:
        key = frozenset((a.key, b.key))
        evidence, judgement = weighed.get(key), judged.get(key)
        if evidence is None:
            yield Explanation(a, b, _why_not_kept(prepared, a, b))
        elif judgement is None:
            outcome = _stopped(evidence, decision) or "Not judged: the sift expects nothing of the pair."
            yield Explanation(a, b, outcome, evidence, _triage(evidence, decision), _sift(evidence, decision))
        else:
            yield _judged(prepared, evidence, judgement, decision, settings.min_confidence)


def _judged(
    prepared: Prepared, evidence: Evidence, judgement: Judgement, decision: Decision, least: float
) -> Explanation:
    left, right = evidence.pair.left, evidence.pair.right
    features = {**evidence.features, **nli_features(judgement)}
    verdict = _step(decision.verdict, features, least)
    confidence = decision.confidence(features)
    articles = (prepared.articles[left.article], prepared.articles[right.article])
    kind = kind_of(left, right, *articles, evidence.comparisons)
    name = {Kind.CONTRADICTION: "a contradiction", Kind.DISPUTE: "a dispute", Kind.UPDATE: "an update"}[kind]
    outcome = f"Reported as {name}."
    type_, _ = type_of(left, right, evidence.comparisons, evidence.slots)
    least = reported_from(type_, least)
    if confidence < least:
        outcome = f"Not reported: its confidence is below {least:g} (it would be {name})."
    return Explanation(
        left,
        right,
        outcome,
        evidence,
        _triage(evidence, decision),
        _sift(evidence, decision),
        judgement,
        verdict,
        confidence,
        decision.calibration,
    )


def _stopped(evidence: Evidence, decision: Decision) -> str | None:
    """Say why the model is not asked, or None."""
    if not decision.triage.passes(evidence.features):
        return "Not judged: triage expects nothing of the pair."
    why = ruled_out(evidence)
    return f"Not judged: {why}." if why else None


def _triage(evidence: Evidence, decision: Decision) -> Step:
    triage = decision.triage
    return _step(triage, evidence.features, triage.threshold)


def _sift(evidence: Evidence, decision: Decision) -> Step | None:
    sift = decision.sift
    return _step(sift, evidence.features, sift.threshold) if SLOT in evidence.features else None


def _step(regression: Logistic, features: Mapping[str, float], threshold: float) -> Step:
    parts = [
        (name, features[name], weight * (features[name] - regression.means.get(name, 0.0)))
        for name, weight in regression.weights.items()
    ]
    parts.sort(key=lambda part: (-abs(part[2]), part[0]))
    return Step(regression.probability(features), threshold, tuple(parts))


def _why_not_kept(prepared: Prepared, a: Claim, b: Claim) -> str:
    if a.article != b.article:
        one, other = prepared.articles[a.article], prepared.articles[b.article]
        if one.origin and one.origin == other.origin:
            return "Not compared: the two articles are copies of one report."
        between = {a.article, b.article}
        if not any({p.left.article, p.right.article} == between for p in prepared.pairs):
            return "Not compared: the two articles are not taken to tell of one event."
    return "Not compared: other claims are nearer to each of the two."
