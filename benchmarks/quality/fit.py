"""Fit the decision to a labelled corpus and write ``checker/decide/decision.json``.

    python -m benchmarks.quality.fit CORPUS GOLD --database FILE [--natural CORPUS FILE] [--write]

Every candidate pair that may be reported at all is judged once (kept in the database), then three logistic
regressions are fitted: triage, on what the claims say, the sift, on the slots of their values as well, and
the verdict, on what two models read of slots and sentences, too.  What is printed is
measured by cross-validation over groups of articles that share pairs, so that no event is in both
parts; what is written is fitted to everything.

Contradictions are planted in CORPUS, forty times as many as in the news.  With ``--natural``, the verdict is
fitted to the pairs of a corpus as it was published, too (:mod:`benchmarks.quality.natural`, with a database
of its own), which count a tenth each, and then calibrated to CORPUS.  What the news look like without any
contradiction is learned there, how sure a finding is here.
"""

import argparse
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, brier_score_loss
from sklearn.pipeline import Pipeline

import checker.decide
from benchmarks.quality.calibration import expected_calibration_error, plot, reliability
from benchmarks.quality.natural import read_labels
from benchmarks.quality.natural import truths as truths_of_news
from benchmarks.quality.regression import (
    Matrix,
    calibrating,
    held_out,
    logits,
    plain,
    regression,
    sigmoid,
)
from checker.cli.progress import progress_for
from checker.decide.evidence import Evidence, log_odds, nli_features, ruled_out
from checker.decide.findings import assemble, weigh_all, worth_judging, worth_reading
from checker.decide.reach import as_sure
from checker.decide.readings import NOT_READ
from checker.decide.scoring import GATES_FROM, VERSION, Decision, shipped
from checker.decide.slots import SLOT, with_slots
from checker.domain import Judgement
from checker.embedding import embed
from checker.evaluation.gold import article_groups, event_groups, read_gold, truth
from checker.evaluation.run import prepared_corpus
from checker.evaluation.score import ALL, lines, score
from checker.inference.folder import ModelFolder, find_model
from checker.judging import judge
from checker.reading import read_slots
from checker.settings import Settings
from checker.store import Store

GATE_RECALL = 0.99
"""Share of the contradictions with a confidence of ``GATES_FROM`` that each gate lets through."""
SURE = 0.998
"""Share of the pairs whose second direction exceeds the first by no more than the gap that is written."""
NATURAL_WEIGHT = 0.1
"""What a pair of the natural corpus counts; at a twentieth the F1 on held-out events is the same, from a
fifth on lower, and the more it counts, the fewer pairs of that corpus are reported."""
LEVELS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
"""Minimum confidences at which precision and recall are printed."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--database", required=True)
    parser.add_argument("--natural", nargs=2, metavar=("CORPUS", "FILE"), help="a corpus as it was published")
    parser.add_argument("--model", default=None)
    parser.add_argument("--plot", type=Path, help="draw the reliability of the confidence (SVG) here")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    settings = Settings(database=args.database)
    prepared = prepared_corpus(args.corpus, settings)
    weighed = weigh_all(prepared.pairs, prepared.claims, prepared.articles)
    model = find_model(args.model, None, offline=True)
    evidence, judgements = _ask(tuple(one for one in weighed if not ruled_out(one)), settings, model)
    pairs = [one.pair for one in evidence]
    news = _published(*args.natural, model) if args.natural else None
    labels = read_gold(args.gold, prepared.claims)
    # whether a conflict is a dispute or an update is told later
    conflicts = truth(pairs, labels, lambda label: label.kind != "agreement")
    least = settings.min_confidence
    document, confidence = _fit(evidence, judgements, conflicts, event_groups(pairs), news, least)
    scored = [(w, float(p)) for w, p in zip(evidence, confidence, strict=True)]
    print(f"findings on held-out events, from {least}:")
    findings = assemble(scored, prepared.articles, least)
    print("\n".join(lines(score(findings, labels, prepared.claims, prepared.pairs))))
    for start in LEVELS:
        level = score(assemble(scored, prepared.articles, start), labels, prepared.claims, prepared.pairs)
        precision, recall = level.precision[ALL].value, level.recall[ALL].value
        print(f"from {start}: precision {precision:.3f}, recall {recall:.3f}, F1 {level.f1:.3f}")
    _show_confidence(conflicts, confidence, args.plot)
    document["model"] = model.name
    if args.write:
        target = Path(checker.decide.__file__).parent / "decision.json"
        target.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
        print(f"wrote {target}")


@dataclass(frozen=True, slots=True)
class News:
    """Pairs of articles as they were published: evidence by name, what they are, and their events."""

    rows: list[dict[str, float]]
    truths: NDArray[np.int64]
    groups: list[int]


def _ask(
    evidence: Sequence[Evidence], settings: Settings, model: ModelFolder, force: Decision | None = None
) -> tuple[tuple[Evidence, ...], tuple[Judgement, ...]]:
    """Look at the slots of pairs, have them judged, and their slots read; those alone that pass ``force``."""
    progress = progress_for(False, 1)
    with Store.open(settings.database) as store:
        vectors = partial(embed, "Comparing slots", store=store, settings=settings, progress=progress)
        placed = with_slots(evidence, vectors)
        if force is not None:
            placed = worth_reading(placed, force)
        judgements = judge([one.pair for one in placed], model, store, settings, progress)
        return read_slots(placed, store, settings, progress), judgements


def _published(corpus: str, database: str, model: ModelFolder) -> News:
    """Weigh a corpus as it was published: the pairs that the decision in force would have judged."""
    settings, force = Settings(database=database), shipped()
    prepared = prepared_corpus(Path(corpus), settings)
    passing = worth_judging(prepared.pairs, prepared.claims, prepared.articles, force)
    evidence, judgements = _ask(passing, settings, model, force)
    events = article_groups(prepared.pairs)
    rows = [{**e.features, **nli_features(j)} for e, j in zip(evidence, judgements, strict=True)]
    pairs = [one.pair for one in evidence]
    return News(rows, truths_of_news(pairs, read_labels()), [events[pair.left.article] for pair in pairs])


def _fit(
    evidence: Sequence[Evidence],
    judgements: Sequence[Judgement],
    truths: NDArray[np.int64],
    groups: list[int],
    news: News | None,
    least: float,
) -> tuple[dict[str, Any], Matrix]:
    """Return the decision as it is written, and the held-out probabilities of the verdict for all pairs.

    Findings are taken to be asked for from a confidence of ``least``.
    """
    placed = [{n: value for n, value in e.features.items() if n not in NOT_READ} for e in evidence]
    early = [{name: value for name, value in features.items() if name != SLOT} for features in placed]
    late = [{**e.features, **nli_features(j)} for e, j in zip(evidence, judgements, strict=True)]
    known = truths >= 0
    model_says = np.array([features["nli_mean"] for features in late])
    print(f"{known.sum()} pairs, {(truths == 1).sum()} contradictory, {len(set(groups))} groups")
    _show("nli alone", truths[known], 1 / (1 + np.exp(-model_says[known])))
    unseen: dict[str, Matrix] = {}
    document: dict[str, Any] = {"version": VERSION}
    asked = np.ones(len(truths), dtype=bool)
    for name, rows in (("triage", early), ("sift", placed)):
        names, unseen[name], fitted = _fitted(rows, truths, groups)
        _show(name, truths[known], unseen[name][known])
        document[name] = plain(fitted, names)
    names, verdict, fitted = _fitted(late, truths, groups, news)
    own = len(truths)
    slope, shift = calibrating(verdict[:own][known], truths[known]) if news else (1.0, 0.0)
    verdict = sigmoid(slope * logits(verdict) + shift)
    unseen["verdict"] = verdict[:own]
    _show("verdict", truths[known], unseen["verdict"][known])
    if news:
        for level in LEVELS:
            found = verdict[own:] >= level
            print(f"as published, from {level}: {found.sum()} pairs, {(news.truths[found] == 1).sum()} right")
    wanted = (truths == 1) & (unseen["verdict"] >= GATES_FROM)
    for name in ("triage", "sift"):
        threshold = float(np.quantile(unseen[name][wanted & asked], 1 - GATE_RECALL))
        asked &= unseen[name] >= threshold
        print(f"{name} from {threshold:.4f}: {asked[known].mean():.3f} of the pairs are left")
        document[name]["threshold"] = round(threshold, 4)
    document["verdict"] = plain(fitted, names, slope, shift)
    document["reach"] = _reach(judgements) | {"enough": enough(late, document["verdict"], least)}
    return document, np.where(asked, unseen["verdict"], 0.0)


def _fitted(
    rows: Sequence[Mapping[str, float]],
    truths: NDArray[np.int64],
    groups: Sequence[int],
    news: News | None = None,
) -> tuple[list[str], Matrix, Pipeline]:
    """Return the names of the evidence, all rows' held-out probabilities, and the regression on all.

    The pairs of the news come last.
    """
    names, weights = sorted(rows[0]), np.ones(len(rows))
    if news:
        rows, truths = [*rows, *news.rows], np.concatenate([truths, news.truths])
        groups = [*groups, *(max(groups) + 1 + group for group in news.groups)]
        weights = np.concatenate([weights, np.full(len(news.rows), NATURAL_WEIGHT)])
    matrix = np.array([[row[column] for column in names] for row in rows])
    return names, held_out(matrix, truths, groups, weights), regression(matrix, truths, weights)


def _reach(judgements: Sequence[Judgement]) -> dict[str, float]:
    """Return how far the model's scores go, rounded up."""
    first = [log_odds(judgement.forward.contradiction) for judgement in judgements]
    both = [
        (one, log_odds(judgement.backward.contradiction))
        for one, judgement in zip(first, judgements, strict=True)
        if judgement.backward
    ]
    gap = float(np.quantile([second - one for one, second in both], SURE))
    highest = max(*first, *(second for _, second in both))
    return {"highest": round(highest + 0.05, 1), "gap": round(gap + 0.05, 1)}


def enough(rows: Sequence[Mapping[str, float]], verdict: Mapping[str, Any], least: float) -> float:
    """Return what score, as log odds, every finding from a confidence of ``least`` could do with, rounded up.

    ``rows`` is the evidence by name, ``verdict`` the regression as it is written.
    """
    weights, wanted = verdict["weights"], math.log(least / (1 - least)) - verdict["intercept"]
    unit = as_sure(1.0)
    moved = sum(weights[name] * score for name, score in unit.items())
    needed = []
    for row in rows:
        said = sum(weights[name] * row[name] for name in unit)
        missing = wanted - sum(w * row[name] for name, w in weights.items() if name not in unit)
        if said >= missing:
            needed.append(missing / moved)
    return round(max(needed) + 0.05, 1)


def _show_confidence(truths: NDArray[np.int64], confidence: Matrix, path: Path | None) -> None:
    """Tell how true the confidence is where it matters: from a tenth up, which is one pair in fifty."""
    shown = (truths >= 0) & (confidence >= 0.1)
    probabilities, came_true = confidence[shown], truths[shown].astype(float)
    error = expected_calibration_error(probabilities, came_true, bins=8)
    print(f"confidence from 0.1: {shown.sum()} pairs, calibration error {error:.3f}")
    if path is not None:
        plot([("confidence of a contradiction", reliability(probabilities, came_true, bins=8))], path)


def _show(name: str, truths: NDArray[np.int64], scores: Matrix) -> None:
    precision, brier = average_precision_score(truths, scores), brier_score_loss(truths, scores)
    error = expected_calibration_error(scores, truths.astype(float))
    print(f"{name}: average precision {precision:.3f}, Brier {brier:.4f}, calibration error {error:.4f}")


if __name__ == "__main__":
    main()
