"""Find what stands within quotation marks in an article, whatever marks it uses.

Marks are told apart by shape where they have one, and by their neighbours where they do not.  A
quotation that runs over several paragraphs, each opened anew or not, is one quotation; a mark
that is never closed reaches no further than its sentence, so that it cannot turn the rest of the
article inside out.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

_DOUBLE = re.compile(r"[“”„«»\"]|''|``")
_SINGLE_OPEN = re.compile(r"(?<![\w'‘’])['‘](?=[\w$£€…])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])['’](?![\w'’])")
_BREAK = re.compile(r"\s*\n\s*")
_STOP = re.compile(r"[.!?…](?=\s|$)")
_LEADING = " \t\n*_>([—―–-…."

REACH = 3000
"""A quotation whose paragraphs do not open anew is followed over at most this many characters."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands within one pair of marks, from the opening to the closing mark inclusive.

    ``parts`` are the ranges of its paragraphs.
    """

    parts: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where the opening mark stands."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Behind the closing mark."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool
    leads: bool
    """Whether nothing stands before it in its paragraph."""


def quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text in order; they do not overlap."""
    breaks = [(match.start(), match.end()) for match in _BREAK.finditer(text)]
    breaks.append((len(text), len(text)))
    ends = [end for end, _ in breaks]
    marks = list(_marks(text, breaks))
    found: list[Quotation] = []
    parts: list[tuple[int, int]] = []
    start = -1
    for at, mark in enumerate(marks):
        if start < 0:
            if mark.opens:
                start = mark.start
            else:
                continue
        elif mark.closes and not (mark.leads and mark.opens):
            found.append(Quotation((*parts, (start, mark.end))))
            start, parts = -1, []
            continue
        else:  # opened again before it was closed
            start = mark.start
        following = marks[at + 1] if at + 1 < len(marks) else None
        close = ends[bisect_left(ends, start)]
        if following is not None and following.start < close and following.closes:
            continue
        if following is not None and _continues(text, breaks, close, following):
            if following.leads and following.opens:
                parts.append((start, close))
            continue
        stop = _STOP.search(text, start, close)
        limit = following.start if following is not None else close
        found.append(Quotation((*parts, (start, min(limit, stop.end() if stop else close)))))
        start, parts = -1, []
    return found


def _continues(text: str, breaks: list[tuple[int, int]], close: int, following: _Mark) -> bool:
    """Whether a quotation that its paragraph, ending at ``close``, leaves open goes on behind it."""
    if following.start < close:
        return False
    resumes = next(behind for end, behind in breaks if end >= close)
    if following.leads and following.opens:
        return following.start - resumes <= 3
    return following.closes and not following.opens and following.start - close <= REACH


def _marks(text: str, breaks: list[tuple[int, int]]) -> Iterator[_Mark]:
    """Yield the quotation marks of a text; single ones only for paragraphs without double ones."""
    here = 0
    for end, behind in breaks:
        double = list(_DOUBLE.finditer(text, here, end))
        if double:
            is_open = False
            for match in double:
                mark = _classify(text, here, match, is_open)
                if mark is not None:
                    is_open = mark.opens
                    yield mark
        else:
            yield from _singles(text, here, end)
        here = behind


def _classify(text: str, here: int, match: re.Match[str], is_open: bool) -> _Mark | None:
    """Return what a double mark does; None for inches and the like."""
    shape, start, end = match.group(), match.start(), match.end()
    leads = not text[here:start].strip(_LEADING)
    before = text[start - 1] if start > here else " "
    after = text[end] if end < len(text) else " "
    if shape in ("“", "„", "«", "``"):
        astray = shape == "“" and is_open and after in " \n" and before in ".,!?…"
        return _Mark(start, end, not astray, astray, leads and not astray)
    if shape in ("”", "»"):
        astray = not is_open and before == " " and after.isalnum()
        return _Mark(start, end, astray, not astray, leads and astray)
    free_before, free_after = before in " \t\n([—―–-/‘'“", after in " \t\n)],.;:!?—―–-/’'”"
    if free_before and not free_after:
        return _Mark(start, end, True, False, leads)
    if free_after and not free_before:
        if before.isdigit() and not is_open and text.count('"', here, start) == 0 and shape == '"':
            return None
        return _Mark(start, end, False, True, False)
    if free_before and after.isspace() and start == here:
        return _Mark(start, end, True, False, True)
    return _Mark(start, end, not is_open, is_open, leads)


def _singles(text: str, here: int, end: int) -> Iterator[_Mark]:
    """Yield the marks of quotations in single marks that one paragraph opens and closes."""
    at = here
    while opening := _SINGLE_OPEN.search(text, at, end):
        closing = None
        for match in _SINGLE_CLOSE.finditer(text, opening.end(), end):
            plural = text[match.start() - 1] == "s" and match.end() < end and text[match.end()] == " "
            if not plural or closing is None:
                closing = match
            if not plural:
                break
        if closing is None:
            return
        leads = not text[here : opening.start()].strip(_LEADING)
        yield _Mark(opening.start(), opening.end(), True, False, leads)
        yield _Mark(closing.start(), closing.end(), False, True, False)
        at = closing.end()
