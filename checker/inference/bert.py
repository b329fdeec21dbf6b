"""A BERT encoder, as much of it as the sentence encoder needs."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from checker.inference.layers import hiding, normal, stack

_NAMES = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "attention.output.LayerNorm",
    "intermediate.dense",
    "output.dense",
    "output.LayerNorm",
)


class Bert:
    """The weights of an encoder, as they stand in a folder, and its forward pass.

    Raises OSError, ValueError or KeyError for a folder that holds none.
    """

    def __init__(self, folder: Path, device: torch.device, dtype: torch.dtype) -> None:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        if (config["model_type"], config["hidden_act"]) != ("bert", "gelu"):
            raise ValueError(f"{folder} holds no BERT with GELU")
        self.dimensions = int(config["hidden_size"])
        state = load_file(folder / "model.safetensors")
        weights = {
            name: tensor.to(device, dtype) for name, tensor in state.items() if tensor.is_floating_point()
        }
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = weights["embeddings.position_embeddings.weight"]
        self._type = weights["embeddings.token_type_embeddings.weight"][0]
        self._normal = normal(weights, "embeddings.LayerNorm", float(config["layer_norm_eps"]))
        self._layers = stack(weights, "encoder.layer.", _NAMES, config)

    def __call__(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the last hidden states of shape (texts, tokens, dimensions).

        ``ids`` and ``mask`` are of shape (texts, tokens); the mask is true where there is a token.
        """
        hidden = functional.embedding(ids, self._words) + self._type + self._places[: ids.shape[1]]
        hidden = self._normal(hidden)
        added = hiding(mask, hidden.dtype).expand(-1, -1, ids.shape[1], -1)
        for layer in self._layers:
            hidden = layer(hidden, added)
        return hidden
