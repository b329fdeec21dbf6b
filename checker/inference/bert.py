"""A BERT encoder in plain torch, as much of it as the sentence encoder needs.

transformers has the same, but importing it takes longer than embedding a thousand sentences, and a rerun
after one article changed embeds twenty.
"""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional


class Bert:
    """The weights of an encoder, as they stand in a folder, and its forward pass.

    Raises OSError, ValueError or KeyError for a folder that holds none.
    """

    def __init__(self, folder: Path, device: torch.device, dtype: torch.dtype) -> None:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        if (config["model_type"], config["hidden_act"]) != ("bert", "gelu"):
            raise ValueError(f"{folder} holds no BERT with GELU")
        self.dimensions = int(config["hidden_size"])
        self._heads, self._layers = int(config["num_attention_heads"]), int(config["num_hidden_layers"])
        self._epsilon = float(config["layer_norm_eps"])
        state = load_file(folder / "model.safetensors")
        self._weights = {
            name: tensor.to(device, dtype) for name, tensor in state.items() if tensor.is_floating_point()
        }

    def __call__(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the last hidden states of shape (texts, tokens, dimensions).

        ``ids`` and ``mask`` are of shape (texts, tokens); the mask is true where there is a token.
        """
        hidden = self._embedded(ids)
        seen = mask[:, None, None, :].expand(-1, 1, ids.shape[1], -1)
        for layer in range(self._layers):
            hidden = self._layer(hidden, seen, f"encoder.layer.{layer}.")
        return hidden

    def _embedded(self, ids: Tensor) -> Tensor:
        weights = self._weights
        words = functional.embedding(ids, weights["embeddings.word_embeddings.weight"])
        types = weights["embeddings.token_type_embeddings.weight"][0]
        places = weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        return self._normal(words + types + places, "embeddings.LayerNorm")

    def _layer(self, hidden: Tensor, seen: Tensor, at: str) -> Tensor:
        parts = (self._split(self._linear(hidden, f"{at}attention.self.{name}")) for name in _PARTS)
        query, key, value = parts
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        mixed = self._linear(mixed.transpose(1, 2).flatten(2), f"{at}attention.output.dense")
        hidden = self._normal(mixed + hidden, f"{at}attention.output.LayerNorm")
        wide = functional.gelu(self._linear(hidden, f"{at}intermediate.dense"))
        return self._normal(self._linear(wide, f"{at}output.dense") + hidden, f"{at}output.LayerNorm")

    def _split(self, states: Tensor) -> Tensor:
        """Return a view of shape (texts, heads, tokens, dimensions of a head)."""
        return states.view(*states.shape[:2], self._heads, -1).transpose(1, 2)

    def _linear(self, states: Tensor, name: str) -> Tensor:
        return functional.linear(states, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _normal(self, states: Tensor, name: str) -> Tensor:
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return functional.layer_norm(states, (self.dimensions,), weight, bias, self._epsilon)


_PARTS = ("query", "key", "value")
