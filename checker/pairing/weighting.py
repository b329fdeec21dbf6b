"""Sparse vectors of words, weighted by how rare each word is in the corpus.

Written out here, as importing the library that has it takes longer than pairing a newsroom's week.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np


def word_vectors(bags: Sequence[Sequence[str]], most_common: int | None = None) -> Any:
    """Return a sparse matrix with one TF-IDF row of unit length a bag (all zero for an empty bag).

    Repeated words count logarithmically: a word that stands t times in a bag and in d of n bags weighs
    (1 + ln t) (1 + ln((1 + n) / (1 + d))), which is what scikit-learn calls smooth and sublinear.  Words
    in more than ``most_common`` bags are left out, which bounds what the product of two such matrices
    costs.
    """
    from scipy.sparse import csr_matrix

    numbers: dict[str, int] = {}
    columns = np.array(
        [numbers.setdefault(word, len(numbers)) for bag in bags for word in bag], dtype=np.int64
    )
    starts = np.cumsum([0, *map(len, bags)])
    shape = (len(bags), max(1, len(numbers)))
    counts = csr_matrix((np.ones(len(columns)), _by_alphabet(numbers)[columns], starts), shape=shape)
    counts.sum_duplicates()
    holders = np.bincount(counts.indices, minlength=shape[1])
    rarity = 1 + np.log((1 + len(bags)) / (1 + holders))
    if most_common is not None:
        rarity[holders > most_common] = 0
    counts.data = (1 + np.log(counts.data)) * rarity[counts.indices]
    counts.eliminate_zeros()
    return _of_unit_length(counts)


def _by_alphabet(numbers: dict[str, int]) -> "np.ndarray[Any, np.dtype[np.int64]]":
    """Number words by the alphabet, so that sums do not depend on which came first."""
    places = np.zeros(len(numbers), dtype=np.int64)
    for place, word in enumerate(sorted(numbers)):
        places[numbers[word]] = place
    return places


def _of_unit_length(matrix: Any) -> Any:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    lengths[lengths == 0] = 1
    matrix.data /= np.repeat(lengths, np.diff(matrix.indptr))
    return matrix
