"""The decision: three logistic regressions over named evidence, small enough to read.

``triage`` weighs a pair by what can be read off its claims, and ``sift`` by the slots of its values as
well (:mod:`checker.decide.slots`): both spare the NLI model pairs that would come to nothing.
``verdict`` weighs the pair with the model's scores.  ``decision.json`` beside this
module holds their weights; ``benchmarks/quality/fit.py`` writes it.  The verdict's output is the
share of pairs with such evidence that labelled data calls contradictory.
"""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from checker.decide.calibration import NEAREST, calibrated, uncalibrated
from checker.domain import Calibration

VERSION = 3
_LEAST_SURE = -30.0
_SUREST = math.log(99)
"""Log odds beyond which a few hundred labelled contradictions cannot make anything surer: 99 in 100."""
GATES_FROM = 0.35
"""The confidence from which contradictions are not to be lost by triage and the sift."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression: ``threshold`` is the probability from which its answer is yes.

    ``means`` are the features' means over the pairs it was fitted to, to which explanations compare.
    """

    intercept: float
    weights: Mapping[str, float]
    threshold: float
    means: Mapping[str, float] = field(default_factory=dict)

    def passes(self, features: Mapping[str, float]) -> bool:
        """Say whether the answer is yes."""
        return self.probability(features) >= self.threshold

    def probability(self, features: Mapping[str, float]) -> float:
        """Return a probability from features by name, at most 0.99; those without a weight do not count."""
        log_odds = self.intercept + sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(_LEAST_SURE, min(_SUREST, log_odds))))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the scores of one NLI model go, as log odds of a contradiction, on the pairs fitted to.

    ``highest`` is of the highest score, ``gap`` by how much the second direction exceeds the first in all
    but one pair of five hundred, ``enough`` what every finding from the default confidence could do with.
    """

    model: str
    highest: float
    gap: float
    enough: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What is worth judging, what is a finding, a digest of both, and what the confidence is mapped by.

    ``least`` is the confidence from which findings are asked for, ``reach`` that of the model in use.
    """

    triage: Logistic
    sift: Logistic
    verdict: Logistic
    digest: str
    calibration: Calibration | None = None
    reach: Reach | None = None
    least: float = 0.0

    def opened(self, least: float) -> "Decision":
        """Return the decision with gates as wide as findings from a confidence of ``least`` ask for.

        The gates were measured for ``GATES_FROM``; below it their thresholds fall in proportion.
        """
        part = min(1.0, uncalibrated(least, self.calibration) / GATES_FROM)
        triage, sift = (replace(gate, threshold=gate.threshold * part) for gate in (self.triage, self.sift))
        return replace(self, triage=triage, sift=sift, least=least)

    def used_with(self, model: str) -> "Decision":
        """Return the decision for an NLI model of this name: how far another one's scores go is unknown."""
        known = self.reach is not None and self.reach.model == model
        return self if known else replace(self, reach=None)

    @property
    def least_log_odds(self) -> float:
        """The verdict's log-odds at the least confidence asked for; infinite where none or all come to it."""
        probability = uncalibrated(self.least, self.calibration) if self.least > 0 else 0.0
        if not NEAREST < probability < 1:
            return math.inf if probability >= 1 else -math.inf
        return math.log(probability / (1 - probability))

    def confidence(self, features: Mapping[str, float]) -> float:
        """Return how sure the verdict is, mapped where there is a calibration."""
        return calibrated(self.verdict.probability(features), self.calibration)


@cache
def shipped() -> Decision:
    """Return the decision that travels with the package."""
    text = (files("checker.decide") / "decision.json").read_text(encoding="utf-8")
    document = json.loads(text)
    if document["version"] != VERSION:
        raise RuntimeError(f"decision.json is of version {document['version']}, this program reads {VERSION}")
    triage, sift, verdict = (_logistic(document[name]) for name in ("triage", "sift", "verdict"))
    reach = Reach(document["model"], **document["reach"])
    return Decision(triage, sift, verdict, _digest(text), reach=reach)


def _logistic(part: Mapping[str, Any]) -> Logistic:
    return Logistic(part["intercept"], part["weights"], part["threshold"], part.get("means", {}))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
