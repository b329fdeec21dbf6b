"""Int8 weights: what rounding may cost, and files that are not what was written."""

import json
from pathlib import Path

import pytest
import torch

from checker.errors import ModelError
from checker.inference.folder import QUANTIZED_INDEX
from checker.inference.weights import dequantize, quantize, read_shards, write_shards

MATRICES = [
    ("ordinary", torch.randn(12, 8, generator=torch.Generator().manual_seed(1))),
    ("rows of very different size", torch.tensor([[1e-4, -2e-4], [300.0, 7.0], [-0.5, 0.25]])),
    ("zeros", torch.zeros(3, 4)),
    ("one row of zeros", torch.tensor([[0.0, 0.0], [1.0, -1.0]])),
    ("bfloat16", torch.tensor([[0.1, -0.7], [2.0, 3.0]], dtype=torch.bfloat16)),
]


@pytest.mark.parametrize(("_name", "matrix"), MATRICES, ids=[name for name, _ in MATRICES])
def test_a_weight_is_off_by_no_more_than_half_a_step_of_its_row(_name: str, matrix: torch.Tensor) -> None:
    packed = quantize({"w": matrix})
    assert packed["w"].dtype is torch.int8
    assert packed["w.scale"].shape == (matrix.shape[0],)
    step = matrix.float().abs().amax(dim=1, keepdim=True) / 127
    error = (dequantize(packed, torch.float32)["w"] - matrix.float()).abs()
    assert (error <= step / 2 + 2e-5 * step).all()


def test_what_is_no_matrix_is_kept_in_half_precision() -> None:
    given = {"bias": torch.tensor([0.5, -1.25, 3.0]), "three": torch.ones(2, 2, 2), "step": torch.tensor(7.0)}
    packed = quantize(given)
    assert {name: tensor.dtype for name, tensor in packed.items()} == dict.fromkeys(given, torch.float16)
    back = dequantize(packed, torch.float32)
    assert all(torch.equal(back[name], tensor) for name, tensor in given.items())


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_weights_come_back_in_the_format_asked_for(dtype: torch.dtype) -> None:
    back = dequantize(quantize({"w": torch.ones(2, 2), "bias": torch.ones(2)}), dtype)
    assert {tensor.dtype for tensor in back.values()} == {dtype}


def weights() -> dict[str, torch.Tensor]:
    random = torch.Generator().manual_seed(2)
    return {f"layer{n}": torch.randn(20, 10, generator=random) for n in range(5)} | {"bias": torch.ones(4)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_shards(quantize(weights()), tmp_path, 500)
    return tmp_path


def shards(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.safetensors"))


def test_shards_give_back_what_was_written(folder: Path) -> None:
    assert len(shards(folder)) > 1
    packed = quantize(weights())
    found = read_shards(folder)
    assert found.keys() == packed.keys()
    assert all(torch.equal(found[name], tensor) for name, tensor in packed.items())


@pytest.mark.parametrize("limit", [1, 10_000_000])
def test_a_shard_holds_at_least_one_tensor_and_at_most_all(tmp_path: Path, limit: int) -> None:
    packed = quantize(weights())
    write_shards(packed, tmp_path, limit)
    assert len(shards(tmp_path)) == (len(packed) if limit == 1 else 1)
    assert read_shards(tmp_path).keys() == packed.keys()


def test_the_same_weights_give_the_same_files(tmp_path: Path) -> None:
    contents = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_shards(quantize(weights()), tmp_path / name, 500)
        contents.append({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()})
    assert contents[0] == contents[1]


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-3] ^= 1
    file.write_bytes(content)


DAMAGE = [
    ("one bit", flip, "is damaged (its checksum differs)"),
    (
        "cut short",
        lambda file: file.write_bytes(file.read_bytes()[:100]),
        "is damaged (its checksum differs)",
    ),
    ("emptied", lambda file: file.write_bytes(b""), "is damaged (its checksum differs)"),
    ("missing", Path.unlink, "cannot be read"),
    ("a folder", lambda file: (file.unlink(), file.mkdir()), "cannot be read"),
]


@pytest.mark.parametrize(("_name", "damage", "said"), DAMAGE, ids=[name for name, *_ in DAMAGE])
def test_a_damaged_shard_is_named(folder: Path, _name: str, damage, said: str) -> None:
    shard = shards(folder)[1]
    damage(shard)
    with pytest.raises(ModelError) as caught:
        read_shards(folder)
    assert caught.value.what == str(shard)
    assert caught.value.remedy.startswith(said)
    assert "reinstall" in caught.value.remedy


def test_a_shard_that_is_no_safetensors_file_is_named(folder: Path) -> None:
    """Its checksum is right: whoever wrote it wrote nonsense."""
    import hashlib

    shard = shards(folder)[0]
    shard.write_bytes(b"no tensors")
    index = json.loads((folder / QUANTIZED_INDEX).read_text(encoding="utf-8"))
    index["shards"][shard.name] = hashlib.sha256(b"no tensors").hexdigest()
    (folder / QUANTIZED_INDEX).write_text(json.dumps(index), encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read") as caught:
        read_shards(folder)
    assert caught.value.what == str(shard)


INDEXES = ["", "{", "[]", "{}", '{"format": 1}', '{"format": 1, "shards": 3}', '{"shards": null}', "null"]


@pytest.mark.parametrize("text", INDEXES)
def test_a_broken_index_is_named(folder: Path, text: str) -> None:
    (folder / QUANTIZED_INDEX).write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match="is damaged") as caught:
        read_shards(folder)
    assert caught.value.what == str(folder / QUANTIZED_INDEX)


def test_an_index_cannot_be_read_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        read_shards(tmp_path)
    assert caught.value.what == str(tmp_path / QUANTIZED_INDEX)
