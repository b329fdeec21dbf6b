"""What the rest of two articles says of a pair of their claims.

Two claims that are each other's nearest among all pairs of their articles more likely tell one
fact.  A value that the other article tells too, in another place, is more likely another fact's.
"""

from collections.abc import Iterable, Mapping, Sequence

from checker.decide.alignment import alignment
from checker.decide.rivals import ALONE as WITHOUT_RIVALS
from checker.decide.rivals import PLACE, places
from checker.domain import CandidatePair, Claim, FactType
from checker.rules import Comparison
from checker.rules.interface import Difference
from checker.rules.lexicon import WORD

Key = tuple[str, int]


class Context:
    """All candidate pairs of a corpus, and the words of its articles' claims."""

    def __init__(self, pairs: Iterable[CandidatePair], claims: Mapping[str, Sequence[Claim]]) -> None:
        pairs = tuple(pairs)
        found = places(pairs)
        columns = (getattr(found, name).tolist() for name in PLACE)
        keys = ((pair.left.key, pair.right.key) for pair in pairs)
        self._places = dict(zip(keys, zip(*columns, strict=True), strict=True))
        self._claims = claims
        self._words: dict[str, str] = {}

    def features(self, pair: CandidatePair, comparisons: Mapping[FactType, Comparison]) -> dict[str, float]:
        """Compute the pair's place among its rivals, and whether its values are told elsewhere."""
        place = self._places.get((pair.left.key, pair.right.key), WITHOUT_RIVALS)
        told = self._told(pair, comparisons)
        return {
            **dict(zip(PLACE, place, strict=True)),
            "told": float(any(told)),
            "both_told": float(all(told)),
        }

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


def _spans(a: Claim, b: Claim, difference: Difference) -> tuple[str, str]:
    left, right = a.text[slice(*difference.left)], b.text[slice(*difference.right)]
    return (_plain(left) if WORD.search(left) else "", _plain(right) if WORD.search(right) else "")


def _plain(text: str) -> str:
    """The words alone, with a blank on each side of every word."""
    return f" {' '.join(WORD.findall(text.casefold()))} "


ALONE = Context((), {})
"""The context of a pair of which nothing else is known."""
