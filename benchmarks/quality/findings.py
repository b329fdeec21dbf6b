"""Run the check on a labelled corpus and print how right and how complete its findings are.

    python -m benchmarks.quality.findings CORPUS GOLD [--min-confidence 0.4 ...] [--database FILE]

A contradiction is true if it sets a labelled contradictory pair against each other.  One that
involves a sentence which was edited to contradict others counts neither way.  Recall is by label.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.quality.blocking import load
from benchmarks.quality.gold import Label, Pair, Place, read_gold, recall
from checker.domain import Claim, Finding, Kind
from checker.pipeline import Prepared, check_corpus
from checker.settings import Settings


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--min-confidence", type=float, nargs="*", default=[Settings().min_confidence])
    parser.add_argument("--database")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        database = args.database or f"{folder}/findings.db"
        report = check_corpus(
            [args.corpus], Settings(database=database, min_confidence=min(args.min_confidence))
        )
        prepared = load(args.corpus, database)
    labels = read_gold(args.gold, prepared.claims)
    for least in args.min_confidence:
        kept = [finding for finding in report.findings if finding.confidence >= least]
        print(f"min-confidence {least}")
        show(kept, labels, prepared)


def _positions(prepared: Prepared) -> dict[tuple[str, int], Claim]:
    """Find a claim by where it starts, which is what a citation tells."""
    return {(name, claim.start): claim for name, own in prepared.claims.items() for claim in own}


def show(findings: Sequence[Finding], labels: Sequence[Label], prepared: Prepared) -> None:
    """Print precision and recall of findings by the labels."""
    claims = _positions(prepared)
    wanted: set[Pair] = set().union(*(label.pairs for label in labels if label.kind == "contradiction"))
    edited: set[Place] = set().union(*(label.edited for label in labels))
    shown = [_pairs(finding, claims) for finding in findings if finding.kind is Kind.CONTRADICTION]
    true = sum(bool(pairs & wanted) for pairs in shown)
    beside = sum(not pairs & wanted and any(pair & edited for pair in pairs) for pairs in shown)
    false = len(shown) - true - beside
    found = set().union(*shown) if shown else set()
    precision = true / max(1, true + false)
    print(f"  contradictions: {true} true, {false} false, {beside} beside; precision {precision:.3f}")
    for name in sorted({(label.kind, label.strength, label.type) for label in labels}):
        group = [label for label in labels if (label.kind, label.strength, label.type) == name]
        hits, total = recall(group, found)
        print(f"  {' '.join(filter(None, name)):<36}{hits:>4} of {total}")
    injected = [label for label in labels if label.edited]
    if injected:
        hits, total = recall(injected, found)
        f1 = 2 * precision * (hits / total) / max(1e-9, precision + hits / total)
        print(f"  recall of injected {hits / total:.3f}, F1 {f1:.3f}")


def _pairs(finding: Finding, claims: dict[tuple[str, int], Claim]) -> set[Pair]:
    one, other = ([claims[c.path, c.start].key for c in side.claims] for side in finding.sides)
    return {frozenset((a, b)) for a in one for b in other if a != b}


if __name__ == "__main__":
    main()
