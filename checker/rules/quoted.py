"""Where the words that a claim quotes stand in it.

A sentence out of the middle of a quotation holds no marks, or only the closing one: that it is quoted
was found when its article was read, and shows in its voice.
"""

import re
from collections.abc import Iterator

from checker.domain import Claim, Voice
from checker.rules.interface import Offsets

_PAIRED = re.compile(r"[“\"](?P<words>[^”\"]+)(?:[”\"]|$)")
_CLOSING = re.compile(r"[^“”\"]+?(?P<mark>”|(?<=[\w.,!?…—―-])\"(?=[\s,.;:)—―-]|$))")
_LEAST = 12
"""Characters; shorter are scare quotes and titles."""


def quoted_spans(claim: Claim) -> Iterator[Offsets]:
    """Yield where the quotations in a claim stand, without their marks."""
    begin = 0
    if claim.voice is not Voice.ARTICLE:
        closing = _CLOSING.match(claim.text)
        if closing:
            begin = closing.end()
            yield from _long(0, closing.start("mark"))
        elif claim.voice is Voice.QUOTED and not re.search(r"[“”\"]", claim.text):
            yield from _long(0, len(claim.text))
            return
    for match in _PAIRED.finditer(claim.text, begin):
        yield from _long(match.start("words"), match.end("words"))


def _long(start: int, end: int) -> Iterator[Offsets]:
    if end - start >= _LEAST:
        yield start, end
