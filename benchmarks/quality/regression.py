"""Logistic regressions over named evidence: fitted, measured on events not seen, and written down."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

STRENGTH = 0.1
"""Inverse of the regularisation (C), chosen by cross-validated average precision from 0.01 to 0.3."""
FOLDS = 10
Matrix = NDArray[np.float64]
Truths = NDArray[np.int64]
"""1 for a contradiction, 0 for none, -1 where it is not known."""


def regression(matrix: Matrix, truths: Truths, weights: Matrix | None = None) -> Pipeline:
    """Fit a regression to the rows whose truth is known; ``matrix`` is (n, features), ``weights`` (n,)."""
    known = truths >= 0
    told = {} if weights is None else {"logisticregression__sample_weight": weights[known]}
    pipeline = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5000))
    return pipeline.fit(matrix[known], truths[known], **told)


def held_out(matrix: Matrix, truths: Truths, groups: Sequence[int], weights: Matrix | None = None) -> Matrix:
    """Return each row's probability, (n,), by a regression that has not seen its group."""
    predicted = np.zeros(len(truths))
    for seen, unseen in GroupKFold(FOLDS).split(matrix, truths, groups):
        own = None if weights is None else weights[seen]
        predicted[unseen] = regression(matrix[seen], truths[seen], own).predict_proba(matrix[unseen])[:, 1]
    return predicted


def calibrating(probabilities: Matrix, truths: Truths) -> tuple[float, float]:
    """Return the slope and the shift by which log odds tell the shares that came true (Platt 1999)."""
    fitted = LogisticRegression(C=1e6).fit(logits(probabilities)[:, None], truths)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def logits(probabilities: Matrix) -> Matrix:
    """Return log odds, those of certainty kept finite."""
    kept = np.clip(probabilities, 1e-9, 1 - 1e-9)
    return np.log(kept / (1 - kept))


def sigmoid(log_odds: Matrix) -> Matrix:
    """Return probabilities."""
    return 1 / (1 + np.exp(-log_odds))


def plain(fitted: Pipeline, names: Sequence[str], slope: float = 1.0, shift: float = 0.0) -> dict[str, Any]:
    """Return the regression as it is written, with scaling and calibration folded into the weights.

    Its ``threshold`` is 0 until it is known.
    """
    scaler, regression = fitted[0], fitted[1]
    weights = slope * regression.coef_[0] / scaler.scale_
    intercept = slope * float(regression.intercept_[0]) + shift - float((weights * scaler.mean_).sum())
    kept = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
    means = {name: round(float(mean), 4) for name, mean in zip(names, scaler.mean_, strict=True)}
    return {
        "intercept": round(intercept, 4),
        "threshold": 0.0,
        "weights": kept,
        "means": means,
    }
