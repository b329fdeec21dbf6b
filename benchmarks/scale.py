"""From measured rates to the time, memory and cost of archives of a million articles and more.

    python -m benchmarks.scale RATES.json
    python -m benchmarks.scale RATES.json --measured growth/growth.json
    python -m benchmarks.scale RATES.json --page docs/scale.md

The first prints the tables.  ``--measured`` first takes the rates from the largest run of a measurement of
growth (:mod:`benchmarks.growth`) and writes them into RATES.json; what is assumed there stays.  ``--page``
puts the tables into a page, between its marks.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.track.records import Record
from benchmarks.track.records import read as read_history

SIZES = (1_000_000, 10_000_000, 100_000_000)
BEGIN, END = "<!-- scale: written by python -m benchmarks.scale -->", "<!-- end scale -->"
DIMENSIONS, BYTES = 384, 4
"""Of a sentence's vector, as float32."""
REACH_DAYS = 121
"""Days within which an article is compared with others: 60 before, 60 after, and its own."""
BLOCK, CELL_BYTES = 512, 40
"""Articles whose relatedness is computed at once, and bytes for each of these and each within reach: about
five arrays of 64 bits (shared names, products of vectors, days apart, what is needed) live at a time."""


@dataclass(frozen=True, slots=True)
class Rates:
    """What was measured, and what is assumed.

    CPU seconds are of one core.  ``relate_seconds`` is for each pair of articles within reach of each other,
    the other seconds are for each article; these stages grow with the number of articles on one event, not
    with the archive.  ``store_seconds`` is of one writer.
    """

    processor: str
    command: str
    articles: int
    claims: float
    pairs: float
    judged: float
    read_seconds: float
    extract_seconds: float
    embed_seconds: float
    relate_seconds: float
    pair_seconds: float
    judge_seconds: float
    store_seconds: float
    memory_mb: float
    database_mb: float
    archive_years: float = 10.0
    findings: float = 0.02
    review_minutes: float = 3.0
    reviewer_hours: float = 6.0
    reviewers: int = 5
    core_hour: float = 0.04
    cores: int = 64
    machine_memory_gb: float = 256.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an archive takes: core hours by stage, days of the writer and of reviewers, gigabytes."""

    articles: int
    core_hours: Mapping[str, float]
    writer_days: float
    compared: float
    pairs: float
    judged: float
    vectors_gb: float
    block_gb: float
    memory_gb: float
    database_gb: float
    findings: float
    reviewer_days: float
    cost: float
    days: float


def estimate(rates: Rates, articles: int) -> Estimate:
    """Compute what an archive of so many articles takes, spread evenly over its years."""
    reach = articles * min(1.0, REACH_DAYS / (365.25 * rates.archive_years))
    compared = articles * reach / 2
    hours = {
        "read": articles * rates.read_seconds / 3600,
        "extract": articles * rates.extract_seconds / 3600,
        "embed": articles * rates.embed_seconds / 3600,
        "relate": compared * rates.relate_seconds / 3600,
        "pair": articles * rates.pair_seconds / 3600,
        "judge": articles * rates.judge_seconds / 3600,
        "store": articles * rates.store_seconds / 3600,
    }
    parallel = sum(hours.values()) - hours["store"]
    findings = articles * rates.findings
    vectors = articles * rates.claims * DIMENSIONS * BYTES / 1e9
    return Estimate(
        articles=articles,
        core_hours=hours,
        writer_days=hours["store"] / 24,
        compared=compared,
        pairs=articles * rates.pairs,
        judged=articles * rates.judged,
        vectors_gb=vectors,
        block_gb=BLOCK * reach * CELL_BYTES / 1e9,
        memory_gb=articles * rates.memory_mb / 1e3 + 2 * vectors,
        database_gb=articles * rates.database_mb / 1e3,
        findings=findings,
        reviewer_days=findings * rates.review_minutes / 60 / rates.reviewer_hours,
        cost=sum(hours.values()) * rates.core_hour,
        days=parallel / rates.cores / 24 + hours["store"] / 24,
    )


def limits(rates: Rates) -> list[tuple[int, str]]:
    """Tell from how many articles on something no longer fits or is too slow, the first limit first."""
    memory = rates.machine_memory_gb
    reached: dict[str, Callable[[Estimate], bool]] = {
        f"what one run holds fills {memory:g} GB": lambda e: e.memory_gb >= memory,
        f"the vectors alone, held twice, fill {memory:g} GB": lambda e: 2 * e.vectors_gb >= memory,
        f"one block of relatedness fills {memory:g} GB": lambda e: e.block_gb >= memory,
        "comparing articles takes longer than judging": lambda e: (
            e.core_hours["relate"] > e.core_hours["judge"]
        ),
        f"{rates.cores} cores and the writer need a week": lambda e: e.days >= 7,
        "the one writer needs a day": lambda e: e.writer_days >= 1,
        f"findings take {rates.reviewers} reviewers a year": lambda e: (
            e.reviewer_days >= 220 * rates.reviewers
        ),
    }
    return sorted((_first(rates, test), what) for what, test in reached.items())


def _first(rates: Rates, reached: Callable[[Estimate], bool]) -> int:
    """Find the least number of articles at which a limit is reached; all limits grow with the number."""
    low, high = 0, 10**12
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(estimate(rates, middle)) else (middle, high)
    return high


def relate_seconds(history: Sequence[Record]) -> float:
    """Return the CPU seconds a pair of articles, by the newest record: small runs show overhead alone."""
    for record in reversed(history):
        if record.name == "test_related_articles" and record.clock == "cpu":
            return 1 / record.rate
    raise ValueError("measure first: python -m benchmarks.track run --group pairing --clock cpu")


def rates_from(growth: Mapping[str, Any], assumed: Rates, command: str, relate: float) -> Rates:
    """Take the rates from the largest run of a measurement of growth, but for that of relating articles."""
    runs = sorted(growth["runs"], key=lambda run: run["articles"])
    last = runs[-1]
    if last["judged"] is None:
        raise ValueError("the measurement stopped before the model; rates need one with judging")
    count, cpu = last["articles"], last["cpu_stages"]
    memory = last["held_mb"] / count
    machine = growth["machine"]
    return replace(
        assumed,
        processor=f"{machine['processor']}, {' '.join(machine['flags'])}",
        command=command,
        articles=count,
        claims=_round(last["claims"] / count),
        pairs=_round(last["pairs"] / count),
        judged=_round(last["judged"] / count),
        read_seconds=_round(cpu["read"] / count),
        extract_seconds=_round(cpu["extract"] / count),
        embed_seconds=_round(cpu["embed"] / count),
        relate_seconds=_round(relate),
        pair_seconds=_round((cpu["pair"] + cpu["weigh"] + cpu["decide"]) / count),
        judge_seconds=_round(cpu["judge"] / count),
        store_seconds=_round(cpu["store"] / count),
        memory_mb=_round(memory),
        database_mb=_round(last["database_mb"] / count),
    )


def tables(rates: Rates, sizes: Sequence[int] = SIZES) -> str:
    """Return the parameters and the estimates as tables in Markdown."""
    given = ["| Parameter | Value |", "| --- | --- |"]
    given += [f"| {LABELS[name]} | {_cell(value)} |" for name, value in asdict(rates).items()]
    estimates = [estimate(rates, size) for size in sizes]
    rows = [("Articles", [f"{each.articles:,}" for each in estimates])]
    rows += [
        (f"{stage}, core hours", [_number(each.core_hours[stage]) for each in estimates])
        for stage in estimates[0].core_hours
    ]
    rows += [
        (label, [_number(getattr(each, name)) for each in estimates]) for name, label in ESTIMATED.items()
    ]
    lines = [f"| {label} | {' | '.join(values)} |" for label, values in rows]
    lines.insert(1, f"| --- |{' --- |' * len(sizes)}")
    broken = ["| From about | no longer works, or takes too long |", "| --- | --- |"]
    broken += [f"| {_number(count)} articles | {what} |" for count, what in limits(rates)]
    return "\n".join([*given, "", *lines, "", *broken])


LABELS = {
    "processor": "Processor",
    "command": "Measured by",
    "articles": "Articles of the run that the rates are from",
    "claims": "Claims an article",
    "pairs": "Candidate pairs an article",
    "judged": "Questions to the NLI model an article",
    "read_seconds": "Read: CPU seconds an article",
    "extract_seconds": "Extract: CPU seconds an article",
    "embed_seconds": "Embed: CPU seconds an article",
    "relate_seconds": "Relate: CPU seconds a pair of articles within 60 days",
    "pair_seconds": "Pair, weigh and decide: CPU seconds an article",
    "judge_seconds": "Judge: CPU seconds an article",
    "store_seconds": "Store: seconds an article, one writer",
    "memory_mb": "Memory for an article, its claims and pairs, MB",
    "database_mb": "Database, MB an article",
    "archive_years": "Assumed: years over which the archive lies",
    "findings": "Assumed: findings an article",
    "review_minutes": "Assumed: minutes to review a finding",
    "reviewer_hours": "Assumed: hours a day that a reviewer reviews",
    "reviewers": "Assumed: reviewers, on 220 days a year",
    "core_hour": "Assumed: price of a core hour, dollars",
    "cores": "Assumed: cores at work",
    "machine_memory_gb": "Assumed: memory of a machine, GB",
}
ESTIMATED = {
    "cost": "Cost of computing, dollars",
    "days": "Days on the assumed cores, one writer",
    "writer_days": "of these the writer alone, days",
    "compared": "Pairs of articles compared as wholes",
    "pairs": "Candidate pairs",
    "judged": "Questions to the model",
    "vectors_gb": "Vectors of the claims, GB",
    "block_gb": "One block of relatedness, GB",
    "memory_gb": "Memory of one run, GB (with the vectors twice: by text and as a matrix)",
    "database_gb": "Database, GB",
    "findings": "Findings",
    "reviewer_days": "Days of one reviewer",
}


def _cell(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:,.3g}" if value < 1000 else f"{value:,.0f}"


def _number(value: float) -> str:
    """Write a figure with two digits that count: nothing here is known better."""
    if value >= 1e9:
        return f"{value:.1e}"
    if value >= 10:
        digits = len(str(round(value))) - 2
        return f"{round(value, -digits):,.0f}"
    return f"{value:.2g}"


def _round(value: float) -> float:
    return float(f"{value:.4g}")


def read(file: Path) -> Rates:
    """Read a file of rates."""
    return Rates(**json.loads(file.read_text(encoding="utf-8")))


def put(page: str, text: str) -> str:
    """Put tables between the marks of a page; raises ValueError if it has none."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no lines {BEGIN} and {END}")
    return f"{head}{BEGIN}\n\n{text}\n\n{END}{tail}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rates", type=Path)
    parser.add_argument("--measured", type=Path, help="the growth.json to take rates from")
    parser.add_argument("--command", default="python -m benchmarks.growth", help="that measured them")
    parser.add_argument("--page", type=Path, help="the page to put the tables into")
    args = parser.parse_args()
    rates = read(args.rates)
    if args.measured:
        growth = json.loads(args.measured.read_text(encoding="utf-8"))
        rates = rates_from(growth, rates, args.command, relate_seconds(read_history()))
        args.rates.write_text(json.dumps(asdict(rates), indent=2) + "\n", encoding="utf-8")
    if args.page:
        args.page.write_text(put(args.page.read_text(encoding="utf-8"), tables(rates)), encoding="utf-8")
    print(tables(rates))


if __name__ == "__main__":
    main()
