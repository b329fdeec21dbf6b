"""Keep a history of speed, and compare two revisions.

    python -m benchmarks.track run [--group GROUP]...
    python -m benchmarks.track compare BASE HEAD [--group GROUP]... [--rounds 5]
    python -m benchmarks.track draw

``run`` adds one record a benchmark to the history.  ``compare`` checks both revisions out beside each other,
runs the benchmarks in turn and exits with 1 where one is slower by more than the threshold in every round;
2 means that something did not run.  ``draw`` writes the history as a page with pictures.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.machine import commit, this_machine
from benchmarks.track import page, records
from benchmarks.track.ratios import told
from benchmarks.track.suite import Choice, SuiteFailed, groups, run_suite
from benchmarks.track.worktrees import compare_revisions

ROOT = Path(__file__).resolve().parents[2]
THRESHOLD = 0.2
ROUNDS = 3


def _run(args: argparse.Namespace) -> int:
    machine, now = this_machine(), datetime.now(UTC).isoformat(timespec="seconds")
    output = run_suite(ROOT, _chosen(args))
    added = records.records_of(output, now, commit(ROOT), machine, args.clock)
    records.append(added, args.history)
    for record in added:
        print(
            f"{record.group}: {record.name}: {record.median:.4g} s, {record.rate:,} {record.things} a second"
        )
    print(f"{len(added)} records added to {args.history}")
    return 0


def _compare(args: argparse.Namespace) -> int:
    found = compare_revisions(ROOT, args.base, args.head, _chosen(args), args.rounds)
    print(told(found, args.threshold))
    slower = [each.name for each in found if each.slower(args.threshold)]
    if slower:
        print(
            f"slower by more than {args.threshold:.0%} in each of {args.rounds} rounds: {', '.join(slower)}"
        )
    return 1 if slower else 0


def _chosen(args: argparse.Namespace) -> Choice:
    return Choice(tuple(args.group), args.expression, args.clock)


def _draw(args: argparse.Namespace) -> int:
    for file in page.draw(records.read(args.history), args.out):
        print(file)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    run = commands.add_parser("run", help="measure, and add to the history")
    run.set_defaults(work=_run)
    compare = commands.add_parser("compare", help="measure two revisions in turn")
    compare.set_defaults(work=_compare)
    compare.add_argument("base", metavar="BASE")
    compare.add_argument("head", metavar="HEAD")
    compare.add_argument("--rounds", type=int, default=ROUNDS, choices=range(2, 100), metavar="N")
    compare.add_argument("--threshold", type=float, default=THRESHOLD, help="0.2 is a slowdown of 20 %%")
    for command in (run, compare):
        command.add_argument("--group", action="append", default=[], choices=groups(ROOT))
        command.add_argument(
            "-k", dest="expression", default="", help="only these benchmarks, as pytest's -k"
        )
        command.add_argument("--clock", choices=("wall", "cpu"), default="wall", help="cpu: processor time")
    draw = commands.add_parser("draw", help="write the history as a page")
    draw.set_defaults(work=_draw)
    draw.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks")
    for command in (run, draw):
        command.add_argument("--history", type=Path, default=records.HISTORY)
    return parser


def main() -> int:
    args = _parser().parse_args()
    try:
        return int(args.work(args))
    except (SuiteFailed, records.BrokenHistory, OSError) as error:
        print(f"track: error: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
