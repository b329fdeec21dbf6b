"""Training stops and goes on: the same batches, the same weights, no step twice."""

import gzip
import json
import pickle
import random
from itertools import islice
from pathlib import Path

import pytest
import torch
from transformers import AutoModel, AutoTokenizer

from checker.domain import Scores
from checker.inference.folder import find_model
from checker.inference.hub import load_classifier
from models.recipe import train

LABELS = list(train.TARGETS)
RECORDS = [
    {"premise": f"the dam in town {n} burst on friday", "hypothesis": f"the dam in town {n} burst on monday",
     "label": LABELS[n % 4]}
    for n in range(40)
]  # fmt: skip
ROWS = [(one["premise"], one["hypothesis"], train.TARGETS[one["label"]]) for one in RECORDS]


def batches(tiny: Path, skip: int, many: int) -> list[tuple[dict[str, torch.Tensor], torch.Tensor]]:
    tokenizer = AutoTokenizer.from_pretrained(tiny)
    return list(islice(train.batches_of(ROWS, ROWS, 0.5, tokenizer, 62, skip), many))


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
    loss = train._step(model, optimizer, inputs, torch.tensor([train.TARGETS[label]] * 2))
    assert loss == pytest.approx(-float(torch.tensor(likelihood).log()), rel=1e-3)


@pytest.fixture
def arguments(tmp_path: Path, tiny: Path) -> list[str]:
    examples = tmp_path / "examples.jsonl.gz"
    examples.write_bytes(gzip.compress("\n".join(map(json.dumps, RECORDS)).encode()))
    general = tmp_path / "general"
    general.mkdir()
    known = [row for row in RECORDS if row["label"] != "not"]
    for name in train.WHOLE:
        (general / f"{name}.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, known)).encode()))
    out = tmp_path / "model"
    return [str(examples), str(out), "--general", str(general), "--warm-up", "1"]


def test_goes_on_from_its_checkpoint(
    arguments: list[str], tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, steps = train._save, []

    def cut_off(*given: object) -> None:
        save(*given)  # type: ignore[arg-type]
        steps.append(given[-1].steps)  # type: ignore[attr-defined]
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.argv", ["train", *arguments, "--model", str(tiny), "--minutes", "0.05"])
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


def test_a_classifier_is_made_of_an_encoder_and_taught(
    arguments: list[str], tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The encoder's word embeddings stay, and the rest learns."""
    scores = tmp_path / "scores.pkl"
    scores.write_bytes(pickle.dumps({("it rained", "it was dry"): Scores(0.1, 0.2, 0.7)}))
    encoder = tmp_path / "encoder"
    before = AutoModel.from_pretrained(tiny)
    before.save_pretrained(encoder)
    AutoTokenizer.from_pretrained(tiny).save_pretrained(encoder)
    taught = ["--encoder", str(encoder), "--teacher", str(scores), "--minutes", "0.02"]
    monkeypatch.setattr("sys.argv", ["train", *arguments, *taught])
    train.main()
    folder = find_model(str(tmp_path / "model"), None, True)
    assert folder.labels == (0, 1, 2)
    after = load_classifier(folder, torch.float32)
    words = after.get_input_embeddings().weight
    assert torch.equal(words, before.get_input_embeddings().weight.bfloat16().float())
    rest = {name: p.bfloat16().float() for name, p in before.named_parameters()}
    moved = [name for name, p in after.base_model.named_parameters() if not torch.equal(p, rest[name])]
    assert any("attention" in name for name in moved)


def test_pairs_that_were_scored_keep_their_probabilities(tmp_path: Path) -> None:
    scores = tmp_path / "scores.pkl"
    scores.write_bytes(pickle.dumps({("it rained", "it was dry"): Scores(0.1, 0.2, 0.7)}))
    (row,) = train._taught(scores)
    assert row == ("it rained", "it was dry", (0.1, 0.2, 0.7))
    rng = random.Random(0)
    assert all(train._turned(row, rng) == row for _ in range(20))  # entailment does not hold both ways
