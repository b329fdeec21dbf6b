"""Whether two values that differ fill one slot, as read by a model that does not see the values.

"It was started in <mask> day by the F.B.I." and "a program launched in <mask> day called PRISM" are shown
to a model that has learned from news which of such slots hold the same value: slots that surely are one and
hold two values are a contradiction.  That is closer reading than :mod:`checker.decide.slots` does, and
takes as long as the NLI model; so only the likeliest slots of the pairs that passed the sift are read.

Nor does the model see whose stance it is: of two known speakers none is read.  Names are not read either:
whoever the news is about fills so many slots that nothing was gained (measured on held-out events).
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from checker.decide.evidence import Evidence
from checker.domain import Claim, FactType, Scores
from checker.inference.interface import TextPair
from checker.rules.interface import Offsets

HIGHEST = 4.0
"""Log odds beyond which readings are not told apart."""
Read = Callable[[Iterable[TextPair]], Mapping[TextPair, Scores]]
"""Gives pairs of texts with masked values the scores of the model: entailment means one slot."""

MASK = "<mask>"
BLANKS = {
    FactType.DATE: "day",
    FactType.NUMBER: "number",
    FactType.PLACE: "place",
    FactType.ROLE: "office",
    FactType.POSITION: "stance",
}
"""The word that stands behind the mask and tells the type."""
READINGS = {type_: f"one_slot_{type_}" for type_ in BLANKS}
"""The names of the evidence: the log odds that the likeliest slot of a type is one, 0 where none is read."""
NOT_READ: Mapping[str, float] = MappingProxyType(dict.fromkeys(READINGS.values(), 0.0))
"""The evidence on a pair no slots of which were read."""
_WORDS = 16
"""Words that are read on each side of a value."""
_MOST = 3
"""Differences of one type that are read, those with the most alike slots."""
_LEAST = 1e-4


def with_readings(evidence: Sequence[Evidence], read: Read) -> tuple[Evidence, ...]:
    """Add to each pair's evidence, its slots known, what the model reads of them."""
    asked = [tuple(_masked(e)) for e in evidence]
    scores = read(texts for own in asked for _, texts in own)
    return tuple(
        replace(e, features={**e.features, **_features((type_, scores[texts]) for type_, texts in own)})
        for e, own in zip(evidence, asked, strict=True)
    )


def _features(scores: Iterable[tuple[FactType, Scores]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for type_, one in scores:
        name = READINGS[type_]
        found[name] = max(found.get(name, -HIGHEST), _log_odds(one))
    return {**NOT_READ, **found}


def _log_odds(scores: Scores) -> float:
    odds = math.log(max(scores.entailment, _LEAST) / max(scores.neutral, _LEAST))
    return round(max(-HIGHEST, min(HIGHEST, odds)), 4)


def _masked(evidence: Evidence) -> Iterator[tuple[FactType, TextPair]]:
    a, b = evidence.pair.left, evidence.pair.right
    for type_, blank in BLANKS.items():
        if type_ is FactType.POSITION and evidence.features["other_speaker"]:
            continue
        found = [d for d in evidence.comparisons[type_].differences if (0, 0) not in (d.left, d.right)]
        for difference in sorted(found, key=lambda d: -evidence.slots.get(d, 0.0))[:_MOST]:
            yield type_, (_without(a, difference.left, blank), _without(b, difference.right, blank))


def _without(claim: Claim, span: Offsets, blank: str) -> str:
    spans = mentions(claim, span)
    return window(masked(claim.text, spans, blank))


def mentions(claim: Claim, span: Offsets) -> list[Offsets]:
    """Return all places where a claim names what stands at one of them."""
    named = next((e for e in claim.entities if (e.start, e.end) == span), None)
    if named is None:
        return [span]
    last = named.key.split()[-1:]
    return [(e.start, e.end) for e in claim.entities if e.label == named.label and e.key.split()[-1:] == last]


def masked(text: str, spans: Iterable[Offsets], blank: str) -> str:
    """Put a mask, and the word for the type, in place of each of the spans."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [text[at:start], f"{MASK} {blank}"]
            at = end
    return "".join((*parts, text[at:]))


def window(text: str) -> str:
    """Cut a text to the words around its first mask."""
    words = text.split()
    at = next((place for place, word in enumerate(words) if MASK in word), 0)
    return " ".join(words[max(0, at - _WORDS) : at + _WORDS + 2])
