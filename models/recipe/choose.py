"""Stage 3: score the unedited pairs with a general NLI model and choose the examples.

    python -m models.recipe.choose PROPOSALS --model FOLDER OUT.jsonl.gz

An edit of a shared value contradicts the other claim only if both speak of one fact: that is
taken to be so where the values stand in the same place and the model finds that the
unedited claim follows from the other.  An edit of a value that the other claim does not tell is
no contradiction if the claim does not follow from the other.  Each contradiction's unedited pair
stands among the negatives, so that only the edited value tells the two apart; of the other unedited
pairs, those that the model wrongly takes for contradictions come first.
"""

import argparse
import pickle
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from checker.domain import Scores
from models.recipe.edit import words_of
from models.recipe.records import Example, Proposal, write_examples

SEED = 22
SHARES = {
    "date": 0.17, "order": 0.02, "number": 0.20, "place": 0.13, "name": 0.09, "organisation": 0.06,
    "group": 0.03, "role": 0.10, "position": 0.12, "negation": 0.10, "roles swapped": 0.02,
}  # fmt: skip
"""Of all edited contradictions, by kind of edit."""
LEAST_ALIGNED = {
    "date": 0.25,
    "number": 0.25,
    "order": 0.45,
    "position": 0.4,
    "name": 0.4,
    "organisation": 0.4,
}
_LEAST_ALIGNED = 0.33
_SURELY_ALIGNED = {"date": 0.4, "number": 0.4, "place": 0.45, "name": 0.5, "role": 0.5, "organisation": 0.5}
"""Where values stand so well in the same place that nothing need follow: most contradictions between
reports are of one detail among others that only one side tells."""
_ENTAILED = 0.4
_ALIKE, _ENTAILED_IF_ALIKE = 0.8, 0.15
_UNLIKELY = 0.5
_SELF = 0.3
"""Most of a kind's contradictions that are a sentence against its own edit, where pairs run short."""

NEGATIVES = {"twin": 0.22, "mined": 0.23, "retrieved": 0.20, "kept": 0.15, "untold": 0.20}
"""Of all negatives: the unedited pairs of contradictions, the unedited pairs about which the model
errs most, others, edits that keep the meaning, edits of values that the other claim does not tell."""
_ERRS_FROM, _TRUE_FROM = 0.08, 0.97
"""Contradiction scores between which an unedited pair counts as an error; above, it may be true."""

TextPair = tuple[str, str]


def main() -> None:
    """Read the proposals, write the examples."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("proposals", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", required=True, help="folder of a three-way NLI model")
    parser.add_argument(
        "--scores", type=Path, required=True, help="where the scores are kept, to be used again"
    )
    parser.add_argument("--positives", type=int, default=9_000)
    parser.add_argument("--negatives", type=int, default=16_000)
    parser.add_argument("--scored-edits", type=int, default=5_000, help="edited pairs to score")
    parser.add_argument("--scored-retrieved", type=int, default=12_000, help="unedited pairs to score")
    args = parser.parse_args()
    with args.proposals.open("rb") as file:
        proposals: list[Proposal] = pickle.load(file)
    rng = random.Random(SEED)
    rng.shuffle(proposals)
    anchored = [p for p in proposals if _well_aligned(p)]
    bases = worth_scoring([p for p in anchored if not _surely(p)], args.scored_edits)
    mined = [p for p in proposals if p.kind.startswith("retrieved")][: args.scored_retrieved]
    scores = score(args.model, [*bases, *((p.other, p.claim) for p in mined)], args.scores)
    chosen = list(choose_positives(anchored, scores, args.positives, rng))
    positives = [Example(p.other, p.edited, "contradiction", p.kind) for p in chosen]
    positives += self_pairs(proposals, positives, args.positives, rng)
    negatives = list(choose_negatives(proposals, chosen, scores, args.negatives, rng))
    examples = positives + negatives
    rng.shuffle(examples)
    write_examples(examples, args.out)
    for (label, kind), count in sorted(Counter((e.label, e.kind.split("+")[0]) for e in examples).items()):
        print(f"{label:14} {kind:24} {count}", flush=True)


def _well_aligned(proposal: Proposal) -> bool:
    least = LEAST_ALIGNED.get(proposal.kind, _LEAST_ALIGNED)
    return proposal.aligned is not None and proposal.aligned >= least


def worth_scoring(anchored: Sequence[Proposal], limit: int) -> list[TextPair]:
    """Return the pairs (other, claim) whose scores are needed, those with scarce kinds of edit first."""
    counts = Counter(p.kind for p in anchored)
    scarcity: dict[TextPair, float] = defaultdict(float)
    for p in anchored:
        value = SHARES.get(p.kind, 0.0) / counts[p.kind] * (1 + p.aligned if p.aligned else 1)
        scarcity[p.other, p.claim] = max(scarcity[p.other, p.claim], value)
    return sorted(scarcity, key=lambda pair: (-scarcity[pair], pair))[:limit]


def score(model: str, pairs: Iterable[TextPair], kept: Path) -> dict[TextPair, Scores]:
    """Score those (premise, hypothesis) pairs that ``kept`` does not hold, and keep them there."""
    from checker.inference.cross_encoder import CrossEncoder
    from checker.inference.folder import find_model

    found: dict[TextPair, Scores] = pickle.loads(kept.read_bytes()) if kept.exists() else {}
    todo = sorted(set(pairs) - found.keys())
    if todo:
        for portion in CrossEncoder(find_model(model, None, True)).judge(todo):
            found.update({pair: ruling.scores for pair, ruling in portion.items()})
            kept.write_bytes(pickle.dumps(found))
            print(f"scored {len(found)}, of {len(todo)} new", flush=True)
    return found


def choose_positives(
    anchored: Sequence[Proposal], scores: dict[TextPair, Scores], total: int, rng: random.Random
) -> Iterator[Proposal]:
    """Yield the edits that contradict the other claim, balanced over kinds, few of one pair or sentence."""
    left = {kind: round(share * total) for kind, share in SHARES.items()}
    used: Counter[object] = Counter()
    for p in sorted(anchored, key=lambda p: 0.3 * (p.aligned or 0) + rng.random(), reverse=True):
        limits: dict[object, int] = {(p.other, p.claim): 3, (p.claim, p.kind): 3, p.claim: 5, p.other: 5}
        if left.get(p.kind, 0) <= 0 or any(used[key] >= most for key, most in limits.items()):
            continue
        if _one_fact(p, scores):
            left[p.kind] -= 1
            used.update(limits.keys())
            yield p


def _one_fact(proposal: Proposal, scores: dict[TextPair, Scores]) -> bool:
    found = scores.get((proposal.other, proposal.claim))
    if found is not None and found.contradiction > _UNLIKELY:
        return False
    if _surely(proposal):
        return True
    return found is not None and found.entailment >= (
        _ENTAILED_IF_ALIKE if proposal.cosine >= _ALIKE else _ENTAILED
    )


def _surely(proposal: Proposal) -> bool:
    return (proposal.aligned or 0.0) >= _SURELY_ALIGNED.get(proposal.kind, 1.1)


def self_pairs(
    proposals: Sequence[Proposal], found: Sequence[Example], total: int, rng: random.Random
) -> list[Example]:
    """Fill up kinds that run short with a sentence, in another style if known, against its own edit."""
    styled = {p.claim: p.edited for p in proposals if p.kind.startswith("kept: ")}
    have = Counter(example.kind for example in found)
    short = {kind: round(share * total) - have[kind] for kind, share in SHARES.items()}
    left = {kind: min(round(_SELF * SHARES[kind] * total), missing) for kind, missing in short.items()}
    examples, used = [], set()
    for p in proposals:
        if left.get(p.kind, 0) > 0 and p.claim not in used and not p.keeps:
            base = styled.get(p.claim, p.claim)
            if words_of(p.claim) != words_of(base) and not _still_told(p, base):
                base = p.claim
            used.add(p.claim)
            left[p.kind] -= 1
            examples.append(Example(base, p.edited, "contradiction", f"{p.kind} (self)"))
    return examples


def _still_told(proposal: Proposal, base: str) -> bool:
    """Whether the words that the edit took away still stand in the restyled sentence."""
    gone = set(words_of(proposal.claim)) - set(words_of(proposal.edited))
    return bool(gone) and gone <= set(words_of(base))


def choose_negatives(
    proposals: Sequence[Proposal],
    contradictions: Sequence[Proposal],
    scores: dict[TextPair, Scores],
    total: int,
    rng: random.Random,
) -> Iterator[Example]:
    """Yield pairs that do not contradict, in the shares of ``NEGATIVES``."""
    many = {name: round(share * total) for name, share in NEGATIVES.items()}
    twins = sorted({(p.other, p.claim) for p in contradictions})
    for other, claim in rng.sample(twins, min(len(twins), many["twin"])):
        yield Example(other, claim, "not", "twin")
    unedited = [p for p in proposals if p.kind.startswith("retrieved")]
    mined = sorted((p for p in unedited if _errs(p, scores)), key=lambda p: _score(p, scores), reverse=True)
    mined = mined[: many["mined"]]
    taken = set(map(id, mined))
    others = [p for p in unedited if id(p) not in taken and _score(p, scores) < _TRUE_FROM]
    wanted = many["retrieved"] + many["mined"] - len(mined)
    for p in mined + rng.sample(others, min(len(others), wanted)):
        yield Example(p.other, p.edited, "not", p.kind + (" mined" if id(p) in taken else ""))
    kept = [p for p in proposals if p.kind.startswith("kept: ")]
    for p in kept[: many["kept"]]:
        base = p.claim if rng.random() < 0.4 else p.other
        yield Example(base, p.edited, "not", p.kind + (" (self)" if base == p.claim else ""))
    left = {kind: round(many["untold"] * share) for kind, share in SHARES.items()}
    for p in proposals:
        if p.aligned is None and not p.keeps and left.get(p.kind, 0) > 0 and _untold(p, scores):
            left[p.kind] -= 1
            yield Example(p.other, p.edited, "not", f"untold {p.kind}")


def _score(proposal: Proposal, scores: dict[TextPair, Scores]) -> float:
    found = scores.get((proposal.other, proposal.claim))
    return found.contradiction if found is not None else 0.0


def _errs(proposal: Proposal, scores: dict[TextPair, Scores]) -> bool:
    return _ERRS_FROM <= _score(proposal, scores) < _TRUE_FROM


def _untold(proposal: Proposal, scores: dict[TextPair, Scores]) -> bool:
    found = scores.get((proposal.other, proposal.claim))
    return found is not None and found.entailment < 0.3 and found.contradiction < _UNLIKELY


if __name__ == "__main__":
    main()
