"""The decision: two logistic regressions, and the file that they come from."""

import math
from dataclasses import replace
from datetime import date

import pytest

from checker.decide.evidence import nli_features, weigh
from checker.decide.readings import NOT_READ
from checker.decide.scoring import Decision, Logistic, Reach, shipped
from checker.decide.slots import SLOT
from checker.domain import Calibration

from .samples import article, counted, judged, pair

KNOWN = [
    (0.0, {}, {}, 0.5),
    (0.0, {"x": 1.0}, {"x": 0.0}, 0.5),
    (0.0, {"x": 2.0}, {"x": math.log(3) / 2}, 0.75),
    (math.log(9), {}, {"unused": 5.0}, 0.9),
    (1.0, {"x": -1.0, "y": 0.5}, {"x": 2.0, "y": 2.0}, 0.5),
    (0.0, {"x": 1.0}, {"x": 1e9}, 0.99),
    (0.0, {"x": 1.0}, {"x": -1e9}, 0.0),
]


@pytest.mark.parametrize(("intercept", "weights", "features", "expected"), KNOWN)
def test_probability(
    intercept: float, weights: dict[str, float], features: dict[str, float], expected: float
) -> None:
    assert Logistic(intercept, weights, 0.5).probability(features) == pytest.approx(expected, abs=1e-9)


def test_the_decision_that_travels_with_the_package_can_be_read() -> None:
    decision = shipped()
    assert 0 < decision.triage.threshold < 0.5
    for part in (decision.triage, decision.sift, decision.verdict):
        assert all(math.isfinite(weight) for weight in (part.intercept, *part.weights.values()))
    assert len(decision.digest) == 12
    assert shipped() is decision


def test_every_weight_is_of_something_that_is_measured() -> None:
    evidence = weigh(pair(counted("a", 9), counted("b", 12)), article("a"), article("b"))
    before = evidence.features
    after = {**before, **nli_features(judged(evidence)), **NOT_READ, SLOT: 0.9}
    assert shipped().triage.weights.keys() <= before.keys()
    assert shipped().sift.weights.keys() <= {*before, SLOT}
    assert shipped().verdict.weights.keys() <= after.keys()
    assert any(name.startswith("nli_") for name in shipped().verdict.weights)
    assert shipped().verdict.weights[SLOT] > 0
    assert all(shipped().verdict.weights[name] > 0 for name in NOT_READ)


def test_what_the_model_says_counts_in_the_verdict() -> None:
    evidence = weigh(pair(counted("a", 9), counted("b", 12)), article("a"), article("b"))
    chances = [
        shipped().verdict.probability(
            {**evidence.features, **nli_features(judged(evidence, score)), **NOT_READ, SLOT: 0.9}
        )
        for score in (0.01, 0.3, 0.7, 0.99)
    ]
    assert chances == sorted(chances)
    assert chances[-1] > chances[0]


def test_the_confidence_is_the_mapped_probability() -> None:
    always = Logistic(math.log(4), {}, 0.5)
    made = Calibration(0.0, 0.5, 40, date(2026, 1, 31), "m", "d")
    assert Decision(always, always, always, "d").confidence({}) == pytest.approx(0.8)
    assert Decision(always, always, always, "d", made).confidence({}) == pytest.approx(2 / 3)


def test_gates_open_for_findings_that_are_less_sure() -> None:
    gate = Logistic(0.0, {}, 0.1)
    decision = Decision(gate, gate, gate, "d")
    for least in (0.35, 0.55, 1.0):
        assert decision.opened(least) == replace(decision, least=least)
    wide = decision.opened(0.07)
    assert (wide.triage.threshold, wide.sift.threshold) == pytest.approx((0.02, 0.02))
    assert wide.verdict == gate
    assert decision.opened(0.0).triage.threshold == 0
    mapped = Decision(gate, gate, gate, "d", Calibration(-1.0, 1.0, 40, date(2026, 1, 31), "m", "d"))
    assert mapped.opened(0.2).triage.threshold == gate.threshold  # 0.2 was more than 0.35


def test_how_far_scores_go_is_known_of_the_model_fitted_to_alone() -> None:
    reach = shipped().reach
    assert reach is not None
    assert 0 < reach.gap < 2 * reach.highest
    assert shipped().used_with(reach.model).reach == reach
    assert shipped().used_with("another@1").reach is None
    gate = Logistic(0.0, {}, 0.1)
    assert Decision(gate, gate, gate, "d").used_with("any@1").reach is None
    assert (
        Decision(gate, gate, gate, "d", reach=Reach("any@1", 2.0, 1.0, 1.5)).used_with("any@1").reach
        is not None
    )


@pytest.mark.parametrize("calibration", [None, Calibration(-1.0, 0.5, 40, date(2026, 1, 2), "m", "d")])
@pytest.mark.parametrize("least", [0.2, 0.55, 0.7])
def test_the_least_log_odds_are_those_of_the_least_confidence(
    least: float, calibration: Calibration | None
) -> None:
    gate = Logistic(0.0, {"x": 1.0}, 0.1)
    decision = Decision(gate, gate, gate, "d", calibration, least=least)
    assert decision.confidence({"x": decision.least_log_odds}) == pytest.approx(least)


def test_nothing_and_everything_may_be_asked_for() -> None:
    gate = Logistic(0.0, {}, 0.1)
    assert Decision(gate, gate, gate, "d", least=0.0).least_log_odds == -math.inf
    assert Decision(gate, gate, gate, "d", least=1.0).least_log_odds == math.inf
