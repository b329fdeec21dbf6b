"""The file of a calibration: what is written is read, and what is damaged is refused in one line."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.calibration_file import dump, load, load_for
from checker.domain import Calibration
from checker.errors import CalibrationError

MADE = Calibration(-0.3125, 0.84, 42, date(2026, 1, 31), "nli@abc", "0264bf66d146")
GOOD = json.loads(dump(MADE))


def test_what_was_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    file.write_text(dump(MADE), encoding="utf-8")
    assert load(file) == load_for(file, "nli@abc", "0264bf66d146") == MADE
    assert set(GOOD) == {"version", "a", "b", "n", "date", "model", "decision"}


BROKEN: list[tuple[str, Any, str]] = [
    # key, its value (or ... for none), words of the error
    ("version", 2, "has version 2, and this program knows 1"),
    ("version", ..., "has version None"),
    ("version", True, "has version True"),
    ("a", "0", "no fitted number under 'a'"),
    ("a", float("nan"), "no fitted number under 'a'"),
    ("a", float("-inf"), "no fitted number under 'a'"),
    ("a", True, "no fitted number under 'a'"),
    ("a", 10**400, "no fitted number under 'a'"),
    ("b", ..., "no fitted number under 'b'"),
    ("b", 1000, "no fitted number under 'b'"),
    ("b", 0, "'b' below 0.1"),
    ("b", -1.0, "'b' below 0.1"),
    ("n", 0, "under 'n'"),
    ("n", 4.5, "under 'n'"),
    ("date", "31.1.2026", "under 'date'"),
    ("date", 20260131, "under 'date'"),
    ("model", "", "under 'model'"),
    ("decision", None, "under 'decision'"),
]


@pytest.mark.parametrize(("key", "value", "words"), BROKEN)
def test_a_damaged_file_is_refused(tmp_path: Path, key: str, value: Any, words: str) -> None:
    file = tmp_path / "c.json"
    document = {name: item for name, item in {**GOOD, key: value}.items() if item is not ...}
    file.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(CalibrationError) as error:
        load(file)
    assert words in str(error.value)
    assert str(file) in error.value.what
    assert "check calibrate --write" in error.value.remedy


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"9" * 5000],
    ids=["empty", "cut", "utf", "deep", "long"],
)
def test_what_is_no_json_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "c.json"
    file.write_bytes(content)
    with pytest.raises(CalibrationError, match="no JSON in UTF-8"):
        load(file)


@pytest.mark.parametrize("content", ["[]", "null", '"x"', "1"])
def test_what_is_no_object_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "c.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CalibrationError, match="no JSON object"):
        load(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CalibrationError, match="cannot be read"):
        load(tmp_path / "c.json")
    with pytest.raises(CalibrationError, match="cannot be read"):
        load(tmp_path)


@pytest.mark.parametrize(("model", "decision"), [("other@1", MADE.decision), (MADE.model, "other")])
def test_a_calibration_of_something_else_is_refused(tmp_path: Path, model: str, decision: str) -> None:
    file = tmp_path / "c.json"
    file.write_text(dump(MADE), encoding="utf-8")
    with pytest.raises(CalibrationError, match="'other"):
        load_for(file, model, decision)


def test_what_the_file_says_cannot_reach_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    file.write_text(json.dumps({**GOOD, "model": "\x1b[31m\u202eevil"}), encoding="utf-8")
    with pytest.raises(CalibrationError) as error:
        load_for(file, MADE.model, MADE.decision)
    assert "\x1b" not in str(error.value)
    assert "\u202e" not in str(error.value)
