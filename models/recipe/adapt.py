"""Stage 7: teach the NLI model to read slots, by a low-rank adapter (LoRA, Hu et al. 2021).

    python -m models.recipe.adapt EXAMPLES OUT --model FOLDER --minutes 68

The model's own weights stay as they are; learned are, in the upper layers, two narrow matrices beside each
of its matrices, and its classifier.  ``OUT`` is what ``checker/inference/adapter.py`` reads.  The same
command goes on from the last checkpoint.
"""

import argparse
import math
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
from models.recipe.train import Progress, batches_of, read_examples, train

SEED = 27
RANK, ALPHA = 16, 32
LOWEST = 3
"""The layer, from 0, from which on matrices are adapted."""
MAX_TOKENS = 128
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
    parser.add_argument("examples", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", required=True, help="folder of the NLI model, an MPNet")
    parser.add_argument("--minutes", type=float, default=68)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--warm-up", type=int, default=60, help="steps until the full rate")
    args = parser.parse_args()
    torch.manual_seed(SEED)
    folder = find_model(args.model, None, True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = adapt(load_classifier(folder, torch.float32)).to(device).train()
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
    batches = batches_of(read_examples(args.examples), [], 1.0, tokenizer, MAX_TOKENS, progress.steps)
    train(model, optimizer, batches, progress, args, save)
    state.unlink(missing_ok=True)


def adapt(model: Any) -> Any:
    """Put adapted layers in place of those of an MPNet, and leave nothing but them and its head to learn."""
    model.requires_grad_(False)
    for layer in model.mpnet.encoder.layer[LOWEST:]:
        for part in (layer.attention.attn, layer.intermediate, layer.output):
            for name, plain in list(part.named_children()):
                if isinstance(plain, nn.Linear):
                    setattr(part, name, Adapted(plain))
    model.classifier.requires_grad_(True)
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
