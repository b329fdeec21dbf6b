"""Read int8 weights: one scale a row, multiplied out when the model is loaded.

A quantised folder holds ``quantized.index.json``::

    {"format": 1, "shards": {"file.safetensors": "sha256", ...}}

and in the shards, for each matrix ``name``, an int8 tensor ``name`` of shape (rows, columns) and a
float32 ``name.scale`` of shape (rows,); all other tensors are stored as they are.  This is plain
symmetric weight-only quantisation: w is about q * scale with scale = max|row| / 127.
"""

import hashlib
import json
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from checker.errors import ModelError
from checker.inference.folder import QUANTIZED_INDEX

SCALE = ".scale"


def quantize(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return int8 matrices with their scales, and all other tensors in float16."""
    packed: dict[str, torch.Tensor] = {}
    for name, tensor in weights.items():
        if tensor.ndim != 2:
            packed[name] = tensor.half().contiguous()
            continue
        rows = tensor.float()
        scale = rows.abs().amax(dim=1).clamp(min=1e-12) / 127
        packed[name] = (rows / scale[:, None]).round().clamp(-127, 127).to(torch.int8)
        packed[name + SCALE] = scale
    return packed


def dequantize(packed: dict[str, torch.Tensor], dtype: torch.dtype) -> dict[str, torch.Tensor]:
    """Undo :func:`quantize`, up to rounding."""
    weights: dict[str, torch.Tensor] = {}
    for name, tensor in packed.items():
        if name.endswith(SCALE):
            continue
        scale = packed.get(name + SCALE)
        weights[name] = (tensor.float() * scale[:, None] if scale is not None else tensor).to(dtype)
    return weights


def write_shards(packed: dict[str, torch.Tensor], folder: Path, limit: int) -> None:
    """Write shards of at most ``limit`` bytes (a larger tensor gets its own) and their index."""
    shards: list[dict[str, torch.Tensor]] = [{}]
    size = 0
    for name, tensor in packed.items():
        if size and size + tensor.nbytes > limit:
            shards.append({})
            size = 0
        shards[-1][name] = tensor
        size += tensor.nbytes
    digests = {}
    for number, shard in enumerate(shards, 1):
        file = folder / f"int8-{number:05d}-of-{len(shards):05d}.safetensors"
        save_file(shard, file)
        digests[file.name] = hashlib.sha256(file.read_bytes()).hexdigest()
    index = {"format": 1, "shards": digests}
    (folder / QUANTIZED_INDEX).write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")


def read_shards(folder: Path) -> dict[str, torch.Tensor]:
    """Read all shards, refusing one whose digest is not the index's.  Raises ModelError."""
    try:
        index = json.loads((folder / QUANTIZED_INDEX).read_text(encoding="utf-8"))
        shards = dict(index["shards"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(str(folder / QUANTIZED_INDEX), "is damaged; reinstall the package") from error
    packed: dict[str, torch.Tensor] = {}
    for name, digest in shards.items():
        file = folder / name
        try:
            with file.open("rb") as content:
                actual = hashlib.file_digest(content, "sha256").hexdigest()
            if actual != digest:
                raise ModelError(str(file), "is damaged (its checksum differs); reinstall the package")
            packed.update(load_file(file))
        except (OSError, SafetensorError) as error:
            raise ModelError(str(file), f"cannot be read ({error}); reinstall the package") from error
    return packed
