"""Stage 4: train on in-domain examples and general NLI pairs, from a general NLI model.

    python -m models.recipe.train EXAMPLES --general NLI_TRAIN_FOLDER --model FOLDER --minutes 50 OUT

With ``--encoder FOLDER`` in place of ``--model`` a classifier is made from a plain encoder, whose word
embeddings stay as they are; with ``--teacher SCORES`` the pairs that the accurate model has scored
are learned from its probabilities (distillation).

Every ten minutes the model is written to OUT, and all that is needed to go on to OUT.state; run the
same command again to resume.  The learning rate falls to 0 over the time given.
"""

import argparse
import copy
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from checker.inference.folder import find_model
from checker.inference.hub import load_classifier
from models.recipe.articles import read_jsonl

SEED = 23
BATCH_TOKENS = 1900
MAX_TOKENS = 256
CHECKPOINT_SECONDS = 600
GENERAL = {
    "vitaminc_real": 12_000, "te_new_protocols": 8_000, "fever_dev": 5_000, "semi_automatic_news_wiki": 5_474,
    "ling_in_loop": 8_000, "mnli_train_sample": 3_000, "vitaminc_synthetic": 2_000, "foolmetwice": 2_000,
    "counterfactual_snli": 2_000,
}  # fmt: skip
"""How many pairs of each general set are drawn at most."""
WHOLE = (*GENERAL, "openie_snli_mnli", "snli_dev")
"""The general sets that a classifier made from a plain encoder learns from, all of their pairs."""
NAMES = ("entailment", "neutral", "contradiction")
_POOL = 4_000

Target = tuple[float, float, float]
"""Probabilities of entailment, neutral and contradiction."""
TARGETS: dict[str, Target] = {
    "entailment": (1.0, 0.0, 0.0),
    "neutral": (0.0, 1.0, 0.0),
    "contradiction": (0.0, 0.0, 1.0),
    "not": (0.5, 0.5, 0.0),
}
"""Targets by label; for "not", which is entailment or neutral, it does not matter which."""
Row = tuple[str, str, Target]


@dataclass(slots=True)
class Progress:
    """How far training has come; ``seconds`` is time spent in training alone."""

    seconds: float = 0.0
    steps: int = 0
    pairs: int = 0
    loss: float = 0.0


def main() -> None:
    """Train, resuming where there is a state."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("examples", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--general", type=Path, required=True, help="folder of general NLI pairs, one file a set"
    )
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--model", help="folder of the NLI model to start from")
    start.add_argument("--encoder", help="folder of the plain encoder to start from")
    parser.add_argument("--teacher", type=Path, help="scores that stage 3 wrote, to learn from as well")
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--rate", type=float, default=2e-5)
    parser.add_argument("--warm-up", type=int, default=100, help="steps until the full rate")
    parser.add_argument("--in-domain", type=float, default=0.65, help="share of in-domain pairs in a batch")
    parser.add_argument("--dropout", type=float, default=0.0, help="0 takes a fifth of the time off")
    args = parser.parse_args()
    torch.manual_seed(SEED)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = AutoTokenizer.from_pretrained(args.model or args.encoder)
    model = _classifier(args.model, args.encoder).to(device).train()
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = args.dropout
    optimizer = torch.optim.AdamW(_groups(model), lr=args.rate, fused=True)
    state = args.out.with_suffix(".state")
    progress = _resume(state, model, optimizer) if state.exists() else Progress()
    ours = read_examples(args.examples) + _taught(args.teacher)
    theirs = general_pairs(args.general, bool(args.encoder))
    batches = batches_of(ours, theirs, args.in_domain, tokenizer, _longest(model), progress.steps)
    train(
        model,
        optimizer,
        batches,
        progress,
        args,
        lambda: _save(args.out, state, model, tokenizer, optimizer, progress),
    )
    state.unlink(missing_ok=True)


def _classifier(model: str | None, encoder: str | None) -> Any:
    """Load an NLI model, or make one from an encoder, whose word embeddings are left as they are."""
    if model is not None:
        return load_classifier(find_model(model, None, True), torch.float32)
    made = AutoModelForSequenceClassification.from_pretrained(
        encoder, id2label=dict(enumerate(NAMES)), label2id={name: n for n, name in enumerate(NAMES)}
    )
    made.get_input_embeddings().requires_grad_(False)
    return made


def train(
    model: Any, optimizer: Any, batches: Iterator[Any], progress: Progress, args: Any, save: Any
) -> None:
    """Take steps until the time is spent."""
    total, saved = args.minutes * 60, progress.seconds
    for inputs, targets in batches:
        started = time.monotonic()
        part = progress.seconds / total
        if part >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = args.rate * min(1.0, (progress.steps + 1) / args.warm_up) * (1 - part)
        loss = _step(model, optimizer, inputs, targets)
        progress.steps += 1
        progress.pairs += len(targets)
        progress.loss = 0.98 * progress.loss + 0.02 * loss
        progress.seconds += time.monotonic() - started
        if progress.steps % 50 == 0:
            mean = progress.loss / (1 - 0.98**progress.steps)
            minutes = progress.seconds / 60
            print(
                f"{minutes:.1f} min, step {progress.steps}, {progress.pairs} pairs, loss {mean:.4f}",
                flush=True,
            )
        if progress.seconds - saved >= CHECKPOINT_SECONDS:
            saved = progress.seconds
            save()
    save()


def _step(model: Any, optimizer: Any, inputs: dict[str, torch.Tensor], targets: torch.Tensor) -> float:
    """Take one step on the mean loss: cross-entropy, or -log(1 - p(contradiction)) for the target "not".

    ``targets`` has shape (pairs, 3).
    """
    device = next(model.parameters()).device
    if getattr(model.config, "type_vocab_size", 0) < 2:
        inputs.pop("token_type_ids", None)
    with torch.autocast(device.type, torch.bfloat16):
        logits = model(**{name: value.to(device) for name, value in inputs.items()}).logits.float()
    targets = targets.to(device)
    log = logits.log_softmax(-1)
    either = (targets == targets.new_tensor(TARGETS["not"])).all(1)
    cross = -(targets * log).sum(1)
    loss = torch.where(either, -torch.logsumexp(log[:, :2], 1), cross).mean()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(loss.detach())


def _groups(model: Any) -> list[dict[str, Any]]:
    """Decay weights, but neither biases nor layer norms."""
    trained = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    plain = [p for name, p in trained if name.endswith("bias") or "LayerNorm" in name]
    kept = {id(p) for p in plain}
    rest = [p for _, p in trained if id(p) not in kept]
    return [{"params": rest, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]


def read_examples(path: Path) -> list[Row]:
    """Return the examples of a file as rows."""
    return [(r["premise"], r["hypothesis"], TARGETS[r["label"]]) for r in read_jsonl(path)]


def _taught(scores: Path | None) -> list[Row]:
    """Return the pairs that the accurate model has scored, with its probabilities as targets."""
    if scores is None:
        return []
    known = pickle.loads(scores.read_bytes())
    return [
        (premise, hypothesis, (one.entailment, one.neutral, one.contradiction))
        for (premise, hypothesis), one in sorted(known.items())
    ]


def general_pairs(folder: Path, whole: bool) -> list[Row]:
    """Return pairs of the general sets with their labels: all of them, or up to so many of each."""
    rng = random.Random(SEED)
    rows: list[Row] = []
    for name in WHOLE if whole else GENERAL:
        records = read_jsonl(folder / f"{name}.jsonl.gz")
        chosen = records if whole else rng.sample(records, min(GENERAL[name], len(records)))
        rows += [(r["premise"], r["hypothesis"], TARGETS[r["label"]]) for r in chosen]
    return rows


def batches_of(
    in_domain: list[Row], general: list[Row], share: float, tokenizer: Any, longest: int, skip: int
) -> Iterator[tuple[dict[str, torch.Tensor], torch.Tensor]]:
    """Yield batches of up to ``BATCH_TOKENS`` for ever, in a fixed order, without the first ``skip``."""
    rng = random.Random(SEED)
    ours, theirs = _endless(in_domain, rng), _endless(general, rng)
    number = 0
    while True:
        many = round(_POOL * share)
        rows = [_turned(next(ours), rng) for _ in range(many)] + [next(theirs) for _ in range(_POOL - many)]
        premises, hypotheses = [row[0] for row in rows], [row[1] for row in rows]
        encoded = tokenizer(premises, hypotheses, truncation=True, max_length=longest)
        groups = _by_length([len(one) for one in encoded["input_ids"]])
        rng.shuffle(groups)
        for group in groups:
            number += 1
            if number > skip:
                chosen = {name: [values[i] for i in group] for name, values in encoded.items()}
                inputs = tokenizer.pad(chosen, return_tensors="pt")
                yield inputs, torch.tensor([rows[i][2] for i in group])


def _longest(model: Any) -> int:
    """How many word pieces of a pair are read; MPNet keeps two positions for itself."""
    return min(MAX_TOKENS, getattr(model.config, "max_position_embeddings", MAX_TOKENS + 2) - 2)


def _endless(rows: list[Row], rng: random.Random) -> Iterator[Row]:
    while True:
        yield from rng.sample(rows, len(rows))


def _turned(row: Row, rng: random.Random) -> Row:
    """Turn half of the labelled in-domain pairs round: contradiction and "not" hold both ways."""
    holds = row[2] in (TARGETS["contradiction"], TARGETS["not"])
    return (row[1], row[0], row[2]) if holds and rng.random() < 0.5 else row


def _by_length(lengths: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = [[]]
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if groups[-1] and (len(groups[-1]) + 1) * lengths[index] > BATCH_TOKENS:
            groups.append([])
        groups[-1].append(index)
    return groups


def _save(out: Path, state: Path, model: Any, tokenizer: Any, optimizer: Any, progress: Progress) -> None:
    """Write the state, and beside it the model in bfloat16 in shards that hosts accept."""
    content = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "progress": asdict(progress)}
    torch.save(content, state.with_suffix(".part"))
    state.with_suffix(".part").replace(state)
    copy.deepcopy(model).to(torch.bfloat16).save_pretrained(out, max_shard_size="48MB")
    tokenizer.save_pretrained(out)


def _resume(state: Path, model: Any, optimizer: Any) -> Progress:
    content = torch.load(state, weights_only=True)
    model.load_state_dict(content["model"])
    optimizer.load_state_dict(content["optimizer"])
    return Progress(**content["progress"])


if __name__ == "__main__":
    main()
