"""Machines and records for the tests of the history."""

from dataclasses import replace

from benchmarks.machine import Machine
from benchmarks.track.records import Record

MACHINE = Machine(
    "A Processor (family 25, model 17)", ("avx2", "avx512_bf16"), 2, 1, "3.11.7", "2.13.0", "5.24.0", 0.1
)
OTHER = replace(MACHINE, processor="Another Processor", flags=("avx2",))


def record(
    name: str = "test_length[cpu-short]",
    median: float = 1.25,
    date: str = "2026-01-05T10:00:00+00:00",
    commit: str = "abc123abc123",
    machine: Machine = MACHINE,
    group: str = "nli by length",
) -> Record:
    return Record(date, commit, machine, group, name, median, 0.05, 3, "pairs", 64 / median)
