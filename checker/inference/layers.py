"""Layers of a transformer encoder in plain torch, as much of them as the two bundled models need.

transformers has the same, but importing it takes longer than embedding a thousand sentences, and it neither
keeps the weights in the order in which a processor multiplies them, nor skips what nobody reads.
"""

from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

Weights = Mapping[str, Tensor]
"""The tensors of a model, all of one number format and on one device, by name."""

_ROWS = 640
"""Rows that a packed matrix is laid out for; it multiplies any number."""

Function = Callable[[Tensor], Tensor]
"""From states of shape (texts, tokens, dimensions) to others."""


def dense(weights: Weights, *names: str, gelu: bool = False) -> Function:
    """Return the named dense layers, side by side, as one function, with GELU after it if asked for."""
    weight = torch.cat([weights[f"{name}.weight"] for name in names])
    bias = torch.cat([weights[f"{name}.bias"] for name in names])
    if weight.device.type == "cpu" and weight.dtype == torch.bfloat16 and torch.backends.mkldnn.enabled:
        return _packed(weight, bias, "gelu" if gelu else "none")
    if gelu:
        return lambda states: functional.gelu(functional.linear(states, weight, bias))
    return lambda states: functional.linear(states, weight, bias)


def _packed(weight: Tensor, bias: Tensor, then: str) -> Function:
    """Lay the weights as oneDNN multiplies them, so that no product has to move them first.

    A quarter faster in bfloat16.  torch has this for its compiler alone.
    """
    packed = torch.ops.mkldnn._reorder_linear_weight(weight, _ROWS)
    product: Callable[..., Tensor] = torch.ops.mkldnn._linear_pointwise
    return lambda states: product(states, packed, bias, then, [], "none")


def normal(weights: Weights, name: str, epsilon: float) -> Function:
    """Return a layer normalisation."""
    weight, bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
    return lambda states: functional.layer_norm(states, weight.shape, weight, bias, epsilon)


class Layer:
    """Attention and a feed-forward network, each added to what went in and normalised after.

    ``names`` are those of query, key, value, the mixing matrix, its normalisation, the two matrices of the
    network, and its normalisation.
    """

    def __init__(self, weights: Weights, names: tuple[str, ...], heads: int, epsilon: float) -> None:
        *attention, mix, after_mix, up, down, last = names
        self._heads = heads
        self._parts = dense(weights, *attention)
        self._mix, self._normal = dense(weights, mix), normal(weights, after_mix, epsilon)
        self._up, self._down = dense(weights, up, gelu=True), dense(weights, down)
        self._last = normal(weights, last, epsilon)

    def __call__(self, hidden: Tensor, added: Tensor, first: bool = False) -> Tensor:
        """Return the next states, or with ``first`` those of each text's first token alone.

        ``added``, of shape (texts or 1, heads or 1, tokens, tokens), is added to what each token attends to.
        """
        texts, tokens, _ = hidden.shape
        query, key, value = self._parts(hidden).view(texts, tokens, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
        if first:
            hidden, query, added = hidden[:, :1], query[:, :, :1], added[:, :, :1]
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=added)
        hidden = self._normal(self._mix(mixed.transpose(1, 2).flatten(2)) + hidden)
        return self._last(self._down(self._up(hidden)) + hidden)


def stack(weights: Weights, prefix: str, names: tuple[str, ...], config: Mapping[str, Any]) -> list[Layer]:
    """Return the layers that a configuration asks for; their tensors begin with the prefix and a number."""
    heads, epsilon = int(config["num_attention_heads"]), float(config["layer_norm_eps"])
    return [
        Layer(weights, tuple(f"{prefix}{number}.{name}" for name in names), heads, epsilon)
        for number in range(int(config["num_hidden_layers"]))
    ]


def hiding(mask: Tensor, dtype: torch.dtype) -> Tensor:
    """Return what hides tokens from attention, of shape (texts, 1, 1, tokens): 0 where there is a token."""
    hidden = torch.zeros(mask.shape, dtype=dtype, device=mask.device).masked_fill(~mask, float("-inf"))
    return hidden[:, None, None, :]
