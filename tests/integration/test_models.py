"""The two models that travel with the package say what they said when they were chosen.

A changed model changes the golden numbers; a changed library should not.
"""

import numpy as np
import pytest

from checker.domain import Scores
from checker.inference.cross_encoder import CrossEncoder
from checker.inference.embedding import SentenceEncoder
from checker.inference.folder import find_model

JUDGED = [
    # premise, hypothesis, (entailment, neutral, contradiction)
    (
        "The bridge over the Tamsel was closed to all traffic on Friday morning.",
        "On Friday morning the bridge over the Tamsel was shut for every kind of traffic.",
        (0.49, 0.32, 0.20),
    ),
    (
        "A fire in the old spinning mill of Arvika killed three workers on Tuesday.",
        "Three workers died on Tuesday.",
        (0.86, 0.08, 0.07),
    ),
    (
        "The court in Leiden acquitted the former harbour master of bribery.",
        "The court in Leiden found the former harbour master guilty of bribery.",
        (0.05, 0.03, 0.91),
    ),
    (
        "The dam at Kolvik burst on Friday evening.",
        "The dam at Kolvik did not burst on Friday evening.",
        (0.04, 0.04, 0.92),
    ),
    (
        "The ferry carried 40 passengers when it ran aground near Bergen.",
        "The ferry carried 90 passengers when it ran aground near Bergen.",
        (0.04, 0.05, 0.91),
    ),
    (
        "The minister met farmers in Ghent to talk about the price of milk.",
        "The minister promised the farmers a higher price for milk.",
        (0.07, 0.78, 0.15),
    ),
    (
        "Lucia Bondi won the regatta off Trieste.",
        "A calm held up the fleet for two hours.",
        (0.06, 0.80, 0.13),
    ),
]
TOLERANCE = 0.05
"""Room for the number formats of different processors."""


@pytest.fixture(scope="module")
def judge() -> CrossEncoder:
    return CrossEncoder(find_model(None, None, offline=True), "cpu")


@pytest.fixture(scope="module")
def scores(judge: CrossEncoder) -> dict[tuple[str, str], Scores]:
    pairs = [(premise, hypothesis) for premise, hypothesis, _ in JUDGED]
    return {pair: ruling.scores for portion in judge.judge(pairs) for pair, ruling in portion.items()}


@pytest.mark.parametrize(("premise", "hypothesis", "expected"), JUDGED)
def test_the_nli_model(
    scores: dict[tuple[str, str], Scores], premise: str, hypothesis: str, expected: tuple[float, ...]
) -> None:
    found = scores[premise, hypothesis]
    assert (found.entailment, found.neutral, found.contradiction) == pytest.approx(expected, abs=TOLERANCE)


FILLER = "It had rained for weeks and the meadows along the river were under water. " * 15
LENGTHS = [(1, False), (2, False), (3, True)]
"""How often about 240 word pieces are repeated, and whether that is more than the model reads."""


@pytest.mark.parametrize(("times", "truncated"), LENGTHS)
def test_the_nli_model_reads_long_pairs_to_their_end(
    judge: CrossEncoder, times: int, truncated: bool
) -> None:
    ends = ("The dam at Kolvik burst.", "The dam at Kolvik did not burst.")
    pairs = [(FILLER * times + end, ends[0]) for end in ends]
    rulings = {pair: ruling for portion in judge.judge(pairs) for pair, ruling in portion.items()}
    assert [rulings[pair].truncated for pair in pairs] == [truncated, truncated]
    same, opposed = (rulings[pair].scores.contradiction for pair in pairs)
    if truncated:
        assert opposed == pytest.approx(same, abs=0.01)
    else:
        assert opposed > same + 0.3


SENTENCES = [
    "The bridge over the Tamsel was closed on Friday.",
    "On Friday the Tamsel bridge was shut.",
    "Lucia Bondi won the regatta off Trieste.",
    "The dam at Kolvik burst on Friday evening.",
]
COSINES = [
    [1.00, 0.92, 0.14, 0.23],
    [0.92, 1.00, 0.17, 0.26],
    [0.14, 0.17, 1.00, 0.21],
    [0.23, 0.26, 0.21, 1.00],
]


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder("cpu")


def test_the_sentence_encoder(encoder: SentenceEncoder) -> None:
    steps: list[int] = []
    vectors = encoder.encode(SENTENCES, steps.append)
    assert vectors.shape == (4, 384)
    assert vectors.dtype == np.float32
    assert vectors @ vectors.T == pytest.approx(np.array(COSINES), abs=0.02)
    assert sum(steps) == 4


def test_neighbours_do_not_change_a_vector(encoder: SentenceEncoder) -> None:
    many = [*SENTENCES, *(f"{SENTENCES[n % 4]} {'Then it rained. ' * n}" for n in range(70))]
    together = encoder.encode(many[::-1], lambda steps: None)[::-1][:4]
    alone = np.concatenate([encoder.encode([text], lambda steps: None) for text in SENTENCES])
    assert (together * alone).sum(axis=1) == pytest.approx(np.ones(4), abs=0.005)


ODD = ["", " ", "\0", "🙂", "北京", "a" * 10_000, "word " * 5000]


def test_odd_texts_have_vectors_of_unit_length(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(ODD, lambda steps: None)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(ODD)), abs=1e-3)


def test_no_texts_have_no_vectors(encoder: SentenceEncoder) -> None:
    assert encoder.encode([], lambda steps: None).shape == (0, 384)
