"""Print how good an NLI model is: ours, any local folder, or any hub model at a pinned revision.

    python -m benchmarks.quality.model [MODEL ...] --nli NLI_DEV [--corpus CORPUS --gold GOLD]

NLI_DEV is a folder of labelled sets (JSON Lines with premise, hypothesis and label, gzipped): printed
are three-way accuracy with its 95 % interval and the calibration error.  CORPUS and GOLD are a
labelled corpus of articles: printed are the average precision of the contradiction score on the
pairs that blocking keeps, with a bootstrap interval over events, and the recall at 90 % precision
of each type.  All rulings are kept in ``--database``, so that a second run costs nothing.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, precision_recall_curve

from benchmarks.quality import calibration
from benchmarks.quality.intervals import wilson
from benchmarks.quality.labelled import LABELS, LabelledPair, read_sets
from checker.cli.progress import progress_for
from checker.decide.evidence import nli_features
from checker.domain import CandidatePair, Scores
from checker.evaluation.gold import Label, event_groups, is_contradiction, read_gold, truth
from checker.evaluation.run import prepared_corpus
from checker.inference.folder import ModelFolder, find_model
from checker.inference.interface import TextPair
from checker.judging import Bench, judge
from checker.settings import Settings
from checker.store import Store

RESAMPLES = 1_000
PRECISION = 0.9
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Run:
    """What a measurement works with."""

    model: ModelFolder
    store: Store
    settings: Settings


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "models", nargs="*", metavar="MODEL", help="folder or hub id; the bundled one if none"
    )
    parser.add_argument("--revision", help="commit of a hub model")
    parser.add_argument("--nli", type=Path, help="folder of labelled NLI sets")
    parser.add_argument("--rows", type=int, help="random rows of each set at most; all if not given")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--database", help="where rulings are kept")
    parser.add_argument("--plot", type=Path, help="write a reliability plot (SVG) here")
    parser.add_argument("--json", type=Path, help="write all figures here")
    args = parser.parse_args()
    if (args.corpus is None) != (args.gold is None):
        parser.error("--corpus and --gold go together")
    figures = {}
    with TemporaryDirectory() as folder:
        database = args.database or f"{folder}/rulings.db"
        sets = read_sets(args.nli, args.rows) if args.nli else {}
        for name in args.models or [None]:
            settings = Settings(database=database, model=name, revision=args.revision)
            model = find_model(settings.model, settings.revision, settings.offline)
            print(model.name)
            with Store.open(database) as store:
                run = Run(model, store, settings)
                figures[model.name] = {"nli": on_sets(run, sets, args.plot)} if sets else {}
                if args.corpus:
                    figures[model.name]["news"] = on_news(run, args.corpus, args.gold)
    if args.json:
        args.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def on_sets(run: Run, sets: dict[str, list[LabelledPair]], plot: Path | None) -> dict[str, object]:
    """Measure accuracy on each set, and calibration on all of them together."""
    bench = Bench(run.model, run.store, run.settings, progress_for(False, 1))
    texts = [pair.texts for pairs in sets.values() for pair in pairs]
    rulings = {texts: ruling.scores for texts, ruling in bench.rule("Judging sets", texts).items()}
    figures: dict[str, object] = {}
    for name, pairs in sets.items():
        right = np.array([_best(rulings[pair.texts]) == pair.label for pair in pairs])
        low, high = wilson(int(right.sum()), len(right))
        figures[name] = {"accuracy": right.mean(), "from": low, "to": high, "rows": len(right)}
        print(f"  {name:<28} accuracy {right.mean():.3f} ({low:.3f} to {high:.3f}), {len(right)} rows")
    figures["calibration"] = _calibration(rulings, [p for pairs in sets.values() for p in pairs], plot)
    return figures


def _best(scores: Scores) -> str:
    """The label of the highest score."""
    return max(LABELS, key=lambda label: getattr(scores, label))


def _calibration(
    rulings: dict[TextPair, Scores], pairs: Sequence[LabelledPair], plot: Path | None
) -> dict[str, float]:
    every = [rulings[pair.texts] for pair in pairs]
    table = np.array([[s.entailment, s.neutral, s.contradiction] for s in every])
    labels = np.array([LABELS.index(pair.label) for pair in pairs])
    right = (table.argmax(1) == labels).astype(float)
    top = calibration.expected_calibration_error(table.max(1), right)
    contradictory = (labels == LABELS.index("contradiction")).astype(float)
    contradiction = calibration.expected_calibration_error(table[:, 2], contradictory)
    temperature = calibration.best_temperature(np.log(np.clip(table, 1e-5, 1)), labels)
    print(f"  expected calibration error {top:.3f}, of the contradiction score {contradiction:.3f}")
    print(f"  log loss would be least at temperature {temperature:.3f}")
    if plot is not None:
        curves = [
            ("of the label given", calibration.reliability(table.max(1), right)),
            ("of a contradiction", calibration.reliability(table[:, 2], contradictory)),
        ]
        calibration.plot(curves, plot)
    return {"ece": top, "ece_contradiction": contradiction, "best_temperature": temperature}


def on_news(run: Run, corpus: Path, gold: Path) -> dict[str, object]:
    """Measure the contradiction score on the pairs of a corpus that blocking keeps."""
    prepared = prepared_corpus(corpus, run.settings)
    labels = read_gold(gold, prepared.claims)
    judgements = judge(prepared.pairs, run.model, run.store, run.settings, progress_for(False, 1))
    scores = np.array([nli_features(judgement)["nli_mean"] for judgement in judgements])
    truths = truth(prepared.pairs, labels, is_contradiction)
    known = truths >= 0
    found = float(average_precision_score(truths[known], scores[known]))
    groups = np.array(event_groups(prepared.pairs))
    low, high = _bootstrap(scores[known], truths[known], groups[known])
    print(f"  news: {known.sum()} pairs, {(truths == 1).sum()} contradictory")
    print(f"  average precision {found:.3f} ({low:.3f} to {high:.3f})")
    types = _by_type(prepared.pairs, labels, scores, truths)
    return {"average_precision": found, "from": low, "to": high, "types": types}


def _by_type(
    pairs: Sequence[CandidatePair], labels: Sequence[Label], scores: Vector, truths: NDArray[np.int64]
) -> dict[str, dict[str, float]]:
    """Measure the contradictions of each type against all pairs that do not contradict."""
    ends = [frozenset((pair.left.key, pair.right.key)) for pair in pairs]
    types: dict[str, set[frozenset[tuple[str, int]]]] = defaultdict(set)
    for label in filter(is_contradiction, labels):
        types[label.type] |= label.pairs
    figures = {}
    for name, wanted in sorted(types.items()):
        mine = np.array([key in wanted for key in ends]) & (truths == 1)
        kept = mine | (truths == 0)
        if not mine.any():
            continue
        precisions, recalls, _ = precision_recall_curve(mine[kept], scores[kept])
        recall = float(recalls[precisions >= PRECISION].max())
        average = float(average_precision_score(mine[kept], scores[kept]))
        figures[name] = {"pairs": float(mine.sum()), "average_precision": average, "recall": recall}
        print(
            f"    {name:<12}{mine.sum():>5} pairs, average precision {average:.3f}, "
            f"recall at {PRECISION:.0%} precision {recall:.3f}"
        )
    return figures


def _bootstrap(scores: Vector, truths: NDArray[np.int64], groups: NDArray[np.int64]) -> tuple[float, float]:
    """Return the middle 95 % of average precision over resampled events."""
    rng = np.random.default_rng(0)
    members = [np.flatnonzero(groups == group) for group in np.unique(groups)]
    found = []
    for _ in range(RESAMPLES):
        drawn = np.concatenate([members[i] for i in rng.integers(len(members), size=len(members))])
        if truths[drawn].any():
            found.append(average_precision_score(truths[drawn], scores[drawn]))
    low, high = np.quantile(found, [0.025, 0.975])
    return float(low), float(high)


if __name__ == "__main__":
    main()
