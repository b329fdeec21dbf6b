"""An MPNet that classifies pairs (Song et al. 2020), as the bundled NLI model is one."""

import json
import math
from collections.abc import Sequence
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from checker.inference.adapter import adapted
from checker.inference.folder import ModelFolder
from checker.inference.interface import TextPair
from checker.inference.layers import Weights, hiding, normal, stack
from checker.inference.tokens import TOKENIZER, open_tokenizer, word_pieces
from checker.inference.weights import dequantize, read_shards

_NAMES = (
    "attention.attn.q",
    "attention.attn.k",
    "attention.attn.v",
    "attention.attn.o",
    "attention.LayerNorm",
    "intermediate.dense",
    "output.dense",
    "output.LayerNorm",
)
_FARTHEST = 128
"""Distance between tokens from which all count as one."""


class MPNetClassifier:
    """The weights of a classifier, as they stand in a folder, its tokenizer, and its forward pass.

    Raises OSError, ValueError, KeyError, SafetensorError or ModelError for a folder that holds none.
    """

    def __init__(self, folder: ModelFolder, device: torch.device, dtype: torch.dtype) -> None:
        config = _config(folder)
        self._tokenizer = open_tokenizer(_whole(folder).path)
        weights = {name: tensor.to(device) for name, tensor in _weights(folder, dtype).items()}
        self._padding = int(config["pad_token_id"])
        self._words = weights["mpnet.embeddings.word_embeddings.weight"]
        self._places = weights["mpnet.embeddings.position_embeddings.weight"][self._padding + 1 :]
        self._normal = normal(weights, "mpnet.embeddings.LayerNorm", float(config["layer_norm_eps"]))
        self._distances = weights["mpnet.encoder.relative_attention_bias.weight"]
        self._layers = stack(weights, "mpnet.encoder.layer.", _NAMES, config)
        self._inner, self._outer = (
            (weights[f"classifier.{name}.weight"], weights[f"classifier.{name}.bias"])
            for name in ("dense", "out_proj")
        )
        self.positions: int | None = int(config["max_position_embeddings"])

    @staticmethod
    def suits(folder: ModelFolder) -> bool:
        """Whether a folder holds what this module computes."""
        config = _config(folder)
        kind = (config.get("model_type"), config.get("hidden_act"))
        return kind == ("mpnet", "gelu") and (_whole(folder).path / TOKENIZER).is_file()

    def read(self, pairs: Sequence[TextPair], limit: int | None = None) -> list[list[int]]:
        """Return the word pieces of each pair, at most ``limit``, the longer text cut first."""
        return word_pieces(self._tokenizer, pairs, limit)

    def length(self, row: list[int]) -> int:
        """Return how many word pieces there are."""
        return len(row)

    def logits(self, rows: Sequence[list[int]]) -> Tensor:
        """Return an array of shape (pairs, labels)."""
        longest = max(map(len, rows))
        padded = [row + [self._padding] * (longest - len(row)) for row in rows]
        there = [[True] * len(row) + [False] * (longest - len(row)) for row in rows]
        device = self._words.device
        ids, mask = torch.tensor(padded).to(device), torch.tensor(there).to(device)
        hidden = self._normal(functional.embedding(ids, self._words) + self._places[:longest])
        added = (self._by_distance(longest) + hiding(mask, hidden.dtype)).contiguous()
        for layer in self._layers[:-1]:
            hidden = layer(hidden, added)
        states = self._layers[-1](hidden, added, first=True)[:, 0]
        return functional.linear(torch.tanh(functional.linear(states, *self._inner)), *self._outer)

    def _by_distance(self, tokens: int) -> Tensor:
        """Return what the distance between tokens adds to attention, of shape (1, heads, tokens, tokens).

        Half of the buckets are of tokens that follow; of each half, half are of one distance each, and the
        others grow with it (Raffel et al. 2020).
        """
        at = torch.arange(tokens, device=self._distances.device)
        behind = at[:, None] - at[None, :]
        half = len(self._distances) // 2
        exact = half // 2
        steps = torch.log(behind.abs().clamp(min=1) / exact) / math.log(_FARTHEST / exact) * (half - exact)
        far = (exact + steps.long()).clamp(max=half - 1)
        bucket = torch.where(behind.abs() < exact, behind.abs(), far) + (behind < 0) * half
        return functional.embedding(bucket, self._distances).permute(2, 0, 1)[None]


def _whole(folder: ModelFolder) -> ModelFolder:
    """Return the folder that holds all of a model: for an adapter, that of its base."""
    return folder.base or folder


def _config(folder: ModelFolder) -> dict[str, Any]:
    config: dict[str, Any] = json.loads((_whole(folder).path / "config.json").read_text(encoding="utf-8"))
    return config


def _weights(folder: ModelFolder, dtype: torch.dtype) -> Weights:
    """Read the weights, int8 ones and adapted ones too, in this number format."""
    if folder.base is not None:
        merged = adapted(_weights(folder.base, torch.float32), folder.path)
        return {name: tensor.to(dtype) for name, tensor in merged.items()}
    if folder.quantized:
        return dequantize(read_shards(folder.path), dtype)
    found: dict[str, Tensor] = {}
    for file in sorted(folder.path.glob("*.safetensors")):
        found.update(load_file(file))
    return {name: tensor.to(dtype) for name, tensor in found.items() if tensor.is_floating_point()}
