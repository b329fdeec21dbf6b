"""Score what the checker finds where reports of one shooting differ in the killed or the injured.

    python -m benchmarks.quality.tolls CORPUS [--report FINDINGS.json] [--judge all|labelled|none]

CORPUS is the folder of articles that ``tolls/*.yaml`` was made from; only the articles of its
incidents are checked, or the findings are read from a report (``check --format json``).  Printed
are the share of the differences that are found, with a 95 % interval; what kind they are given;
the look-alikes that are reported; and for each difference that is missed, which stage lost it.

``--judge labelled`` asks the model about the labelled pairs alone, which takes a minute, and
``--judge none`` about nothing, and tells the losses as far as triage.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.quality.intervals import wilson
from benchmarks.quality.toll_losses import MEANING, Course, Key, Loss, Stage, labelled_pairs, loss_of
from benchmarks.quality.toll_set import AGREEMENT, Entry, Place, Spans, locate, read_set
from checker.cli.progress import progress_for
from checker.decide.findings import find, weigh_all, worth_placing, worth_reading
from checker.decide.scoring import shipped
from checker.decide.slots import with_slots
from checker.domain import FactType, Finding, Judgement
from checker.embedding import embed
from checker.inference.folder import find_model
from checker.judging import judge
from checker.pipeline import check_corpus, corpus_name, prepare, read
from checker.reading import read_slots
from checker.settings import Settings
from checker.store import Store

Cited = tuple[str, int, int]
"""A cited claim: its path, and its offsets in the file."""


@dataclass(frozen=True, slots=True)
class Found:
    """As much of a finding of numbers as is scored: its kind, and what each side cites."""

    kind: str
    sides: tuple[tuple[Cited, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The kinds with which an entry's sentences, or only its articles, are set against each other."""

    entry: Entry
    by_sentence: tuple[str, ...]
    by_article: tuple[str, ...]


def of_report(document: dict[str, Any]) -> list[Found]:
    """Return the findings of numbers of a JSON report."""

    def cited(side: dict[str, Any]) -> tuple[Cited, ...]:
        return tuple((c["path"], c["start"], c["end"]) for c in side["claims"])

    wanted = [f for f in document["findings"] if f["type"] == FactType.NUMBER.value]
    return [Found(f["kind"], tuple(cited(side) for side in f["sides"])) for f in wanted]


def of_findings(findings: Sequence[Finding]) -> list[Found]:
    """Return the findings of numbers of a run."""
    wanted = [f for f in findings if f.type is FactType.NUMBER]
    return [
        Found(f.kind.value, tuple(tuple((c.path, c.start, c.end) for c in side.claims) for side in f.sides))
        for f in wanted
    ]


def answer(entry: Entry, found: Sequence[Found], spans: Spans) -> Answer:
    """Return what the findings say of an entry."""

    def sentence(cited: Cited, place: Place) -> bool:
        start, end = spans[place]
        return cited[0] == place.path and cited[1] < end and cited[2] > start

    def article(cited: Cited, place: Place) -> bool:
        return cited[0] == place.path

    def apart(one: Found, same: Any) -> bool:
        """Whether two values of the entry stand on two sides, each by a claim that is the ``same``."""
        held = [
            {toll.value for toll in entry.tolls if any(same(c, p) for c in side for p in toll.places)}
            for side in one.sides
        ]
        return any(a and b and len(a | b) > 1 for a, b in combinations(held, 2))

    kinds = tuple(tuple(one.kind for one in found if apart(one, same)) for same in (sentence, article))
    return Answer(entry, *kinds)


def figures(answers: Sequence[Answer]) -> list[str]:
    """Return the lines of the summary."""
    real = [a for a in answers if a.entry.kind != AGREEMENT]
    alike = [a for a in answers if a.entry.kind == AGREEMENT]
    lines = [
        _share("differences found, by sentence", [bool(a.by_sentence) for a in real]),
        _share("differences found, by article", [bool(a.by_article) for a in real]),
    ]
    for kind in sorted({a.entry.kind for a in real}):
        own = [a for a in real if a.entry.kind == kind]
        told = Counter(given for a in own for given in sorted(set(a.by_sentence)))
        words = ", ".join(f"{given} {count}" for given, count in sorted(told.items())) or "nothing"
        lines.append(_share(f"  labelled {kind}", [bool(a.by_sentence) for a in own]) + f"; told as {words}")
        lines.append(_share("    told as such", [kind in a.by_sentence for a in own]))
    lines.append(_share("look-alikes reported, by sentence", [bool(a.by_sentence) for a in alike]))
    return lines


def _share(name: str, hits: Sequence[bool]) -> str:
    low, high = wilson(sum(hits), len(hits))
    share = sum(hits) / max(1, len(hits))
    return f"{name:<36}{sum(hits):>4} of {len(hits):<4} {share:.3f} ({low:.3f} to {high:.3f})"


def run(
    entries: Sequence[Entry], spans: Spans, corpus: Path, settings: Settings, mode: str
) -> tuple[list[Found], Course]:
    """Check the articles of the entries; return the findings, and what became of the labelled pairs.

    ``mode`` is how much is judged: "all", "labelled" or "none".
    """
    incidents = {entry.incident for entry in entries}
    paths = sorted(p for p in corpus.iterdir() if p.name.partition("-")[0] in incidents)
    progress = progress_for(False, 1)
    report = check_corpus(paths, settings, progress) if mode == "all" else None
    decision = shipped()
    with Store.open(settings.database) as store:
        prepared = prepare(store, corpus_name(paths), read(paths, settings, progress), settings, progress)
        keys = {pair.key for entry in entries for pair in labelled_pairs(entry, spans, prepared.claims)}
        evidence = list(weigh_all(prepared.pairs, prepared.claims, prepared.articles, keys))
        slots = partial(embed, "Comparing slots", store=store, settings=settings, progress=progress)
        placed = with_slots(worth_placing(evidence, decision), slots)
        passed = read_slots(worth_reading(placed, decision), store, settings, progress)
        judgements: Sequence[Judgement] = ()
        if mode != "none":
            model = find_model(settings.model, settings.revision, settings.offline)
            judgements = judge([e.pair for e in passed], model, store, settings, progress)
    least = settings.min_confidence
    findings = report.findings if report else ()
    if mode == "labelled":
        findings = find(passed, judgements, prepared.articles, decision, least)
    course = Course(
        prepared,
        {_key(e.pair.left.key, e.pair.right.key): e for e in (*evidence, *placed)},
        {_key(j.pair.left.key, j.pair.right.key): j for j in judgements},
        decision,
        least,
    )
    return of_findings(findings), course


def _key(one: tuple[str, int], other: tuple[str, int]) -> Key:
    return frozenset((one, other))


def _tell(losses: Sequence[tuple[Entry, Loss]], show: bool) -> None:
    counts = Counter(loss.stage for _, loss in losses)
    print("where the missed were lost:")
    for stage in Stage:
        if not counts[stage]:
            continue
        print(f"  {counts[stage]:>3}  {MEANING[stage]}")
        for entry, loss in losses:
            if loss.stage is stage:
                values = " against ".join(str(toll.value) for toll in entry.tolls)
                sure = "" if loss.confidence is None else f", confidence {loss.confidence:.2f}"
                print(f"         {entry.incident} {entry.what} {values} ({entry.kind}{sure})")
                for claim in (loss.left, loss.right) if show else ():
                    if claim:
                        print(f"             {claim.article}:{claim.line} {claim.text}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--report", type=Path, help="score the findings of this JSON report")
    parser.add_argument("--judge", choices=["all", "labelled", "none"], default="all")
    parser.add_argument("--database", help="keep what was computed here")
    parser.add_argument("--show", action="store_true", help="print the two claims that came furthest")
    args = parser.parse_args()
    entries = read_set()
    spans = locate(entries, args.corpus)
    mode = "labelled" if args.report and args.judge == "all" else args.judge
    with TemporaryDirectory() as folder:
        settings = Settings(database=args.database or f"{folder}/tolls.db")
        found, course = run(entries, spans, args.corpus, settings, mode)
    if args.report:
        found = of_report(json.loads(args.report.read_text(encoding="utf-8")))
    answers = [answer(entry, found, spans) for entry in entries]
    if args.report or mode != "none":
        print("\n".join(figures(answers)))
        for one in answers:
            if one.entry.kind == AGREEMENT and one.by_sentence:
                print(f"  look-alike {one.entry.incident} {one.entry.what}: {', '.join(one.by_sentence)}")
    missed = [one.entry for one in answers if one.entry.kind != AGREEMENT and not one.by_sentence]
    _tell([(entry, loss_of(entry, spans, course)) for entry in missed], args.show)


if __name__ == "__main__":
    main()
