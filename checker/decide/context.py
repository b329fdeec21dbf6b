"""What the rest of two articles says of a pair of their claims.

Two claims that are each other's nearest among all pairs of their articles more likely tell one
fact.  A value that the other article tells too, in another place, is more likely another fact's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.decide.alignment import alignment
from checker.domain import CandidatePair, Claim, FactType
from checker.rules import Comparison
from checker.rules.interface import Difference
from checker.rules.lexicon import WORD

_WIDEST = 0.2
"""Margin beyond which a rival is out of the question."""
_WORST_RANK = 3
_UNKNOWN_RANK = 1

Key = tuple[str, int]


class Context:
    """All candidate pairs of a corpus, and the words of its articles' claims."""

    def __init__(self, pairs: Iterable[CandidatePair], claims: Mapping[str, Sequence[Claim]]) -> None:
        self._nearest: dict[tuple[Key, str], list[tuple[float, Key]]] = defaultdict(list)
        for pair in pairs:
            for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
                self._nearest[one.key, other.article].append((pair.similarity, other.key))
        self._claims = claims
        self._words: dict[str, str] = {}

    def features(self, pair: CandidatePair, comparisons: Mapping[FactType, Comparison]) -> dict[str, float]:
        """Compute the pair's place among its rivals, and whether its values are told elsewhere."""
        ours, theirs = self._rivals(pair.left, pair.right), self._rivals(pair.right, pair.left)
        ranks = [_rank(pair.similarity, rivals) for rivals in (ours, theirs)]
        margins = [_margin(pair.similarity, rivals) for rivals in (ours, theirs)]
        told = self._told(pair, comparisons)
        return {
            "mutual": float(not any(ranks)),
            "rank": float(sum(ranks)),
            "margin": min(margins),
            "best_margin": max(margins),
            "told": float(any(told)),
            "both_told": float(all(told)),
        }

    def _rivals(self, one: Claim, other: Claim) -> list[float]:
        """How near other claims of the same article come."""
        return [near for near, key in self._nearest.get((one.key, other.article), ()) if key != other.key]

    def _told(self, pair: CandidatePair, comparisons: Mapping[FactType, Comparison]) -> tuple[bool, bool]:
        """Whether each article tells the other claim's value too, of the values that best face each other."""
        a, b = pair.left, pair.right
        typed = [comparison for type_, comparison in comparisons.items() if type_ is not FactType.OTHER]
        differences = [d for comparison in typed for d in comparison.differences]
        best = max(differences, key=lambda d: alignment(a, b, d), default=None)
        if best is None or not alignment(a, b, best):
            return False, False
        values = _spans(a, b, best)
        if not all(values):
            return False, False
        return values[0] in self._text(b.article), values[1] in self._text(a.article)

    def _text(self, article: str) -> str:
        if article not in self._words:
            self._words[article] = _plain(" ".join(claim.text for claim in self._claims.get(article, ())))
        return self._words[article]


def _rank(similarity: float, rivals: Sequence[float]) -> int:
    """How many rivals are nearer, at most three; without any, the middle: nothing was won."""
    if not rivals:
        return _UNKNOWN_RANK
    return min(_WORST_RANK, sum(rival > similarity for rival in rivals))


def _margin(similarity: float, rivals: Sequence[float]) -> float:
    """How much nearer a pair is than its best rival; without any, nothing."""
    if not rivals:
        return 0.0
    return max(-_WIDEST, min(_WIDEST, similarity - max(rivals)))


def _spans(a: Claim, b: Claim, difference: Difference) -> tuple[str, str]:
    left, right = a.text[slice(*difference.left)], b.text[slice(*difference.right)]
    return (_plain(left) if WORD.search(left) else "", _plain(right) if WORD.search(right) else "")


def _plain(text: str) -> str:
    """The words alone, with a blank on each side of every word."""
    return f" {' '.join(WORD.findall(text.casefold()))} "


ALONE = Context((), {})
"""The context of a pair of which nothing else is known."""
