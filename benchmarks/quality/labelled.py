"""Labelled NLI sets: JSON Lines with premise, hypothesis and label, gzipped or not."""

import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path

from checker.inference.interface import TextPair

LABELS = ("entailment", "neutral", "contradiction")
_SEED = 3


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A premise and a hypothesis with one of ``LABELS``."""

    texts: TextPair
    label: str


def read_sets(folder: Path, rows: int | None = None) -> dict[str, list[LabelledPair]]:
    """Return the sets of a folder by name, at most ``rows`` random ones of each.

    Raises ValueError for a folder without sets and for a label that is none of the three.
    """
    files = sorted([*folder.glob("*.jsonl.gz"), *folder.glob("*.jsonl")])
    if not files:
        raise ValueError(f"{folder}: holds no .jsonl or .jsonl.gz file")
    return {file.name.partition(".")[0]: _read(file, rows) for file in files}


def _read(file: Path, rows: int | None) -> list[LabelledPair]:
    opener = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    pairs = [LabelledPair((r["premise"], r["hypothesis"]), r["label"]) for r in records]
    unknown = {pair.label for pair in pairs} - set(LABELS)
    if unknown:
        raise ValueError(f"{file}: the label {min(unknown)!r} is none of {', '.join(LABELS)}")
    return random.Random(_SEED).sample(pairs, min(rows, len(pairs))) if rows else pairs
