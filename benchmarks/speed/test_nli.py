"""Pairs a second of the NLI model: by how it is run, by size of the batch, by length."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from transformers import PreTrainedTokenizerBase

from benchmarks.speed.conftest import Measure, describe
from benchmarks.speed.eager import BATCH_SIZE, Eager, save_float32
from benchmarks.speed.sentences import LENGTHS, mixed_pairs, pairs_of
from checker.inference.cross_encoder import CrossEncoder
from checker.inference.folder import ModelFolder
from checker.inference.interface import TextPair

Predict = Callable[[Sequence[TextPair]], object]
BACKENDS = ("sentence-transformers-float32", "given-order-float32", "given-order-autocast", "check")
BATCH_SIZES = (4, 16, 64)
WORK = {"cpu": 1, "cuda": 32}
"""How often the pairs of a round are taken, so that it takes seconds on either."""


def _judge(model: ModelFolder, device: str, batch_size: int = BATCH_SIZE) -> Predict:
    judge = CrossEncoder(model, device, batch_size)
    return lambda pairs: list(judge.judge(pairs))


@pytest.fixture(scope="module")
def plain_folder(model: ModelFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model in float32, for a library that reads no int8 shards."""
    folder = tmp_path_factory.mktemp("float32")
    save_float32(model, folder)
    return folder


def _predict(backend: str, model: ModelFolder, device: str, request: pytest.FixtureRequest) -> Predict:
    if backend == "check":
        return _judge(model, device)
    if backend.startswith("given-order"):
        return Eager(model, device, autocast=backend.endswith("autocast")).predict
    library = pytest.importorskip("sentence_transformers", reason="sentence-transformers is not installed")
    encoder = library.CrossEncoder(str(request.getfixturevalue("plain_folder")), device=device)
    return lambda pairs: encoder.predict(list(pairs), batch_size=BATCH_SIZE, show_progress_bar=False)


@pytest.mark.benchmark(group="nli by backend")
@pytest.mark.parametrize("backend", BACKENDS)
def test_backend(
    measure: Measure,
    model: ModelFolder,
    tokenizer: PreTrainedTokenizerBase,
    device: str,
    backend: str,
    request: pytest.FixtureRequest,
) -> None:
    """Pairs of all lengths in no order."""
    pairs = mixed_pairs(64 * WORK[device], tokenizer)
    predict = _predict(backend, model, device, request)
    predict(pairs[:4])
    measure(len(pairs), "pairs", lambda: predict(pairs))


@pytest.mark.benchmark(group="nli by batch size")
@pytest.mark.parametrize("batch_size", BATCH_SIZES)
def test_batch_size(
    measure: Measure, model: ModelFolder, tokenizer: PreTrainedTokenizerBase, device: str, batch_size: int
) -> None:
    pairs = pairs_of(LENGTHS["typical"], 64 * WORK[device], tokenizer)
    predict = _judge(model, device, batch_size)
    predict(pairs[:4])
    measure(len(pairs), "pairs", lambda: predict(pairs))


@pytest.mark.benchmark(group="nli by length")
@pytest.mark.parametrize("length", LENGTHS)
def test_length(
    measure: Measure,
    benchmark: Any,
    model: ModelFolder,
    tokenizer: PreTrainedTokenizerBase,
    device: str,
    length: str,
) -> None:
    pairs = pairs_of(LENGTHS[length], 32 * WORK[device], tokenizer)
    sizes = [len(tokenizer(*pair)["input_ids"]) for pair in pairs]
    benchmark.extra_info.update(device=describe(device), mean_tokens=round(sum(sizes) / len(sizes), 1))
    predict = _judge(model, device)
    predict(pairs[:4])
    measure(len(pairs), "pairs", lambda: predict(pairs))
