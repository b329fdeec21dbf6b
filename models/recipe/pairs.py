"""Stage 1: extract the claims of all articles, embed them and keep the pairs that blocking keeps.

    python -m models.recipe.pairs --allsides FILE --exclude FILE [--incidents FILE] [--ecbplus FILE] OUT

The pairs are those that the judge would see, across look-alike events too: all articles are
blocked as one corpus.  ``OUT`` is a pickle of a :class:`~models.recipe.records.Corpus`.
"""

import argparse
import pickle
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from checker.domain import Article, CandidatePair, Claim, Skipped
from models.recipe import articles as reading
from models.recipe.records import Corpus, write_whole

SEED = 20
_PORTION = 24


def main() -> None:
    """Read the articles, write the corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--allsides", type=Path, required=True)
    parser.add_argument("--exclude", type=Path, required=True, help="articles that are measured on")
    parser.add_argument("--incidents", type=Path)
    parser.add_argument("--ecbplus", type=Path)
    parser.add_argument("--events", type=int, default=650)
    parser.add_argument("--incident-share", type=float, default=0.08)
    parser.add_argument("--topics", type=int, default=12)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    excluded = reading.sentences_to_exclude(args.exclude)
    articles = list(reading.allsides(args.allsides, excluded, args.events, SEED))
    if args.incidents:
        articles += reading.incidents(args.incidents, args.incident_share, SEED)
    if args.ecbplus:
        articles += reading.ecbplus(args.ecbplus, args.topics, SEED)
    claims = extract_all(articles, args.workers)
    corpus = Corpus(tuple(articles), claims, block(articles, claims))
    write_whole(pickle.dumps(corpus), args.out)


def extract_all(articles: Sequence[Article], workers: int) -> dict[str, tuple[Claim, ...]]:
    """Extract the claims in several processes."""
    portions = [articles[start : start + _PORTION] for start in range(0, len(articles), _PORTION)]
    claims: dict[str, tuple[Claim, ...]] = {}
    with ProcessPoolExecutor(workers) as pool:
        for number, found in enumerate(pool.map(_extract, portions), 1):
            claims.update(found)
            print(f"extracted {number} of {len(portions)} portions", flush=True)
    return claims


def _extract(articles: Sequence[Article]) -> dict[str, tuple[Claim, ...]]:
    from checker.extract.claims import extract

    def failed(skipped: Skipped) -> None:
        print(f"{skipped.path}: {skipped.reason}", flush=True)

    return {article.path: claims for article, claims in extract(articles, failed)}


def block(articles: Sequence[Article], claims: dict[str, tuple[Claim, ...]]) -> tuple[CandidatePair, ...]:
    """Embed the claims and return the candidate pairs."""
    from checker.inference.embedding import SentenceEncoder
    from checker.pairing.candidates import candidate_pairs

    texts = sorted({claim.text for own in claims.values() for claim in own})
    matrix = SentenceEncoder().encode(texts, lambda _: None)
    return candidate_pairs(articles, claims, dict(zip(texts, matrix, strict=True)))


if __name__ == "__main__":
    main()
