"""NLI models of any architecture, by way of transformers, which takes seconds to import."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from transformers import (
    MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING,
    AutoConfig,
    AutoModelForSequenceClassification,
    AutoTokenizer,
)
from transformers import logging as transformers_logging

from checker.inference.folder import ModelFolder
from checker.inference.interface import TextPair
from checker.inference.weights import dequantize, read_shards


class HubClassifier:
    """Whatever transformers classifies pairs with.

    Raises OSError, ValueError, KeyError, RuntimeError or SafetensorError for a folder that it cannot load.
    """

    def __init__(self, folder: ModelFolder, device: torch.device, dtype: torch.dtype) -> None:
        transformers_logging.set_verbosity_error()
        transformers_logging.disable_progress_bar()
        self._tokenizer = AutoTokenizer.from_pretrained(folder.path, local_files_only=True)
        self._model = load_classifier(folder, dtype).to(device, dtype).eval()
        self._typed = int(getattr(self._model.config, "type_vocab_size", 0) or 0) >= 2
        self.positions: int | None = getattr(self._model.config, "max_position_embeddings", None)

    def read(self, pairs: Sequence[TextPair], limit: int | None = None) -> list[Any]:
        """Return the word pieces of each pair, at most ``limit``, the longer text cut first."""
        cut = {} if limit is None else {"truncation": "longest_first", "max_length": limit}
        encoded = self._tokenizer([left for left, _ in pairs], [right for _, right in pairs], **cut)
        return [{name: values[index] for name, values in encoded.items()} for index in range(len(pairs))]

    def length(self, row: Any) -> int:
        """Return how many word pieces there are."""
        return len(row["input_ids"])

    def logits(self, rows: Sequence[Any]) -> Tensor:
        """Return an array of shape (pairs, labels)."""
        batch = self._tokenizer.pad(rows, return_tensors="pt").to(self._model.device)
        if not self._typed:
            batch.pop("token_type_ids", None)
        logits: Tensor = self._model(**batch).logits
        return logits


def load_classifier(folder: ModelFolder, dtype: torch.dtype) -> Any:
    """Load the weights, int8 ones too; raises ValueError if some are missing, which transformers makes up."""
    if folder.quantized:
        config = AutoConfig.from_pretrained(folder.path, local_files_only=True)
        kind = MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING[type(config)]
        state = dequantize(read_shards(folder.path), dtype)
        model, found = kind.from_pretrained(
            None, config=config, state_dict=state, dtype=dtype, output_loading_info=True
        )
    else:
        model, found = AutoModelForSequenceClassification.from_pretrained(
            folder.path,
            local_files_only=True,
            use_safetensors=True,
            trust_remote_code=False,
            dtype=dtype,
            output_loading_info=True,
        )
    if found["missing_keys"]:
        raise ValueError(f"weights are missing: {min(found['missing_keys'])}")
    return model
