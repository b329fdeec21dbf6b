"""Which articles are copies of one report, and so count as one source.

Two articles are taken for copies where most of the shorter one's own words stand in the longer one,
as runs of five words ("shingles").  It is the share of the shorter one that counts (its containment),
not that of both together, as outlets cut wire copy from its end.  What is quoted is left out: two
outlets that print one long statement are still two.

Comparing all articles would take time quadratic in their number.  Instead a fixed fraction of all
shingles, chosen by their hash, is indexed, and only articles that share enough of those are compared
in full.  See Broder, "On the resemblance and containment of documents" (1997).
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from checker.domain import Article

Shingles = NDArray[np.uint64]
"""Hashes of all runs of words of a text, sorted, each once."""

RUN = 5
"""Words in a shingle: fewer match by chance, more break at every edited word."""

CONTAINED = 0.5
"""From this containment on, two articles are copies of one report."""

CONTAINED_CREDITED = 0.35
"""The same where both credit one agency, within DAYS of each other: outlets rewrite and cut wire copy."""

DAYS = 2
SHORTEST = 0.15
"""The least length of a copy, as a share of the longer one: a round-up of many reports is no copy."""

FEW = 20
"""An article with fewer shingles of its own words is a copy only of an article with the same words."""

SAMPLED = 2
"""One shingle in so many is indexed; of short texts too, enough for none of their copies to be missed."""

TITLES = 5
WEEKS = 2
"""Words in articles of so many titles and weeks of one outlet are its furniture: notices, menus, appeals."""

CROWD = 24
"""A shingle found in more articles than this pairs each with its neighbours only, not all with all."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(
    r"“(?:[^”\n]|\n(?!\s*\n))*(?:”|\n|\Z)"  # to its end or the paragraph's: each paragraph opens anew
    r"|\"(?:[^\"\n]|\n(?![ \t]*[\"\n]))*(?:\"|\n|\Z)"
    r"|^[ \t]*>.*$",
    re.MULTILINE,
)
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class _Print:
    """What is compared of an article: its own words, and a hash over all its words (b"" for none)."""

    article: Article
    shingles: Shingles
    words: bytes


def assign_origins(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Give the articles, in the order given, each with its ``origin`` set.

    Copies of one report get one origin, a hash of the first of their paths; an article without
    copies gets "".
    """
    ordered = sorted(articles, key=lambda article: article.path)
    hashes: dict[str, int] = {}
    prints = _without_furniture([_print(article, hashes) for article in ordered])
    groups = _Groups(len(prints))
    for left, right in _same_words(prints):
        groups.join(left, right)
    for left, right in _candidates(prints):
        if not groups.joined(left, right) and _are_copies(prints[left], prints[right]):
            groups.join(left, right)
    sizes: dict[int, int] = defaultdict(int)
    for index in range(len(ordered)):
        sizes[groups.first(index)] += 1
    origins = {
        article.path: _identifier(ordered[groups.first(index)].path) if sizes[groups.first(index)] > 1 else ""
        for index, article in enumerate(ordered)
    }
    return tuple(replace(article, origin=origins[article.path]) for article in articles)


def _identifier(path: str) -> str:
    return hashlib.sha256(path.encode("utf-8")).hexdigest()[:12]


class _Groups:
    """Disjoint sets of indices; the first of a set is its smallest."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def first(self, index: int) -> int:
        """Give the smallest index of the set."""
        while self._above[index] != index:
            self._above[index] = index = self._above[self._above[index]]
        return index

    def joined(self, left: int, right: int) -> bool:
        """Say whether both are in one set."""
        return self.first(left) == self.first(right)

    def join(self, left: int, right: int) -> None:
        """Make one set of the two."""
        low, high = sorted((self.first(left), self.first(right)))
        self._above[high] = low


def _print(article: Article, hashes: dict[str, int]) -> _Print:
    body = article.body.lower()
    own = _WORD.findall(_QUOTED.sub("\n", body))
    words = " ".join(_WORD.findall(body))
    digest = hashlib.sha256(words.encode("utf-8")).digest() if words else b""
    return _Print(article, _shingles(own, hashes), digest)


def _shingles(words: Sequence[str], hashes: dict[str, int]) -> Shingles:
    """Hash all runs of words; ``hashes`` keeps those of single words, which come again and again."""
    if len(words) < RUN:
        return np.empty(0, dtype=np.uint64)
    for word in words:
        if word not in hashes:
            hashes[word] = int.from_bytes(hashlib.blake2b(word.encode("utf-8"), digest_size=8).digest())
    numbers = np.array([hashes[word] for word in words], dtype=np.uint64)
    runs = np.zeros(len(numbers) - RUN + 1, dtype=np.uint64)
    for place in range(RUN):
        runs = runs * _MULTIPLIER + numbers[place : len(numbers) - RUN + 1 + place]
    runs ^= runs >> np.uint64(32)  # the low bits, by which shingles are sampled, then depend on all words
    return np.unique(runs * _MULTIPLIER)


def _without_furniture(prints: Sequence[_Print]) -> list[_Print]:
    """Take out the shingles that are an outlet's furniture, wherever they stand.

    Sites of one owner share them, so they go from the articles of all outlets.
    """
    outlets: dict[str, list[_Print]] = defaultdict(list)
    for entry in prints:
        outlets[entry.article.source].append(entry)
    found = [_furniture(entries) for entries in outlets.values() if len(entries) >= TITLES]
    furniture = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.uint64)
    if not len(furniture):
        return list(prints)
    return [replace(entry, shingles=_outside(entry.shingles, furniture)) for entry in prints]


def _furniture(entries: Sequence[_Print]) -> Shingles:
    """Give what an outlet prints under many titles, and not in one week only: that is a running story."""
    titles: dict[str, list[Shingles]] = defaultdict(list)
    weeks: dict[str, list[Shingles]] = defaultdict(list)
    for entry in entries:
        article = entry.article
        title = article.title or article.path
        titles[title].append(entry.shingles)
        weeks[article.published.strftime("%G-%V") if article.published else title].append(entry.shingles)
    return np.intersect1d(_in_many(titles.values(), TITLES), _in_many(weeks.values(), WEEKS))


def _in_many(groups: Iterable[list[Shingles]], least: int) -> Shingles:
    """Give the shingles that stand in so many of the groups at least."""
    once = [np.unique(np.concatenate(group)) for group in groups]
    shingles, counts = np.unique(np.concatenate(once), return_counts=True)
    common: Shingles = shingles[counts >= least]
    return common


def _outside(shingles: Shingles, furniture: Shingles) -> Shingles:
    """Give the shingles that are not in the (sorted) furniture."""
    places = np.minimum(np.searchsorted(furniture, shingles), len(furniture) - 1)
    rest: Shingles = shingles[furniture[places] != shingles]
    return rest


def _same_words(prints: Sequence[_Print]) -> Iterator[tuple[int, int]]:
    """Give pairs of articles with the same words, whatever their spacing and punctuation."""
    known: dict[bytes, int] = {}
    for index, entry in enumerate(prints):
        if entry.words:
            yield known.setdefault(entry.words, index), index


def _candidates(prints: Sequence[_Print]) -> list[tuple[int, int]]:
    """Give the pairs of articles that share enough of the indexed shingles to be worth comparing."""
    sampled = [_sample(entry.shingles) for entry in prints]
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for indices in _holders(sampled):
        for pair in _pairs(indices):
            shared[pair] += 1
    # Half of the lower threshold, as the sample may be off; at least one shingle is shared anyway.
    least = CONTAINED_CREDITED / 2
    return sorted(
        pair
        for pair, count in shared.items()
        if count >= least * min(len(sampled[pair[0]]), len(sampled[pair[1]]))
    )


def _sample(shingles: Shingles) -> Shingles:
    """Give the shingles that are indexed: a fraction chosen by hash, so the same ones in all articles."""
    if len(shingles) < FEW:
        return shingles[:0]
    chosen: Shingles = shingles[(shingles >> np.uint64(40)) % np.uint64(SAMPLED) == 0]
    return chosen


def _holders(sampled: Sequence[Shingles]) -> Iterator[list[int]]:
    """Give, for each shingle in two articles at least, the indices of those that hold it, ascending."""
    if not sampled:
        return
    shingles = np.concatenate(sampled)
    owners = np.repeat(np.arange(len(sampled)), [len(chosen) for chosen in sampled])
    order = np.argsort(shingles, kind="stable")
    ordered = shingles[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    lengths = np.diff(np.append(starts, len(ordered)))
    for start, length in zip(starts[lengths > 1], lengths[lengths > 1], strict=True):
        yield owners[order[start : start + length]].tolist()


def _pairs(indices: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(indices) <= CROWD:
        return ((left, right) for place, left in enumerate(indices) for right in indices[place + 1 :])
    return pairwise(indices)


def _are_copies(left: _Print, right: _Print) -> bool:
    short, long = sorted((len(left.shingles), len(right.shingles)))
    if short < FEW or short < SHORTEST * long:
        return False
    shared = len(np.intersect1d(left.shingles, right.shingles, assume_unique=True))
    needed = CONTAINED_CREDITED if _one_dispatch(left.article, right.article) else CONTAINED
    return shared >= needed * short


def _one_dispatch(left: Article, right: Article) -> bool:
    """Say whether both credit one agency at about one time."""
    if left.agency is None or left.agency != right.agency:
        return False
    if left.published is None or right.published is None:
        return True
    return abs((left.published - right.published).days) <= DAYS
