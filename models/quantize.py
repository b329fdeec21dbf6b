"""Make a bundled model from a transformers folder: int8 weights in shards that hosts accept.

    python models/quantize.py SOURCE models/nli-mpnet-base

Copies the configuration and the tokenizer and writes what ``checker/inference/weights.py`` reads.
``--temperature`` divides the logits, by way of the last layer, so that the scores are probabilities
(Guo et al. 2017); ``benchmarks.quality.model`` prints the number that fits labelled sets best.
"""

import argparse
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file

from checker.inference.weights import quantize, write_shards

SHARD_BYTES = 48_000_000
LAST_LAYERS = ("classifier.out_proj", "classifier")
"""What transformers calls the layer that gives the logits, by architecture."""


def main() -> None:
    """Read SOURCE, write TARGET."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--temperature", type=float, default=1.0)
    args = parser.parse_args()
    args.target.mkdir(parents=True, exist_ok=True)
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(args.source / name, args.target / name)
    weights = {}
    for shard in sorted(args.source.glob("*.safetensors")):
        weights.update(load_file(shard))
    weights = cooled(weights, args.temperature)
    for old in args.target.glob("int8-*.safetensors"):
        old.unlink()
    write_shards(quantize(weights), args.target, SHARD_BYTES)
    size = sum(file.stat().st_size for file in args.target.iterdir())
    print(f"{args.target}: {size / 1e6:.1f} MB")


def cooled(weights: dict[str, torch.Tensor], temperature: float) -> dict[str, torch.Tensor]:
    """Divide the last layer, and with it all logits, by a temperature; raises ValueError if none is known."""
    last = [name for name in weights if name.rpartition(".")[0] in LAST_LAYERS]
    if len(last) != 2:
        raise ValueError(f"expected weight and bias of one of {', '.join(LAST_LAYERS)}, found {last}")
    return weights | {name: weights[name].float() / temperature for name in last}


if __name__ == "__main__":
    main()
