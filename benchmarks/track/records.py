"""Records of measurements: from the JSON of pytest-benchmark, and kept one a line in a file."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.machine import Machine

HISTORY = Path(__file__).with_name("history.jsonl")


class BrokenHistory(Exception):
    """A line of the history that is no record; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Record:
    """One benchmark, measured once: seconds of a round, and over how many rounds.

    ``rate`` is how many ``things`` a second the median round managed.  ``date`` is ISO 8601, and ``commit``
    ends in "+" where the checkout held changes.
    """

    date: str
    commit: str
    machine: Machine
    group: str
    name: str
    median: float
    iqr: float
    rounds: int
    things: str
    rate: float
    clock: str = "wall"
    """"wall", or "cpu" for processor time of all cores together."""

    @property
    def series(self) -> tuple[str, str, str]:
        """What has to be the same for two records to stand in one line: benchmark, machine and clock."""
        return self.group, self.name, f"{self.machine.name}, {self.clock} time"


def records_of(
    output: Mapping[str, Any], date: str, commit: str, machine: Machine, clock: str = "wall"
) -> list[Record]:
    """Return a record for each benchmark in the JSON that pytest-benchmark writes."""
    found = []
    for benchmark in output["benchmarks"]:
        stats, extra = benchmark["stats"], benchmark["extra_info"]
        found.append(
            Record(
                date=date,
                commit=commit,
                machine=machine,
                group=benchmark["group"] or "",
                name=benchmark["name"],
                median=float(f"{stats['median']:.6g}"),
                iqr=float(f"{stats['iqr']:.6g}"),
                rounds=stats["rounds"],
                things=extra.get("things", "rounds"),
                rate=extra.get("rate", float(f"{1 / stats['median']:.6g}")),
                clock=clock,
            )
        )
    return found


def append(records: Iterable[Record], file: Path = HISTORY) -> None:
    """Add records to a history; what is there stays as it is."""
    lines = [json.dumps(asdict(record)) + "\n" for record in records]
    with file.open("a", encoding="utf-8") as history:
        history.writelines(lines)


def read(file: Path = HISTORY) -> list[Record]:
    """Return all records in the order of the file, none where there is no file; raises BrokenHistory."""
    if not file.exists():
        return []
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_record(json.loads(line)))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BrokenHistory(
                f"{file}, line {number}: is no record ({error}); mend the line or take it out"
            ) from error
    return found


def _record(values: dict[str, Any]) -> Record:
    machine = values.pop("machine")
    return Record(machine=Machine(**{**machine, "flags": tuple(machine["flags"])}), **values)
