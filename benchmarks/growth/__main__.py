"""Print how the time of a run grows with the number of articles, and write it as JSON and SVG.

    python -m benchmarks.growth --sizes 150,600,2400 --out OUT
    python -m benchmarks.growth --corpus FOLDER --sizes 100,200,400

Each size is a process of its own with a new database.  Without ``--corpus`` the articles are the sample
ones with other names, numbers and dates (see :mod:`benchmarks.corpora`).  The exponent is the slope of a
straight line through the logarithms: 1 means that twice the articles take twice the time.  On a machine that
does other work as well the exponents of CPU time are the ones to read.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpora
from benchmarks.growth.child import Measured
from benchmarks.growth.report import draw, exponents, table
from benchmarks.machine import commit, this_machine
from checker.errors import CheckError


def run_sizes(
    sizes: Sequence[int], corpus: Path | None, seed: int, weeks: int, judged: bool
) -> Iterator[Measured]:
    """Measure each size in a fresh process, smallest first."""
    for size in sorted(sizes):
        drafts = corpora.from_folder(corpus, size) if corpus else corpora.synthetic(size, seed, weeks)
        with TemporaryDirectory() as folder:
            articles = Path(folder) / "articles"
            corpora.write(drafts, articles)
            measured = run_one(articles, Path(folder) / "check.db", judged)
        print(f"{size} articles: {measured.seconds:.1f} s", file=sys.stderr)
        yield measured


def run_one(articles: Path, database: Path, judged: bool) -> Measured:
    """Measure one run; what it says goes to standard error."""
    command = [sys.executable, "-m", "benchmarks.growth.child", str(articles), str(database)]
    command += [] if judged else ["--no-judge"]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (str(corpora.ROOT), os.environ.get("PYTHONPATH", "")))),
    }
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def written(runs: Sequence[Measured], args: argparse.Namespace) -> str:
    """Return the JSON: where and on what it was measured, each run, and the exponents."""
    content = {
        "date": date.today().isoformat(),
        "commit": commit(corpora.ROOT),
        "machine": asdict(this_machine()),
        "corpus": args.corpus.name if args.corpus else f"synthetic, seed {args.seed}, {args.weeks} weeks",
        "days": None if args.corpus else args.weeks * 7,
        "runs": [asdict(run) for run in runs],
        "exponents": exponents(runs),
        "cpu_exponents": exponents(runs, "cpu"),
    }
    return json.dumps(content, indent=2) + "\n"


def _sizes(text: str) -> list[int]:
    sizes = [int(part) for part in text.split(",")]
    if min(sizes) < 1:
        raise ValueError(text)
    return sizes


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=_sizes, default=[150, 600, 2400], help="articles of each run")
    parser.add_argument("--corpus", type=Path, help="a folder of articles, cut to the sizes")
    parser.add_argument("--seed", type=int, default=1, help="of the made articles")
    parser.add_argument("--weeks", type=int, default=52, help="over which the made articles lie")
    parser.add_argument("--no-judge", action="store_true", help="stop before the NLI model")
    parser.add_argument(
        "--out", type=Path, default=Path("growth"), help="folder of growth.json and growth.svg"
    )
    args = parser.parse_args()
    runs: list[Measured] = []
    try:
        for measured in run_sizes(args.sizes, args.corpus, args.seed, args.weeks, not args.no_judge):
            runs.append(measured)
            args.out.mkdir(parents=True, exist_ok=True)  # after each, so that hours are not lost to a failure
            (args.out / "growth.json").write_text(written(runs, args), encoding="utf-8")
    except CheckError as error:
        sys.exit(f"growth: error: {error}")
    except subprocess.CalledProcessError as error:
        sys.exit(f"growth: error: a run ended with {error.returncode}; what it said is above")
    draw(runs, exponents(runs), args.out / "growth.svg")
    print(table(runs))
    print(f"\nwritten: {args.out / 'growth.json'}, {args.out / 'growth.svg'}")


if __name__ == "__main__":
    main()
