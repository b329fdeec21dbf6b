"""Calibration figures against probabilities whose error is known."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.quality.calibration import best_temperature, expected_calibration_error, plot, reliability


def test_equal_slices_with_their_means() -> None:
    bins = reliability(np.array([0.9, 0.1, 0.3, 0.7]), np.array([1.0, 0.0, 1.0, 1.0]), bins=2)
    assert [(round(b.predicted, 9), b.observed, b.count) for b in bins] == [(0.2, 0.5, 2), (0.8, 1.0, 2)]


@pytest.mark.parametrize(("given", "true", "error"), [(0.8, 80, 0.0), (0.8, 50, 0.3), (0.1, 40, 0.3)])
def test_error_is_the_distance_from_what_came_true(given: float, true: int, error: float) -> None:
    truths = np.array([1.0] * true + [0.0] * (100 - true))
    assert expected_calibration_error(np.full(100, given), truths, bins=1) == pytest.approx(error)


def test_probabilities_that_are_true_have_next_to_no_error() -> None:
    rng = np.random.default_rng(1)
    given = rng.uniform(size=50_000)
    truths = (rng.uniform(size=50_000) < given).astype(float)
    assert expected_calibration_error(given, truths) < 0.01


@pytest.mark.parametrize("overconfident", [0.5, 1.0, 2.0])
def test_finds_the_temperature_that_was_applied(overconfident: float) -> None:
    rng = np.random.default_rng(2)
    logits = rng.normal(scale=2.0, size=(20_000, 3))
    probabilities = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    labels = np.array([rng.choice(3, p=row) for row in probabilities])
    shown = logits * overconfident
    log = shown - np.logaddexp.reduce(shown, axis=1, keepdims=True)
    assert best_temperature(log, labels) == pytest.approx(overconfident, rel=0.05)


def test_the_plot_is_the_same_for_the_same_figures(tmp_path: Path) -> None:
    bins = reliability(np.array([0.1, 0.5, 0.9]), np.array([0.0, 1.0, 1.0]), bins=3)
    for name in ("a.svg", "b.svg"):
        plot([("a label", bins)], tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert "a label" in (tmp_path / "a.svg").read_text(encoding="utf-8")
