"""docs/library.ipynb prints what is kept in it, with the model."""

import json
from pathlib import Path

import pytest

from docs.notebook import NOTEBOOK, cells, kept, printed


def test_the_notebook_prints_what_is_kept_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = NOTEBOOK.read_text(encoding="utf-8")
    stored = [kept(cell) for cell in cells(text)]
    assert all(stored)
    assert printed(text) == stored, "run `make example`"
    assert list(tmp_path.iterdir()) == []


def test_the_notebook_is_one_that_was_run_from_first_to_last() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert [cell["execution_count"] for cell in cells(text)] == list(range(1, len(cells(text)) + 1))
    assert (json.loads(text)["nbformat"], json.loads(text)["nbformat_minor"]) == (4, 5)
