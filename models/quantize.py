"""Make a bundled model from a transformers folder: int8 weights in shards that hosts accept.

    python models/quantize.py SOURCE models/nli-mpnet-base

Copies the configuration and the tokenizer and writes what ``checker/inference/weights.py`` reads.
``--temperature`` is what logits are divided by, so that the scores are probabilities (Guo et al. 2017); it is
kept in ``config.json``, and ``benchmarks.quality.model`` prints the number that fits labelled sets best.
"""

import argparse
import json
import shutil
from pathlib import Path

from safetensors.torch import load_file

from checker.inference.weights import quantize, write_shards

SHARD_BYTES = 48_000_000


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
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(args.source / name, args.target / name)
    config = json.loads((args.source / "config.json").read_text(encoding="utf-8"))
    config["nli_temperature"] = args.temperature
    (args.target / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    weights = {}
    for shard in sorted(args.source.glob("*.safetensors")):
        weights.update(load_file(shard))
    for old in args.target.glob("int8-*.safetensors"):
        old.unlink()
    write_shards(quantize(weights), args.target, SHARD_BYTES)
    size = sum(file.stat().st_size for file in args.target.iterdir())
    print(f"{args.target}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
