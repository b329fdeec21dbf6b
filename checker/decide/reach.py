"""Whether a likely score of the NLI model could still make a finding of a pair: if not, it is not asked.

On the pairs that the decision was fitted to, all findings would be found if the model were somewhat less sure
of them than it gets, and its two directions agree to some extent.  So the most that a pair may be expected
to come to is known before the model has seen it, and better still once it was asked in one direction.
"""

import math
from collections.abc import Iterable, Mapping

from checker.decide.evidence import Evidence, log_odds
from checker.decide.readings import HIGHEST, READINGS
from checker.decide.scoring import Decision, Reach
from checker.domain import Scores


def within_reach(features: Mapping[str, float], decision: Decision, first: Scores | None = None) -> bool:
    """Whether a pair may come to the least confidence asked for.

    ``features`` are those known before the model is asked, with what was read of slots or without; ``first``
    is what it said in one direction, if it was.  Before that, a pair is within reach that could do with what
    was enough for all findings.  Always true where it is not known how far scores go.
    """
    if decision.reach is None:
        return True
    after = {} if first is None else _best_after(decision.reach, first)
    return decision.confidence({**best(decision), **features, **after}) >= decision.least


def best(decision: Decision) -> dict[str, float]:
    """Return the evidence that most becomes a finding, by name, of what two models are still to be asked.

    Raises ValueError where it is not known how far the scores of the NLI model go.
    """
    if decision.reach is None:
        raise ValueError("how far the scores of this model go is not known")
    weights = decision.verdict.weights
    slots = {name: math.copysign(HIGHEST, weights.get(name, 0.0)) for name in READINGS.values()}
    return {**slots, **as_sure(decision.reach.enough)}


def as_sure(score: float) -> dict[str, float]:
    """Return the evidence of an NLI model that gives a contradiction these log odds both ways, by name."""
    return {"nli_mean": score, "nli_low": score, "nli_entailment": -score}


def _best_after(reach: Reach, first: Scores) -> dict[str, float]:
    """Return what it may add once it was asked in one direction."""
    one = log_odds(first.contradiction)
    other = max(one, min(reach.highest, one + reach.gap))
    entailment = max(log_odds(first.entailment), -other)
    return {"nli_mean": (one + other) / 2, "nli_low": one, "nli_entailment": entailment}


def all_within_reach(evidence: Iterable[Evidence], decision: Decision) -> tuple[Evidence, ...]:
    """Return those that some score of the model could still make a finding of."""
    return tuple(e for e in evidence if within_reach(e.features, decision))
