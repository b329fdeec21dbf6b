"""The NLI judge: a transformers sequence classifier over true (premise, hypothesis) pairs."""

from collections.abc import Iterator, Sequence
from typing import Any

import torch
from safetensors import SafetensorError
from transformers import (
    MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING,
    AutoConfig,
    AutoModelForSequenceClassification,
    AutoTokenizer,
)
from transformers import logging as transformers_logging

from checker.domain import Scores
from checker.errors import ModelError
from checker.inference.device import pick_device, pick_dtype
from checker.inference.folder import ModelFolder
from checker.inference.interface import MAX_TOKENS, Ruling, TextPair
from checker.inference.portions import cached_parts, pair_portions
from checker.inference.weights import dequantize, read_shards


class CrossEncoder:
    """Scores pairs in batches of similar length.

    A pair longer than ``MAX_TOKENS`` word pieces loses the end of its longer text, and its ruling
    says so.
    """

    def __init__(self, folder: ModelFolder, device: str = "auto", batch_size: int = 32) -> None:
        transformers_logging.set_verbosity_error()
        transformers_logging.disable_progress_bar()
        self._device = pick_device(device)
        self._columns = list(folder.labels)
        self._temperature = folder.temperature
        self._batch_size = batch_size
        dtype = pick_dtype(self._device)
        try:
            self._tokenizer = AutoTokenizer.from_pretrained(folder.path, local_files_only=True)
            model = load_classifier(folder, dtype)
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            raise ModelError(
                str(folder.path), f"cannot be loaded as an NLI model ({_first_line(error)})"
            ) from error
        limit = getattr(model.config, "max_position_embeddings", MAX_TOKENS + 2)
        self._max_tokens = min(MAX_TOKENS, limit - 2)
        self._model = model.to(self._device, dtype).eval()

    def judge(self, pairs: Sequence[TextPair]) -> Iterator[dict[TextPair, Ruling]]:
        """Yield the rulings in portions of up to 512 pairs, shortest pairs first."""
        for portion in pair_portions(pairs):
            yield self.judge_portion(portion)

    @torch.inference_mode()
    def judge_portion(
        self, pairs: Sequence[TextPair], first: int = 0, last: int | None = None
    ) -> dict[TextPair, Ruling]:
        """Rule on a portion, or on its batches ``first`` to before ``last`` alone.

        Batches are the same either way, so that several processes may share a portion.
        """
        encoded = self._tokenizer([premise for premise, _ in pairs], [hypothesis for _, hypothesis in pairs])
        rows = [{name: values[index] for name, values in encoded.items()} for index in range(len(pairs))]
        long = {index for index, row in enumerate(rows) if len(row["input_ids"]) > self._max_tokens}
        for index in long:
            rows[index] = self._tokenizer(
                *pairs[index], truncation="longest_first", max_length=self._max_tokens
            )
        rulings: dict[TextPair, Ruling] = {}
        order = sorted(range(len(pairs)), key=lambda index: len(rows[index]["input_ids"]))
        for start in range(0, len(order), self._batch_size)[first:last]:
            chosen = order[start : start + self._batch_size]
            for part in self._parts(chosen, [len(rows[index]["input_ids"]) for index in chosen]):
                for index, scores in zip(part, self._score([rows[index] for index in part]), strict=True):
                    rulings[pairs[index]] = Ruling(scores, index in long)
        return rulings

    def _parts(self, batch: list[int], lengths: list[int]) -> Iterator[list[int]]:
        """Cut a batch, shortest first, into what is computed at a time: all of it but on a processor."""
        whole = [slice(len(batch))]
        return (batch[part] for part in (cached_parts(lengths) if self._device.type == "cpu" else whole))

    def _score(self, rows: list[Any]) -> list[Scores]:
        batch = self._tokenizer.pad(rows, return_tensors="pt").to(self._device)
        if int(getattr(self._model.config, "type_vocab_size", 0) or 0) < 2:
            batch.pop("token_type_ids", None)
        probabilities = (self._model(**batch).logits.float() / self._temperature).softmax(-1)
        probabilities = probabilities[:, self._columns]
        return [Scores(*(round(value, 5) for value in row)) for row in probabilities.cpu().tolist()]


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


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
