"""The text and the JSON of a calibration that was fitted: on what it rests, before and after."""

from collections.abc import Iterator
from typing import Any

from checker.calibrating import Fitted
from checker.decide.calibration import Quality
from checker.report.json import calibration_document
from checker.report.words import count, formula
from checker.review.outcomes import Outcome

_MEASURES = (("Brier score", "brier"), ("log loss", "log_loss"), ("expected calibration error", "error"))


def render_fitted(fitted: Fitted) -> str:
    """Write how confidences stand to decisions, as they are and mapped."""
    return "".join(f"{line}\n" for line in _lines(fitted))


def _lines(fitted: Fitted) -> Iterator[str]:
    told = (f"{fitted.outcomes.get(each, 0):,} {_SAID[each]}" for each in Outcome)
    yield f"{count(fitted.calibration.n, 'decision')}: {', '.join(told)}"
    if fitted.left_out:
        yield f"{fitted.left_out:,} more are on findings of another model or decision, and left out"
    for title, quality in (("As it is", fitted.before), ("Calibrated, by cross-validation", fitted.after)):
        yield ""
        yield from _table(title, quality)
    yield ""
    yield f"{'':<28}{'as it is':>10}{'calibrated':>12}"
    for name, field in _MEASURES:
        yield f"{name:<28}{getattr(fitted.before, field):>10.4f}{getattr(fitted.after, field):>12.4f}"
    yield ""
    yield formula(fitted.calibration)
    if fitted.after.log_loss >= fitted.before.log_loss:
        yield "On decisions that it was not fitted to it is no better than the confidence as it is."


_SAID = {
    Outcome.RIGHT: "right",
    Outcome.WRONG: "wrong",
    Outcome.OTHER_KIND: "of another kind, which counts as wrong",
}


def _table(title: str, quality: Quality) -> Iterator[str]:
    yield f"{title:<34}{'decisions':>10}{'mean':>8}{'right':>8}"
    for one in quality.bins:
        yield f"  {f'{one.low:.1f} to {one.high:.1f}':<32}{one.count:>10,}{one.mean:>8.3f}{one.right:>8.3f}"


def fitted_document(fitted: Fitted) -> dict[str, Any]:
    """Turn it into what JSON can hold."""
    return {
        "calibration": calibration_document(fitted.calibration),
        "decisions": {each.name.lower(): fitted.outcomes.get(each, 0) for each in Outcome},
        "left_out": fitted.left_out,
        "before": _quality_document(fitted.before),
        "after": _quality_document(fitted.after),
    }


def _quality_document(quality: Quality) -> dict[str, Any]:
    return {
        **{field: round(getattr(quality, field), 4) for _, field in _MEASURES},
        "bins": [
            {
                "low": one.low,
                "high": one.high,
                "count": one.count,
                "mean": round(one.mean, 4),
                "right": round(one.right, 4),
            }
            for one in quality.bins
        ],
    }
