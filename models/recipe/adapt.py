"""Teach the NLI model something more by a low-rank adapter (LoRA, Hu et al. 2021): two stages of the recipe.

    python -m models.recipe.adapt EXAMPLES... OUT --model FOLDER --minutes 68
    python -m models.recipe.adapt EXAMPLES... OUT --model FOLDER --head last --in-domain 0.65 --also EXAMPLES

The model's own weights stay as they are; learned are, in the upper layers, two narrow matrices beside each
of its matrices, and its classifier or the last matrix of it.  Examples of other stages and general NLI pairs
may be mixed in, so that it keeps what it knew.  ``OUT`` is what ``checker/inference/adapter.py`` reads.  The
same command goes on from the last checkpoint.
"""

import argparse
import math
import random
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoTokenizer

from checker.inference.adapter import write
from checker.inference.folder import find_model
from checker.inference.hub import load_classifier
from models.recipe.train import Progress, Row, batches_of, general_pairs, read_examples, train

SEED = 27
RANK, ALPHA = 16, 32
LOWEST = 3
"""The layer, from 0, from which on matrices are adapted."""
MAX_TOKENS = 128
HEADS = {"whole": "classifier", "last": "classifier.out_proj"}
"""What is learned of the classifier."""
_WHOLE = "classifier."


class Adapted(nn.Module):
    """A linear layer that stays as it is, in bfloat16, with a product of two narrow ones added to it."""

    def __init__(self, plain: nn.Linear) -> None:
        super().__init__()
        self.plain = plain.to(torch.bfloat16)
        self.down = nn.Parameter(torch.randn(RANK, plain.in_features) / math.sqrt(plain.in_features))
        self.up = nn.Parameter(torch.zeros(plain.out_features, RANK))

    def forward(self, states: Tensor) -> Tensor:
        """Map (..., columns) to (..., rows)."""
        states = states.to(torch.bfloat16)
        added = functional.linear(functional.linear(states, self.down.bfloat16()), self.up.bfloat16())
        mapped: Tensor = self.plain(states) + added * (ALPHA / RANK)
        return mapped


def main() -> None:
    """Train, resuming where there is a state."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("examples", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", required=True, help="folder of the NLI model, an MPNet")
    parser.add_argument("--minutes", type=float, default=68)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--warm-up", type=int, default=60, help="steps until the full rate")
    parser.add_argument("--max-tokens", type=int, default=MAX_TOKENS, help="word pieces read of a pair")
    parser.add_argument("--head", choices=HEADS, default="whole", help="what is learned of the classifier")
    parser.add_argument("--in-domain", type=float, default=1.0, help="share of EXAMPLES in a batch")
    parser.add_argument("--also", type=Path, help="examples of another stage, for the rest of a batch")
    parser.add_argument("--general", type=Path, help="folder of general NLI pairs, likewise")
    args = parser.parse_args()
    if (args.in_domain < 1) != bool(args.also or args.general):
        parser.error("--in-domain below 1 goes with --also or --general, which fill the rest of a batch")
    torch.manual_seed(SEED)
    folder = find_model(args.model, None, True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = adapt(load_classifier(folder, torch.float32), HEADS[args.head]).to(device).train()
    own = dict(learned(model))
    optimizer = torch.optim.AdamW(own.values(), lr=args.rate, weight_decay=0.01)
    state = args.out.with_suffix(".state")
    progress = Progress()
    if state.exists():
        content = torch.load(state, weights_only=True)
        model.load_state_dict(content["model"], strict=False)
        optimizer.load_state_dict(content["optimizer"])
        progress = Progress(**content["progress"])

    def save() -> None:
        kept = {"model": own, "optimizer": optimizer.state_dict(), "progress": asdict(progress)}
        torch.save(kept, state.with_suffix(".part"))
        state.with_suffix(".part").replace(state)
        write(tensors(model), folder.path.name, RANK, ALPHA, args.out)

    tokenizer = AutoTokenizer.from_pretrained(args.model)
    examples = [row for path in args.examples for row in read_examples(path)]
    sets = (examples, others(args.also, args.general))
    batches = batches_of(*sets, args.in_domain, tokenizer, args.max_tokens, progress.steps)
    train(model, optimizer, batches, progress, args, save)
    state.unlink(missing_ok=True)


def others(also: Path | None, general: Path | None) -> list[Row]:
    """Return what the rest of a batch is drawn from: general pairs, and no more examples of another stage."""
    pairs = general_pairs(general, whole=False) if general else []
    examples = read_examples(also) if also else []
    many = min(len(examples), len(pairs)) if pairs else len(examples)
    return pairs + random.Random(SEED).sample(examples, many)


def adapt(model: Any, head: str = HEADS["whole"]) -> Any:
    """Put adapted layers in place of those of an MPNet; nothing but them and its head is left to learn."""
    model.requires_grad_(False)
    for layer in model.mpnet.encoder.layer[LOWEST:]:
        for part in (layer.attention.attn, layer.intermediate, layer.output):
            for name, plain in list(part.named_children()):
                if isinstance(plain, nn.Linear):
                    setattr(part, name, Adapted(plain))
    model.get_submodule(head).requires_grad_(True)
    for module in model.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    return model


def learned(model: Any) -> Iterator[tuple[str, nn.Parameter]]:
    """Yield what is learned, by name."""
    return ((name, value) for name, value in model.named_parameters() if value.requires_grad)


def tensors(model: Any) -> dict[str, Tensor]:
    """Return what was learned under the names that an adapter's file has."""
    endings = {"down": "lora_A.weight", "up": "lora_B.weight"}
    named = {}
    for name, value in learned(model):
        module, _, last = name.rpartition(".")
        kept = name if name.startswith(_WHOLE) else f"{module}.{endings[last]}"
        named[kept] = value.detach().cpu()
    return named


if __name__ == "__main__":
    main()
