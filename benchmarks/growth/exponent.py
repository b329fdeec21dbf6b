"""The exponent of growth: the slope of a straight line through logarithms."""

import math
from collections.abc import Sequence

LEAST_SECONDS = 0.01
"""Below this a stage's time is noise, and no exponent is told."""


def growth_exponent(sizes: Sequence[float], amounts: Sequence[float]) -> float | None:
    """Return b of amount = a * size ** b by least squares over the logarithms.

    1 means that twice the articles take twice the amount, 2 four times.  None where fewer than two
    different sizes have an amount above zero.
    """
    points = [(math.log(s), math.log(a)) for s, a in zip(sizes, amounts, strict=True) if s > 0 and a > 0]
    if len({x for x, _ in points}) < 2:
        return None
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread


def stage_exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float | None:
    """The same for the seconds of a stage, None if the largest is too short to be told from noise."""
    return growth_exponent(sizes, seconds) if max(seconds, default=0) >= LEAST_SECONDS else None
