"""Maps confidence to what people decided, so that of findings at 0.9 nine in ten are right to them.

The decision's weights were fitted to one labelled set.  Another newsroom's articles differ, and so does
what its editors call a contradiction.  Two numbers, fitted to their decisions, put that right::

    logit(p') = a + b * logit(p)

This is the sigmoid of Platt ("Probabilistic outputs for support vector machines and comparisons to
regularized likelihood methods", in Advances in Large Margin Classifiers, 1999), here of the log-odds
rather than of a margin.  The order of findings stays as it is, as ``b`` is positive.

Platt softens the targets so that few examples do not drive the sigmoid to extremes.  Here a Gaussian
prior does that: the loss is the negative log-likelihood of the decisions plus ``(a² + (b - 1)²) / 2``.
So without evidence the map is a = 0, b = 1, which changes nothing, and each decision moves it from
there.  Against ``a`` the prior weighs as much as four decisions at a confidence of one half.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from checker.domain import Calibration

LEAST_SLOPE = 0.1
"""The least ``b``: of decisions that go against the confidence, no map is made that turns it round."""
NEAREST = 5e-5
"""How near to 0 and 1 a confidence is taken to be: they are kept with four digits."""
FOLDS = 10
BINS = 10

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Decided:
    """A finding that somebody decided on: how sure the decision was of it, and whether it was right."""

    finding: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Findings with a confidence from ``low`` to below ``high``: how many, their mean, the share right."""

    low: float
    high: float
    count: int
    mean: float
    right: float


@dataclass(frozen=True, slots=True)
class Quality:
    """How far confidences can be taken at their word, each the better the nearer to 0.

    ``brier`` is the mean square of their distance to what was decided (Brier 1950), ``log_loss`` the
    mean negative logarithm of the probability given to it, ``error`` the expected calibration error:
    the mean distance of confidence and share right over ``bins`` (Naeini et al. 2015).
    """

    brier: float
    log_loss: float
    error: float
    bins: tuple[Bin, ...]


def calibrated(confidence: float, calibration: Calibration | None) -> float:
    """Map a confidence; without a calibration it stays as it is."""
    if calibration is None:
        return confidence
    return _sigmoid(calibration.a + calibration.b * _logit(confidence))


def uncalibrated(confidence: float, calibration: Calibration | None) -> float:
    """Take the mapping back: what the decision gave, as near as four digits of the mapped tell."""
    if calibration is None:
        return confidence
    return _sigmoid((_logit(confidence) - calibration.a) / calibration.b)


def fit(decided: Sequence[Decided]) -> tuple[float, float]:
    """Return the ``a`` and ``b`` that the decisions and the prior together make likeliest."""
    from scipy.optimize import minimize

    log_odds = np.array([_logit(item.confidence) for item in decided])
    signs = np.array([1.0 if item.right else -1.0 for item in decided])

    def loss(at: Vector) -> tuple[float, Vector]:
        against = -signs * (at[0] + at[1] * log_odds)
        pull = -signs * np.exp(against - np.logaddexp(0.0, against))
        prior = at - (0.0, 1.0)
        value = np.logaddexp(0.0, against).sum() + prior @ prior / 2
        return float(value), np.array([pull.sum(), pull @ log_odds]) + prior

    bounds = [(None, None), (LEAST_SLOPE, None)]
    found = minimize(loss, np.array([0.0, 1.0]), jac=True, method="L-BFGS-B", bounds=bounds, tol=1e-12)
    return float(found.x[0]), float(found.x[1])


def held_out(decided: Sequence[Decided]) -> tuple[Decided, ...]:
    """Map each confidence by what is fitted to the other parts, in their order: cross-validation.

    Each of ten parts has its share of right findings and of wrong ones; which finding is in which part
    depends on their ids alone.
    """
    parts: dict[int, int] = {}
    for right in (True, False):
        own = sorted((item.finding, n) for n, item in enumerate(decided) if item.right is right)
        parts |= {n: place % FOLDS for place, (_, n) in enumerate(own)}
    maps = {
        part: fit([item for n, item in enumerate(decided) if parts[n] != part])
        for part in set(parts.values())
    }
    return tuple(
        Decided(item.finding, _sigmoid(a + b * _logit(item.confidence)), item.right)
        for n, item in enumerate(decided)
        for a, b in (maps[parts[n]],)
    )


def quality(decided: Sequence[Decided]) -> Quality:
    """Measure confidences against decisions, of which there is at least one."""
    bins = tuple(_bins(decided))
    count = len(decided)
    return Quality(
        brier=sum((item.confidence - item.right) ** 2 for item in decided) / count,
        log_loss=-sum(log(_given(item)) for item in decided) / count,
        error=sum(one.count * abs(one.mean - one.right) for one in bins) / count,
        bins=bins,
    )


def _bins(decided: Sequence[Decided]) -> Iterable[Bin]:
    """Yield the tenths that hold any; equal widths, as readers know a confidence by its first digit."""
    for tenth in range(BINS):
        own = [item for item in decided if min(int(item.confidence * BINS), BINS - 1) == tenth]
        if own:
            mean = sum(item.confidence for item in own) / len(own)
            right = sum(item.right for item in own) / len(own)
            yield Bin(tenth / BINS, (tenth + 1) / BINS, len(own), mean, right)


def _given(item: Decided) -> float:
    """Return the probability that was given to what was decided, never quite 0."""
    return max(item.confidence if item.right else 1 - item.confidence, NEAREST)


def _logit(probability: float) -> float:
    within = min(max(probability, NEAREST), 1 - NEAREST)
    return log(within / (1 - within))


def _sigmoid(log_odds: float) -> float:
    """Return the probability of log-odds, which may be far from 0."""
    if log_odds < 0:
        return exp(log_odds) / (1 + exp(log_odds))
    return 1 / (1 + exp(-log_odds))
