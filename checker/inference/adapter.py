"""Low-rank adapters (LoRA, Hu et al. 2021) in the layout that PEFT writes: read, and added to the weights.

An adapter makes of one model another that differs from it by a few million numbers.  A folder of it holds
``adapter_config.json``, which names the model it was made for, and ``adapter_model.safetensors``: for a
matrix ``name`` two narrow ones whose product is added, ``base_model.model.name.lora_A.weight`` of shape
(rank, columns) and ``.lora_B.weight`` of shape (rows, rank), and the tensors that take the place of the
model's own.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from checker.errors import ModelError
from checker.inference.folder import ADAPTER_CONFIG

WEIGHTS = "adapter_model.safetensors"
_PREFIX = "base_model.model."
_DOWN, _UP = ".lora_A.weight", ".lora_B.weight"


def adapted(weights: Mapping[str, torch.Tensor], folder: Path) -> dict[str, torch.Tensor]:
    """Return the weights of a model with an adapter added to them.

    Raises ModelError for an adapter that is damaged or was made for another model, OSError and
    SafetensorError for one that cannot be read.
    """
    config: dict[str, Any] = json.loads((folder / ADAPTER_CONFIG).read_text(encoding="utf-8"))
    own = _read(folder / WEIGHTS, config.get("sha256"))
    scale = float(config["lora_alpha"]) / int(config["r"])
    merged = dict(weights)
    for name, tensor in own.items():
        if name.endswith(_UP):
            continue
        module = name.removesuffix(_DOWN)
        target = f"{module}.weight" if name.endswith(_DOWN) else name
        before = weights.get(target.removeprefix(_PREFIX))
        added = scale * (own[module + _UP].float() @ tensor.float()) if name.endswith(_DOWN) else tensor
        if before is None or before.shape != added.shape:
            raise ModelError(str(folder), f"was made for another model, which has {name}")
        merged[target.removeprefix(_PREFIX)] = before.float() + added if name.endswith(_DOWN) else added
    return merged


def write(tensors: dict[str, torch.Tensor], base: str, rank: int, alpha: int, folder: Path) -> None:
    """Write an adapter; ``tensors`` are named as in the model, those of a pair with its endings."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    save_file(
        {_PREFIX + name: tensor.half().contiguous() for name, tensor in tensors.items()}, folder / WEIGHTS
    )
    config = {
        "peft_type": "LORA",
        "task_type": "SEQ_CLS",
        "base_model_name_or_path": base,
        "r": rank,
        "lora_alpha": alpha,
        "target_modules": sorted({name.split(".")[-3] for name in tensors if name.endswith(_DOWN)}),
        "modules_to_save": sorted({name.split(".")[0] for name in tensors if ".lora_" not in name}),
        "sha256": hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest(),
    }
    (folder / ADAPTER_CONFIG).write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def _read(file: Path, wanted: str | None) -> dict[str, torch.Tensor]:
    """Read the tensors, refusing a file whose digest is not the one that is wanted."""
    if wanted is not None and hashlib.sha256(file.read_bytes()).hexdigest() != wanted:
        raise ModelError(str(file), "is damaged (its checksum differs); reinstall the package")
    tensors: dict[str, torch.Tensor] = load_file(file)
    return tensors
