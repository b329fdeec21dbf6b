"""Stage: examples that were written by hand beside claims of the corpus, each claim looked up there.

    python -m models.recipe.written CORPUS OUT

``written.jsonl``, beside this module, holds no sentence of an article: where two claims of different outlets
on one event stand, with checksums of them, and what was written beside the first of them.  That is a sentence
that contradicts it (``contradicts``), one that only looks as if it did (``looks_alike``), and an edit of the
second claim that makes it contradict the first (``edit``: the characters from and to, and what takes their
place).  ``conflict`` is true where the two claims contradict each other as they were published.
"""

import argparse
import pickle
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from models.recipe.articles import checksum, read_jsonl
from models.recipe.records import Corpus, Example, write_examples

WRITTEN = Path(__file__).with_name("written.jsonl")
AS_PUBLISHED = "as published"
"""The kind of the one example that every entry gives: its two claims as they are."""
LOOK_ALIKE = "look-alike"
SEED = 25
_DENIAL = re.compile(r"\b(?:not|never|no|without|neither|nor|none|nobody|nothing)\b|n['’]t\b", re.IGNORECASE)
Place = tuple[str, str]
"""An article's path and the checksum of a claim of it."""


def main() -> None:
    """Write the examples whose claims the corpus has."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="what the first stage wrote")
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--denials", type=float, default=1.0, help="share of the look-alikes with a word such as not to keep"
    )
    parser.add_argument("--written", type=Path, default=WRITTEN, help="what was written; by default ours")
    args = parser.parse_args()
    entries = read_jsonl(args.written)
    corpus: Corpus = pickle.loads(args.corpus.read_bytes())
    texts = {
        (path, checksum(claim.text)): claim.text for path, claims in corpus.claims.items() for claim in claims
    }
    rng = random.Random(SEED)
    found = [
        example
        for example in examples(entries, texts)
        if not (example.kind == LOOK_ALIKE and denies(example.hypothesis)) or rng.random() < args.denials
    ]
    if not found:
        parser.error(f"{args.corpus} has no claim that {args.written} names; is it of the same articles?")
    write_examples(found, args.out)
    known = sum(example.kind == AS_PUBLISHED for example in found)
    print(f"{len(found)} examples of {known} of {len(entries)} entries; the rest is not there", flush=True)


def examples(entries: Iterable[Mapping[str, Any]], texts: Mapping[Place, str]) -> Iterator[Example]:
    """Yield the examples of the entries both of whose claims are known; ``texts`` are those by place."""
    for entry in entries:
        premise, other = texts.get(tuple(entry["beside"])), texts.get(tuple(entry["other"]))
        if premise is None or other is None:
            continue
        yield Example(premise, other, "contradiction" if entry.get("conflict") else "not", AS_PUBLISHED)
        if "edit" in entry:
            yield Example(premise, edited(other, entry["edit"]), "contradiction", entry["edit_kind"])
        if "contradicts" in entry:
            yield Example(premise, entry["contradicts"], "contradiction", entry["kind"])
        if "looks_alike" in entry:
            yield Example(premise, entry["looks_alike"], "not", LOOK_ALIKE)


def denies(text: str) -> bool:
    """Whether a sentence has a word that denies."""
    return bool(_DENIAL.search(text))


def edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Put new characters in place of others; the places are those in the text as it was."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


if __name__ == "__main__":
    main()
