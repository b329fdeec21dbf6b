"""Labelled sets: which pairs of sentences of a corpus contradict each other, and which must stay silent.

A gold file is JSON Lines, one label a line::

    {"kind": "contradiction", "type": "date", "strength": "strong",
     "pairs": [[{"path": "a.md", "text": "..."}, {"path": "b.md", "text": "..."}], ...],
     "edited": {"path": "b.md", "text": "..."}}

``kind`` is contradiction, dispute, update or agreement.  The label is found if any of its pairs is.
``edited``, if given, is a sentence that was changed to make the contradiction: what else it may
contradict is not known, so its other pairs count neither for nor against.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.domain import CandidatePair, Claim
from checker.errors import UsageError

Place = tuple[str, int]
"""A claim's article and position."""
Pair = frozenset[Place]
KINDS = ("contradiction", "dispute", "update", "agreement")
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Label:
    """One label, with its sentences found among the claims of the corpus."""

    kind: str
    type: str
    strength: str
    pairs: frozenset[Pair]
    edited: frozenset[Place]


def read_gold(path: Path, claims: Mapping[str, Sequence[Claim]]) -> list[Label]:
    """Read a gold file and find its sentences among the claims.

    A sentence may have been split into several claims; each of them that shares most of its words
    stands for it.
    """
    bags = {name: [_bag(claim.text) for claim in own] for name, own in claims.items()}
    labels = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            raw = _record(line, f"{path}:{number}")
            pairs = {
                frozenset((a, b))
                for one, other in raw["pairs"]
                for a in _places(one, bags)
                for b in _places(other, bags)
                if a != b
            }
            edited = frozenset(_places(raw["edited"], bags)) if raw.get("edited") else frozenset()
            labels.append(
                Label(
                    raw["kind"], raw.get("type", "other"), raw.get("strength", ""), frozenset(pairs), edited
                )
            )
    return labels


def is_contradiction(label: Label) -> bool:
    """Whether a label is of a contradiction that readers would agree on."""
    return label.kind == "contradiction" and label.strength != "weak"


def truth(
    pairs: Sequence[CandidatePair], labels: Iterable[Label], wanted: Callable[[Label], bool]
) -> NDArray[np.int64]:
    """Return, for each pair, 1 for a wanted one, 0 for one that is not, -1 where the labels do not tell.

    They do not tell of a labelled conflict that is not wanted, nor what else an edited sentence contradicts.
    """
    labels = list(labels)
    positive: set[Pair] = set().union(*(label.pairs for label in labels if wanted(label)))
    agreed: set[Pair] = set().union(*(label.pairs for label in labels if label.kind == "agreement"))
    labelled: set[Pair] = set().union(*(label.pairs for label in labels))
    edited: set[Place] = set().union(*(label.edited for label in labels))
    found = []
    for pair in pairs:
        ends = frozenset((pair.left.key, pair.right.key))
        unknown = ends not in agreed and (ends in labelled or bool(edited & ends))
        found.append(1 if ends in positive else -1 if unknown else 0)
    return np.array(found, dtype=np.int64)


def article_groups(pairs: Sequence[CandidatePair]) -> dict[str, int]:
    """Number the connected groups of articles that share pairs: the events, as far as pairing tells."""
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for pair in pairs:
        parent[find(pair.left.article)] = find(pair.right.article)
    numbers = {root: number for number, root in enumerate(sorted({find(name) for name in list(parent)}))}
    return {name: numbers[find(name)] for name in list(parent)}


def event_groups(pairs: Sequence[CandidatePair]) -> list[int]:
    """Return the number of each pair's group of articles."""
    groups = article_groups(pairs)
    return [groups[pair.left.article] for pair in pairs]


def recall(labels: Iterable[Label], found: set[Pair]) -> tuple[int, int]:
    """Return how many labels have a pair among those found, and how many there are."""
    hits = [bool(label.pairs & found) for label in labels]
    return sum(hits), len(hits)


def _record(line: str, place: str) -> dict[str, Any]:
    """Read a label; raises UsageError naming the line for one that is none."""
    try:
        raw = json.loads(line)
        sentences = [sentence for pair in raw["pairs"] for sentence in pair]
        sentences += [raw["edited"]] if raw.get("edited") else []
        good = raw["kind"] in KINDS and all(len(pair) == 2 for pair in raw["pairs"])
        if good and all(isinstance(s["path"], str) and isinstance(s["text"], str) for s in sentences):
            return dict(raw)
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise UsageError(
        place,
        'is no label; give {"kind": ' + "|".join(KINDS) + ', "type": ..., '
        '"pairs": [[{"path": ..., "text": ...}, {...}], ...]} on one line',
    )


def _places(sentence: Mapping[str, str], bags: Mapping[str, Sequence[Counter[str]]]) -> list[Place]:
    wanted = _bag(sentence["text"])
    found = []
    for position, bag in enumerate(bags.get(sentence["path"], ())):
        shared = sum((wanted & bag).values())
        if shared >= 3 and shared >= _ENOUGH * bag.total() and shared >= 0.25 * wanted.total():
            found.append((sentence["path"], position))
    return found


def _bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9]+", text.lower()))
