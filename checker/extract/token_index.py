"""Finds the token at an offset of a sentence, for rules that match text and then ask for grammar."""

from bisect import bisect_right

from spacy.tokens import Span, Token


class TokenIndex:
    """The tokens of a sentence by their offset from its start; built on the first question."""

    def __init__(self, sent: Span) -> None:
        self._sent = sent
        self._tokens: list[Token] = []
        self._starts: list[int] = []

    def position(self, offset: int) -> int:
        """The place in the sentence of the token that covers ``offset``, or of the last one before it."""
        if not self._tokens:
            base = self._sent.start_char
            self._tokens = list(self._sent)
            self._starts = [token.idx - base for token in self._tokens]
        return max(0, bisect_right(self._starts, offset) - 1)

    def at(self, offset: int) -> Token:
        """The token that covers ``offset``, or the last one before it."""
        position = self.position(offset)
        return self._tokens[position]

    def start(self, token: Token) -> int:
        """Where ``token`` starts, relative to the sentence."""
        return int(token.idx) - int(self._sent.start_char)
