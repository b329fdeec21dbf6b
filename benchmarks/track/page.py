"""The history as a page: a picture for each group, and the newest figures beside the ones before."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.drawing import figure
from benchmarks.track.records import Record

HEAD = """# Speed over time

Made by `python -m benchmarks.track draw` from `benchmarks/track/history.jsonl`, to which
`python -m benchmarks.track run` adds. A line is one benchmark on one machine, and its points are runs in the
order in which they were made, with the spread between quartiles; what stands on the left is seconds of the
median round. Where the load is above 0 other work was done beside a run: by the wall clock it is then slower
than the machine, by "cpu time" (seconds of all cores together, waiting for the disk left out) hardly. To see
what a change costs use `compare`, not this page.
"""

Series = dict[tuple[str, str, str], list[Record]]


def draw(records: Sequence[Record], folder: Path) -> list[Path]:
    """Write ``README.md`` and a picture for each group; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    series = in_series(records)
    groups = list(dict.fromkeys(group for group, _, _ in series))
    numbers = {on: number for number, on in enumerate(dict.fromkeys(on for _, _, on in series), 1)}
    page, files = [HEAD, _machines(records, numbers)], []
    for group in groups:
        own = {key: line for key, line in series.items() if key[0] == group}
        picture = folder / f"{slug(group)}.svg"
        _picture(group, own, numbers, picture)
        files.append(picture)
        page.append(
            f"## {group}\n\n![Seconds of a round, {group}]({picture.name})\n\n{_table(own, numbers)}\n"
        )
    readme = folder / "README.md"
    readme.write_text("\n".join(page), encoding="utf-8")
    return [readme, *files]


def in_series(records: Sequence[Record]) -> Series:
    """Gather records by benchmark and machine, each in the order of the history."""
    found: Series = defaultdict(list)
    for record in records:
        found[record.series].append(record)
    return dict(found)


def slug(text: str) -> str:
    """Return a text as the name of a file."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "other"


def _picture(group: str, series: Series, numbers: Mapping[str, int], path: Path) -> None:
    runs = sorted({(record.date, record.commit) for line in series.values() for record in line})
    place = {run: number for number, run in enumerate(runs)}
    several = len({on for _, _, on in series}) > 1
    with figure(path, slug(group)) as axes:
        for (_, name, on), line in series.items():
            label = f"{name}, on {numbers[on]}" if several else name
            at = [place[record.date, record.commit] for record in line]
            spread = [record.iqr / 2 for record in line]
            drawn = axes.errorbar(
                at, [record.median for record in line], yerr=spread, marker="o", label=label
            )
            drawn.lines[0].set_gid(f"points-{slug(f'{name}-{numbers[on]}')}")
        axes.set(yscale="log", ylabel="seconds", title=group, xlim=(-0.5, max(len(runs) - 0.5, 0.5)))
        axes.set_xticks(
            range(len(runs)), [f"{date[:10]}\n{commit}" for date, commit in runs], fontsize="x-small"
        )
        axes.legend(fontsize="x-small")


def _machines(records: Sequence[Record], numbers: Mapping[str, int]) -> str:
    rows = [
        "| | Machine and clock | Python | torch | transformers | Load | Runs |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    found: dict[tuple[str, str, str, str], list[Record]] = defaultdict(list)
    for record in records:
        machine = record.machine
        found[record.series[2], machine.python, machine.torch, machine.transformers].append(record)
    for key, own in found.items():
        loads = sorted(record.machine.load for record in own)
        runs = len({(record.date, record.commit) for record in own})
        rows.append(f"| {numbers[key[0]]} | {' | '.join(key)} | {loads[0]} to {loads[-1]} | {runs} |")
    return "\n".join(rows) + "\n"


def _table(series: Series, numbers: Mapping[str, int]) -> str:
    rows = [
        "| Benchmark | On | Newest | Rate | Change from the run before |",
        "| --- | --- | --- | --- | --- |",
    ]
    for (_, name, on), line in series.items():
        newest = line[-1]
        change = f"{newest.median / line[-2].median:.2f} times the seconds" if len(line) > 1 else "-"
        rate = f"{newest.rate:,.3g}" if newest.rate < 1000 else f"{newest.rate:,.0f}"
        seconds = f"{newest.median:.3g} s ± {newest.iqr / 2:.1g}"
        cells = (f"`{name}`", str(numbers[on]), seconds, f"{rate} {newest.things} a second", change)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)
