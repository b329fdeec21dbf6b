"""The map of confidences, its fit and its measures, against sums done by hand."""

from datetime import date
from math import exp, log

import pytest

from checker.decide.calibration import (
    LEAST_SLOPE,
    Bin,
    Decided,
    calibrated,
    fit,
    held_out,
    quality,
    uncalibrated,
)
from checker.domain import Calibration


def calibration(a: float, b: float) -> Calibration:
    return Calibration(a, b, 40, date(2026, 1, 31), "m", "d")


def decided(confidence: float, rights: int, wrongs: int, name: str = "") -> list[Decided]:
    outcomes = [True] * rights + [False] * wrongs
    return [Decided(f"{name}{confidence}-{n:04}", confidence, right) for n, right in enumerate(outcomes)]


MAPS = [
    # a, b, confidence, mapped: logit(0.8) = ln 4, logit(0.9) = ln 9
    (0.0, 1.0, 0.8, 0.8),
    (0.0, 2.0, 0.8, 16 / 17),
    (0.0, 0.5, 0.9, 3 / 4),
    (log(2), 1.0, 0.5, 2 / 3),
    (-log(9), 1.0, 0.9, 0.5),
    (-log(9), 1.0, 0.5, 0.1),
]


@pytest.mark.parametrize(("a", "b", "confidence", "mapped"), MAPS)
def test_log_odds_are_scaled_and_moved(a: float, b: float, confidence: float, mapped: float) -> None:
    assert calibrated(confidence, calibration(a, b)) == pytest.approx(mapped)
    assert uncalibrated(mapped, calibration(a, b)) == pytest.approx(confidence)


def test_without_a_calibration_nothing_is_mapped() -> None:
    assert calibrated(0.123456789, None) == uncalibrated(0.123456789, None) == 0.123456789


@pytest.mark.parametrize("end", [0.0, 1.0])
def test_the_ends_are_mapped_within_the_ends(end: float) -> None:
    assert 0 <= calibrated(end, calibration(5.0, 3.0)) <= 1
    assert calibrated(end, calibration(0.0, 1.0)) == pytest.approx(end, abs=1e-4)


def test_the_mapped_is_taken_back_from_four_digits() -> None:
    made = calibration(-0.7, 0.6)
    for hundredth in range(5, 100, 5):
        mapped = round(calibrated(hundredth / 100, made), 4)
        assert uncalibrated(mapped, made) == pytest.approx(hundredth / 100, abs=1e-3)


def test_the_order_of_confidences_stays() -> None:
    made = calibration(-1.2, LEAST_SLOPE)
    mapped = [calibrated(n / 50, made) for n in range(1, 50)]
    assert mapped == sorted(mapped)
    assert len(set(mapped)) == 49


def test_nothing_decided_changes_nothing() -> None:
    assert fit([]) == pytest.approx((0.0, 1.0))


def test_at_the_fit_decisions_and_prior_are_in_balance() -> None:
    """The gradient of the loss is 0: sum(p' - y) + a = 0 and sum((p' - y) x) + b - 1 = 0."""
    given = [*decided(0.9, 6, 6), *decided(0.7, 3, 5), *decided(0.5, 1, 4)]
    a, b = fit(given)
    excess = [calibrated(item.confidence, calibration(a, b)) - item.right for item in given]
    log_odds = [log(item.confidence / (1 - item.confidence)) for item in given]
    assert sum(excess) + a == pytest.approx(0, abs=1e-4)
    assert sum(e * x for e, x in zip(excess, log_odds, strict=True)) + b - 1 == pytest.approx(0, abs=1e-4)


def test_a_single_decision_at_one_half_moves_a_alone() -> None:
    """Its log-odds are 0, so b stays 1, and a solves a = 1 - sigmoid(a)."""
    a, b = fit(decided(0.5, 1, 0))
    assert b == pytest.approx(1.0)
    assert a == pytest.approx(1 - 1 / (1 + exp(-a)), abs=1e-5)
    assert a == pytest.approx(0.4011, abs=1e-4)


def test_many_decisions_outweigh_the_prior() -> None:
    """Shares right of 0.6 at 0.9 and 0.4 at 0.5: b = logit difference over ln 9, a = logit(0.4)."""
    a, b = fit([*decided(0.9, 3000, 2000), *decided(0.5, 2000, 3000)])
    assert a == pytest.approx(log(0.4 / 0.6), abs=0.01)
    assert b == pytest.approx((log(0.6 / 0.4) - log(0.4 / 0.6)) / log(9), abs=0.01)


def test_confidences_that_are_right_already_stay() -> None:
    a, b = fit([*decided(0.9, 90, 10), *decided(0.7, 70, 30), *decided(0.5, 50, 50)])
    assert (a, b) == pytest.approx((0.0, 1.0), abs=0.01)


def test_decisions_that_part_cleanly_do_not_run_away() -> None:
    a, b = fit([*decided(0.9, 50, 0), *decided(0.2, 0, 50)])
    assert abs(a) < 1.5
    assert 1 < b < 4


def test_decisions_against_the_confidence_do_not_turn_it_round() -> None:
    _, b = fit([*decided(0.9, 0, 200), *decided(0.1, 200, 0)])
    assert b == pytest.approx(LEAST_SLOPE)


def test_the_measures_are_what_they_are_by_hand() -> None:
    found = quality(
        [Decided("a", 0.9, True), Decided("b", 0.9, False), Decided("c", 0.6, True), Decided("d", 0.65, True)]
    )
    assert found.brier == pytest.approx((0.01 + 0.81 + 0.16 + 0.1225) / 4)
    assert found.log_loss == pytest.approx(-(log(0.9) + log(0.1) + log(0.6) + log(0.65)) / 4)
    assert found.bins == (
        Bin(0.6, 0.7, 2, pytest.approx(0.625), 1.0),
        Bin(0.9, 1.0, 2, pytest.approx(0.9), 0.5),
    )
    assert found.error == pytest.approx((2 * 0.375 + 2 * 0.4) / 4)


def test_a_confidence_of_1_that_was_wrong_costs_much_but_not_all() -> None:
    found = quality([Decided("a", 1.0, False)])
    assert found.log_loss == pytest.approx(-log(5e-5))
    assert found.bins == (Bin(0.9, 1.0, 1, 1.0, 0.0),)


def test_what_is_held_out_is_not_fitted_to() -> None:
    """Of one finding at 0.3 that is right and many at 0.9, the one's map knows the others alone."""
    others = [*decided(0.9, 30, 30)]
    lone = Decided("lone", 0.3, True)
    mapped = held_out([*others, lone])
    assert [item.finding for item in mapped] == [item.finding for item in [*others, lone]]
    rights = sorted((item.finding, n) for n, item in enumerate([*others, lone]) if item.right)
    place = [name for name, _ in rights].index("lone")
    beside = {name for name, _ in rights[place % 10 :: 10]}
    wrongs = sorted(item.finding for item in others if not item.right)
    beside |= set(wrongs[place % 10 :: 10])
    a, b = fit([item for item in others if item.finding not in beside])
    assert mapped[-1].confidence == pytest.approx(calibrated(0.3, calibration(a, b)), abs=1e-6)
    everything = fit([*others, lone])
    assert mapped[-1].confidence != pytest.approx(calibrated(0.3, calibration(*everything)), abs=1e-3)


def test_the_parts_do_not_depend_on_the_order() -> None:
    given = [*decided(0.9, 12, 9), *decided(0.6, 8, 11)]
    one = {item.finding: item.confidence for item in held_out(given)}
    other = {item.finding: item.confidence for item in held_out(given[::-1])}
    assert one == {name: pytest.approx(value, abs=1e-6) for name, value in other.items()}


def test_it_helps_where_confidence_is_too_high() -> None:
    given = [*decided(0.95, 12, 8), *decided(0.8, 9, 11), *decided(0.6, 6, 14)]
    before, after = quality(given), quality(held_out(given))
    assert after.log_loss < before.log_loss
    assert after.brier < before.brier
    assert after.error < before.error
