"""The page of the history: pictures that are SVG with every point in them, and the newest figures."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.track.page import draw, in_series
from benchmarks.track.records import Record
from tests.benchmarks.track.samples import OTHER, record

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def records() -> list[Record]:
    dates = [(f"2026-01-0{day}T10:00:00+00:00", f"commit{day}", 1.0 + day) for day in (5, 6, 7)]
    return [
        *(record(median=median, date=date, commit=commit) for date, commit, median in dates),
        record(median=4.0, machine=OTHER),
        record("test_save_claims", 0.01, group="store"),
    ]


@pytest.fixture(scope="module")
def folder(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    files = draw(records, folder)
    assert sorted(file.name for file in files) == ["README.md", "nli-by-length.svg", "store.svg"]
    return folder


def _points(picture: Path) -> dict[str, int]:
    """How many marks each line has, by the line's id."""
    root = ElementTree.parse(picture).getroot()
    assert root.tag == f"{SVG}svg"
    lines = [group for group in root.iter(f"{SVG}g") if group.get("id", "").startswith("points-")]
    return {line.get("id", ""): len(list(line.iter(f"{SVG}use"))) for line in lines}


def test_every_point_is_drawn_in_the_line_of_its_machine(folder: Path) -> None:
    assert _points(folder / "nli-by-length.svg") == {
        "points-test-length-cpu-short-1": 3,
        "points-test-length-cpu-short-2": 1,
    }
    assert _points(folder / "store.svg") == {"points-test-save-claims-1": 1}


def test_page_shows_each_picture_and_the_change(folder: Path) -> None:
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert "](nli-by-length.svg)" in page
    assert "](store.svg)" in page
    assert "8 s ± 0.03 | 8 pairs a second | 1.14 times the seconds |" in page
    on = "Another Processor, 2 cores, 1 thread (avx2), wall time"
    assert f"| 2 | {on} | 3.11.7 | 2.13.0 | 5.24.0 | 0.1 to 0.1 | 1 |" in page


def test_the_same_history_gives_the_same_files(records: list[Record], folder: Path, tmp_path: Path) -> None:
    for file in draw(records, tmp_path):
        assert file.read_bytes() == (folder / file.name).read_bytes()


def test_empty_history_is_a_page_without_pictures(tmp_path: Path) -> None:
    assert [file.name for file in draw([], tmp_path)] == ["README.md"]


def test_series_keep_the_order_of_the_history(records: list[Record]) -> None:
    assert [each.median for each in in_series(records)[records[0].series]] == [6.0, 7.0, 8.0]
