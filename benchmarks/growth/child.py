"""One run over one corpus, measured from within: ``python -m benchmarks.growth.child CORPUS DATABASE``.

Writes one line of JSON to standard output.  :mod:`benchmarks.growth` starts it, once a size.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from benchmarks.clock import cpu
from benchmarks.growth.stopwatch import NAMES, watching
from checker import pipeline
from checker.decide.scoring import shipped
from checker.domain import Article
from checker.pairing.related import MOST_DAYS
from checker.progress import Advance, Progress, Silent
from checker.settings import Settings
from checker.store import Store

ROUNDS_OF_JUDGING = ("Judging pairs", "Judging the other way")


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run took: seconds on the wall, and of the processor, all cores and processes together.

    ``within_reach`` counts the pairs of articles near enough in time to be compared as wholes; ``judged``
    the questions that the model was asked.  ``peak_mb`` is the largest resident size of the process,
    ``worker_mb`` that of the largest process that it started.  ``judged`` and ``findings`` are None where
    nothing was judged.
    """

    articles: int
    claims: int
    within_reach: int
    pairs: int
    worth_judging: int
    judged: int | None
    findings: int | None
    seconds: float
    stages: dict[str, float]
    cpu_seconds: float
    cpu_stages: dict[str, float]
    peak_mb: float
    worker_mb: float
    database_mb: float


class Counting(Silent):
    """Notes how many steps each stage announced."""

    def __init__(self) -> None:
        self.totals: dict[str, int] = {}

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Advance]:
        """Open a stage, noting its steps."""
        self.totals[name] = self.totals.get(name, 0) + total
        yield lambda steps: None


def measure(folder: Path, database: Path, judged: bool) -> Measured:
    """Run the program over a folder, to the end or up to the NLI model."""
    settings = Settings(database=str(database), offline=True, device="cpu")
    progress = Counting()
    began, processor = time.perf_counter(), cpu()
    with watching() as watch:
        run = _whole if judged else _without_judge
        counts = run(folder, settings, progress)
    seconds, processor = time.perf_counter() - began, cpu() - processor
    asked = sum(progress.totals.get(name, 0) for name in ROUNDS_OF_JUDGING)
    return Measured(
        **counts,
        judged=asked if judged else None,
        seconds=round(seconds, 3),
        stages=_stages(watch.seconds, seconds),
        cpu_seconds=round(processor, 3),
        cpu_stages=_stages(watch.cpu, processor),
        peak_mb=_peak_mb(resource.RUSAGE_SELF),
        worker_mb=_peak_mb(resource.RUSAGE_CHILDREN),
        database_mb=round(database.stat().st_size / 1e6, 2),
    )


def _stages(seconds: Mapping[str, float], total: float) -> dict[str, float]:
    """Return the seconds of every stage, and of what is none."""
    stages = {name: round(seconds.get(name, 0.0), 4) for name in NAMES}
    return stages | {"other": round(total - sum(stages.values()), 4)}


def _whole(folder: Path, settings: Settings, progress: Progress) -> dict[str, int | None]:
    seen: list[Article] = []
    weighed: list[int] = []
    read, weigh = pipeline.read, pipeline.worth_judging

    def keep_articles(*args: object) -> object:
        reading = read(*args)  # type: ignore[arg-type]
        seen.extend(reading.articles)
        return reading

    def keep_count(*args: object) -> object:
        evidence = weigh(*args)  # type: ignore[arg-type]
        weighed.append(len(evidence))
        return evidence

    pipeline.read, pipeline.worth_judging = keep_articles, keep_count  # type: ignore[assignment]
    report = pipeline.check_corpus([folder], settings, progress)
    return {
        "articles": report.articles,
        "claims": report.claims,
        "within_reach": within_reach(seen),
        "pairs": report.pairs,
        "worth_judging": sum(weighed),
        "findings": len(report.findings),
    }


def _without_judge(folder: Path, settings: Settings, progress: Progress) -> dict[str, int | None]:
    reading = pipeline.read([folder], settings, progress)
    with Store.open(settings.database) as store:
        prepared = pipeline.prepare(store, str(folder), reading, settings, progress)
    evidence = pipeline.worth_judging(prepared.pairs, prepared.claims, prepared.articles, shipped())
    return {
        "articles": len(prepared.articles),
        "claims": sum(len(own) for own in prepared.claims.values()),
        "within_reach": within_reach(list(prepared.articles.values())),
        "pairs": len(prepared.pairs),
        "worth_judging": len(evidence),
        "findings": None,
    }


def within_reach(articles: Sequence[Article]) -> int:
    """Count the pairs of articles that are near enough in time to be compared; undated ones always are."""
    days = sorted((a.published or date.min).toordinal() for a in articles if a.published)
    undated = len(articles) - len(days)
    count, first = 0, 0
    for index, day in enumerate(days):
        while days[first] < day - MOST_DAYS:
            first += 1
        count += index - first
    return count + undated * len(days) + undated * (undated - 1) // 2


def _peak_mb(who: int) -> float:
    """Largest resident size in MB; the kernel gives kilobytes, that of macOS bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(who).ru_maxrss * unit / 1e6, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("database", type=Path)
    parser.add_argument("--no-judge", action="store_true")
    args = parser.parse_args()
    print(json.dumps(asdict(measure(args.corpus, args.database, not args.no_judge))))


if __name__ == "__main__":
    main()
