"""Precision at the natural rate: articles as they were published, of events that no model was trained on.

    python -m benchmarks.quality.natural build EVENTS.jsonl.gz CORPUS --exclude ARTICLES.jsonl.gz
    python -m benchmarks.quality.natural score REPORT.json

``build`` writes the AllSides events that the recipe of the NLI model leaves over, but for those that share
sentences with ``ARTICLES``.  ``score`` tells how many findings of a JSON report on them are right, as far
as they were read.  ``natural_rate/read.jsonl`` keeps what was read: no words of the articles, only where
sentences stand, with checksums of them, and what the findings were.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from benchmarks.quality.intervals import wilson
from benchmarks.quality.three_outlets import markdown
from checker.domain import CandidatePair
from models.recipe.articles import checksum as checksum_of_words
from models.recipe.articles import left_over, sentences_to_exclude
from models.recipe.pairs import SEED

READ = Path(__file__).parent / "natural_rate" / "read.jsonl"
KINDS = ("right", "unclear", "wrong")
"""What a finding was: a contradiction or an inexact quotation, an update or a matter of opinion, neither."""
LEVELS = (0.55, 0.7, 0.8, 0.9)
_RECIPE = Path(__file__).parents[2] / "models" / "recipe" / "nli-mpnet-base.yaml"

Sentence = tuple[str, str]
"""An article's path and the checksum of a sentence of it."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parts = parser.add_subparsers(dest="part", required=True)
    building = parts.add_parser("build")
    building.add_argument("events", type=Path)
    building.add_argument("out", type=Path)
    building.add_argument("--exclude", type=Path, required=True, help="articles that others measure on")
    scoring = parts.add_parser("score")
    scoring.add_argument("report", type=Path)
    args = parser.parse_args()
    if args.part == "build":
        print(f"{build(args.events, args.out, args.exclude)} articles in {args.out}")
    else:
        print("\n".join(score(json.loads(args.report.read_text(encoding="utf-8")), read_labels())))


def build(events: Path, out: Path, exclude: Path) -> int:
    """Write the articles as Markdown and return how many they are."""
    trained_on = yaml.safe_load(_RECIPE.read_text(encoding="utf-8"))["pairs"]["events"]
    out.mkdir(parents=True, exist_ok=True)
    written = 0
    for event in left_over(events, sentences_to_exclude(exclude), trained_on, SEED):
        for article in event["articles"]:
            outlet = re.sub(r"[^a-z0-9]+", "-", article["source"].lower()).strip("-")
            file = out / f"{int(event['event']):04d}-{outlet}.md"
            file.write_text(markdown(article, article["text"]), encoding="utf-8")
            written += 1
    return written


def checksum(text: str) -> str:
    """Return what the list keeps of a sentence, however it is broken into lines."""
    return checksum_of_words(" ".join(text.split()))


def read_labels(file: Path = READ) -> dict[frozenset[Sentence], str]:
    """Return what was read of each two sentences; raises ValueError naming a line that is none."""
    labels: dict[frozenset[Sentence], str] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            entry = json.loads(line)
            sides = [[(claim["path"], claim["sha256"]) for claim in side] for side in entry["sides"]]
            if entry["is"] not in KINDS or len(sides) < 2:
                raise ValueError("wants a known kind and two sides")
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{file}:{number}: {error}") from error
        for pair in _across(sides):
            labels[pair] = entry["is"]
    return labels


def truths(pairs: Sequence[CandidatePair], labels: Mapping[frozenset[Sentence], str]) -> NDArray[np.int64]:
    """Return, for each pair, 1 for one that is right, -1 for an unclear one, 0 for all others.

    Those that nobody read were given little confidence, or none: next to none of them is a contradiction.
    """
    values = {"right": 1, "unclear": -1, "wrong": 0}
    ends = [frozenset((c.article, checksum(c.text)) for c in (pair.left, pair.right)) for pair in pairs]
    return np.array([values[labels.get(end, "wrong")] for end in ends], dtype=np.int64)


def score(report: Mapping[str, Any], labels: Mapping[frozenset[Sentence], str]) -> list[str]:
    """Tell how many contradictions of a report were read, and how many of these are right."""
    found = [f for f in report["findings"] if f["kind"] == "contradiction"]
    told = []
    for least in LEVELS:
        counts = Counter(_was_read(f, labels) for f in found if f["confidence"] >= least)
        judged = counts["right"] + counts["wrong"]
        low, high = wilson(counts["right"], judged)
        told.append(
            f"from {least}: {counts.total()} contradictions, {counts['right']} right,"
            f" {counts['wrong']} wrong, {counts['unclear']} unclear, {counts['']} not read; precision"
            f" {counts['right'] / max(1, judged):.3f} ({low:.3f} to {high:.3f})"
        )
    return told


def _was_read(finding: Mapping[str, Any], labels: Mapping[frozenset[Sentence], str]) -> str:
    sides = [[(c["path"], checksum(c["text"])) for c in side["claims"]] for side in finding["sides"]]
    known = {labels.get(pair, "") for pair in _across(sides)}
    return next((kind for kind in KINDS if kind in known), "")


def _across(sides: Sequence[Sequence[Sentence]]) -> Iterable[frozenset[Sentence]]:
    """Yield each two sentences of two sides."""
    for one, other in combinations(sides, 2):
        for a, b in product(one, other):
            yield frozenset((a, b))


if __name__ == "__main__":
    main()
