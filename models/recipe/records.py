"""What the stages hand to each other; in a module of their own, so that they can be pickled."""

import gzip
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from checker.domain import Article, CandidatePair, Claim


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles, the claims by article path, and the candidate pairs."""

    articles: tuple[Article, ...]
    claims: dict[str, tuple[Claim, ...]]
    pairs: tuple[CandidatePair, ...]


def write_whole(content: bytes, path: Path) -> None:
    """Write a file so that it is either whole or not there."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A changed claim beside its pair.

    ``claim`` is the text that was edited into ``edited`` (for an unedited pair the same), ``other``
    the claim of the other article.  ``aligned`` is how well the edited value stands in the same
    place of both, or None where the other claim does not tell it.  ``keeps`` is true where the edit
    keeps the meaning.
    """

    claim: str
    other: str
    edited: str
    kind: str
    cosine: float
    aligned: float | None
    keeps: bool
    promise: float = 0.0


@dataclass(frozen=True, slots=True)
class Example:
    """A training pair.  ``label`` is "contradiction" or "not" (entailment and neutral are not told apart)."""

    premise: str
    hypothesis: str
    label: str
    kind: str


def write_examples(examples: Iterable[Example], path: Path) -> None:
    """Write examples as JSON Lines, gzipped, the same bytes for the same examples."""
    lines = "".join(json.dumps(asdict(example)) + "\n" for example in examples)
    write_whole(gzip.compress(lines.encode(), mtime=0), path)
