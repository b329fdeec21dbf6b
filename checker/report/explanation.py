"""The text and the JSON of an explanation: both sentences, then each stage's answer."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from checker.domain import Claim, Scores
from checker.explaining import Explanation, Step
from checker.report.interface import View
from checker.report.json import calibration_document
from checker.report.layout import draw
from checker.report.plain import plain
from checker.report.words import formula

SHOWN_PARTS = 8


def render_explanations(explanations: Sequence[Explanation], view: View) -> str:
    """Write explanations below one another."""
    return draw((part for explanation in explanations for part in _parts(explanation)), view)


def _parts(explanation: Explanation) -> Iterator[RenderableType]:
    for claim in (explanation.left, explanation.right):
        yield Text(f"{plain(claim.article)}:{claim.line}", style="dim", overflow="fold")
        yield Padding(Text(plain(claim.text), overflow="fold"), (0, 0, 0, 2))
    yield Text(explanation.outcome, style="bold")
    if explanation.evidence is not None:
        for type_, comparison in explanation.evidence.comparisons.items():
            for d in comparison.differences:
                yield Text(f"  {type_.value} differs: {plain(d.left_value)} | {plain(d.right_value)}")
    if explanation.judgement is not None:
        yield Text(f"  model, first as premise:  {_scores(explanation.judgement.forward)}")
        if explanation.judgement.backward is not None:
            yield Text(f"  model, second as premise: {_scores(explanation.judgement.backward)}")
        if explanation.judgement.reason:
            yield Text(f"  the model was not asked: {explanation.judgement.reason}")
    steps = ("triage", explanation.triage), ("sift", explanation.sift), ("verdict", explanation.verdict)
    for name, step in steps:
        if step is not None:
            asked = f", asked for {step.threshold:.3f}"
            mapped = step is explanation.verdict and explanation.calibration is not None
            yield Text(f"  {name}: probability {step.probability:.3f}{'' if mapped else asked}")
            if mapped and explanation.calibration is not None and explanation.confidence is not None:
                yield Text(f"  calibrated: confidence {explanation.confidence:.3f}{asked}")
                yield Text(f"    {formula(explanation.calibration)}", style="dim")
            yield Padding(_table(step), (0, 0, 0, 4))
    yield ""


def _scores(scores: Scores) -> str:
    return (
        f"entailment {scores.entailment:.2f}, neutral {scores.neutral:.2f}, "
        f"contradiction {scores.contradiction:.2f}"
    )


def _table(step: Step) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    heads = (Text("evidence", style="dim"), Text("value", style="dim"), Text("adds (log-odds)", style="dim"))
    table.add_row(*heads)
    for name, value, weight in step.parts[:SHOWN_PARTS]:
        table.add_row(name.replace("_", " "), f"{value:.2f}", f"{weight:+.2f}")
    return table


def explanation_document(explanation: Explanation) -> dict[str, Any]:
    """Turn an explanation into what JSON can hold."""
    evidence, judgement = explanation.evidence, explanation.judgement
    return {
        "outcome": explanation.outcome,
        "claims": [_claim(explanation.left), _claim(explanation.right)],
        "differences": [
            {"type": type_.value, "left": d.left_value, "right": d.right_value}
            for type_, comparison in (evidence.comparisons.items() if evidence else ())
            for d in comparison.differences
        ],
        "model": None
        if judgement is None
        else {
            "forward": _score_document(judgement.forward),
            "backward": _score_document(judgement.backward),
            "reason": judgement.reason,
        },
        "triage": _step_document(explanation.triage),
        "sift": _step_document(explanation.sift),
        "verdict": _step_document(explanation.verdict),
        "confidence": None if explanation.confidence is None else round(explanation.confidence, 4),
        "calibration": calibration_document(explanation.calibration),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "path": claim.article,
        "line": claim.line,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
    }


def _score_document(scores: Scores | None) -> dict[str, float] | None:
    if scores is None:
        return None
    return {
        "entailment": scores.entailment,
        "neutral": scores.neutral,
        "contradiction": scores.contradiction,
    }


def _step_document(step: Step | None) -> dict[str, Any] | None:
    if step is None:
        return None
    parts = [{"name": n, "value": round(v, 4), "log_odds": round(w, 4)} for n, v, w in step.parts]
    return {"probability": round(step.probability, 4), "threshold": step.threshold, "parts": parts}
