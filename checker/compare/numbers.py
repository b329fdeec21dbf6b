"""Whether two quantities can both be right.

Each quantity allows the values that its comparator names.  Two conflict if the gap between those is
wider than the looser of the two is written: "2 million" may stand for 2.3 million and "300" for 305,
but "20" not for 23, and "about" grants a fifth.  "At least 12" and "at least 15" are two counts, and
"300 to 3,400 miles" and "310 to 3,100 miles" two ranges.
"""

from math import inf

from checker.compare.nouns import same_kind
from checker.compare.relation import Relation
from checker.domain import Comparator, Quantity

_LOOSE = 0.2
"""How far "about" may be off, as a share of the larger number."""
_LOOSE_PERCENT = 0.1
"""The same for percentages, which reports know better."""

_FACTORS = {
    "second": ("time", 1.0),
    "minute": ("time", 60.0),
    "hour": ("time", 3600.0),
    "day": ("time", 86400.0),
    "week": ("time", 7 * 86400.0),
    "month": ("time", 30.44 * 86400.0),
    "year": ("time", 365.25 * 86400.0),
    "inch": ("length", 0.0254),
    "foot": ("length", 0.3048),
    "yard": ("length", 0.9144),
    "metre": ("length", 1.0),
    "centimetre": ("length", 0.01),
    "millimetre": ("length", 0.001),
    "kilometre": ("length", 1000.0),
    "mile": ("length", 1609.344),
    "ounce": ("weight", 0.02835),
    "pound": ("weight", 0.45359),
    "kilogram": ("weight", 1.0),
    "gram": ("weight", 0.001),
    "ton": ("weight", 954.0),
    "acre": ("area", 0.404686),
    "hectare": ("area", 1.0),
    "mph": ("speed", 1.609344),
    "kph": ("speed", 1.0),
}
"""Measures of one kind, in a common one; a ton is half way between the short and the metric."""
_TOLD_IN_EITHER = frozenset({"length", "weight", "area", "speed"})
"""Kinds of measure of which two units tell one fact as often as one; spans of time do not."""
_OF_ONE_SIZE = 20
"""How many times greater one of two measures may be; a depth in feet is not set against miles."""
_CONVERTED = 0.06
"""How far a converted measure may be off: "60 miles" is "100 km"."""


_IN_A_ROW = frozenset(
    """day night week month year season quarter half debate trial hearing meeting round trip visit summit
    phase wave test""".split()
)
"""What follows one upon the other: the 12th day of a siege is the 14th two days later, and the first debate
not the second."""
_DEGREES = 1.5
"""Degrees Fahrenheit that a conversion may be off."""


def compare_quantities(a: Quantity, b: Quantity) -> Relation:
    """How ``a`` and ``b`` relate, taken as values for one fact."""
    if a.unit != b.unit:
        return _compare_converted(a, b)
    if not same_kind(a.noun, b.noun) or _of_other_fate(a, b):
        return Relation.UNRELATED
    if a.unit == "score":
        return _compare_scores(a, b)
    if a.unit == "ordinal" and a.noun != b.noun:
        return Relation.UNRELATED
    if (a.low, a.high) == (b.low, b.high):
        return Relation.SAME if a.comparator == b.comparator else _meeting(a, b)
    if a.unit == "ordinal":
        return Relation.UNRELATED if a.noun in _IN_A_ROW else Relation.CONFLICT
    if a.unit == "age" and a.step != b.step:
        coarse, fine = sorted((a, b), key=lambda q: -q.step)
        if coarse.low <= fine.low and fine.high < coarse.high + coarse.step:
            return Relation.COMPATIBLE
    return _meeting(a, b)


def _of_other_fate(a: Quantity, b: Quantity) -> bool:
    """Whether two tolls may not be set against each other; those shot are dead or injured, so not fewer."""
    if not a.fate or not b.fate or a.fate == b.fate:
        return False
    fewer_shot = b.fate in ("dead", "injured") and a.fate == "shot" and a.high < b.low
    more_hurt = a.fate in ("dead", "injured") and b.fate == "shot" and b.high < a.low
    return not (fewer_shot or more_hurt)


def _compare_scores(a: Quantity, b: Quantity) -> Relation:
    if (a.low, a.high) == (b.low, b.high):
        return Relation.SAME
    return Relation.COMPATIBLE if (a.low, a.high) == (b.high, b.low) else Relation.CONFLICT


def _compare_converted(a: Quantity, b: Quantity) -> Relation:
    """Compare measures of one kind in different units; spans of time that differ say nothing."""
    if {a.unit, b.unit} == {"degree celsius", "degree fahrenheit"}:
        celsius, fahrenheit = sorted((a, b), key=lambda q: q.unit)
        gap = abs(celsius.high * 9 / 5 + 32 - fahrenheit.high)
        return Relation.COMPATIBLE if gap <= _DEGREES else Relation.CONFLICT
    kind_a, factor_a = _FACTORS.get(a.unit, ("", 1.0))
    kind_b, factor_b = _FACTORS.get(b.unit, ("", 1.0))
    if not kind_a or kind_a != kind_b:
        return Relation.UNRELATED
    slack = max(
        _CONVERTED * max(a.high * factor_a, b.high * factor_b), _slack(a) * factor_a, _slack(b) * factor_b
    )
    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    gap = max(low_a * factor_a - high_b * factor_b, low_b * factor_b - high_a * factor_a)
    if gap <= slack:
        return Relation.COMPATIBLE
    one, other = a.high * factor_a, b.high * factor_b
    near = max(one, other) <= _OF_ONE_SIZE * min(one, other)
    return Relation.CONFLICT if near and kind_a in _TOLD_IN_EITHER else Relation.UNRELATED


def _meeting(a: Quantity, b: Quantity) -> Relation:
    if _are_counts_so_far(a, b):
        return Relation.CONFLICT
    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    gap = max(low_a - high_b, low_b - high_a)
    slack = max(_slack(a), _slack(b), _written_coarser(a, b))
    if _are_other_ranges(a, b, slack):
        return Relation.CONFLICT
    if Comparator.ABOUT in (a.comparator, b.comparator):
        loose = _LOOSE_PERCENT if a.unit == "percent" else _LOOSE
        slack = max(slack, loose * max(abs(a.high), abs(b.high)))
    return (
        Relation.COMPATIBLE if gap <= slack + _ROUNDING_ERROR * max(abs(a.high), 1.0) else Relation.CONFLICT
    )


def _are_counts_so_far(a: Quantity, b: Quantity) -> bool:
    """Whether both are "at least" a number that somebody counted, 12 and 15, and no round threshold."""
    exact = all(q.step == 1 and q.high % 10 for q in (a, b))
    return a.comparator is b.comparator is Comparator.AT_LEAST and exact and a.unit not in _WHOLE


def _are_other_ranges(a: Quantity, b: Quantity, slack: float) -> bool:
    """Whether both are measures from end to end, and an end differs by more than ``slack``.

    Counts ("20 to 30 cars") are estimates, of which two may overlap.
    """
    ranges = all(q.comparator is Comparator.RANGE and any(c.isdigit() for c in q.text) for q in (a, b))
    return ranges and bool(a.unit) and max(abs(a.low - b.low), abs(a.high - b.high)) > slack


_ROUNDING_ERROR = 1e-9
"""Relative; keeps 45.3 within 0.1 of 45.4 in floating point."""


def _written_coarser(a: Quantity, b: Quantity) -> float:
    """The rounding that shows only beside the other number: 45 may stand for 45.3."""
    coarse = a if a.step > b.step else b
    if a.step == b.step or a.unit in _WHOLE or _is_exact_share(coarse):
        return 0.0
    return coarse.step / 2


def _is_exact_share(quantity: Quantity) -> bool:
    """Whether it is a share that is a threshold ("more than half"), which is meant exactly."""
    return quantity.unit == "percent" and quantity.comparator not in _VALUES


def bounds(quantity: Quantity) -> tuple[float, float]:
    """The least and the greatest value that the quantity's comparator allows."""
    if quantity.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
        return quantity.low, inf
    if quantity.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return -inf, quantity.high
    return quantity.low, quantity.high


_WHOLE = ("age", "ordinal", "score")
"""Units whose numbers nobody rounds."""
_VALUES = (Comparator.EXACT, Comparator.ABOUT, Comparator.RANGE)
"""Comparators that give a value and not a threshold."""


def _slack(quantity: Quantity) -> float:
    """How far the true value may lie from the number written, going by the number's own roundness.

    A number with a scale word or decimals shows its step.  Plain digits are taken as rounded to
    their trailing zeros from 100 on, but to no more than two leading digits below 10,000: "300"
    may stand for 305, "1,000" for 1,050, "700,000" for 740,000, and "20" for 20 alone.
    """
    step, value = quantity.step, abs(quantity.high)
    if quantity.unit in _WHOLE or _is_exact_share(quantity):
        return 0.0
    if step != 1:
        return step / 2
    if value < 100 or value % 10:
        return 0.0
    zeros = 10.0
    while value % (zeros * 10) == 0:
        zeros *= 10
    if value < 10_000:
        zeros = min(zeros, 10.0 ** (len(str(int(value))) - 2))
    return zeros / 2
