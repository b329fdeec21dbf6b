"""How NLI models are usually run: pairs in the order given, batches of 32 padded to the longest pair.

It is the arithmetic that ``sentence_transformers.CrossEncoder.predict`` was known for (from release 6 on it
sorts by length too): what the judge of this program is measured against.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import torch
from transformers import AutoTokenizer

from checker.inference.folder import ModelFolder
from checker.inference.hub import load_classifier
from checker.inference.interface import MAX_TOKENS, TextPair

BATCH_SIZE = 32


class Eager:
    """Scores pairs in float32, or with the matrix products in bfloat16 by autocast."""

    def __init__(self, folder: ModelFolder, device: str, autocast: bool = False) -> None:
        self._device = torch.device(device)
        self._autocast = autocast
        self._temperature = folder.temperature
        self._columns = list(folder.labels)
        self._tokenizer = AutoTokenizer.from_pretrained(folder.path, local_files_only=True)
        self._model = load_classifier(folder, torch.float32).to(self._device).eval()

    @torch.inference_mode()
    def predict(self, pairs: Sequence[TextPair]) -> torch.Tensor:
        """Return probabilities of shape (pairs, 3): entailment, neutral, contradiction."""
        bfloat16 = torch.autocast(self._device.type, torch.bfloat16) if self._autocast else nullcontext()
        with bfloat16:
            parts = [self._logits(pairs[s : s + BATCH_SIZE]) for s in range(0, len(pairs), BATCH_SIZE)]
        return (torch.cat(parts).float() / self._temperature).softmax(-1)[:, self._columns].cpu()

    def _logits(self, batch: Sequence[TextPair]) -> Any:
        encoded = self._tokenizer(
            [premise for premise, _ in batch],
            [hypothesis for _, hypothesis in batch],
            padding=True,
            truncation="longest_first",
            max_length=MAX_TOKENS,
            return_tensors="pt",
        ).to(self._device)
        if int(getattr(self._model.config, "type_vocab_size", 0) or 0) < 2:
            encoded.pop("token_type_ids", None)
        return self._model(**encoded).logits


def save_float32(folder: ModelFolder, target: Path) -> None:
    """Write the model as any program reads it: float32, int8 multiplied out, with its tokenizer."""
    load_classifier(folder, torch.float32).save_pretrained(target)
    AutoTokenizer.from_pretrained(folder.path, local_files_only=True).save_pretrained(target)
