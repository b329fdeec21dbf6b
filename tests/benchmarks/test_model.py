"""One command measures any NLI model on labelled sets."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import model
from benchmarks.quality.intervals import wilson
from benchmarks.quality.labelled import LABELS, read_sets


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    folder = tmp_path / "nli"
    folder.mkdir()
    for name, many in (("first", 30), ("second", 12)):
        rows = [
            {"premise": f"the dam in town {n} burst", "hypothesis": "the dam opened", "label": LABELS[n % 3]}
            for n in range(many)
        ]
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


def measured(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr("sys.argv", ["model", *arguments])
    model.main()


def test_accuracy_with_its_interval_and_calibration(
    sets: Path, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, plot = tmp_path / "figures.json", tmp_path / "plot.svg"
    measured(monkeypatch, str(tiny), "--nli", str(sets), "--json", str(out), "--plot", str(plot))
    ((name, found),) = json.loads(out.read_text(encoding="utf-8")).items()
    figures: dict[str, Any] = found["nli"]
    assert name.startswith("tiny@")
    assert figures["first"]["rows"] == 30
    for row in (figures["first"], figures["second"]):
        assert 0 <= row["from"] <= row["accuracy"] <= row["to"] <= 1
    assert 0 <= figures["calibration"]["ece"] <= 1
    assert plot.read_text(encoding="utf-8").startswith("<?xml")


def test_rows_are_drawn_the_same_every_time(sets: Path) -> None:
    drawn = read_sets(sets, 5)
    assert {name: len(rows) for name, rows in drawn.items()} == {"first": 5, "second": 5}
    assert drawn == read_sets(sets, 5)


BAD = [
    ("empty", None, "holds no .jsonl"),
    ("labels", '{"premise": "a", "hypothesis": "b", "label": "maybe"}', "'maybe' is none of"),
]


@pytest.mark.parametrize(("name", "line", "words"), BAD)
def test_a_folder_that_holds_no_sets_is_refused(
    tmp_path: Path, name: str, line: str | None, words: str
) -> None:
    if line:
        (tmp_path / f"{name}.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        read_sets(tmp_path)


@pytest.mark.parametrize(("hits", "total", "low", "high"), [(5, 10, 0.237, 0.763), (0, 10, 0.0, 0.278)])
def test_wilson_interval(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == pytest.approx((low, high), abs=1e-3)
