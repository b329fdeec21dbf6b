"""Which pairs the NLI model is asked about: triage and sift, with a memory.

Weighing a pair takes a third of a millisecond, and a large corpus has hundreds of thousands.  Most of what
is weighed rests on nothing but the two claims and the words of their articles; that part is kept as one
number a gate, its share of the log-odds.  The rest moves whenever any article of the corpus does, as words
become less rare and rivals come and go: it is computed anew, for all pairs at once, and added.

A run without memory computes the same numbers and adds them in the same order, so that what it lets
through is the same.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from checker.decide.context import Context
from checker.decide.evidence import MOST_RELATED, Evidence, ruled_out, weigh
from checker.decide.reach import all_within_reach
from checker.decide.rivals import PLACE, Numbers, places
from checker.decide.scoring import Decision, Logistic
from checker.decide.slots import Embed, with_slots
from checker.domain import Article, CandidatePair, Claim

MOVING = ("cosine", "relatedness", *PLACE)
"""The evidence on a pair that other articles of the corpus may change."""

KEPT = np.dtype([("left", "<u4"), ("right", "<u4"), ("triage", "<f8"), ("sift", "<f8")])
"""What is kept of a pair: where its claims stand in their articles, and its fixed log-odds at each gate.

They are NaN where they were not computed, and minus infinity where the pair is out whatever moves.
"""
_PORTION = 500
"""Pairs of articles between two savings; what an interruption may lose."""

Between = tuple[str, str]
"""The paths of the two articles of a pair."""


class Memory(Protocol):
    """Keeps bytes for the pairs between two articles, under everything that decides them."""

    def recall(self, wanted: Collection[Between]) -> Mapping[Between, bytes]:
        """Return what is known."""
        ...

    def keep(self, found: Mapping[Between, bytes]) -> None:
        """Keep this, in place of what was kept before."""
        ...


class Forgetful:
    """A memory that holds nothing."""

    def recall(self, wanted: Collection[Between]) -> Mapping[Between, bytes]:
        """Know nothing."""
        return {}

    def keep(self, found: Mapping[Between, bytes]) -> None:
        """Keep nothing."""


def pass_gates(
    pairs: Sequence[CandidatePair],
    claims: Mapping[str, Sequence[Claim]],
    articles: Mapping[str, Article],
    decision: Decision,
    slots: Embed,
    memory: Memory | None = None,
) -> tuple[Evidence, ...]:
    """Weigh the candidate pairs of a corpus, and return the evidence on those worth judging, in order."""
    gates = _Gates(pairs, claims, articles, decision, memory or Forgetful())
    return gates.sift(gates.triage(), slots)


class _Gates:
    """The pairs of one run, what is known of them, and what was weighed in full on the way."""

    def __init__(
        self,
        pairs: Sequence[CandidatePair],
        claims: Mapping[str, Sequence[Claim]],
        articles: Mapping[str, Article],
        decision: Decision,
        memory: Memory,
    ) -> None:
        self._pairs, self._articles = pairs, articles
        self._decision, self._memory = decision, memory
        self._moving = moving(pairs)
        self._blocks = _blocks(pairs)
        self._kept = np.zeros(len(pairs), dtype=KEPT)
        self._kept["left"] = [pair.left.position for pair in pairs]
        self._kept["right"] = [pair.right.position for pair in pairs]
        self._kept["triage"] = self._kept["sift"] = np.nan
        _recall(self._kept, self._blocks, memory)
        self._weighed: dict[int, Evidence] = {}
        self._context = Context((), claims)

    def triage(self) -> list[int]:
        """Return the indices of the pairs whose slots are worth looking at."""
        gate = self._decision.triage
        moving = log_odds(gate, self._moving)
        unknown = np.isnan(self._kept["triage"])
        stale = {between: own for between, own in self._blocks.items() if unknown[own].any()}
        for part in _portions(stale):
            for index in (i for between in part for i in self._blocks[between] if unknown[i]):
                evidence = self._weigh(index)
                fixed = -np.inf if ruled_out(evidence) else fixed_log_odds(gate, evidence.features)
                self._kept["triage"][index] = fixed
                if passes(gate, fixed + moving[index]):
                    self._weighed[index] = evidence
            self._keep(part)
        return np.flatnonzero(passes(gate, self._kept["triage"] + moving)).tolist()

    def sift(self, triaged: Sequence[int], slots: Embed) -> tuple[Evidence, ...]:
        """Return the evidence on those pairs that the NLI model should see."""
        gate = self._decision.sift
        moving = log_odds(gate, self._moving)
        new = [index for index in triaged if np.isnan(self._kept["sift"][index])]
        placed = dict(zip(new, with_slots([self._evidence(index) for index in new], slots), strict=True))
        for index, evidence in placed.items():
            self._kept["sift"][index] = fixed_log_odds(gate, evidence.features)
        self._keep({_between(self._pairs[index]) for index in new})
        chosen = np.array(triaged, dtype=np.int64)
        through = chosen[passes(gate, (self._kept["sift"] + moving)[chosen])].tolist()
        known = [index for index in through if index not in placed]
        placed.update(zip(known, with_slots([self._evidence(index) for index in known], slots), strict=True))
        found = (placed[index] for index in through)
        return all_within_reach(found, self._decision)

    def _evidence(self, index: int) -> Evidence:
        return self._weighed.pop(index, None) or self._weigh(index)

    def _weigh(self, index: int) -> Evidence:
        pair = self._pairs[index]
        alone = weigh(
            pair, self._articles[pair.left.article], self._articles[pair.right.article], self._context
        )
        place = {name: float(self._moving[name][index]) for name in PLACE}
        return replace(alone, features={**alone.features, **place})

    def _keep(self, changed: Collection[Between]) -> None:
        if changed:
            self._memory.keep({between: self._kept[self._blocks[between]].tobytes() for between in changed})


def moving(pairs: Sequence[CandidatePair]) -> dict[str, Numbers]:
    """Return the evidence that other articles may change, as arrays, named as :func:`weigh` does."""
    found = places(pairs)
    related = np.array([pair.relatedness for pair in pairs], dtype=np.float64)
    return {
        "cosine": np.array([pair.similarity for pair in pairs], dtype=np.float64),
        "relatedness": np.minimum(MOST_RELATED, related),
        **{name: getattr(found, name) for name in PLACE},
    }


def log_odds(gate: Logistic, moving: Mapping[str, Numbers]) -> Numbers:
    """Return what moving evidence adds to the log-odds of each pair, the intercept included."""
    total = np.full(len(moving["cosine"]), gate.intercept, dtype=np.float64)
    for name in MOVING:
        total += gate.weights.get(name, 0.0) * moving[name]
    return total


def fixed_log_odds(gate: Logistic, features: Mapping[str, float]) -> float:
    """Return what all other evidence adds."""
    return sum(weight * features[name] for name, weight in gate.weights.items() if name not in MOVING)


def passes(gate: Logistic, total: "Numbers | float") -> NDArray[np.bool_]:
    """Say of log-odds whether the gate opens; at minus infinity it never does."""
    probability = 1 / (1 + np.exp(-np.clip(total, -30.0, 30.0)))
    return np.asarray((probability >= gate.threshold) & np.isfinite(total))


def _between(pair: CandidatePair) -> Between:
    return pair.left.article, pair.right.article


def _blocks(pairs: Sequence[CandidatePair]) -> dict[Between, list[int]]:
    """Gather the indices of pairs by their articles."""
    found: dict[Between, list[int]] = {}
    for index, pair in enumerate(pairs):
        found.setdefault(_between(pair), []).append(index)
    return found


def _recall(kept: NDArray[np.void], blocks: Mapping[Between, list[int]], memory: Memory) -> None:
    """Fill in what is remembered; pairs are told apart by the number of their block and their claims."""
    remembered = memory.recall(blocks.keys())
    ours = {between: own for between, own in blocks.items() if between in remembered}
    if not ours:
        return
    rows = [np.frombuffer(remembered[between], dtype=KEPT) for between in ours]
    known = np.concatenate(rows)
    wanted = np.concatenate([np.array(own) for own in ours.values()])
    known_keys = _keys(known, np.repeat(np.arange(len(rows)), [len(row) for row in rows]))
    keys = _keys(kept[wanted], np.repeat(np.arange(len(rows)), [len(own) for own in ours.values()]))
    order = np.argsort(known_keys)
    at = np.searchsorted(known_keys, keys, sorter=order).clip(max=len(order) - 1)
    found = known_keys[order[at]] == keys
    for name in ("triage", "sift"):
        kept[name][wanted[found]] = known[name][order[at[found]]]


def _keys(rows: NDArray[np.void], block: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Number pairs by block and positions; an article has fewer than a million claims."""
    numbers = block.astype(np.uint64) << np.uint64(40)
    keys: NDArray[np.uint64] = numbers | (rows["left"].astype(np.uint64) << np.uint64(20))
    return keys | rows["right"].astype(np.uint64)


def _portions(items: Iterable[Between]) -> Iterator[list[Between]]:
    left = iter(items)
    while part := list(islice(left, _PORTION)):
        yield part
