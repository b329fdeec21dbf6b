"""What no score of the model could make a finding of is not asked about."""

import random
from dataclasses import replace

import pytest

from checker.decide.evidence import log_odds, nli_features
from checker.decide.reach import within_reach
from checker.decide.scoring import Decision, Logistic, Reach, shipped
from checker.domain import Judgement, Scores

from .samples import ALWAYS, counted, pair

PAIR = pair(counted("a.md", 9), counted("b.md", 12))
REACH = Reach("m", highest=2.5, gap=1.5, enough=1.8)
FROM = [
    # intercept, first score, least confidence, whether it may be reached
    (0.0, None, 0.85, True),  # 1.8 is enough, which is 0.858
    (0.0, None, 0.86, False),
    (-1.8, None, 0.5, True),
    (-1.9, None, 0.5, False),
    (0.0, 0.5, 0.67, True),  # 0 and at most 1.5 after it: 0.75, which is 0.679
    (0.0, 0.5, 0.69, False),
    (0.0, 0.9, 0.911, True),  # 2.2 and at most 2.5
    (0.0, 0.9, 0.92, False),
    (0.0, 0.95, 0.94, True),  # beyond what was ever seen: taken as it is
]


@pytest.mark.parametrize(("intercept", "score", "least", "expected"), FROM)
def test_the_most_that_a_pair_may_come_to(
    intercept: float, score: float | None, least: float, expected: bool
) -> None:
    verdict = Logistic(intercept, {"nli_mean": 1.0}, 0.0)
    decision = Decision(ALWAYS, ALWAYS, verdict, "test", reach=REACH, least=least)
    first = None if score is None else Scores(0.0, 1 - score, score)
    assert within_reach({}, decision, first) is expected


def test_without_knowledge_of_the_model_everything_is_within_reach() -> None:
    assert within_reach({}, Decision(ALWAYS, ALWAYS, Logistic(-20.0, {}, 0.0), "test", least=0.9))


def test_nothing_that_would_be_found_is_passed_over() -> None:
    decision, draw = shipped(), random.Random(5)
    assert decision.reach is not None
    highest, gap, enough = decision.reach.highest, decision.reach.gap, decision.reach.enough
    found = judged = 0
    for _ in range(20_000):
        bias = draw.uniform(-6, 6)
        verdict = replace(decision.verdict, intercept=bias, weights=_of_the_model(decision))
        asked = replace(decision, verdict=verdict, least=0.55)
        first, second = (_scores(draw) for _ in range(2))
        one, other = log_odds(first.contradiction), log_odds(second.contradiction)
        if max(one, other) > highest or other > one + gap:
            continue
        if asked.confidence(nli_features(Judgement(PAIR, first, second))) >= asked.least:
            found += 1
            assert within_reach({}, asked, first)
            if (one + other) / 2 <= enough and -enough <= log_odds(first.entailment):
                judged += 1
                assert within_reach({}, asked)
    assert found > 1000
    assert judged > 500


def _of_the_model(decision: Decision) -> dict[str, float]:
    return {name: weight for name, weight in decision.verdict.weights.items() if name.startswith("nli_")}


def _scores(draw: random.Random) -> Scores:
    cuts = sorted((draw.random(), draw.random()))
    return Scores(cuts[0], cuts[1] - cuts[0], 1 - cuts[1])
