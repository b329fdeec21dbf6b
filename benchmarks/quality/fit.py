"""Fit the decision to a labelled corpus and write ``checker/decide/decision.json``.

    python -m benchmarks.quality.fit CORPUS GOLD --database FILE [--write]

Every candidate pair that may be reported at all is judged once (kept in the database), then three logistic
regressions are fitted: triage, on what the claims say, the sift, on the slots of their values as well, and
the verdict, on what two models read of slots and sentences, too.  What is printed is
measured by cross-validation over groups of articles that share pairs, so that no event is in both
parts; what is written is fitted to everything.
"""

import argparse
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import checker.decide
from benchmarks.quality.calibration import expected_calibration_error, plot, reliability
from checker.cli.progress import progress_for
from checker.decide.evidence import Evidence, log_odds, nli_features, ruled_out
from checker.decide.findings import assemble, weigh_all
from checker.decide.readings import NOT_READ
from checker.decide.scoring import GATES_FROM, VERSION
from checker.decide.slots import SLOT, with_slots
from checker.domain import Judgement
from checker.embedding import embed
from checker.evaluation.gold import event_groups, read_gold, truth
from checker.evaluation.run import prepared_corpus
from checker.evaluation.score import ALL, lines, score
from checker.inference.folder import find_model
from checker.judging import judge
from checker.reading import read_slots
from checker.settings import Settings
from checker.store import Store

STRENGTH = 0.1
"""Inverse of the regularisation (C), chosen by cross-validated average precision from 0.01 to 0.3."""
FOLDS = 10
GATE_RECALL = 0.99
"""Share of the contradictions with a confidence of ``GATES_FROM`` that each gate lets through."""
SURE = 0.998
"""Share of the pairs whose second direction exceeds the first by no more than the gap that is written."""
LEVELS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
"""Minimum confidences at which precision and recall are printed."""
Matrix = NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--database", required=True)
    parser.add_argument("--model", default=None)
    parser.add_argument("--plot", type=Path, help="draw the reliability of the confidence (SVG) here")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    prepared = prepared_corpus(args.corpus, Settings(database=args.database))
    weighed = weigh_all(prepared.pairs, prepared.claims, prepared.articles)
    evidence = tuple(one for one in weighed if not ruled_out(one))
    pairs = [one.pair for one in evidence]
    settings = Settings(database=args.database, model=args.model)
    model = find_model(settings.model, None, offline=True)
    with Store.open(args.database) as store:
        progress = progress_for(False, 1)
        judgements = judge(pairs, model, store, settings, progress)
        vectors = partial(embed, "Comparing slots", store=store, settings=settings, progress=progress)
        evidence = read_slots(with_slots(evidence, vectors), store, settings, progress)
    labels = read_gold(args.gold, prepared.claims)
    # whether a conflict is a dispute or an update is told later
    conflicts = truth(pairs, labels, lambda label: label.kind != "agreement")
    document, held_out = _fit(evidence, judgements, conflicts, event_groups(pairs))
    scored = [(w, float(p)) for w, p in zip(evidence, held_out, strict=True)]
    print(f"findings on held-out events, from {settings.min_confidence}:")
    findings = assemble(scored, prepared.articles, settings.min_confidence)
    print("\n".join(lines(score(findings, labels, prepared.claims, prepared.pairs))))
    for least in LEVELS:
        level = score(assemble(scored, prepared.articles, least), labels, prepared.claims, prepared.pairs)
        precision, recall = level.precision[ALL].value, level.recall[ALL].value
        print(f"from {least}: precision {precision:.3f}, recall {recall:.3f}, F1 {level.f1:.3f}")
    _show_confidence(conflicts, held_out, args.plot)
    document["model"] = model.name
    document["reach"] = _reach(judgements)
    if args.write:
        target = Path(checker.decide.__file__).parent / "decision.json"
        target.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
        print(f"wrote {target}")


def _fit(
    evidence: Sequence[Evidence],
    judgements: Sequence[Judgement],
    truths: NDArray[np.int64],
    groups: list[int],
) -> tuple[dict[str, Any], Matrix]:
    """Return the decision as it is written, and the held-out probabilities of the verdict for all pairs."""
    placed = [{n: value for n, value in e.features.items() if n not in NOT_READ} for e in evidence]
    early = [{name: value for name, value in features.items() if name != SLOT} for features in placed]
    late = [{**e.features, **nli_features(j)} for e, j in zip(evidence, judgements, strict=True)]
    known = truths >= 0
    model_says = np.array([features["nli_mean"] for features in late])
    print(f"{known.sum()} pairs, {(truths == 1).sum()} contradictory, {len(set(groups))} groups")
    _show("nli alone", truths[known], 1 / (1 + np.exp(-model_says[known])))
    held_out: dict[str, Matrix] = {}
    fitted: dict[str, tuple[Pipeline, list[str]]] = {}
    for name, rows in (("triage", early), ("sift", placed), ("verdict", late)):
        names = sorted(rows[0])
        matrix = np.array([[row[column] for column in names] for row in rows])
        held_out[name] = _held_out(matrix, truths, groups)
        fitted[name] = (_regression().fit(matrix[known], truths[known]), names)
        _show(name, truths[known], held_out[name][known])
    wanted = (truths == 1) & (held_out["verdict"] >= GATES_FROM)
    document: dict[str, Any] = {"version": VERSION}
    asked = np.ones(len(truths), dtype=bool)
    for name in ("triage", "sift"):
        threshold = float(np.quantile(held_out[name][wanted & asked], 1 - GATE_RECALL))
        asked &= held_out[name] >= threshold
        print(f"{name} from {threshold:.4f}: {asked[known].mean():.3f} of the pairs are left")
        document[name] = _plain(*fitted[name], threshold)
    document["verdict"] = _plain(*fitted["verdict"], 0.0)
    return document, np.where(asked, held_out["verdict"], 0.0)


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


def _held_out(matrix: Matrix, truths: NDArray[np.int64], groups: list[int]) -> Matrix:
    """Return each pair's probability by a regression that has not seen its event."""
    predicted = np.zeros(len(truths))
    for seen, unseen in GroupKFold(FOLDS).split(matrix, truths, groups):
        known = seen[truths[seen] >= 0]
        fitted = _regression().fit(matrix[known], truths[known])
        predicted[unseen] = fitted.predict_proba(matrix[unseen])[:, 1]
    return predicted


def _regression() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5000))


def _plain(fitted: Pipeline, names: Sequence[str], threshold: float) -> dict[str, Any]:
    """Fold the scaling into the weights."""
    scaler, regression = fitted[0], fitted[1]
    weights = regression.coef_[0] / scaler.scale_
    intercept = float(regression.intercept_[0] - (weights * scaler.mean_).sum())
    kept = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
    means = {name: round(float(mean), 4) for name, mean in zip(names, scaler.mean_, strict=True)}
    return {
        "intercept": round(intercept, 4),
        "threshold": round(threshold, 4),
        "weights": kept,
        "means": means,
    }


def _show_confidence(truths: NDArray[np.int64], held_out: Matrix, path: Path | None) -> None:
    """Tell how true the confidence is where it matters: from a tenth up, which is one pair in fifty."""
    shown = (truths >= 0) & (held_out >= 0.1)
    probabilities, came_true = held_out[shown], truths[shown].astype(float)
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
