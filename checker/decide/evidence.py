"""Everything that speaks for or against a pair being a contradiction, as named numbers.

The NLI scores say whether two sentences could both be true *if they spoke of the same thing*.
The rest says whether they do (shared names, words, verbs, dates, event), and whether what they
differ in is a value of one slot or just another detail.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from checker.compare.happenings import same_happening
from checker.decide.alignment import alignment
from checker.decide.context import ALONE, Context
from checker.domain import Article, CandidatePair, Claim, FactType, Judgement, Modality, Voice
from checker.rules import TYPED, Comparison, Difference
from checker.rules.captions import is_caption, is_from_files
from checker.rules.lexicon import WORD
from checker.rules.venues import of_an_interview

MOST_RELATED = 1.5
"""Relatedness of two articles beyond which more of it says nothing."""
_CERTAIN = 6.0
"""Log-odds beyond which NLI scores are not told apart."""

_WITH_AGREEMENT = frozenset(
    {FactType.DATE, FactType.NUMBER, FactType.PLACE, FactType.NAME, FactType.ROLE, FactType.QUOTE}
)
_MOSTLY = 0.6
_MOSTLY_SAME = 0.75
"""Share of terms from which two sentences of one article say one thing twice."""
_CLOSING = " '\"’”)"
"""What may stand behind a question mark."""
_FRAGMENT = 8
"""Words of a line in which no verb was found, up to which it holds none; longer ones may be misread."""
_FEWEST_TERMS = 5
"""Terms that two entries of a list may share: "Hearing 03/14/2017 13:00"."""
_BESIDE_QUOTATIONS = (FactType.DATE, FactType.NUMBER, FactType.PLACE, FactType.ROLE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A pair with what the rules say of it (``comparisons``) and all of it as ``features``.

    ``slots`` tells of differences how alike what stands around their values is, where that was looked at.
    """

    pair: CandidatePair
    comparisons: dict[FactType, Comparison]
    features: dict[str, float]
    slots: Mapping[Difference, float] = field(default_factory=dict)


def weigh(pair: CandidatePair, left: Article, right: Article, context: Context = ALONE) -> Evidence:
    """Compute what can be said of a pair before it is judged; the articles may be one, given twice."""
    a, b = pair.left, pair.right
    comparisons = {rule.type: rule.compare(a, b) for rule in TYPED}
    features = {
        **_sameness(pair),
        **_typed(comparisons, a, b),
        **_voices(a, b),
        **_times(left, right),
        **context.features(pair, comparisons),
    }
    return Evidence(pair, comparisons, features)


def ruled_out(evidence: Evidence) -> str | None:
    """Say why a pair is no contradiction whatever a model makes of it, or None.

    Within one article two values are of one fact only where both are said of one person, or in nearly the
    same words: a reporter who gives an age, a count or an hour twice gives them of two people or things.
    In the very same words they are entries of a list.  A few words without a verb ("Zip code: 70802",
    the credit of a picture) claim nothing, nor does a question; but two may quote it in other words.  Two
    captions tell of two pictures, and one from the files nothing of the news.
    """
    a, b = evidence.pair.left, evidence.pair.right
    if _is_fragment(a) or _is_fragment(b):
        return "one of them is a few words without a verb"
    if (_asks(a) or _asks(b)) and not evidence.comparisons[FactType.QUOTE].differences:
        return "one of them is a question"
    if is_caption(a.text) and is_caption(b.text):
        return "both are captions, of two pictures"
    if is_from_files(a.text) or is_from_files(b.text):
        return "one of them is the caption of a picture from the files"
    if a.article == b.article and not (
        any(d.of for found in evidence.comparisons.values() for d in found.differences)
        or _MOSTLY_SAME <= _shared(a.terms, b.terms) < 1
    ):
        return "both stand in one article, and neither describe one person nor use the same words"
    return "both are mostly one quotation in the same words" if _repeats(evidence) else None


def _is_fragment(claim: Claim) -> bool:
    return not claim.predicates and len(claim.text.split()) <= _FRAGMENT


def _asks(claim: Claim) -> bool:
    return claim.text.rstrip(_CLOSING).endswith("?")


def _shared(a: Sequence[str], b: Sequence[str]) -> float:
    """Share of all terms of two claims that both have, numbers left out; 0 where they are next to none."""
    ours, theirs = ({term for term in terms if not term[0].isdigit()} for terms in (a, b))
    both = len(ours & theirs)
    return both / len(ours | theirs) if both >= _FEWEST_TERMS else 0.0


def _repeats(evidence: Evidence) -> bool:
    """Whether the two claims are, for the most part, one quotation in the same words.

    What is left, commas, capitals and the words of credit around it, makes an NLI model see
    contradictions that nobody else does.
    """
    quotation = evidence.comparisons[FactType.QUOTE]
    if any(evidence.comparisons[type_].differences for type_ in _BESIDE_QUOTATIONS):
        return False
    if quotation.differences or not quotation.agreements:
        return False
    words = [len(WORD.findall(claim.text)) for claim in (evidence.pair.left, evidence.pair.right)]
    return quotation.agreements >= _MOSTLY * min(words)


def nli_features(judgement: Judgement) -> dict[str, float]:
    """Compute what the NLI model adds to the evidence."""
    first, second = judgement.forward, judgement.backward or judgement.forward
    logits = [log_odds(first.contradiction), log_odds(second.contradiction)]
    return {
        "nli_mean": sum(logits) / 2,
        "nli_low": min(logits),
        "nli_entailment": log_odds(max(first.entailment, second.entailment)),
    }


def log_odds(probability: float) -> float:
    """Return the log odds of a probability, kept within bounds."""
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return max(-_CERTAIN, min(_CERTAIN, math.log(kept / (1 - kept))))


def _sameness(pair: CandidatePair) -> dict[str, float]:
    a, b = pair.left, pair.right
    names_a, names_b = {e.key for e in a.entities}, {e.key for e in b.entities}
    return {
        "cosine": pair.similarity,
        "relatedness": min(MOST_RELATED, pair.relatedness),
        "terms": _overlap(set(a.terms), set(b.terms)),
        "names": _overlap(_words(names_a), _words(names_b)),
        "predicates": float(bool(set(a.predicates) & set(b.predicates))),
        "names_in_context": _overlap(_words(names_a | set(a.context)), _words(names_b | set(b.context))),
        "contained": _contained(a.text, b.text),
        "new_terms": math.log1p(min(len(set(a.terms) - set(b.terms)), len(set(b.terms) - set(a.terms)))),
        "length": math.log(max(1, min(len(a.terms), len(b.terms)))),
        "length_ratio": min(len(a.text), len(b.text)) / max(len(a.text), len(b.text)),
    }


def _contained(one: str, other: str) -> float:
    """1 where the words of one sentence are all in the other (a quotation cut short, other punctuation)."""
    ours, theirs = _in_text(one), _in_text(other)
    return float(ours <= theirs or theirs <= ours)


@lru_cache(maxsize=20_000)  # a claim stands in many pairs
def _in_text(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold()))


def _words(keys: set[str]) -> set[str]:
    return {word for key in keys for word in key.split()}


def _overlap(a: set[str], b: set[str]) -> float:
    """Share of the smaller set that the other holds too; 0 for an empty one."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _typed(comparisons: dict[FactType, Comparison], a: Claim, b: Claim) -> dict[str, float]:
    """For each type: do values differ, how well do they stand in each other's place, do some agree."""
    features = {"aligned": 0.0}
    for type_, comparison in comparisons.items():
        if type_ is FactType.OTHER:
            continue
        found = max((alignment(a, b, difference) for difference in comparison.differences), default=0.0)
        features[f"{type_}_differs"] = float(bool(comparison.differences))
        features["aligned"] = max(features["aligned"], found)
        if type_ in _WITH_AGREEMENT:
            features[f"{type_}_agrees"] = float(comparison.agreements > 0)
    features["date_same_verb"] = float(_times_of_one_verb(comparisons[FactType.DATE], a, b))
    spoken = any(d.of for d in comparisons[FactType.QUOTE].differences)
    named = _names_speaker(a) and _names_speaker(b)
    features["speaker_differs"] = float(spoken and not named)
    plain = [d for t, c in comparisons.items() if t is not FactType.QUOTE for d in c.differences if d.of]
    features["venue_differs"] = float(any(of_an_interview(d) for d in plain))
    features["description_differs"] = float((spoken and named) or any(not of_an_interview(d) for d in plain))
    features["any_differs"] = float(any(c.differences for c in comparisons.values()))
    return features


def _names_speaker(claim: Claim) -> bool:
    """Whether the sentence itself names who says it; one known from the sentences before may be mistaken."""
    name = WORD.findall((claim.speaker or "").casefold())
    return bool(name) and name[-1] in WORD.findall(claim.text.casefold())


def _times_of_one_verb(dates: Comparison, a: Claim, b: Claim) -> bool:
    """Whether two dates that differ tell when the same thing happened, going by its verb or noun."""
    ours = {(time.start, time.end): time for time in a.times}
    theirs = {(time.start, time.end): time for time in b.times}
    return any(same_happening(a, b, ours[d.left], theirs[d.right]) for d in dates.differences)


def _voices(a: Claim, b: Claim) -> dict[str, float]:
    quoted = [claim.voice is Voice.QUOTED for claim in (a, b)]
    spoken = [claim.speaker for claim in (a, b)]
    known = all(spoken)
    same = known and same_speaker(a, b)
    firm = [claim.modality in (Modality.ASSERTED, Modality.DENIED) for claim in (a, b)]
    return {
        "both_quoted": float(all(quoted)),
        "one_quoted": float(any(quoted) and not all(quoted)),
        "same_speaker": float(same),
        "other_speaker": float(known and not same),
        "one_firm": float(firm[0] != firm[1]),
        "hedged": float(a.hedged or b.hedged),
        "negated_differs": float(a.negated != b.negated),
    }


def same_speaker(a: Claim, b: Claim) -> bool:
    """Whether the two claims are credited to one speaker, as far as their names tell."""
    ours, theirs = ((claim.speaker or "").casefold().split() for claim in (a, b))
    return bool(ours and theirs) and (
        ours[-1] == theirs[-1] or set(ours) <= set(theirs) or set(theirs) <= set(ours)
    )


def _times(left: Article, right: Article) -> dict[str, float]:
    if not (left.published and right.published):
        return {"days_apart": 0.0}
    return {"days_apart": math.log1p(abs((left.published - right.published).days))}
