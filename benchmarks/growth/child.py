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
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.clock import cpu
from benchmarks.growth.stopwatch import NAMES, watching
from checker import pipeline
from checker.decide.scoring import shipped
from checker.domain import Article
from checker.pairing.related import MOST_DAYS
from checker.pipeline import Prepared
from checker.progress import Advance, Progress, Silent
from checker.settings import Settings
from checker.store import Store

ROUNDS_OF_JUDGING = ("Judging pairs", "Judging the other way")


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run took: seconds on the wall, and of the processor, all cores and processes together.

    ``within_reach`` counts the pairs of articles near enough in time to be compared as wholes; ``judged``
    the questions that the model was asked.  ``held_mb`` is what articles, claims and pairs hold in memory,
    vectors apart: in small runs the models hide it from ``peak_mb``, the largest resident size of the
    process.  ``worker_mb`` is that of the largest process that it started.  ``judged`` and ``findings`` are
    None where nothing was judged.
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
    held_mb: float
    peak_mb: float
    worker_mb: float
    database_mb: float


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run made: the corpus prepared, the number of pairs worth judging, and of findings if any."""

    prepared: Prepared
    worth_judging: int
    findings: int | None


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
    made = counts.prepared
    peak = _peak_mb(resource.RUSAGE_SELF)  # before the look through memory adds to it
    return Measured(
        articles=len(made.articles),
        claims=sum(map(len, made.claims.values())),
        within_reach=within_reach(list(made.articles.values())),
        pairs=len(made.pairs),
        worth_judging=counts.worth_judging,
        findings=counts.findings,
        judged=asked if judged else None,
        seconds=round(seconds, 3),
        stages=_stages(watch.seconds, seconds),
        cpu_seconds=round(processor, 3),
        cpu_stages=_stages(watch.cpu, processor),
        held_mb=round(held_bytes((made.articles, made.claims, made.pairs)) / 1e6, 3),
        peak_mb=peak,
        worker_mb=_peak_mb(resource.RUSAGE_CHILDREN),
        database_mb=round(database.stat().st_size / 1e6, 2),
    )


def _stages(seconds: Mapping[str, float], total: float) -> dict[str, float]:
    """Return the seconds of every stage, and of what is none."""
    stages = {name: round(seconds.get(name, 0.0), 4) for name in NAMES}
    return stages | {"other": round(total - sum(stages.values()), 4)}


def _whole(folder: Path, settings: Settings, progress: Progress) -> Counts:
    seen: list[Prepared] = []
    weighed: list[int] = []
    prepare, sift = pipeline.prepare, pipeline.worth_asking

    def keep_prepared(*args: Any) -> Prepared:
        seen.append(prepare(*args))
        return seen[-1]

    def keep_count(*args: Any) -> Any:
        evidence = sift(*args)
        weighed.append(len(evidence))
        return evidence

    pipeline.prepare, pipeline.worth_asking = keep_prepared, keep_count
    report = pipeline.check_corpus([folder], settings, progress)
    return Counts(seen[0], weighed[0], len(report.findings))


def _without_judge(folder: Path, settings: Settings, progress: Progress) -> Counts:
    reading = pipeline.read([folder], settings, progress)
    with Store.open(settings.database) as store:
        prepared = pipeline.prepare(store, str(folder), reading, settings, progress)
        evidence = pipeline.worth_asking(
            prepared.pairs,
            prepared.claims,
            prepared.articles,
            shipped(),
            store,
            settings,
            progress,
            reading=False,
        )
    return Counts(prepared, len(evidence), None)


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


def held_bytes(value: object) -> int:
    """Add up the sizes of values and of all that they hold, each once."""
    seen: set[int] = set()
    waiting, total = [value], 0
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        total += sys.getsizeof(one)
        if is_dataclass(one):
            waiting += [getattr(one, field.name) for field in fields(one)]
        elif isinstance(one, Mapping):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, (list, tuple, set, frozenset)):
            waiting += one
    return total


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
