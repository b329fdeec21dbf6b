"""Adapters: what they add to a model's weights, and what is refused."""

import json
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from checker.errors import ModelError
from checker.inference.adapter import WEIGHTS, adapted, write
from checker.inference.cross_encoder import CrossEncoder
from checker.inference.folder import ADAPTER_CONFIG, SLOT_READER, find_bundled, find_model
from checker.inference.mpnet import MPNetClassifier

from .test_mpnet import CPU, SHORT, folder, logits

__all__ = ["folder"]
RANK, ALPHA = 2, 6
MATRIX = "mpnet.encoder.layer.1.attention.attn.q"
HEAD = "classifier.out_proj.bias"


@pytest.fixture
def base(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "base"))


@pytest.fixture
def adapter(base: Path, tmp_path: Path) -> Path:
    torch.manual_seed(4)
    tensors = {
        f"{MATRIX}.lora_A.weight": torch.randn(RANK, 48),
        f"{MATRIX}.lora_B.weight": torch.randn(48, RANK),
        HEAD: torch.tensor([0.5, -0.5, 0.25]),
    }
    write(tensors, base.name, RANK, ALPHA, tmp_path / "adapter")
    return tmp_path / "adapter"


def test_an_adapted_model_is_one_with_the_product_added(base: Path, adapter: Path, tmp_path: Path) -> None:
    own = {name.removeprefix("base_model.model."): t for name, t in load_file(adapter / WEIGHTS).items()}
    whole = Path(shutil.copytree(base, tmp_path / "whole"))
    weights = load_file(whole / "model.safetensors")
    product = own[f"{MATRIX}.lora_B.weight"].float() @ own[f"{MATRIX}.lora_A.weight"].float()
    weights[f"{MATRIX}.weight"] += ALPHA / RANK * product
    weights[HEAD] = own[HEAD].float()
    save_file(weights, whole / "model.safetensors", {"format": "pt"})
    ours = logits(MPNetClassifier, find_model(str(adapter), None, True), SHORT)
    theirs = logits(MPNetClassifier, find_model(str(whole), None, True), SHORT)
    torch.testing.assert_close(ours, theirs, atol=1e-5, rtol=1e-5)
    plain = logits(MPNetClassifier, find_model(str(base), None, True), SHORT)
    assert (ours - plain).abs().max() > 0.1


def test_the_name_tells_the_adapter_and_its_base(base: Path, adapter: Path) -> None:
    first = find_model(str(adapter), None, True)
    assert first.name.startswith("adapter@")
    assert first.base == find_model(str(base), None, True)
    config = json.loads((base / "config.json").read_text())
    (base / "config.json").write_text(json.dumps(config | {"nli_temperature": 2.0}))
    assert find_model(str(adapter), None, True).name != first.name


def test_an_adapter_has_a_temperature_of_its_own(base: Path, adapter: Path) -> None:
    assert find_model(str(adapter), None, True).temperature == 1.0
    config = json.loads((adapter / ADAPTER_CONFIG).read_text())
    (adapter / ADAPTER_CONFIG).write_text(json.dumps(config | {"nli_temperature": 1.45}))
    assert find_model(str(adapter), None, True).temperature == 1.45
    (adapter / ADAPTER_CONFIG).write_text(json.dumps(config | {"nli_temperature": "warm"}))
    with pytest.raises(ModelError, match="nli_temperature is 'warm'") as caught:
        find_model(str(adapter), None, True)
    assert caught.value.what == str(adapter / ADAPTER_CONFIG)


def test_without_its_base_it_is_refused(base: Path, adapter: Path) -> None:
    shutil.rmtree(base)
    with pytest.raises(ModelError, match="is an adapter of base; put that model's folder beside it"):
        find_model(str(adapter), None, True)


def test_a_damaged_adapter_is_refused(adapter: Path) -> None:
    content = bytearray((adapter / WEIGHTS).read_bytes())
    content[-1] ^= 1
    (adapter / WEIGHTS).write_bytes(bytes(content))
    with pytest.raises(ModelError, match="is damaged"):
        MPNetClassifier(find_model(str(adapter), None, True), CPU, torch.float32)


@pytest.mark.parametrize("name", ["mpnet.encoder.layer.9.output.dense", "mpnet.encoder.layer.1.output.dense"])
def test_an_adapter_of_another_model_is_refused(adapter: Path, name: str) -> None:
    """There is no tenth layer, and the matrix of the second has another shape."""
    tensors = {f"{name}.lora_A.weight": torch.ones(RANK, 48), f"{name}.lora_B.weight": torch.ones(48, RANK)}
    write(tensors, "base", RANK, ALPHA, adapter)
    with pytest.raises(ModelError, match="was made for another model"):
        CrossEncoder(find_model(str(adapter), None, True), "cpu")


def test_an_adapter_of_another_kind_of_model_is_refused(adapter: Path, tiny: Path) -> None:
    config = json.loads((adapter / ADAPTER_CONFIG).read_text())
    shutil.copytree(tiny, adapter.parent / "tiny")
    (adapter / ADAPTER_CONFIG).write_text(json.dumps(config | {"base_model_name_or_path": "tiny"}))
    with pytest.raises(ModelError, match="only those of an MPNet can be loaded"):
        CrossEncoder(find_model(str(adapter), None, True), "cpu")


def test_the_bundled_reader_is_an_adapter_of_the_bundled_model() -> None:
    reader = find_bundled(SLOT_READER)
    assert reader.base == find_model(None, None, True)
    before = {"classifier.dense.weight": torch.zeros(768, 768)}
    with pytest.raises(ModelError, match="was made for another model"):
        adapted(before, reader.path)
