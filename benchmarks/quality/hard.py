"""Hard cases: pairs of sentences that conflict, and look-alikes about which nothing may be said.

    python -m benchmarks.quality.hard [--model MODEL] [--show wrong] [--write]

Each case of ``hard/*.yaml`` is two sentences of two outlets, with the dates of the articles.  They
are taken as a pair that blocking has kept, and decided as in a run.  Printed are, by file, how many
conflicts are reported as what they are and how many look-alikes are reported at all; ``--write``
keeps these figures in ``hard/reached.json``, below which a test lets no change fall.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from checker.corpus.dates import parse_date
from checker.decide.evidence import weigh
from checker.decide.findings import find, worth_placing, worth_reading
from checker.decide.readings import with_readings
from checker.decide.scoring import shipped
from checker.decide.slots import Vectors, with_slots
from checker.domain import Article, CandidatePair, Judgement, Kind, Scores
from checker.extract.claims import extract
from checker.inference.cross_encoder import CrossEncoder
from checker.inference.embedding import SentenceEncoder
from checker.inference.folder import SLOT_READER, ModelFolder, find_bundled, find_model
from checker.inference.interface import TextPair
from checker.settings import Settings

FOLDER = Path(__file__).parent / "hard"
REACHED = FOLDER / "reached.json"
SILENT = ("agreement", "unrelated")


@dataclass(frozen=True, slots=True)
class Case:
    """Two sentences with their articles' dates; ``truth`` is a kind of finding, or one of ``SILENT``."""

    name: str
    left: str
    right: str
    published: tuple[date, date]
    truth: str


def read_cases(folder: Path = FOLDER) -> list[Case]:
    """Read all cases; raises ValueError naming the one that is none."""
    cases = []
    for file in sorted(folder.glob("*.yaml")):
        for number, entry in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), 1):
            name = f"{file.stem} {number}"
            first, second = (parse_date(day) for day in entry["published"])
            if (
                first is None
                or second is None
                or entry["is"] not in (*SILENT, *(kind.value for kind in Kind))
            ):
                raise ValueError(f"{name}: needs two dates and a known kind")
            cases.append(Case(name, entry["left"], entry["right"], (first, second), entry["is"]))
    return cases


def decide(cases: Sequence[Case], model: str | None = None) -> list[str]:
    """Return what a run would report each case as, "" for nothing; the surest pair of claims counts."""
    articles = [
        Article(f"{n}-{side}", side, text, 0, len(text), "", published=day)
        for n, case in enumerate(cases)
        for side, text, day in zip(("left", "right"), (case.left, case.right), case.published, strict=True)
    ]
    claims = {article.path: own for article, own in extract(articles, print)}
    texts = sorted({claim.text for own in claims.values() for claim in own})
    encoder = SentenceEncoder()
    vectors = dict(zip(texts, encoder.encode(texts, lambda _: None), strict=True))
    known = {article.path: article for article in articles}
    pairs = [
        CandidatePair(a, b, float(vectors[a.text] @ vectors[b.text]), 1.0)
        for n in range(len(cases))
        for a in claims[f"{n}-left"]
        for b in claims[f"{n}-right"]
    ]
    weighed = [weigh(pair, known[pair.left.article], known[pair.right.article]) for pair in pairs]
    least = Settings().min_confidence

    def embed(windows: Iterable[str]) -> Vectors:
        wanted = sorted(set(windows))
        return dict(zip(wanted, encoder.encode(wanted, lambda _: None), strict=True))

    def read(texts: Iterable[TextPair]) -> Mapping[TextPair, Scores]:
        return _scores(texts, find_bundled(SLOT_READER))

    judge = find_model(model, None, True)
    decision = shipped().opened(least).used_with(judge.name)
    placed = with_slots(worth_placing(weighed, decision), embed)
    asked = with_readings(worth_reading(placed, decision), read)
    judgements = _judge([one.pair for one in asked], judge)
    best: dict[int, tuple[float, str]] = {}
    for finding in find(asked, judgements, known, decision, least):
        number = int(finding.sides[0].claims[0].path.partition("-")[0])
        best[number] = max(best.get(number, (0.0, "")), (finding.confidence, finding.kind.value))
    return [best.get(n, (0.0, ""))[1] for n in range(len(cases))]


def _judge(pairs: Sequence[CandidatePair], model: ModelFolder) -> list[Judgement]:
    texts = [(p.left.text, p.right.text) for p in pairs]
    scores = _scores((t for one in texts for t in (one, one[::-1])), model)
    return [Judgement(p, scores[t], scores[t[::-1]]) for p, t in zip(pairs, texts, strict=True)]


def _scores(texts: Iterable[TextPair], model: ModelFolder) -> dict[TextPair, Scores]:
    """Ask a model about pairs of texts."""
    return {
        pair: ruling.scores
        for portion in CrossEncoder(model).judge(sorted(set(texts)))
        for pair, ruling in portion.items()
    }


def figures(cases: Sequence[Case], answers: Sequence[str]) -> dict[str, dict[str, int]]:
    """Count by file: conflicts, those reported as what they are, look-alikes, those reported as anything."""
    table: dict[str, Counter[str]] = {}
    for case, answer in zip(cases, answers, strict=True):
        for row in (case.name.split()[0], "all"):
            counts = table.setdefault(row, Counter(conflicts=0, right=0, silent=0, wrong=0))
            if case.truth in SILENT:
                counts.update(silent=1, wrong=int(bool(answer)))
            else:
                counts.update(conflicts=1, right=int(answer == case.truth))
    return {name: dict(table[name]) for name in sorted(table)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model")
    parser.add_argument("--show", choices=["wrong"], help="print the cases that were decided wrongly")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    cases = read_cases()
    answers = decide(cases, args.model)
    found = figures(cases, answers)
    for name, row in found.items():
        conflicts = f"{row['right']:>4} of {row['conflicts']:<4} conflicts"
        print(f"{name:<12}{conflicts}, {row['wrong']:>3} of {row['silent']} look-alikes")
    for case, answer in zip(cases, answers, strict=True) if args.show else ():
        if answer != (case.truth if case.truth not in SILENT else ""):
            print(
                f"\n{case.name}: {case.truth}, reported {answer or 'nothing'}\n  {case.left}\n  {case.right}"
            )
    if args.write:
        REACHED.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
