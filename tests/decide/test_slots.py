"""How alike the words around two values are, with the real encoder."""

from collections.abc import Iterable

import numpy as np
import pytest

from checker.decide.evidence import Evidence, weigh
from checker.decide.slots import SLOT, Vectors, with_slots
from checker.domain import Article
from checker.extract.claims import extract
from checker.inference.embedding import SentenceEncoder

from .samples import pair


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder("cpu")


def evidence(left: str, right: str) -> Evidence:
    articles = [Article(path, path, text, 0, len(text), "") for path, text in (("a", left), ("b", right))]
    (one,), (other,) = (claims for _, claims in extract(articles, print))
    return weigh(pair(one, other), *articles)


def slot(encoder: SentenceEncoder, left: str, right: str) -> float:
    def embed(texts: Iterable[str]) -> Vectors:
        wanted = sorted(set(texts))
        return dict(zip(wanted, encoder.encode(wanted, lambda _: None), strict=True))

    one = evidence(left, right)
    (placed,) = with_slots([one], embed)
    assert {**placed.features, SLOT: 0} == {**one.features, SLOT: 0}
    return placed.features[SLOT]


def test_one_slot_in_other_words_is_nearer_than_two_slots(encoder: SentenceEncoder) -> None:
    speech = "In a speech at the harbour the minister announced 12 new ferries."
    same = slot(encoder, speech, "Speaking at the port, he promised 14 further ferries.")
    other = slot(encoder, speech, "The storm of last winter sank 14 fishing boats off Kolvik.")
    assert same > other + 0.2


def test_the_values_themselves_do_not_count(encoder: SentenceEncoder) -> None:
    near = slot(encoder, "The fire killed 12 people in Ghent.", "The fire killed 13 people in Ghent.")
    far = slot(encoder, "The fire killed 12 people in Ghent.", "The fire killed 4,000 people in Ghent.")
    assert near == far == pytest.approx(1.0, abs=1e-3)


def test_without_differing_values_there_is_no_slot(encoder: SentenceEncoder) -> None:
    assert slot(encoder, "The ferry sank.", "The ferry went under.") == 0


def test_each_slot_is_embedded_with_its_value_left_open() -> None:
    asked: list[str] = []

    def embed(texts: Iterable[str]) -> Vectors:
        asked.extend(texts)
        return {text: np.array([len(text) / 40], dtype=np.float32) for text in asked}

    one = evidence("The fire killed 12 people.", "The fire killed 13 people.")
    (placed,) = with_slots([one], embed)
    assert asked == ["The fire killed some number people."] * 2
    assert placed.features[SLOT] == pytest.approx((len(asked[0]) / 40) ** 2, abs=1e-3)
    assert list(placed.slots.values()) == [placed.features[SLOT]]
