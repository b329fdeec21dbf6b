"""What is written beside the weights of a fit."""

import math

from benchmarks.quality.fit import enough

WEIGHTS = {"differs": 2.0, "nli_entailment": 0.0, "nli_low": 0.5, "nli_mean": 0.5}
VERDICT = {"intercept": -2.0, "weights": WEIGHTS}
LEAST = 0.5


def row(differs: float, score: float) -> dict[str, float]:
    return {"differs": differs, "nli_entailment": -9.0, "nli_low": score, "nli_mean": score}


def test_what_is_enough_is_what_the_neediest_finding_needed() -> None:
    sure, needy, lost = row(1.5, 3.0), row(0.6, 3.0), row(0.0, 1.9)
    assert enough([sure, needy, lost], VERDICT, LEAST) == round(0.8 + 0.05, 1)


def test_more_is_needed_for_a_higher_confidence() -> None:
    rows = [row(0.6, 3.0)]
    assert enough(rows, VERDICT, 1 / (1 + math.exp(-1.0))) == round(1.8 + 0.05, 1)


def test_what_entails_counts_against() -> None:
    weights = {**WEIGHTS, "nli_entailment": -1.0}
    rows = [{**row(0.6, 3.0), "nli_entailment": -3.0}]
    assert enough(rows, {**VERDICT, "weights": weights}, LEAST) == round(0.4 + 0.05, 1)
