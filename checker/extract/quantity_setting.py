"""What every reader of quantities works on, and what it returns."""

from collections.abc import Callable
from dataclasses import dataclass

from checker.domain import Comparator, Quantity
from checker.extract.comparators import comparator_after, comparator_before
from checker.extract.counted import counted_token, lemma
from checker.extract.number_words import Number
from checker.extract.token_index import TokenIndex


@dataclass(frozen=True, slots=True)
class Setting:
    """The sentence made plain, its tokens, and the stretches that times and identifiers take."""

    text: str
    tokens: TokenIndex
    taken: list[tuple[int, int]]

    def taken_until(self, offset: int) -> int:
        """Where the stretch that covers ``offset`` ends, or 0 if it is free."""
        return max((end for start, end in self.taken if start <= offset < end), default=0)

    def noun(self, start: int, end: int) -> str:
        """The lemma of what the number there counts."""
        token = counted_token(self.tokens, start, end)
        if token is not None and self.taken_until(self.tokens.start(token)):
            return ""
        return lemma(token)

    def before(self, start: int, reach: int = 40) -> str:
        """The text up to ``start``."""
        return self.text[max(0, start - reach) : start]

    def quantity(self, start: int, end: int, number: Number, unit: str, noun: str) -> Quantity:
        """A quantity over ``start`` to ``end``, widened by the comparators on either side."""
        kind = Comparator.RANGE if number.vague else Comparator.EXACT
        before = comparator_before(self.text, start)
        after = comparator_after(self.text, end)
        if before and not self._is_preposition(before[1]):
            start = before[1]
            kind = before[0] if kind is Comparator.EXACT else kind
        elif after:
            kind = after[0] if kind is Comparator.EXACT else kind
            end = after[1]
        return Quantity("", start, end, number.low, number.high, unit, noun, kind, number.step)

    def _is_preposition(self, start: int) -> bool:
        """Whether "about", "around" or "over" is one: "a report about two programs"."""
        token = self.tokens.at(start)
        return token.lower_ in ("about", "around", "over") and token.dep_ == "prep"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found: no quantities where it knows the words to be none; where it stopped."""

    quantities: tuple[Quantity, ...]
    end: int


Reader = Callable[[Setting, int], Reading | None]
