"""Whether a likely score of the NLI model could still make a finding of a pair: if not, it is not asked.

On the pairs that the decision was fitted to, all findings would be found if the model were somewhat less sure
of them than it gets, and its two directions agree to some extent.  So the most that a pair may be expected
to come to is known before the model has seen it, and better still once it was asked in one direction.
"""

import math
from collections.abc import Iterable, Mapping

from checker.decide.evidence import Evidence, log_odds
from checker.decide.readings import HIGHEST, READINGS
from checker.decide.scoring import Decision
from checker.domain import Scores


def within_reach(features: Mapping[str, float], decision: Decision, first: Scores | None = None) -> bool:
    """Whether a pair may come to the least confidence asked for.

    ``features`` are those known before the model is asked, with what was read of slots or without; ``first``
    is what it said in one direction, if it was.  Before that, a pair is within reach that could do with what
    was enough for all findings.  Always true where it is not known how far scores go.
    """
    reach = decision.reach
    if reach is None:
        return True
    one = reach.enough if first is None else log_odds(first.contradiction)
    other = one if first is None else max(one, min(reach.highest, one + reach.gap))
    entailment = -one if first is None else max(log_odds(first.entailment), -other)
    best = {"nli_mean": (one + other) / 2, "nli_low": one, "nli_entailment": entailment}
    weights = decision.verdict.weights
    slots = {name: math.copysign(HIGHEST, weights.get(name, 0.0)) for name in READINGS.values()}
    return decision.confidence({**slots, **features, **best}) >= decision.least


def all_within_reach(evidence: Iterable[Evidence], decision: Decision) -> tuple[Evidence, ...]:
    """Return those that some score of the model could still make a finding of."""
    return tuple(e for e in evidence if within_reach(e.features, decision))
