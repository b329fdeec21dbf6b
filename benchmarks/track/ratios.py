"""How two revisions compare: ratios of medians that were measured in turn."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Medians = Mapping[str, float]
"""Median seconds by benchmark, of one run of the suite."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One benchmark in both revisions; a ratio above 1 means that the head is slower.

    ``ratios`` has one entry a round: the head's median over the base's just before.
    """

    name: str
    base: float
    head: float
    ratios: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios."""
        return statistics.median(self.ratios)

    def slower(self, threshold: float) -> bool:
        """Tell whether the head is slower by more than the threshold in every round."""
        return min(self.ratios) > 1 + threshold

    def faster(self, threshold: float) -> bool:
        """Tell the same of the base."""
        return max(self.ratios) < 1 / (1 + threshold)


def compare(base: Sequence[Medians], head: Sequence[Medians]) -> list[Comparison]:
    """Compare what both revisions have in every round, in the order of the first; rounds go in pairs."""
    if not base or len(base) != len(head):
        raise ValueError(f"{len(base)} rounds of the base and {len(head)} of the head do not go in pairs")
    common = [name for name in base[0] if all(name in medians for medians in (*base, *head))]
    return [
        Comparison(
            name,
            statistics.median(medians[name] for medians in base),
            statistics.median(medians[name] for medians in head),
            tuple(after[name] / before[name] for before, after in zip(base, head, strict=True)),
        )
        for name in common
    ]


def told(comparisons: Sequence[Comparison], threshold: float) -> str:
    """Return a table: seconds of both, the median ratio, its spread over the rounds, and a verdict."""
    width = max(len(each.name) for each in comparisons)
    lines = [f"{'benchmark':<{width}}  {'base':>10}  {'head':>10}  ratio  spread"]
    for each in comparisons:
        verdict = "  SLOWER" if each.slower(threshold) else "  faster" if each.faster(threshold) else ""
        spread = f"{min(each.ratios):.2f} to {max(each.ratios):.2f}"
        seconds = f"{each.base:>8.4f} s  {each.head:>8.4f} s"
        lines.append(f"{each.name:<{width}}  {seconds}  {each.ratio:>5.2f}  {spread}{verdict}")
    return "\n".join(lines)
