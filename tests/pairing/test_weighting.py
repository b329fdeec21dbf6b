"""Words as vectors: rare ones weigh more, and nothing is too little."""

import numpy as np
import pytest

from checker.pairing.weighting import word_vectors

BAGS = [["dam", "river", "flood"], ["dam", "river"], ["dam", "mayor"], []]


def test_rows_are_of_unit_length_and_empty_bags_are_zero() -> None:
    vectors = word_vectors(BAGS).toarray()
    assert vectors.shape[0] == len(BAGS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1, 0])


def test_a_rare_word_in_common_weighs_more_than_a_frequent_one() -> None:
    alike = (word_vectors(BAGS) @ word_vectors(BAGS).T).toarray()
    assert alike[0, 1] > alike[0, 2] > 0


def test_repetition_counts_little() -> None:
    bags = [["dam", "river"], ["dam"] * 8 + ["river"], ["dam"] * 8 + ["mayor"]]
    alike = (word_vectors(bags) @ word_vectors(bags).T).toarray()
    assert alike[0, 1] > 0.8


def test_words_of_too_many_bags_are_left_out() -> None:
    alike = (word_vectors(BAGS, 2) @ word_vectors(BAGS, 2).T).toarray()
    assert alike[0, 2] == 0
    assert alike[0, 1] > 0


@pytest.mark.parametrize("bags", [[[], []], [["dam"], ["dam"]]], ids=["no words", "all left out"])
def test_without_any_word_all_is_zero(bags: list[list[str]]) -> None:
    vectors = word_vectors(bags, 1)
    assert (vectors @ vectors.T).toarray().tolist() == [[0, 0], [0, 0]]
