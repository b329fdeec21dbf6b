"""Print what share of the labelled pairs survives blocking, and at how many pairs a claim.

    python -m benchmarks.quality.blocking CORPUS GOLD

Nothing is judged.  Shown are the pairs that blocking keeps and those that triage passes on to the
NLI model.
"""

import argparse
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.decide.findings import worth_judging
from checker.decide.scoring import shipped
from checker.domain import CandidatePair
from checker.evaluation.gold import Label, Pair, read_gold, recall
from checker.evaluation.run import prepared_corpus
from checker.pipeline import Prepared
from checker.settings import Settings


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        prepared = prepared_corpus(args.corpus, Settings(database=f"{folder}/blocking.db"))
    labels = read_gold(args.gold, prepared.claims)
    judged = [e.pair for e in worth_judging(prepared.pairs, prepared.claims, prepared.articles, shipped())]
    _show("blocking", prepared, labels, prepared.pairs)
    _show("triage", prepared, labels, judged)


def _show(
    stage: str,
    prepared: Prepared,
    labels: list[Label],
    pairs: list[CandidatePair] | tuple[CandidatePair, ...],
) -> None:
    claims = sum(len(own) for own in prepared.claims.values())
    found: set[Pair] = {frozenset((pair.left.key, pair.right.key)) for pair in pairs}
    print(f"{stage}: {len(pairs)} pairs of {claims} claims, {len(pairs) / max(1, claims):.2f} a claim")
    groups: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        groups[f"{label.kind} {label.strength}".strip()].append(label)
    for name, group in sorted(groups.items()):
        hits, total = recall(group, found)
        print(f"  {name:<24}{hits:>4} of {total:<4} {hits / total:.3f}")


if __name__ == "__main__":
    main()
