"""The exponent of growth is the slope in logarithms."""

import pytest

from benchmarks.growth.exponent import LEAST_SECONDS, growth_exponent, stage_exponent


@pytest.mark.parametrize("power", [0, 0.5, 1, 1.7, 2])
@pytest.mark.parametrize("factor", [0.003, 1, 40])
def test_power_law_gives_its_power(power: float, factor: float) -> None:
    sizes = [150, 600, 2400]
    assert growth_exponent(sizes, [factor * size**power for size in sizes]) == pytest.approx(power)


def test_least_squares_go_between_points_that_lie_on_no_line() -> None:
    assert growth_exponent([1, 10, 100], [1, 100, 100]) == pytest.approx(1.0)
    assert growth_exponent([1, 10, 100], [1, 1, 100]) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("sizes", "amounts"), [([], []), ([10], [1]), ([10, 10], [1, 2]), ([10, 20], [0, 2]), ([10, 20], [0, 0])]
)
def test_too_few_points_give_none(sizes: list[float], amounts: list[float]) -> None:
    assert growth_exponent(sizes, amounts) is None


def test_stage_that_is_too_short_has_none() -> None:
    assert stage_exponent([10, 20], [LEAST_SECONDS / 4, LEAST_SECONDS / 2]) is None
    assert stage_exponent([10, 20], [LEAST_SECONDS, LEAST_SECONDS * 2]) == pytest.approx(1.0)
    assert stage_exponent([], []) is None
