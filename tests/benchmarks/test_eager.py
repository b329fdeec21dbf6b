"""What the judge is measured against gives the same answers, so only the time differs."""

import random
from pathlib import Path

import pytest
import torch

from benchmarks.speed.eager import BATCH_SIZE, Eager
from checker.inference import cross_encoder
from checker.inference.cross_encoder import CrossEncoder
from checker.inference.folder import find_model

WORDS = "the a dam river mayor town burst opened closed two seven on friday in not was".split()


@pytest.mark.parametrize(
    ("dtype", "apart"),
    [pytest.param(torch.float32, 1e-4, id="float32"), pytest.param(torch.bfloat16, 0.05, id="bfloat16")],
)
def test_scores_are_those_of_the_judge(
    tiny: Path, dtype: torch.dtype, apart: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cross_encoder, "pick_dtype", lambda device: dtype)
    model = find_model(str(tiny), None, offline=True)
    rng = random.Random(1)
    pairs = [
        (
            " ".join(rng.choices(WORDS, k=rng.randint(3, 20))),
            " ".join(rng.choices(WORDS, k=rng.randint(3, 20))),
        )
        for _ in range(BATCH_SIZE + 5)
    ]
    found = Eager(model, "cpu", autocast=dtype is torch.bfloat16).predict(pairs)
    rulings = {
        pair: ruling for part in CrossEncoder(model, "cpu").judge(pairs) for pair, ruling in part.items()
    }
    wanted = torch.tensor(
        [[s.entailment, s.neutral, s.contradiction] for s in (rulings[pair].scores for pair in pairs)]
    )
    assert found.shape == (len(pairs), 3)
    assert torch.allclose(found, wanted, atol=apart)
