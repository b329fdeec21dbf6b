"""The bundled model in other ways to compute it, each as a function from word pieces to logits.

All get pairs sorted by length, as many at a time as the judge gives a processor.  What is not installed is
skipped, with the reason.
"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from transformers import AutoTokenizer

from checker.inference.folder import ModelFolder
from checker.inference.hub import load_classifier
from checker.inference.interface import TextPair
from checker.inference.portions import cached_parts

Whole = NDArray[np.int64]
Forward = Callable[[Whole, Whole], Any]
"""Takes word pieces and mask, both of shape (pairs, tokens), and gives logits of shape (pairs, 3)."""


class Sorted:
    """Scores pairs of like length together, by any such function."""

    def __init__(self, folder: ModelFolder, forward: Forward) -> None:
        self._folder = folder
        self._forward = forward
        self._tokenizer = AutoTokenizer.from_pretrained(folder.path, local_files_only=True)

    def predict(self, pairs: Sequence[TextPair]) -> NDArray[np.float64]:
        """Return probabilities of shape (pairs, 3): entailment, neutral, contradiction."""
        rows = self._tokenizer([pair[0] for pair in pairs], [pair[1] for pair in pairs])["input_ids"]
        order = sorted(range(len(pairs)), key=lambda index: len(rows[index]))
        logits = np.zeros((len(pairs), 3))
        for part in cached_parts([len(rows[index]) for index in order]):
            chosen = order[part]
            batch = self._tokenizer.pad({"input_ids": [rows[i] for i in chosen]}, return_tensors="np")
            ids, mask = (batch[name].astype(np.int64) for name in ("input_ids", "attention_mask"))
            logits[chosen] = self._forward(ids, mask)
        powers = np.exp(logits / self._folder.temperature)
        return (powers / powers.sum(1, keepdims=True))[:, list(self._folder.labels)]


def plain(folder: ModelFolder, dtype: torch.dtype) -> Forward:
    """The model in torch, as it is."""
    return _torch(load_classifier(folder, dtype).eval())


def dynamic_int8(folder: ModelFolder) -> Forward:
    """Torch's own dynamic quantisation: one scale for all activations of a batch."""
    model = load_classifier(folder, torch.float32).eval()
    return _torch(torch.ao.quantization.quantize_dynamic(model, {torch.nn.Linear}, dtype=torch.qint8))


def compiled(folder: ModelFolder, dtype: torch.dtype) -> Forward:
    """The model by torch.compile; the first batch waits for a C++ compiler."""
    if shutil.which("g++") is None and shutil.which("clang++") is None:
        pytest.skip("torch.compile needs a C++ compiler, and there is none")
    return _torch(torch.compile(load_classifier(folder, dtype).eval(), dynamic=True))


def export(folder: ModelFolder, target: Path) -> Path:
    """Write the model as ONNX in float32."""
    pytest.importorskip("onnx", reason="onnx is not installed")

    class Logits(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = load_classifier(folder, torch.float32).eval()

        def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> Any:
            return self.model(input_ids=ids, attention_mask=mask).logits

    mask = torch.ones(2, 16, dtype=torch.int64)
    mask[1, 10:] = 0
    shapes = {"ids": {0: "pairs", 1: "tokens"}, "mask": {0: "pairs", 1: "tokens"}, "logits": {0: "pairs"}}
    with torch.no_grad():
        torch.onnx.export(
            Logits(),
            (torch.full((2, 16), 5), mask),
            str(target),
            input_names=["ids", "mask"],
            output_names=["logits"],
            dynamic_axes=shapes,
            dynamo=False,
            opset_version=17,
        )
    return target


def onnx_runtime(model: Path, int8: bool) -> Forward:
    """ONNX Runtime in float32, or by its dynamic quantisation with one scale a row of weights."""
    runtime = pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    if int8:
        from onnxruntime.quantization import QuantType, quantize_dynamic

        source, model = model, model.with_suffix(".int8.onnx")
        quantize_dynamic(source, model, per_channel=True, weight_type=QuantType.QInt8)
    options = runtime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    session = runtime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return lambda ids, mask: session.run(None, {"ids": ids, "mask": mask})[0]


def openvino(model: Path, precision: str, int8: bool) -> Forward:
    """OpenVINO in f32 or bf16; with int8 weights, activations of a token share a scale as in the judge."""
    runtime = pytest.importorskip("openvino", reason="openvino is not installed")
    core = runtime.Core()
    read = core.read_model(str(model))
    options = {"INFERENCE_NUM_THREADS": torch.get_num_threads(), "INFERENCE_PRECISION_HINT": precision}
    if int8:
        nncf = pytest.importorskip("nncf", reason="nncf, which compresses weights for OpenVINO, is missing")
        read = nncf.compress_weights(read, mode=nncf.CompressWeightsMode.INT8_SYM)
        options["DYNAMIC_QUANTIZATION_GROUP_SIZE"] = 768
    request = core.compile_model(read, "CPU", options).create_infer_request()
    return lambda ids, mask: request.infer({"ids": ids, "mask": mask})["logits"]


def _torch(model: Any) -> Forward:
    def forward(ids: Whole, mask: Whole) -> Any:
        with torch.inference_mode():
            given = {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(mask)}
            return model(**given).logits.float().numpy()

    return forward
