"""Training stops and goes on: the same batches, the same weights, no step twice."""

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest
import torch
from transformers import AutoTokenizer

from models.recipe import train

ROWS = [
    (f"the dam in town {n} burst on friday", f"the dam in town {n} burst on monday", n % 4) for n in range(40)
]
NAMES = {number: name for name, number in train.LABELS.items()}


def batches(tiny: Path, skip: int, many: int) -> list[tuple[dict[str, torch.Tensor], torch.Tensor]]:
    tokenizer = AutoTokenizer.from_pretrained(tiny)
    return list(islice(train._batches(ROWS, ROWS, 0.5, tokenizer, 62, skip), many))


def test_resumed_batches_are_those_that_would_have_come(tiny: Path) -> None:
    whole, rest = batches(tiny, 0, 5), batches(tiny, 3, 2)
    for (inputs, labels), (again, labels_again) in zip(whole[3:], rest, strict=True):
        assert torch.equal(labels, labels_again)
        assert all(torch.equal(inputs[name], again[name]) for name in inputs)


def test_batches_keep_to_their_tokens(tiny: Path) -> None:
    for inputs, labels in batches(tiny, 0, 20):
        assert inputs["input_ids"].numel() <= train.BATCH_TOKENS
        assert len(labels) == len(inputs["input_ids"])


class Model(torch.nn.Module):
    """Gives the same logits for every pair."""

    def __init__(self, logits: list[float]) -> None:
        super().__init__()
        self.logits = torch.nn.Parameter(torch.tensor([logits]))
        self.config = type("Config", (), {"type_vocab_size": 0})()

    def forward(self, **inputs: torch.Tensor) -> object:
        return type("Output", (), {"logits": self.logits.expand(len(inputs["input_ids"]), 3)})()


LOSSES = [
    # label, probabilities of entailment, neutral and contradiction, loss
    ("entailment", (0.7, 0.2, 0.1), 0.7),
    ("contradiction", (0.7, 0.2, 0.1), 0.1),
    ("not", (0.7, 0.2, 0.1), 0.9),
    ("not", (0.0005, 0.0005, 0.999), 0.001),
]


@pytest.mark.parametrize(("label", "probabilities", "likelihood"), LOSSES)
def test_not_tells_no_entailment_from_neutral(
    label: str, probabilities: tuple[float, float, float], likelihood: float
) -> None:
    model = Model([float(torch.tensor(p).log()) for p in probabilities])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.0)
    inputs = {"input_ids": torch.zeros((2, 3), dtype=torch.long)}
    loss = train._step(model, optimizer, inputs, torch.tensor([train.LABELS[label]] * 2))
    assert loss == pytest.approx(-float(torch.tensor(likelihood).log()), rel=1e-3)


@pytest.fixture
def arguments(tmp_path: Path, tiny: Path) -> list[str]:
    examples = tmp_path / "examples.jsonl.gz"
    rows = [{"premise": a, "hypothesis": b, "label": NAMES[label]} for a, b, label in ROWS]
    examples.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    general = tmp_path / "general"
    general.mkdir()
    known = [row for row in rows if row["label"] != "not"]
    for name in train.GENERAL:
        (general / f"{name}.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, known)).encode()))
    out = tmp_path / "model"
    return [str(examples), str(out), "--general", str(general), "--model", str(tiny), "--warm-up", "1"]


def test_goes_on_from_its_checkpoint(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, steps = train._save, []

    def cut_off(*given: object) -> None:
        save(*given)  # type: ignore[arg-type]
        steps.append(given[-1].steps)  # type: ignore[attr-defined]
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.argv", ["train", *arguments, "--minutes", "0.05"])
    monkeypatch.setattr(train, "CHECKPOINT_SECONDS", 0.5)
    monkeypatch.setattr(train, "_save", cut_off)
    with pytest.raises(KeyboardInterrupt):
        train.main()
    state = tmp_path / "model.state"
    assert state.exists()

    begun = []
    resume = train._resume

    def watched(*given: object) -> train.Progress:
        begun.append(resume(*given))  # type: ignore[arg-type]
        return begun[0]

    monkeypatch.setattr(train, "_save", save)
    monkeypatch.setattr(train, "_resume", watched)
    train.main()
    assert steps[0] > 0
    assert begun[0].steps > steps[0]  # it is one object, which training moved on
    assert begun[0].seconds >= 0.05 * 60
    assert not state.exists()
    assert (tmp_path / "model" / "config.json").exists()
