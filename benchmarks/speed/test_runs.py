"""The command as a user runs it, start of Python included: first run, unchanged, one article more."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks import corpora
from benchmarks.speed.conftest import Measure

ADDED = 4
"""The number of the article that is added: one that others report on as well."""


@dataclass
class Newsroom:
    """The sample articles, but one, and a database for each device."""

    folder: Path
    articles: Path

    def check(self, articles: Path, database: Path, device: str) -> None:
        """Run the command; findings are no failure."""
        command = [sys.executable, "-m", "checker.cli", "-q", "--offline"]
        command += ["--device", device, "--database", str(database), str(articles)]
        path = os.pathsep.join(filter(None, (str(corpora.ROOT), os.environ.get("PYTHONPATH"))))
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}
        )
        assert done.returncode in (0, 1), done.stderr

    def checked(self, device: str) -> Path:
        """The database after a first run; the run is made unless it was measured already."""
        database = self.folder / f"{device}.db"
        if not database.exists():
            self.check(self.articles, database, device)
        return database


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    folder = tmp_path_factory.mktemp("newsroom")
    drafts = corpora.synthetic(len(corpora.read_articles(corpora.SEEDS)))
    corpora.write(drafts, folder / "articles")
    (folder / "articles" / "0000" / f"{ADDED:07d}.md").rename(folder / "added.md")
    return Newsroom(folder, folder / "articles")


@pytest.mark.benchmark(group="runs")
def test_cold(measure: Measure, newsroom: Newsroom, device: str) -> None:
    """All is read, extracted, embedded, paired and judged; one round, as it is long."""
    database = newsroom.folder / f"{device}.db"
    database.unlink(missing_ok=True)
    measure(1, "runs", lambda: newsroom.check(newsroom.articles, database, device), rounds=1)


@pytest.mark.benchmark(group="runs")
def test_warm(measure: Measure, newsroom: Newsroom, device: str) -> None:
    """Nothing has changed since the last run."""
    database = newsroom.checked(device)
    measure(1, "runs", lambda: newsroom.check(newsroom.articles, database, device))


@pytest.mark.benchmark(group="runs")
def test_one_added(measure: Measure, newsroom: Newsroom, device: str, tmp_path: Path) -> None:
    """One article is new: its claims alone are extracted and embedded, and its pairs judged."""
    known = newsroom.checked(device)
    # the corpus goes by its path, so the article is added where the others are
    added = newsroom.articles / "added.md"
    number = iter(range(1000))

    def setup() -> tuple[tuple[Path], dict[str, object]]:
        database = tmp_path / f"{next(number)}.db"
        shutil.copy(known, database)
        shutil.copy(newsroom.folder / "added.md", added)
        return (database,), {}

    try:
        measure(
            1, "runs", lambda database: newsroom.check(newsroom.articles, database, device), setup, rounds=2
        )
    finally:
        added.unlink(missing_ok=True)
