"""Cut an article's body into sentences.

The parser's own sentence breaks are unreliable around quotation marks, ellipses and headings, so
the boundaries here come from the characters: paragraphs first, then end marks that are not part
of an abbreviation.  The parser is asked only where characters cannot decide: after an
abbreviation that may also end a sentence ("in the U.S."), and in text without end marks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from checker.extract.abbreviations import BEFORE_NAME, BEFORE_NUMBER, MAY_END, STARTERS, WEEKDAYS
from checker.extract.boilerplate import is_boilerplate

__all__ = ["is_boilerplate", "mark_starts", "split"]

LONGEST = 1000
"""Sentences with more characters than this are cut further: they lack end marks."""

FEWEST_WORDS = 3

_BREAK = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)+|\Z")
_END = re.compile(
    r"""(?P<mark>[.!?…]+(?:\s\.){0,3})
        (?P<close>(?:\s?[”’»]|["')\]]|\[\d+\]|\s"(?=\s)|“(?=\s))*)
        (?P<gap>\s+|(?=["“]?[A-Z][a-z]+\s)|\Z)""",
    re.VERBOSE,
)
_OPENERS = "\"'“‘«([-–—―•*…. "
_MARKS = re.compile(r"(?:\s|[#>*•·▪●■]+(?=\s)|[-–—―]\s|\d{1,2}[.)]\s(?=\S)|[_*]{2,}|\*(?=\w))+")
_WORD = re.compile(r"[^\W\d_][\w'’.&-]*|\d[\d,.]*")
_LETTER = re.compile(r"[^\W\d_]")
_LIST_ITEM = re.compile(r"\s*(?:[#>*•·▪●■-]|\d{1,2}[.)])\s")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘—―–/]+\Z")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?|[A-Z]|(?:[A-Za-z]{1,2}-)?[A-Z]\.[A-Z]")

_SAID = re.compile(
    r"""(?:[A-Z][\w.'’-]*,?\s+|(?:the|a|an|one|of|for|his|her|then|later|also|[a-z]+(?:man|woman|er|or))\s+){1,7}
        (?:(?:said|says|wrote|writes|tweeted|added|continued|declared|concluded)\b
            (?!\s(?:that|the|an?|it|s?he|they|there|this|these|his|her|its|their|no|(?!(?:Mon|Tues|Wednes|Thurs|
                Fri|Satur|Sun)day)[A-Z]\w+)\b)
        |(?:asked|asks|told|tells|replied|shouted|yelled|joked|wondered|responded|exclaimed|quipped|demanded
            |answered|cried|chanted)\b)
        (?P<rest>[^.?!,:]{0,40}\.)?""",
    re.VERBOSE,
)
"""A speaker and a verb, as they stand after the closing mark of what was said."""


def split(doc: Doc) -> list[Span]:
    """Return the sentences of a parsed body, in order, without those that hold no claim.

    Boilerplate, bits of fewer than three words, and Markdown marks at the start are left out.
    """
    body = doc.text
    spans: list[Span] = []
    for start, end in _pieces(doc, body):
        text = body[start:end]
        if len(_WORD.findall(text)) < FEWEST_WORDS or not _LETTER.search(text) or is_boilerplate(text):
            continue
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and not (spans and span.start < spans[-1].end):
            spans.append(span)
    return spans


def mark_starts(doc: Doc) -> Doc:
    """Fix the sentence starts of a doc that is yet to be parsed, so that no parse crosses them.

    Run before the parser, this spares it its worst errors, around quotation marks and headings.
    Where characters cannot decide, the parser still may.  As a pipeline component it is called
    "sentence_starts": ``nlp.add_pipe("sentence_starts", before="parser")``.
    """
    text = doc.text
    starts = {start for start, _ in _pieces(doc, text)}
    marks: list[int] = []
    may_start = False
    for token in doc:
        marks.append(1 if token.idx in starts else 0 if may_start or not token.i else -1)
        if not token.is_space:
            may_start = token.text.endswith(".") and len(token.text) > 1
    # all at once: token.is_sent_start looks through the doc each time
    return doc.from_array([SENT_START], np.array(marks, dtype=np.int64).astype(np.uint64)[:, None])


Language.component("sentence_starts", func=mark_starts)


def _pieces(doc: Doc, text: str) -> Iterator[tuple[int, int]]:
    """Yield the trimmed character ranges of sentences."""
    starts = [token.idx for token in doc if token.is_sent_start] if doc.has_annotation("SENT_START") else []
    for start, end in _blocks(text):
        for left, right in _sentences(text, start, end, starts):
            left, right = _trim(text, left, right)
            if right - left > LONGEST:
                yield from _shorten(text, left, right, starts)
            elif left < right:
                yield left, right


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of paragraphs, headings and list items."""
    start = 0
    for match in _BREAK.finditer(text):
        if match.start() > start:
            yield from _lines(text, start, match.start())
        start = match.end()


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a paragraph that line breaks separate; lines that are only wrapped stay joined."""
    lines = text[start:end].split("\n")
    width = max(map(len, lines))
    here = at = start
    for line, following in pairwise(lines):
        at += len(line) + 1
        if _ends_block(line.rstrip(), following, width):
            yield here, at - 1
            here = at
    yield here, end


def _ends_block(line: str, following: str, width: int) -> bool:
    """Whether the break after a line is more than a wrap."""
    if line.startswith("#") or _LIST_ITEM.match(following):
        return True
    head = following.lstrip().lstrip("\"'“‘(")
    if not head or head[0].islower():
        return False
    if line.endswith((".", "!", "?", "”", '"', ":")):
        return len(line) < 0.8 * width or len(line) > 120
    return len(line) < 0.6 * width or len(line) > 120


def _sentences(text: str, start: int, end: int, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges between the end marks of one block."""
    here = start
    for match in _END.finditer(text, start, end):
        if match.end() >= end:
            break
        if _is_boundary(text, here, match, starts):
            cut = match.end("close")
            yield here, cut
            here = cut
    yield here, end


def _is_boundary(text: str, here: int, match: re.Match[str], starts: list[int]) -> bool:
    """Whether an end mark ends the sentence that began at ``here``."""
    after = text[match.end() : match.end() + 160].lstrip(_OPENERS)
    if (
        not after
        or after[0].islower()
        or after[0] in ",;:)?!&"
        or not text[here : match.start()].strip(_OPENERS)
    ):
        return False
    if not match["gap"] and (match["mark"] != "." or not text[match.start() - 2 : match.start()].isalpha()):
        return False
    if match["close"].strip(")] ") and _is_speech(text[here : match.start()].lstrip()):
        said = _SAID.match(after)
        if said:
            return match["mark"] == "." and not said["rest"]
    if "..." in match["mark"] or "…" in match["mark"] or ". ." in match["mark"]:
        return after.split(maxsplit=1)[0] not in ("I", "I'm", "I’m", "I've", "I’ve")
    if match["mark"] != "." or (match["close"] and match["close"] not in ")]"):
        return True
    at = match.end()
    parsed = bool(starts) and starts[bisect_left(starts, at) % len(starts)] == at
    return _ends_after(text[max(here, match.start() - 24) : match.start()], after, parsed)


def _is_speech(text: str) -> bool:
    """Whether what a quotation mark closes makes up a sentence from its start."""
    return text[:1] in ('"', "“", "'", "‘", "«") or not any(mark in text for mark in '"“«')


def _ends_after(before: str, after: str, parsed: bool) -> bool:
    """Whether a single full stop ends a sentence; ``parsed`` is whether the parser saw a start after it."""
    word_match = _LAST_WORD.search(before)
    if word_match is None:
        return True
    raw = word_match.group()
    word = raw.lower().lstrip("'’")
    following = re.split(r"[\s,;:’'.]", after, maxsplit=1)[0]
    starts = following.lower() in STARTERS
    if word in BEFORE_NUMBER and after[0].isdigit():
        return False
    if word in BEFORE_NAME and (raw[0].isupper() or len(word) > 2 or word == "v"):
        return False
    if (
        word in ("no", "nos", "sec", "in", "am", "pm", "me", "la", "art", "min", "co", "mar")
        and raw != word.capitalize()
    ):
        return True
    if word in BEFORE_NUMBER or word in WEEKDAYS:
        return word in ("no", "mar", "sun", "sat") or starts
    if word in MAY_END or _INITIALS.fullmatch(raw) or word.rpartition("-")[2] in MAY_END:
        if parsed and (word in MAY_END or len(raw) > 3):
            return True
        return starts and (len(raw) > 1 or raw == "I" or following.lower() in ("the", "but", "it", "in"))
    return True


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop white space at both ends and Markdown marks at the start."""
    marks = _MARKS.match(text, start, end)
    if marks:
        start = marks.end()
    while end > start and (text[end - 1].isspace() or text[end - 1] == "#"):
        end -= 1
    return start, end


def _shorten(text: str, start: int, end: int, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Cut an overlong range where the parser sees a new sentence, else at a semicolon, comma or space."""
    while end - start > LONGEST:
        limit = start + LONGEST
        cuts = [at for at in starts if start + LONGEST // 20 < at < limit]
        cut = cuts[0] if cuts else -1
        for mark in ("; ", ", ", " "):
            if cut <= start:
                cut = text.rfind(mark, start + LONGEST // 2, limit) + 1
        if cut <= start:
            cut = limit
        yield _trim(text, start, cut)
        start = cut
    yield _trim(text, start, end)
