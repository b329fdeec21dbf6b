"""Find pairs of claims as published that the model wrongly takes for contradictions: a stage of the recipe.

    python -m models.recipe.mine CORPUS OUT --model FOLDER --scores FILE

Of the pairs of different articles that triage lets pass, the likeliest by triage are scored, and those that
score highest become examples of no contradiction.  Few of them contradict each other; ``read.jsonl`` says
what was read of the highest: its contradictions become examples of contradiction, and what is unclear
becomes none.  As in ``written.jsonl``, a claim is named by its article's path and its checksum.
"""

import argparse
import pickle
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from checker.domain import CandidatePair, Claim
from models.recipe.articles import checksum, read_jsonl
from models.recipe.choose import TextPair, score
from models.recipe.propose import with_promise
from models.recipe.records import Corpus, Example, write_examples

SEED = 24
READ = Path(__file__).with_name("read.jsonl")
KIND = "mined"
UNCLEAR = "unclear"
Sides = frozenset[tuple[str, str]]
"""The places of a pair's two claims."""


def main() -> None:
    """Score what is likely, and write examples of what scores highest."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="what the first stage wrote")
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", required=True, help="folder of the NLI model that errs")
    parser.add_argument("--scores", type=Path, required=True, help="where its scores are kept")
    parser.add_argument("--scored", type=int, default=9_500, help="how many pairs to score")
    parser.add_argument("--kept", type=int, default=5_200, help="how many pairs to keep")
    parser.add_argument("--read", type=Path, default=READ, help="what was read; by default ours")
    args = parser.parse_args()
    corpus: Corpus = pickle.loads(args.corpus.read_bytes())
    rng = random.Random(SEED)
    texts: dict[TextPair, Sides] = {}
    for pair in likely(corpus, args.scored):
        sides = [pair.left.text, pair.right.text]
        rng.shuffle(sides)
        texts[sides[0], sides[1]] = sides_of(pair.left, pair.right)
    scores = score(args.model, texts, args.scores)
    highest = sorted(texts, key=lambda one: (-scores[one].contradiction, one))[: args.kept]
    read = {frozenset(map(tuple, entry["sides"])): entry["is"] for entry in read_jsonl(args.read)}
    found = list(examples({one: texts[one] for one in highest}, read))
    write_examples(found, args.out)
    known = sum(texts[one] in read for one in highest)
    print(f"{len(found)} examples of {len(highest)} pairs, of which {known} were read", flush=True)


def likely(corpus: Corpus, limit: int) -> Iterator[CandidatePair]:
    """Yield the pairs of different articles that triage lets pass, the likeliest to be reported first."""
    others = (pair for pair in corpus.pairs if pair.left.article != pair.right.article)
    passed = [(promise, pair) for promise, passes, pair in with_promise(corpus, others) if passes]
    passed.sort(key=lambda one: (-one[0], one[1].left.key, one[1].right.key))
    return (pair for _, pair in passed[:limit])


def sides_of(left: Claim, right: Claim) -> Sides:
    """Name a pair as the list of what was read does."""
    return frozenset((claim.article, checksum(claim.text)) for claim in (left, right))


def examples(pairs: Mapping[TextPair, Sides], read: Mapping[Sides, str]) -> Iterator[Example]:
    """Yield an example of each pair of texts, with the label that was read, or of no contradiction."""
    for (premise, hypothesis), sides in pairs.items():
        label = read.get(sides, "not")
        if label != UNCLEAR:
            yield Example(premise, hypothesis, label, KIND)


if __name__ == "__main__":
    main()
