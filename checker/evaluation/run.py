"""Check a labelled corpus and score what was found."""

from pathlib import Path

from checker.evaluation.gold import read_gold
from checker.evaluation.score import Score, score
from checker.pipeline import Prepared, check_corpus, corpus_name, prepare, read
from checker.progress import Progress, Silent
from checker.settings import Settings
from checker.store import Store


def evaluate(corpus: Path, gold: Path, settings: Settings, progress: Progress) -> Score:
    """Check ``corpus`` with these settings and score the findings by the labels of ``gold``.

    Raises :class:`checker.errors.CheckError`.
    """
    report = check_corpus([corpus], settings, progress)
    prepared = prepared_corpus(corpus, settings)
    return score(report.findings, read_gold(gold, prepared.claims), prepared.claims, prepared.pairs)


def prepared_corpus(corpus: Path, settings: Settings) -> Prepared:
    """Read and pair a corpus, judging nothing."""
    with Store.open(settings.database) as store:
        reading = read([corpus], settings, Silent())
        return prepare(store, corpus_name([corpus]), reading, settings, Silent())
