"""Vectors and judgements."""

import math
from pathlib import Path

import numpy as np
import pytest

from checker.domain import Scores
from checker.errors import StoreError
from checker.store import Store

from .samples import ODD_TEXT

THIRD = Scores(1 / 3, 0.1 + 0.2, 1 - 1 / 3 - 0.1 - 0.2)
SMALL = Scores(5e-324, 1.0, 0.0)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_vectors_come_back_exactly_as_float32(store: Store, dtype: type[np.floating]) -> None:
    vectors = {text: np.linspace(-1, 1, 384).astype(dtype) for text in ("one", ODD_TEXT, "")}
    store.save_embeddings(vectors, "encoder@1")
    found = store.embeddings([*vectors, "unknown"], "encoder@1")
    assert found.keys() == vectors.keys()
    for text, vector in vectors.items():
        assert found[text].dtype == np.float32
        np.testing.assert_array_equal(found[text], vector.astype(np.float32))


def test_a_view_is_stored_as_what_it_shows(store: Store) -> None:
    table = np.arange(12, dtype=np.float32).reshape(3, 4)
    store.save_embeddings({"column": table[:, 1]}, "e")
    np.testing.assert_array_equal(store.embeddings(["column"], "e")["column"], [1, 5, 9])


def test_each_encoder_has_its_own_vectors(store: Store) -> None:
    store.save_embeddings({"one": np.ones(2, np.float32)}, "a")
    store.save_embeddings({"one": np.zeros(2, np.float32)}, "b")
    assert store.embeddings(["one"], "a")["one"].tolist() == [1, 1]
    assert store.embeddings(["one"], "c") == {}


def test_a_known_vector_stays(store: Store) -> None:
    store.save_embeddings({"one": np.ones(2, np.float32)}, "a")
    store.save_embeddings({"one": np.zeros(2, np.float32), "two": np.zeros(2, np.float32)}, "a")
    assert store.embeddings(["one"], "a")["one"].tolist() == [1, 1]
    assert len(store.embeddings(["one", "two"], "a")) == 2


def test_scores_come_back_to_the_last_bit(store: Store) -> None:
    judged = {("p", "h"): (THIRD, False), ("h", "p"): (SMALL, True), (ODD_TEXT, ""): (THIRD, True)}
    store.save_judgements(judged, "nli@1", 512)
    found = store.judgements([*judged, ("p", "unknown")], "nli@1", 512)
    assert found == judged
    assert all(type(truncated) is bool for _, truncated in found.values())


def test_float32_scores_are_widened_without_change(store: Store) -> None:
    single = np.float32(0.1)
    store.save_judgements({("p", "h"): (Scores(single, single, single), False)}, "m", 512)  # type: ignore[arg-type]
    ((scores, _),) = store.judgements([("p", "h")], "m", 512).values()
    assert scores.entailment == float(single)
    assert type(scores.entailment) is float


def test_the_key_holds_all_that_decides(store: Store) -> None:
    store.save_judgements({("p", "h"): (THIRD, False)}, "m", 512)
    assert store.judgements([("p", "h")], "m", 256) == {}
    assert store.judgements([("p", "h")], "n", 512) == {}
    assert store.judgements([("h", "p")], "m", 512) == {}


def test_a_known_judgement_stays(store: Store) -> None:
    store.save_judgements({("p", "h"): (THIRD, False)}, "m", 512)
    store.save_judgements({("p", "h"): (SMALL, True), ("q", "h"): (SMALL, True)}, "m", 512)
    assert store.judgements([("p", "h"), ("q", "h")], "m", 512) == {
        ("p", "h"): (THIRD, False),
        ("q", "h"): (SMALL, True),
    }


def test_a_score_that_is_no_number_is_refused_with_all_others(file: Path) -> None:
    store = Store.open(str(file))
    bad = {("p", "h"): (THIRD, False), ("q", "h"): (Scores(math.nan, 0, 0), False)}
    with pytest.raises(StoreError):
        store.save_judgements(bad, "m", 512)
    assert store.judgements(list(bad), "m", 512) == {}


def test_nothing_to_look_up_or_to_save(store: Store) -> None:
    store.save_embeddings({}, "e")
    store.save_judgements({}, "m", 512)
    assert store.embeddings([], "e") == {}
    assert store.judgements([], "m", 512) == {}
