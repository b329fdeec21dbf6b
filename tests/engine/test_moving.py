"""A model on a node that lacks it: unpacked once, and never another than was asked for."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from checker.engine.moving import Files, at_hand, bundled, files_of
from checker.errors import ModelError
from checker.inference.folder import SLOT_READER, ModelFolder, find_bundled, find_model

LABELS = {0: "entailment", 1: "neutral", 2: "contradiction"}


@pytest.fixture(autouse=True)
def node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files of a node."""
    folder = tmp_path / "node"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def made(folder: Path, weights: bytes = b"weights") -> ModelFolder:
    """A model whose content nobody loads."""
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"id2label": LABELS}))
    (folder / "tokenizer.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(weights)
    (folder / "README.md").write_text("not needed")
    return find_model(str(folder), None, offline=True)


def never() -> Files:
    raise AssertionError("was fetched")


def test_a_model_at_the_same_path_is_used_there(tmp_path: Path) -> None:
    model = made(tmp_path / "mine")
    assert at_hand(model, never) == model
    assert not bundled(model)


def test_the_bundled_model_is_found_whatever_its_path_elsewhere(tmp_path: Path) -> None:
    own = find_model(None, None, offline=True)
    elsewhere = ModelFolder(tmp_path / "nowhere", own.name, own.labels, own.temperature)
    assert bundled(elsewhere)
    assert at_hand(elsewhere, never) == own


def test_the_bundled_reader_of_slots_is_found_too(tmp_path: Path) -> None:
    own = find_bundled(SLOT_READER)
    elsewhere = replace(own, path=tmp_path / "nowhere")
    assert bundled(elsewhere)
    assert at_hand(elsewhere, never) == own


def test_a_model_that_is_missing_is_fetched_once(tmp_path: Path, node: Path) -> None:
    model = made(tmp_path / "mine")
    files = files_of(model)
    assert sorted(files) == ["config.json", "model.safetensors", "tokenizer.json"]
    model.path.rename(tmp_path / "moved")
    found = at_hand(model, lambda: files)
    assert node in found.path.parents
    assert found.name == model.name
    assert {path.name: path.read_bytes() for path in found.path.iterdir()} == files
    assert at_hand(model, never) == found
    assert found.path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("spoilt", ["model.safetensors", "config.json"])
def test_what_was_unpacked_and_is_damaged_is_fetched_again(tmp_path: Path, spoilt: str) -> None:
    model = made(tmp_path / "mine")
    files = files_of(model)
    model.path.rename(tmp_path / "moved")
    found = at_hand(model, lambda: files)
    (found.path / spoilt).write_text("{")
    assert at_hand(model, lambda: files) == found
    assert (found.path / spoilt).read_bytes() == files[spoilt]


def test_another_model_at_the_same_path_is_not_used(tmp_path: Path) -> None:
    model = made(tmp_path / "mine")
    files = files_of(model)
    (model.path / "model.safetensors").write_bytes(b"others")
    assert at_hand(model, lambda: files).path != model.path


def test_a_model_that_comes_damaged_is_refused(tmp_path: Path) -> None:
    model = made(tmp_path / "mine")
    files = {**files_of(model), "model.safetensors": b"cut of"}
    model.path.rename(tmp_path / "moved")
    with pytest.raises(ModelError, match="it came damaged to the node"):
        at_hand(model, lambda: files)


def test_names_of_files_lead_nowhere_else(tmp_path: Path, node: Path) -> None:
    model = made(tmp_path / "mine")
    files = {**files_of(model), "../../escaped.json": b"{}"}
    model.path.rename(tmp_path / "moved")
    found = at_hand(model, lambda: files)
    assert (found.path / "escaped.json").exists()
    assert [path.name for path in node.rglob("escaped.json")] == ["escaped.json"]
    assert not (tmp_path / "escaped.json").exists()
