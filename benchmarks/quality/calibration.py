"""How far a probability can be taken at its word: calibration error, a plot of it, and temperature."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

Vector = NDArray[np.float64]
BINS = 15


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions of one slice: their mean probability, the share that came true, how many."""

    predicted: float
    observed: float
    count: int


def reliability(probabilities: Vector, truths: Vector, bins: int = BINS) -> list[Bin]:
    """Slice predictions by equal counts; both arrays have shape (n,), truths are 0 or 1.

    Equal counts rather than equal widths: at the natural rate of contradictions nearly all
    probabilities are near 0, and wide empty bins would say nothing (Nguyen and O'Connor 2015).
    """
    order = np.argsort(probabilities, kind="stable")
    slices = [part for part in np.array_split(order, bins) if len(part)]
    return [Bin(float(probabilities[s].mean()), float(truths[s].mean()), len(s)) for s in slices]


def expected_calibration_error(probabilities: Vector, truths: Vector, bins: int = BINS) -> float:
    """Return the mean distance of prediction and outcome over the slices (Naeini et al. 2015)."""
    found = reliability(probabilities, truths, bins)
    return sum(abs(b.predicted - b.observed) * b.count for b in found) / max(1, len(truths))


def best_temperature(log_probabilities: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Return the number that logits are to be divided by for the least log loss (Guo et al. 2017).

    ``log_probabilities`` has shape (n, 3), ``labels`` shape (n,).
    """

    def loss(log_temperature: float) -> float:
        scaled = log_probabilities / np.exp(log_temperature)
        normal = scaled - np.logaddexp.reduce(scaled, axis=1, keepdims=True)
        return float(-normal[np.arange(len(labels)), labels].mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-2.0, 2.0), method="bounded").x))


def plot(curves: Sequence[tuple[str, list[Bin]]], path: Path) -> None:
    """Draw reliability curves, one a (name, bins), as SVG."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "reliability"  # the same figures give the same file
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], color="0.7", linestyle="--", label="as it should be")
    for name, bins in curves:
        axes.plot([b.predicted for b in bins], [b.observed for b in bins], marker="o", label=name)
    axes.set_xlabel("probability given")
    axes.set_ylabel("share that came true")
    axes.set_aspect("equal")
    axes.legend()
    figure.savefig(path, metadata={"Date": None}, bbox_inches="tight")
    pyplot.close(figure)
