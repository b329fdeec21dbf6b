"""Fit what tells one event from two that are alike, and print how well it does.

    python -m benchmarks.quality.events CORPUS --database FILE

CORPUS is a folder of articles whose file names begin with the number of their event and a hyphen
(``487082-1ef53c34.md``); its claims are extracted and embedded unless the database has them.  Nothing is
judged.  The area under the ROC curve is of ten-fold cross-validation; the weights printed are fitted to all
pairs of related articles, and stand in ``checker/pairing/events.py``.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict

from checker.embedding import embed
from checker.evaluation.run import prepared_corpus
from checker.pairing import events
from checker.pairing.candidates import article_means
from checker.pairing.related import weighed_relations
from checker.progress import Silent
from checker.settings import Settings
from checker.store import Store

LEVELS = (0.5, 0.7, 0.8, 0.85, 0.9, 0.95)
_FOLDS = 10
_WEAK = 1e6
"""Inverse of the regularisation: none to speak of, with four weights for thousands of pairs."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--database", required=True)
    args = parser.parse_args()
    found, one_event = gather(args.corpus, args.database)
    report(found, one_event)


def gather(corpus: Path, database: str) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the evidence on each pair of related articles, and whether their names are of one event."""
    settings = Settings(database=database)
    prepared = prepared_corpus(corpus, settings)
    articles = list(prepared.articles.values())
    claims = [prepared.claims[article.path] for article in articles]
    texts = [claim.text for own in claims for claim in own]
    with Store.open(database) as store:
        vectors = embed("Embedding claims", texts, store, settings, Silent())
    bounds = np.cumsum([0, *map(len, claims)])
    means = article_means(np.stack([vectors[text] for text in texts]), bounds)
    relations, found = weighed_relations(articles, claims, means)
    event = [Path(article.path).name.partition("-")[0] for article in articles]
    return found, np.array([event[one.left] == event[one.right] for one in relations])


def report(found: NDArray[np.float64], one_event: NDArray[np.bool_]) -> None:
    """Print how many pairs there are, the weights, and what each level lets through."""
    print(f"{len(found)} pairs of related articles, {one_event.sum()} of one event")
    model = LogisticRegression(C=_WEAK, max_iter=1000)
    held_out = cross_val_predict(model, found, one_event, cv=_FOLDS, method="predict_proba")[:, 1]
    model.fit(found, one_event)
    print(f"area under the ROC curve, cross-validated: {roc_auc_score(one_event, held_out):.3f}")
    print(f"intercept {model.intercept_[0]:.2f}, weights {np.round(model.coef_[0], 2).tolist()}")
    shipped = events.probability(found)
    print(f"as shipped: {roc_auc_score(one_event, shipped):.3f}")
    for least in LEVELS:
        kept = shipped >= least
        print(
            f"from {least}: {(kept & one_event).sum()} of {one_event.sum()} of one event,"
            f" {(kept & ~one_event).sum()} of {(~one_event).sum()} of two"
        )


if __name__ == "__main__":
    main()
