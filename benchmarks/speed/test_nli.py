"""Pairs a second of the NLI model: by how it is run, by size of the batch, by length; and its arithmetic.

Each way to run it also tells how far its scores of contradiction are from those in float32.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from transformers import PreTrainedTokenizerBase

from benchmarks.speed import runtimes
from benchmarks.speed.conftest import Measure, describe
from benchmarks.speed.eager import BATCH_SIZE, Eager, save_float32
from benchmarks.speed.sentences import LENGTHS, mixed_pairs, pairs_of
from checker.inference.cross_encoder import CrossEncoder
from checker.inference.device import pick_dtype
from checker.inference.folder import ModelFolder
from checker.inference.interface import TextPair

Predict = Callable[[Sequence[TextPair]], object]
BACKENDS = (
    "sentence-transformers-float32",
    "given-order-float32",
    "given-order-autocast",
    "sorted-float32",
    "sorted-native",
    "torch-int8-dynamic",
    "torch-compile",
    "onnxruntime-float32",
    "onnxruntime-int8",
    "openvino-bfloat16",
    "openvino-int8",
    "check",
)
ON_GPU = ("sentence-transformers-float32", "given-order-float32", "given-order-autocast", "check")
BATCH_SIZES = (4, 16, 64)
WORK = {"cpu": 1, "cuda": 64}
"""How often the pairs of a round are taken, so that it takes seconds on either."""
PAIRS = 24
ROUNDS_OF_BACKEND = 2
"""After a first pass, which is compared with float32; the slow ones take seconds a round."""
SHAPES = {"attention": (768, 768), "up": (768, 3072), "down": (3072, 768)}
"""Columns and rows of the matrices of MPNet-base."""
TOKENS = 640


def _judge(model: ModelFolder, device: str, batch_size: int = BATCH_SIZE) -> Predict:
    judge = CrossEncoder(model, device, batch_size)

    def predict(pairs: Sequence[TextPair]) -> NDArray[np.float64]:
        rulings = {pair: ruling for portion in judge.judge(pairs) for pair, ruling in portion.items()}
        scores = [rulings[pair].scores for pair in pairs]
        return np.array([(s.entailment, s.neutral, s.contradiction) for s in scores])

    return predict


@pytest.fixture(scope="module")
def plain_folder(model: ModelFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model in float32, for a library that reads no int8 shards."""
    folder = tmp_path_factory.mktemp("float32")
    save_float32(model, folder)
    return folder


@pytest.fixture(scope="module")
def exported(model: ModelFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model as ONNX."""
    return runtimes.export(model, tmp_path_factory.mktemp("onnx") / "model.onnx")


@pytest.fixture(scope="module")
def mixed(tokenizer: PreTrainedTokenizerBase) -> list[TextPair]:
    """Pairs of all lengths in no order."""
    return mixed_pairs(PAIRS, tokenizer)


@pytest.fixture(scope="module")
def exact(model: ModelFolder, mixed: list[TextPair]) -> NDArray[np.float64]:
    """Their probabilities in float32."""
    return runtimes.Sorted(model, runtimes.plain(model, torch.float32)).predict(mixed)


def _predict(backend: str, model: ModelFolder, device: str, request: pytest.FixtureRequest) -> Predict:
    if backend == "check":
        return _judge(model, device)
    if backend.startswith("given-order"):
        return Eager(model, device, autocast=backend.endswith("autocast")).predict
    if backend.startswith("sentence-transformers"):
        library = pytest.importorskip(
            "sentence_transformers", reason="sentence-transformers is not installed"
        )
        encoder = library.CrossEncoder(str(request.getfixturevalue("plain_folder")), device=device)
        columns = list(model.labels)

        def predict(pairs: Sequence[TextPair]) -> Any:
            logits = encoder.predict(list(pairs), batch_size=BATCH_SIZE, show_progress_bar=False)
            return (torch.from_numpy(logits) / model.temperature).softmax(-1)[:, columns]

        return predict
    return runtimes.Sorted(model, _forward(backend, model, request)).predict


def _forward(backend: str, model: ModelFolder, request: pytest.FixtureRequest) -> runtimes.Forward:
    native = pick_dtype(torch.device("cpu"))
    if backend == "sorted-float32":
        return runtimes.plain(model, torch.float32)
    if backend == "sorted-native":
        return runtimes.plain(model, native)
    if backend == "torch-int8-dynamic":
        return runtimes.dynamic_int8(model)
    if backend == "torch-compile":
        return runtimes.compiled(model, native)
    library = backend.partition("-")[0]
    pytest.importorskip(library, reason=f"{library} is not installed")
    exported = request.getfixturevalue("exported")
    if library == "onnxruntime":
        return runtimes.onnx_runtime(exported, backend.endswith("int8"))
    return runtimes.openvino(
        exported, "f32" if backend.endswith("int8") else "bf16", backend.endswith("int8")
    )


@pytest.mark.benchmark(group="nli by backend")
@pytest.mark.parametrize("backend", BACKENDS)
def test_backend(
    measure: Measure,
    benchmark: Any,
    model: ModelFolder,
    mixed: list[TextPair],
    exact: NDArray[np.float64],
    device: str,
    backend: str,
    request: pytest.FixtureRequest,
) -> None:
    if device != "cpu" and backend not in ON_GPU:
        pytest.skip("a way to run it on a processor")
    predict = _predict(backend, model, device, request)
    apart = np.abs(np.asarray(predict(mixed), dtype=float)[:, 2] - exact[:, 2])
    benchmark.extra_info.update(apart_max=round(apart.max(), 4), apart_mean=round(apart.mean(), 4))
    pairs = mixed * WORK[device]
    measure(len(pairs), "pairs", lambda: predict(pairs), rounds=ROUNDS_OF_BACKEND)


@pytest.mark.benchmark(group="nli arithmetic")
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", ["float32", "bfloat16", "int8"])
def test_matrix_product(measure: Measure, benchmark: Any, kind: str, shape: str) -> None:
    """What the processor does with the same matrices and nothing else: the limit of the judge."""
    columns, rows = SHAPES[shape]
    if kind == "int8":
        left = torch.randint(-127, 128, (TOKENS, columns), dtype=torch.int8)
        right = torch.randint(-127, 128, (rows, columns), dtype=torch.int8).t()
        work: Callable[[], object] = lambda: [torch._int_mm(left, right) for _ in range(20)]  # noqa: E731
    else:
        dtype = getattr(torch, kind)
        floats, matrix = torch.randn(TOKENS, columns).to(dtype), torch.randn(rows, columns).to(dtype)
        work = lambda: [torch.nn.functional.linear(floats, matrix) for _ in range(20)]  # noqa: E731
    work()
    measure(round(20 * 2 * TOKENS * columns * rows / 1e9), "billion operations", work)


@pytest.mark.benchmark(group="nli by batch size")
@pytest.mark.parametrize("batch_size", BATCH_SIZES)
def test_batch_size(
    measure: Measure, model: ModelFolder, tokenizer: PreTrainedTokenizerBase, device: str, batch_size: int
) -> None:
    pairs = pairs_of(LENGTHS["typical"], PAIRS * WORK[device], tokenizer)
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
    pairs = pairs_of(LENGTHS[length], 16 * WORK[device], tokenizer)
    sizes = [len(tokenizer(*pair)["input_ids"]) for pair in pairs]
    benchmark.extra_info.update(device=describe(device), mean_tokens=round(sum(sizes) / len(sizes), 1))
    predict = _judge(model, device)
    predict(pairs[:4])
    measure(len(pairs), "pairs", lambda: predict(pairs))
