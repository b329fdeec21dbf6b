"""Articles with claims and vectors, made from a few words each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from checker.domain import Article, CandidatePair, Claim
from checker.pairing.candidates import candidate_pairs
from checker.pairing.related import Relation, related_articles

DAY = date(2021, 3, 1)
DIMENSIONS = 256
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Corpus:
    """What pairing is given."""

    articles: tuple[Article, ...]
    claims: Mapping[str, tuple[Claim, ...]]
    vectors: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)

    def pairs(self) -> tuple[CandidatePair, ...]:
        return candidate_pairs(self.articles, self.claims, self.vectors)

    def related(self) -> list[Relation]:
        own = [self.claims[article.path] for article in self.articles]
        means = np.stack([_mean([self.vectors[claim.text] for claim in claims]) for claims in own])
        return related_articles(self.articles, own, means)


def article(path: str, day: int | None = 0, origin: str = "", title: str | None = None) -> Article:
    """An article ``day`` days after DAY, or without a date."""
    published = None if day is None else DAY + timedelta(day)
    return Article(path, path, "", 0, 0, "", title=title, published=published, origin=origin)


def claim(path: str, position: int, text: str) -> Claim:
    terms = tuple(sorted({word.casefold() for word in _WORD.findall(text) if len(word) > 3}))
    return Claim(path, position, text, 0, len(text), 1, terms=terms)


def corpus(*told: tuple[Article, Sequence[str]]) -> Corpus:
    claims = {
        item.path: tuple(claim(item.path, position, text) for position, text in enumerate(texts))
        for item, texts in told
    }
    texts = {own.text for found in claims.values() for own in found}
    return Corpus(tuple(item for item, _ in told), claims, {text: vector(text) for text in texts})


def vector(text: str) -> NDArray[np.float32]:
    """A stand-in for an embedding: the sum of one fixed random direction a word, of unit length."""
    return _mean([_direction(word.casefold()) for word in _WORD.findall(text)])


def _direction(word: str) -> NDArray[np.float32]:
    seed = int.from_bytes(sha256(word.encode()).digest()[:4], "little")
    return np.random.default_rng(seed).standard_normal(DIMENSIONS).astype(np.float32)


def _mean(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    if not vectors:
        return np.zeros(DIMENSIONS, np.float32)
    total = np.sum(vectors, axis=0)
    return np.asarray(total / np.linalg.norm(total), np.float32)
