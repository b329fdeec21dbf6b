"""Made corpora: of the size asked for, the same at every run, and of events that differ."""

import re
from datetime import date
from pathlib import Path

import pytest

from benchmarks.corpora import SEEDS, Draft, from_folder, read_articles, synthetic, write
from checker.domain import Article
from checker.errors import CorpusError
from checker.origins import assign_origins

EDITION = len(read_articles(SEEDS))
_SENTENCE = re.compile(r"(?<=[.”])\s+")


def _sentences(drafts: list[Draft]) -> set[str]:
    return {sentence for draft in drafts for sentence in _SENTENCE.split(draft.body)}


@pytest.mark.parametrize("count", [1, EDITION, EDITION + 1, 100])
def test_as_many_as_are_asked_for(count: int) -> None:
    assert len(synthetic(count)) == count


def test_smaller_corpus_begins_the_larger() -> None:
    assert synthetic(60)[:25] == synthetic(25)
    assert synthetic(25, seed=2) != synthetic(25)


def test_editions_share_hardly_a_sentence() -> None:
    drafts = synthetic(2 * EDITION)
    first, second = _sentences(drafts[:EDITION]), _sentences(drafts[EDITION:])
    assert len(first & second) < 0.1 * len(first)


def test_names_are_the_same_throughout_an_edition() -> None:
    originals = read_articles(SEEDS)
    drafts = synthetic(EDITION)
    assert not any("Haftar" in draft.body or "Tripoli" in draft.body for draft in drafts)
    with_name = [n for n, article in enumerate(originals) if "Haftar" in article.body]
    words = [set(re.findall(r"\b[A-Z]\w+", drafts[n].body)) for n in with_name]
    known = {word for article in originals for word in re.findall(r"\b[A-Z]\w+", article.body)}
    assert set.intersection(*words) - known


def test_weekdays_stay_right_and_dates_move_along() -> None:
    for original, draft in zip(read_articles(SEEDS), synthetic(EDITION), strict=True):
        assert original.published is not None
        assert draft.published is not None
        assert (draft.published - original.published).days % 7 == 0
    moscow = next(
        d for d in synthetic(EDITION) if "asked all armed groups" in d.body and " from midnight on " in d.body
    )
    named = re.search(r"from midnight on (\w+) (\d+)", moscow.body)
    assert named is not None
    assert moscow.published is not None
    assert moscow.published == date(moscow.published.year, moscow.published.month, int(named[2])), (
        "the appeal is for the day on which the report appeared"
    )


def test_articles_of_different_editions_are_no_copies(tmp_path: Path) -> None:
    write(synthetic(8 * EDITION), tmp_path)
    origins: dict[str, set[str]] = {}
    for article in assign_origins(read_articles(tmp_path)):
        if article.origin:
            origins.setdefault(article.origin, set()).add(article.path)
    assert max(map(len, origins.values())) <= 4


def test_written_articles_are_read_as_they_were_made(tmp_path: Path) -> None:
    drafts = synthetic(EDITION)
    write(drafts, tmp_path)

    def told(article: Article) -> Draft:
        return Draft(article.title or "", article.source, article.published, article.body.strip())

    assert [told(article) for article in read_articles(tmp_path)] == [
        Draft(each.title, each.source, each.published, each.body.strip()) for each in drafts
    ]


def test_folder_is_cut_by_date() -> None:
    drafts = from_folder(SEEDS, 7)
    dates = [draft.published for draft in drafts]
    assert len(drafts) == 7
    assert dates == sorted(dates)  # type: ignore[type-var]
    assert set(dates) == {date(2020, 1, 12), date(2020, 1, 13)} or set(dates) == {date(2020, 1, 12)}


def test_folder_with_too_few_articles_is_refused() -> None:
    with pytest.raises(CorpusError, match="holds 18 articles"):
        from_folder(SEEDS, 19)
