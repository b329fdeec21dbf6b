"""Which pairs the NLI model is asked about: triage, sift and what is read of slots, with a memory.

Weighing a pair takes a third of a millisecond, and a large corpus has hundreds of thousands.  Most of what
is weighed rests on nothing but the two claims and the words of their articles; that part is kept as one
number a gate, its share of the log-odds.  The rest moves whenever any article of the corpus does, as words
become less rare and rivals come and go: it is computed anew, for all pairs at once, and added.

The third number is of the verdict, with what was read of slots and the best that may still be said of the
pair: those that come to nothing all the same are not weighed again.

A run without memory computes the same numbers and adds them in the same order, so that what it lets
through is the same.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from checker.decide.context import Context
from checker.decide.evidence import MOST_RELATED, Evidence, ruled_out, weigh
from checker.decide.memory import KEPT, ODDS, Between, Forgetful, Memory, recall
from checker.decide.reach import best, within_reach
from checker.decide.rivals import PLACE, Numbers, places
from checker.decide.scoring import Decision, Logistic
from checker.decide.slots import Embed, with_slots
from checker.domain import Article, CandidatePair, Claim

MOVING = ("cosine", "relatedness", *PLACE)
"""The evidence on a pair that other articles of the corpus may change."""

_NEAR = 1e-6
"""Log-odds below what is wanted within which a pair is weighed all the same."""
_PORTION = 500
"""Pairs of articles between two savings; what an interruption may lose."""

ReadSlots = Callable[[Sequence[Evidence]], tuple[Evidence, ...]]
"""Adds to evidence what a model reads of its slots."""


def pass_gates(
    pairs: Sequence[CandidatePair],
    claims: Mapping[str, Sequence[Claim]],
    articles: Mapping[str, Article],
    decision: Decision,
    slots: Embed,
    memory: Memory | None = None,
    read: ReadSlots | None = None,
) -> tuple[Evidence, ...]:
    """Weigh the candidate pairs of a corpus, and return the evidence on those worth judging, in order.

    Where no ``read`` is given, slots are not read, and evidence is what is known before.
    """
    gates = _Gates(pairs, claims, articles, decision, memory or Forgetful())
    found = gates.sift(gates.triage(), slots, again=read is not None)
    return gates.reading(found, read) if read else tuple(found.values())


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
        for name in ODDS:
            self._kept[name] = np.nan
        recall(self._kept, self._blocks, memory)
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

    def sift(self, triaged: Sequence[int], slots: Embed, again: bool) -> dict[int, Evidence]:
        """Return the evidence on those pairs that the NLI model might see, by index, in order.

        With ``again``, those that came to nothing in the run before are left out.
        """
        gate = self._decision.sift
        moving = log_odds(gate, self._moving)
        new = [index for index in triaged if np.isnan(self._kept["sift"][index])]
        placed = dict(zip(new, with_slots([self._evidence(index) for index in new], slots), strict=True))
        for index, evidence in placed.items():
            self._kept["sift"][index] = fixed_log_odds(gate, evidence.features)
        self._keep({_between(self._pairs[index]) for index in new})
        open_to = passes(gate, self._kept["sift"] + moving)
        if again:
            open_to &= ~self._came_to_nothing()
        chosen = np.array(triaged, dtype=np.int64)
        through = chosen[open_to[chosen]].tolist()
        known = [index for index in through if index not in placed]
        placed.update(zip(known, with_slots([self._evidence(index) for index in known], slots), strict=True))
        within = {index: placed[index] for index in through if self._is_within_reach(placed[index])}
        if again:
            self._keep_most({index: placed[index] for index in through if index not in within})
        return within

    def reading(self, found: Mapping[int, Evidence], read: ReadSlots) -> tuple[Evidence, ...]:
        """Return those pairs that the NLI model should see, with what was read of their slots."""
        evidence = dict(zip(found, read(tuple(found.values())), strict=True))
        self._keep_most(evidence)
        return tuple(one for one in evidence.values() if self._is_within_reach(one))

    def _keep_most(self, found: Mapping[int, Evidence]) -> None:
        """Keep the most that pairs may come to, as far as models were asked about them."""
        if self._decision.reach is None:
            return
        still, changed = best(self._decision), set()
        for index, one in found.items():
            most = fixed_log_odds(self._decision.verdict, {**still, **one.features})
            if self._kept["verdict"][index] != most:
                self._kept["verdict"][index] = most
                changed.add(_between(self._pairs[index]))
        self._keep(changed)

    def _came_to_nothing(self) -> NDArray[np.bool_]:
        """Say of all pairs whether they are known to be out of reach, whatever is still said of them."""
        if self._decision.reach is None:
            return np.zeros(len(self._pairs), dtype=bool)
        total = self._kept["verdict"] + log_odds(self._decision.verdict, self._moving)
        return np.asarray(total < self._decision.least_log_odds - _NEAR)  # never so of NaN

    def _is_within_reach(self, evidence: Evidence) -> bool:
        return within_reach(evidence.features, self._decision)

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


def _portions(items: Iterable[Between]) -> Iterator[list[Between]]:
    left = iter(items)
    while part := list(islice(left, _PORTION)):
        yield part
