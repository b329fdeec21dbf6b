"""What is measured is kept, read back as it was, and told apart by machine."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.track.records import HISTORY, BrokenHistory, append, read, records_of
from tests.benchmarks.track.samples import MACHINE, OTHER, record

OUTPUT = {
    "benchmarks": [
        {
            "group": "store",
            "name": "test_save_claims",
            "stats": {"median": 0.250000004, "iqr": 0.01, "rounds": 5},
            "extra_info": {"things": "claims", "rate": 1600.0},
        },
        {
            "group": None,
            "name": "test_without_rate",
            "stats": {"median": 0.5, "iqr": 0, "rounds": 1},
            "extra_info": {},
        },
    ]
}


def test_each_benchmark_is_a_record() -> None:
    first, second = records_of(OUTPUT, "2026-01-05", "abc", MACHINE)
    assert (first.group, first.name, first.median, first.rounds) == ("store", "test_save_claims", 0.25, 5)
    assert (first.things, first.rate) == ("claims", 1600.0)
    assert (second.group, second.things, second.rate) == ("", "rounds", 2.0)
    assert {first.date, second.date} == {"2026-01-05"}
    assert first.machine == MACHINE


def test_history_grows_and_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "history.jsonl"
    append([record(median=1.5)], file)
    before = file.read_bytes()
    append([record(median=2.5, machine=OTHER), record("test_store")], file)
    assert file.read_bytes().startswith(before)
    assert read(file) == [record(median=1.5), record(median=2.5, machine=OTHER), record("test_store")]


def test_no_file_is_no_history(tmp_path: Path) -> None:
    assert read(tmp_path / "none.jsonl") == []


@pytest.mark.parametrize("line", ["{", "[]", '{"date": "2026-01-05"}', '"text"'])
def test_broken_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "history.jsonl"
    append([record()], file)
    with file.open("a") as history:
        history.write(f"\n{line}\n")
    with pytest.raises(BrokenHistory, match=r"history\.jsonl, line 3"):
        read(file)


def test_series_are_by_benchmark_and_machine_but_not_by_load() -> None:
    assert record().series == record(median=9, machine=replace(MACHINE, load=5.0)).series
    assert record().series != record(machine=OTHER).series
    assert record().series != record("test_other").series
    assert record().series != replace(record(), clock="cpu").series


def test_history_of_the_project_can_be_read() -> None:
    assert all(each.median > 0 and each.rounds > 0 for each in read(HISTORY))
