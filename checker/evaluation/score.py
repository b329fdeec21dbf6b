"""Precision and recall of findings, in all and by type, with bootstrap intervals over events.

A contradiction is true if it sets a labelled contradictory pair against each other.  One that
involves a sentence which was edited to contradict others counts neither way: what else such a
sentence contradicts is not known.  Recall is by label, and a label is found if any of its pairs is.
Events are resampled whole, because what is found in one is not independent.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from checker.domain import CandidatePair, Claim, Finding, Kind
from checker.evaluation.gold import Label, Pair, Place, article_groups, is_contradiction

RESAMPLES = 1_000
ALL = "all"


@dataclass(frozen=True, slots=True)
class Share:
    """Hits among a total; ``low`` and ``high`` hold the middle 95 % of the resampled shares."""

    hits: int
    total: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share, 0 of nothing."""
        return self.hits / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """What an evaluation found.

    ``precision`` is of contradictions by their reported type; ``recall`` of labels: by type for
    contradictions that readers agree on (not "weak"), and by kind and strength; ``all`` is
    either in one.  ``beside`` counts contradictions that count neither way, ``unmatched`` labels
    of which no pair of claims is in the corpus.
    """

    precision: Mapping[str, Share]
    recall: Mapping[str, Share]
    beside: int
    unmatched: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision[ALL].value, self.recall[ALL].value
        return 2 * p * r / (p + r) if p + r else 0.0


def score(
    findings: Sequence[Finding],
    labels: Sequence[Label],
    claims: Mapping[str, Sequence[Claim]],
    pairs: Sequence[CandidatePair],
) -> Score:
    """Score the findings on a corpus of these claims, whose events are told by its candidate pairs."""
    groups = article_groups(pairs)
    at = {(name, claim.start): claim for name, own in claims.items() for claim in own}
    wanted: set[Pair] = set().union(*(label.pairs for label in labels if label.kind == "contradiction"))
    edited: set[Place] = set().union(*(label.edited for label in labels))
    found: dict[Kind, set[Pair]] = defaultdict(set)
    judged: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    beside = 0
    for finding in findings:
        own = _pairs(finding, at)
        found[finding.kind] |= own
        if finding.kind is not Kind.CONTRADICTION:
            continue
        if not own & wanted and any(pair & edited for pair in own):
            beside += 1
            continue
        group = groups.get(finding.sides[0].claims[0].path, -1)
        for name in (ALL, finding.type.value):
            judged[name].append((group, bool(own & wanted)))
    told: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for label in labels:
        path = min(label.pairs, key=sorted, default=frozenset())
        group = groups.get(min(path)[0], -1) if path else -1
        hit = bool(label.pairs & found[_kind(label)])
        for name in _names(label):
            told[name].append((group, hit))
    unmatched = sum(not label.pairs for label in labels)
    return Score(_shares(judged), _shares(told), beside, unmatched)


def _kind(label: Label) -> Kind:
    """The kind of finding that counts as reporting a label; of an agreement none should."""
    return Kind(label.kind) if label.kind in {kind.value for kind in Kind} else Kind.CONTRADICTION


def _names(label: Label) -> tuple[str, ...]:
    """The rows in which a label counts."""
    own = f"{label.kind} {label.strength}".strip()
    if not is_contradiction(label):
        return (own,)
    return (ALL, label.type, own) if label.strength else (ALL, label.type)


def _pairs(finding: Finding, at: Mapping[tuple[str, int], Claim]) -> set[Pair]:
    one, other = ([at[c.path, c.start].key for c in side.claims] for side in finding.sides)
    return {frozenset((a, b)) for a in one for b in other if a != b}


def _shares(rows: Mapping[str, Sequence[tuple[int, bool]]]) -> dict[str, Share]:
    names = [ALL, *sorted(name for name in rows if name != ALL)]
    return {name: _share(rows.get(name, ())) for name in names}


def _share(rows: Iterable[tuple[int, bool]]) -> Share:
    """Count hits, and resample the groups they are of."""
    tallies: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for group, hit in rows:
        tallies[group][0] += hit
        tallies[group][1] += 1
    if not tallies:
        return Share(0, 0, 0.0, 1.0)
    table = np.array([tallies[group] for group in sorted(tallies)])
    drawn = np.random.default_rng(0).integers(len(table), size=(RESAMPLES, len(table)))
    sums = table[drawn].sum(axis=1)
    low, high = np.quantile(sums[:, 0] / np.maximum(sums[:, 1], 1), [0.025, 0.975])
    hits, total = table.sum(axis=0)
    return Share(int(hits), int(total), float(low), float(high))


def lines(result: Score) -> Iterable[str]:
    """Write a score as a table, one line a row."""
    yield f"{'':<32}{'share':>6}{'95 %':>18}   counts"
    for title, shares in (("precision", result.precision), ("recall", result.recall)):
        for name, share in shares.items():
            interval = f"{share.low:.3f} to {share.high:.3f}"
            counts = f"{share.hits} of {share.total}"
            yield f"{f'{title} {name}':<32}{share.value:>6.3f}{interval:>18}   {counts}"
    yield f"F1 {result.f1:.3f}; {result.beside} findings of edited sentences count neither way"
    if result.unmatched:
        yield f"{result.unmatched} labels name sentences that are no claims of the corpus"
