"""Which model is used, what its folder must hold, and the name its results are kept under.

None of this loads a model: the weights here are no weights.
"""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker import bundled
from checker.errors import CheckError, ModelError, UsageError
from checker.inference.folder import DEFAULT, QUANTIZED_INDEX, find_model

THREE = {"0": "entailment", "1": "neutral", "2": "contradiction"}
Config = Callable[[dict[str, Any]], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "my-model"
    made.mkdir()
    (made / "config.json").write_text(json.dumps({"id2label": THREE}), encoding="utf-8")
    (made / "tokenizer.json").write_text("{}", encoding="utf-8")
    (made / "model.safetensors").write_bytes(b"weights")
    return made


def find(folder: Path | str) -> Any:
    return find_model(str(folder), None, offline=True)


def relabel(folder: Path, id2label: Any) -> None:
    (folder / "config.json").write_text(json.dumps({"id2label": id2label}), encoding="utf-8")


def test_a_folder_is_named_by_its_own_name_and_a_digest(folder: Path) -> None:
    found = find(folder)
    assert found.path == folder
    assert re.fullmatch(r"my-model@[0-9a-f]{12}", found.name)
    assert found.labels == (0, 1, 2)
    assert not found.quantized


def test_where_the_folder_lies_does_not_matter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = find(folder).name
    monkeypatch.chdir(folder.parent)
    assert find("my-model").name == name
    assert find("./my-model/").name == name
    moved = folder.rename(folder.parent / "moved")
    assert find(moved).name == name.replace("my-model", "moved")


ORDERS = [
    (["entailment", "neutral", "contradiction"], (0, 1, 2)),
    (["contradiction", "entailment", "neutral"], (1, 2, 0)),
    (["contradiction", "neutral", "entailment"], (2, 1, 0)),
    (["CONTRADICTION", "Neutral", "ENTAILMENT"], (2, 1, 0)),
    (["entailment", "contradiction", "neutral"], (0, 2, 1)),
    (["neutral", "contradictory", "entailed"], None),  # "entailed" is no known name
]


@pytest.mark.parametrize(("names", "columns"), ORDERS)
def test_the_columns_are_read_and_never_assumed(
    folder: Path, names: list[str], columns: tuple[int, int, int] | None
) -> None:
    relabel(folder, dict(enumerate(names)))
    if columns is None:
        with pytest.raises(ModelError):
            find(folder)
    else:
        assert find(folder).labels == columns


LABELS = [
    {"0": "not_entailment", "1": "entailment"},
    {"0": "entailment", "1": "neutral"},
    {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"},
    {"0": "entailment", "1": "neutral", "2": "contradiction", "3": "other"},
    {"0": "neutral", "1": "neutral", "2": "contradiction"},
    {"0": "negative", "1": "neutral", "2": "positive"},
    {},
    None,
]


@pytest.mark.parametrize("labels", LABELS, ids=lambda labels: " ".join((labels or {"": "-"}).values()))
def test_a_model_of_other_labels_is_refused(folder: Path, labels: Any) -> None:
    relabel(folder, labels)
    with pytest.raises(ModelError, match="an NLI model with entailment, neutral, contradiction") as caught:
        find(folder)
    assert caught.value.what == str(folder)


LACKING = [
    ("config.json", "needs config.json"),
    ("tokenizer.json", "no tokenizer found"),
    ("model.safetensors", "no .safetensors weights"),
]


@pytest.mark.parametrize(("file", "said"), LACKING)
def test_an_incomplete_folder_is_refused(folder: Path, file: str, said: str) -> None:
    (folder / file).unlink()
    with pytest.raises(ModelError, match=re.escape(said)) as caught:
        find(folder)
    assert caught.value.what == str(folder)


def test_pickled_weights_are_not_enough(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match="pickled weights are not loaded"):
        find(folder)


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "\x00"])
def test_a_broken_configuration_is_named(folder: Path, text: str) -> None:
    (folder / "config.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        find(folder)
    assert caught.value.what == str(folder / "config.json")


CHANGES = [
    ("config.json", json.dumps({"id2label": THREE, "layer_norm_eps": 1e-6}).encode()),
    ("tokenizer.json", b'{"version": "1.0"}'),
    ("tokenizer_config.json", b"{}"),
    ("model.safetensors", b"other weights"),
    ("model-00002.safetensors", b"more weights"),
]


@pytest.mark.parametrize(("file", "content"), CHANGES, ids=[file for file, _ in CHANGES])
def test_whatever_decides_the_scores_changes_the_name(folder: Path, file: str, content: bytes) -> None:
    before = find(folder).name
    (folder / file).write_bytes(content)
    assert find(folder).name != before


def test_what_decides_nothing_leaves_the_name(folder: Path) -> None:
    before = find(folder).name
    (folder / "README.md").write_text("About this model", encoding="utf-8")
    assert find(folder).name == before


def test_of_a_quantised_folder_the_index_stands_for_the_weights(folder: Path) -> None:
    (folder / QUANTIZED_INDEX).write_text('{"shards": {"model.safetensors": "1"}}', encoding="utf-8")
    found = find(folder)
    assert found.quantized
    (folder / QUANTIZED_INDEX).write_text('{"shards": {"model.safetensors": "2"}}', encoding="utf-8")
    assert find(folder).name != found.name


REFUSED = [
    ("nowhere", None, ModelError, "no such folder"),
    ("./owner/name", None, ModelError, "no such folder"),
    ("/owner/name", None, ModelError, "no such folder"),
    ("~/owner/name", None, ModelError, "no such folder"),
    ("a/b/c", "main", ModelError, "no such folder"),
    ("owner/name", None, UsageError, "pin a hub model with --revision"),
]


@pytest.mark.parametrize(("model", "revision", "error", "said"), REFUSED)
def test_what_names_no_model_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    model: str,
    revision: str | None,
    error: type[CheckError],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error, match=said) as caught:
        find_model(model, revision, offline=True)
    assert model in caught.value.what


def test_a_file_is_no_model(folder: Path) -> None:
    with pytest.raises(ModelError, match="no such folder"):
        find(folder / "config.json")


def test_offline_a_hub_model_that_is_not_at_hand_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match="run once without --offline") as caught:
        find_model("nobody-at-all/no-such-model", "0123456", offline=True)
    assert caught.value.what == "model nobody-at-all/no-such-model at 0123456"


def test_without_a_model_the_bundled_one_is_meant(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = folder.parent / "bundle"
    monkeypatch.setattr(bundled, "folder", lambda name: bundle)
    with pytest.raises(ModelError, match="the bundled model is missing"):
        find_model(None, None, offline=False)
    bundle.mkdir()
    folder.rename(bundle / DEFAULT)
    assert find_model(None, None, offline=False).name.startswith(f"{DEFAULT}@")


def test_looking_for_a_model_does_not_load_torch(folder: Path) -> None:
    import subprocess

    code = (
        "import sys; from checker.inference.folder import find_model;"
        f"find_model({str(folder)!r}, None, True); print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
