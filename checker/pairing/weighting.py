"""Sparse vectors of words, weighted by how rare each word is in the corpus."""

from collections.abc import Sequence
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer


def word_vectors(bags: Sequence[Sequence[str]], most_common: int | None = None) -> Any:
    """Return a sparse matrix with one TF-IDF row of unit length a bag (all zero for an empty bag).

    Repeated words count logarithmically.  Words in more than ``most_common`` bags are left out,
    which bounds what the product of two such matrices costs.
    """
    limits = {} if most_common is None or most_common >= len(bags) else {"max_df": most_common}
    vectorizer = TfidfVectorizer(analyzer=_as_they_are, sublinear_tf=True, **limits)
    try:
        return vectorizer.fit_transform(bags)
    except ValueError:  # no word left at all
        from scipy.sparse import csr_matrix

        return csr_matrix((len(bags), 1))


def _as_they_are(bag: Sequence[str]) -> Sequence[str]:
    return bag
