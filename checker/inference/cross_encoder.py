"""The NLI judge: a classifier of true (premise, hypothesis) pairs."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import torch
from safetensors import SafetensorError
from torch import Tensor

from checker.domain import Scores
from checker.errors import ModelError
from checker.inference.device import pick_device, pick_dtype
from checker.inference.folder import ModelFolder
from checker.inference.interface import MAX_TOKENS, Ruling, TextPair
from checker.inference.mpnet import MPNetClassifier
from checker.inference.portions import cached_parts, pair_portions


class Classifier(Protocol):
    """A model with its tokenizer; rows, the pairs as it reads them, are its own business."""

    positions: int | None
    """Word pieces for which it has positions, the two that no text takes included; None if any number."""

    def read(self, pairs: Sequence[TextPair], limit: int | None = None) -> list[Any]:
        """Return a row a pair, of at most ``limit`` word pieces, the longer text cut first."""
        ...

    def length(self, row: Any) -> int:
        """Return how many word pieces a row has."""
        ...

    def logits(self, rows: Sequence[Any]) -> Tensor:
        """Return an array of shape (rows, labels)."""
        ...


class CrossEncoder:
    """Scores pairs in batches of similar length.

    A pair longer than ``MAX_TOKENS`` word pieces loses the end of its longer text, and its ruling
    says so.
    """

    def __init__(self, folder: ModelFolder, device: str = "auto", batch_size: int = 32) -> None:
        self._device = pick_device(device)
        self._columns = list(folder.labels)
        self._temperature = folder.temperature
        self._batch_size = batch_size
        try:
            self._model = _classifier(folder, self._device, pick_dtype(self._device))
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            raise ModelError(
                str(folder.path), f"cannot be loaded as an NLI model ({_first_line(error)})"
            ) from error
        self._max_tokens = min(MAX_TOKENS, (self._model.positions or MAX_TOKENS + 2) - 2)

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
        rows = self._model.read(pairs)
        long = {index for index, row in enumerate(rows) if self._model.length(row) > self._max_tokens}
        for index in long:
            (rows[index],) = self._model.read([pairs[index]], self._max_tokens)
        lengths = [self._model.length(row) for row in rows]
        rulings: dict[TextPair, Ruling] = {}
        order = sorted(range(len(pairs)), key=lengths.__getitem__)
        for start in range(0, len(order), self._batch_size)[first:last]:
            chosen = order[start : start + self._batch_size]
            for part in self._parts(chosen, [lengths[index] for index in chosen]):
                for index, scores in zip(part, self._score([rows[index] for index in part]), strict=True):
                    rulings[pairs[index]] = Ruling(scores, index in long)
        return rulings

    def _parts(self, batch: list[int], lengths: list[int]) -> Iterator[list[int]]:
        """Cut a batch, shortest first, into what is computed at a time: all of it but on a processor."""
        whole = [slice(len(batch))]
        return (batch[part] for part in (cached_parts(lengths) if self._device.type == "cpu" else whole))

    def _score(self, rows: list[Any]) -> list[Scores]:
        probabilities = (self._model.logits(rows).float() / self._temperature).softmax(-1)
        probabilities = probabilities[:, self._columns]
        return [Scores(*(round(value, 5) for value in row)) for row in probabilities.cpu().tolist()]


def _classifier(folder: ModelFolder, device: torch.device, dtype: torch.dtype) -> Classifier:
    """Load a model: of the bundled one's kind here, any other by transformers."""
    if MPNetClassifier.suits(folder):
        return MPNetClassifier(folder, device, dtype)
    if folder.base is not None:
        raise ModelError(str(folder.path), "is an adapter; only those of an MPNet can be loaded")
    from checker.inference.hub import HubClassifier

    return HubClassifier(folder, device, dtype)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
