"""Credit each sentence of an article to whoever says it.

Positions credited to the wrong speaker are the worst kind of false alarm: the reporter's prose is
nobody's position, and a quotation may run over many sentences before or after the words that name
its speaker.  So quotations are found over the whole article first; then each gets one speaker,
from the words that touch it, else from its neighbours; and every sentence takes the speaker of the
quotation it lies in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from checker.domain import Voice
from checker.extract.people import People
from checker.extract.quotes import Quotation, quotations
from checker.extract.speakers import Speakers
from checker.extract.speech import Report, find_report

MOSTLY = 0.6
"""A sentence with at least this share of its words within quotation marks is a quotation."""

FRAGMENT = 4
"""Quotations of fewer words are taken for scare quotes and titles, not for speech."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a sentence: ``speaker`` is a canonical name or role, None if it cannot be told."""

    speaker: str | None
    voice: Voice


@dataclass(slots=True)
class _Sentence:
    """What attribution knows of one sentence while it works."""

    span: Span
    quotes: list[int]
    """Indices of the quotations that overlap it."""
    share: float
    quoted_words: int
    report: Report | None
    speaker: str | None = None
    subject: str | None = field(default=None)


def attribute(doc: Doc, sentences: list[Span]) -> list[Attribution]:
    """Return, for each sentence of a parsed body, who is credited with it."""
    text = doc.text
    quotes = quotations(text)
    inside = bytearray(len(text) + 1)
    for quote in quotes:
        for start, end in quote.parts:
            inside[start:end] = b"\1" * (end - start)
    speakers = Speakers(People(doc), inside)
    read = _read(sentences, quotes, inside, speakers)
    by_quote = _speakers_of(quotes, read, text)
    return [_credit(sentence, quotes, by_quote, inside, text) for sentence in read]


def _read(
    sentences: list[Span], quotes: Sequence[Quotation], inside: bytearray, speakers: Speakers
) -> list[_Sentence]:
    """Find the crediting words of each sentence, in order, so that pronouns find who came before."""
    read, first = [], 0
    for span in sentences:
        while first < len(quotes) and quotes[first].end <= span.start_char:
            first += 1
        overlapping = []
        for index in range(first, len(quotes)):
            if quotes[index].start >= span.end_char:
                break
            if any(start < span.end_char and end > span.start_char for start, end in quotes[index].parts):
                overlapping.append(index)
        tokens = list(span)
        words = [inside[token.idx] for token in tokens if token.is_alpha or token.like_num]
        quoted = sum(words)
        sentence = _Sentence(span, overlapping, quoted / max(1, len(words)), quoted, None)
        if quoted < len(words):
            sentence.report = find_report(tokens, inside)
        if sentence.report is not None:
            sentence.speaker = speakers.name(sentence.report.speaker, span)
        if sentence.speaker is not None:
            speakers.note(sentence.speaker)
        elif sentence.share < MOSTLY:
            introduces = span.text.endswith(":")
            sentence.subject = speakers.introducer(span) if introduces else speakers.subject(span)
            speakers.note(sentence.subject)
        read.append(sentence)
    return read


def _speakers_of(quotes: Sequence[Quotation], read: list[_Sentence], text: str) -> dict[int, str | None]:
    """Return the speaker of each quotation that has one."""
    found: dict[int, str | None] = {}
    places: dict[int, list[int]] = {}
    for at, sentence in enumerate(read):
        for index in sentence.quotes:
            places.setdefault(index, []).append(at)
    for index, where in places.items():
        credited = [at for at in where if read[at].report is not None and _touches(read[at], quotes[index])]
        if credited:
            found[index] = read[credited[0]].speaker
        elif read[where[0]].share >= MOSTLY or len(where) > 1 or _after_colon(quotes[index], text):
            found[index] = _from_neighbours(index, where, quotes, read, found, text)
    return found


def _touches(sentence: _Sentence, quote: Quotation) -> bool:
    """Whether the crediting words of a sentence are about this quotation in it.

    A sentence that ends one quotation and introduces another credits the one that it is joined to.
    """
    if sentence.report is None or len(sentence.quotes) < 2:
        return True
    verb = sentence.report.verb.idx
    return not (quote.end <= verb and sentence.span.doc.text[quote.end - 2 : quote.end - 1] in ".")


def _from_neighbours(
    index: int,
    where: list[int],
    quotes: Sequence[Quotation],
    read: list[_Sentence],
    found: dict[int, str | None],
    text: str,
) -> str | None:
    """Return the speaker of a quotation that no words in its own sentences credit."""
    at, quote = where[0], quotes[index]
    own = read[at]
    if quote.start > own.span.start_char + 3 and not _after_colon(quote, text):
        return None
    if _after_colon(quote, text) and own.subject:
        return own.subject
    if at == 0:
        return None
    before = read[at - 1]
    if text[: quote.start].rstrip().endswith(":"):
        return before.speaker or before.subject
    if before.report is not None:
        return before.speaker
    if before.quotes:
        last = before.quotes[-1]
        if last in found and (before.share >= MOSTLY or quotes[last].end >= before.span.end_char - 1):
            return found[last]
    return before.subject


def _after_colon(quote: Quotation, text: str) -> bool:
    return text[max(0, quote.start - 3) : quote.start].rstrip().endswith(":")


def _credit(
    sentence: _Sentence,
    quotes: Sequence[Quotation],
    by_quote: dict[int, str | None],
    inside: bytearray,
    text: str,
) -> Attribution:
    """Return who says a sentence, given who says the quotations in it."""
    report = sentence.report
    longest = max(sentence.quotes, key=lambda index: _overlap(quotes[index], sentence.span), default=-1)
    if report is not None and report.main:
        quoted = sentence.share >= MOSTLY or (
            sentence.quoted_words >= FRAGMENT and _content_quoted(report, sentence, inside)
        )
        speaker = sentence.speaker
        if quoted and sentence.share >= MOSTLY and longest in by_quote:
            speaker = by_quote[longest]
        return Attribution(speaker, Voice.QUOTED if quoted else Voice.REPORTED)
    if longest >= 0 and (
        sentence.share >= MOSTLY or (_after_colon(quotes[longest], text) and sentence.share > 0.4)
    ):
        if sentence.quoted_words < FRAGMENT and sentence.share < 1:
            return Attribution(None, Voice.ARTICLE)
        return Attribution(by_quote.get(longest), Voice.QUOTED)
    return Attribution(None, Voice.ARTICLE)


def _content_quoted(report: Report, sentence: _Sentence, inside: bytearray) -> bool:
    """Whether the head of what is said lies within quotation marks."""
    if report.content is not None:
        return bool(inside[report.content.idx])
    return sentence.share >= 0.4 or bool(inside[sentence.span.start_char])


def _overlap(quote: Quotation, span: Span) -> int:
    return sum(max(0, min(end, span.end_char) - max(start, span.start_char)) for start, end in quote.parts)
