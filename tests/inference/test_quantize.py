"""Making a bundle: int8 weights, and logits divided by a temperature."""

import math
from pathlib import Path

import pytest
import torch

from checker.domain import Scores
from checker.inference.cross_encoder import CrossEncoder
from checker.inference.folder import find_model
from models import quantize

PAIR = ("the dam burst on friday", "the dam opened on monday")


def bundled(tiny: Path, target: Path, temperature: float, monkeypatch: pytest.MonkeyPatch) -> Scores:
    monkeypatch.setattr("sys.argv", ["quantize", str(tiny), str(target), "--temperature", str(temperature)])
    quantize.main()
    judge = CrossEncoder(find_model(str(target), None, True), "cpu")
    return next(iter(judge.judge([PAIR])))[PAIR].scores


def test_a_temperature_divides_the_logits(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = bundled(tiny, tmp_path / "plain", 1.0, monkeypatch)
    cooled = bundled(tiny, tmp_path / "cooled", 2.0, monkeypatch)

    def margin(scores: Scores) -> float:
        return math.log(scores.contradiction / scores.entailment)

    assert margin(cooled) == pytest.approx(margin(plain) / 2, abs=0.05)
    assert abs(margin(plain)) > 0.1


def test_a_model_whose_last_layer_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="expected weight and bias"):
        quantize.cooled({"head.weight": torch.ones(3, 4)}, 2.0)
