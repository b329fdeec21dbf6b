"""Making a bundle: int8 weights, and logits divided by a temperature."""

import json
import math
import shutil
from pathlib import Path

import pytest

from checker.domain import Scores
from checker.errors import ModelError
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


@pytest.mark.parametrize("temperature", ["hot", 0, -1, None])
def test_a_temperature_that_is_none_is_refused(tiny: Path, tmp_path: Path, temperature: object) -> None:
    folder = Path(shutil.copytree(tiny, tmp_path / "odd"))
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(
        json.dumps({**config, "nli_temperature": temperature}), encoding="utf-8"
    )
    with pytest.raises(ModelError, match="nli_temperature"):
        find_model(str(folder), None, True)
