"""Tell how sure a sentence is of what it says: planned, possible, denied, hedged, negated, ..."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from checker.domain import Modality
from checker.extract.lexicon import words
from checker.extract.speech import Report, find_report

_DENYING = words("deny reject dispute rebut refute dismiss contradict disavow debunk")
_CLAIM_NOUNS = words(
    """claim allegation accusation charge report suggestion notion idea argument criticism complaint
    accusation assertion rumor rumour story characterization"""
)
_ALLEGING = words("accuse allege claim contend purport")
_PLANNING = words(
    """plan intend aim vow pledge promise schedule slate set prepare propose seek threaten hope"""
)
_UNDONE = words("refuse fail decline deny stop cease neglect reject")
_NEGATIVE = words(
    """not n't n’t never no nobody none neither nor nothing nowhere without hardly barely cannot"""
)
_POSSIBLE = words("may might could")
_HEDGE = re.compile(
    r"""\b(?:(?:about|around|some|nearly|almost|over|under)\s+(?:\W?\d[\d,.]*|half\b|an?\s+(?:dozen|third|quarter|hundred
            |thousand|million|billion|year|month|week|hour|mile)|one\b|two|three|four|five|six|seven|eight|nine|ten
            |eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)
        |approximately|roughly|nearly|almost|reportedly|apparently|allegedly|seemingly
        |perhaps|maybe|possibly|probably|presumably|likely|unlikely|suggests?|suggested|suggesting|appears?|appeared
        |seems?|seemed|believed\s+to|thought\s+to|said\s+to\s+be|estimated|unclear|unconfirmed|supposedly
        |purportedly|as\s+(?:many|much|few|little)\s+as|up\s+to|more\s+or\s+less|in\s+part|largely)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ALLEGED_WORDS = re.compile(r"\b(?:allegedly|reportedly|purportedly|supposedly)\b", re.IGNORECASE)
_PURPOSES = words(
    "this that it what all task goal aim plan purpose job idea point way intent intention hope best"
)
_SURE = words("certain sure")
_EXPECTED_WORDS = words("likely expected unlikely poised bound anticipated projected due")


@dataclass(frozen=True, slots=True)
class Tone:
    """How sure a sentence is, and whether it speaks of what is or of what is not."""

    modality: Modality
    hedged: bool
    negated: bool


def modality(sent: Span) -> Tone:
    """Return the tone of a sentence's main clause, or of the clause that a verb of saying introduces."""
    tokens = list(sent)
    head, report = _head(tokens)
    chain = _verbs(head, tokens)
    hedged, negated = bool(_HEDGE.search(sent.text)), _negated(chain, tokens)
    if report is not None:
        said = report.verb.lemma_.lower()
        if said in _DENYING:
            return Tone(Modality.DENIED, hedged, not negated)
        if said in _ALLEGING:
            return Tone(Modality.ALLEGED, hedged, negated)
    return Tone(_kind(sent, tokens, chain, report is not None and _in_past(report)), hedged, negated)


def _head(tokens: Sequence[Token]) -> tuple[Token, Report | None]:
    """Return the head of the clause whose tone counts, and what reports that clause, if anything."""
    first, last = tokens[0].i, tokens[-1].i
    report = find_report(tokens, bytearray(tokens[-1].idx + 1))
    if (
        report is not None
        and report.main
        and report.content is not None
        and first <= report.content.i <= last
    ):
        return report.content, report
    roots = [t for t in tokens if t.head.i == t.i or not first <= t.head.i <= last] or tokens[:1]
    return max(roots, key=lambda t: (t.pos_ in ("VERB", "AUX"), t.right_edge.i - t.left_edge.i)), None


def _in_past(report: Report) -> bool:
    """Whether a clause is told in the past and in other words, so that "would" stands for "will"."""
    content, verb = report.content, report.verb
    if content is None or verb.tag_ not in ("VBD", "VBN"):
        return False
    doc = content.doc
    return not any(doc[at].is_quote for at in range(content.left_edge.i - 1, content.i) if at >= 0)


def _verbs(head: Token, tokens: Sequence[Token]) -> list[Token]:
    """Return the head with the verbs below it that complete it: "refused to say", "is set to meet"."""
    chain, last = [head], tokens[-1].i
    while len(chain) < 4:
        below = next((t for t in chain[-1].children if t.dep_ in ("xcomp", "acomp") and t.i <= last), None)
        if below is None:
            break
        chain.append(below)
    return chain


def _kind(sent: Span, tokens: Sequence[Token], chain: Sequence[Token], reported: bool) -> Modality:
    """Return the modality of a clause whose verbs are ``chain``."""
    head = chain[0]
    lemma = head.lemma_.lower()
    children = list(head.children)
    auxiliaries = {t.lower_ for verb in chain for t in verb.children if t.dep_ in ("aux", "auxpass")}
    if lemma in _DENYING and _denies(head, children):
        return Modality.DENIED
    if lemma in _ALLEGING or _ALLEGED_WORDS.search(sent.text):
        return Modality.ALLEGED
    if any(_is_condition(t, chain) for t in tokens if t.lower_ in ("if", "unless")):
        return Modality.CONDITIONAL
    if auxiliaries & _POSSIBLE:
        return Modality.POSSIBLE
    if any(t.lower_ in _EXPECTED_WORDS for t in chain) or any(t.lower_ in _SURE for t in chain[1:-1]):
        return Modality.EXPECTED
    if auxiliaries & {"will", "'ll", "’ll", "wo", "shall"} or _plans(chain):
        return Modality.PLANNED
    if auxiliaries & {"would", "'d", "’d"} and (reported or not _is_had(chain)):
        supposed = lemma in ("like", "prefer") or (lemma == "be" and any(t.lower_ == "it" for t in children))
        return Modality.PLANNED if reported and not supposed else Modality.CONDITIONAL
    if lemma == "be" and any(t.dep_ == "xcomp" for t in children) and not _is_purpose(children):
        return Modality.EXPECTED
    return Modality.ASSERTED


def _is_condition(mark: Token, chain: Sequence[Token]) -> bool:
    """Whether "if" opens a condition of the clause, rather than a question or a comparison ("as if")."""
    clause = mark.head
    if mark.i > 0 and mark.nbor(-1).lower_ in (
        "as",
        "even",
        "see",
        "know",
        "ask",
        "asked",
        "wonder",
        "wondering",
    ):
        return False
    return clause.dep_ == "advcl" and clause.head in chain


def _is_had(chain: Sequence[Token]) -> bool:
    """Whether "'d" stands for "had"."""
    return chain[0].tag_ == "VBN" and not any(t.lower_ in ("would", "be", "have") for t in chain[0].children)


def _is_purpose(children: Sequence[Token]) -> bool:
    """Whether "is to" tells what something is for: "the aim is to win"."""
    return any(t.dep_ == "nsubj" and t.lemma_.lower() in _PURPOSES for t in children)


def _denies(head: Token, children: Sequence[Token]) -> bool:
    if head.lemma_ == "deny":
        return not any(t.dep_ == "auxpass" for t in children)
    if any(t.dep_ == "ccomp" for t in children):
        return True
    return any(t.dep_ in ("dobj", "nsubjpass") and t.lemma_.lower() in _CLAIM_NOUNS for t in children)


def _plans(chain: Sequence[Token]) -> bool:
    """Whether a verb of planning governs another: "plans to meet", "is scheduled to meet"."""
    head = chain[0]
    if head.lemma_ in _PLANNING and len(chain) > 1:
        return True
    return head.lemma_ == "go" and head.tag_ == "VBG" and len(chain) > 1


def _negated(chain: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether an odd number of negations bear on the clause."""
    first, last = tokens[0].i, tokens[-1].i
    count = 0
    for verb in chain:
        if verb.lemma_.lower() in _UNDONE:
            count += 1
        for child in verb.children:
            if not first <= child.i <= last:
                continue
            if child.dep_ == "neg" or child.lower_ in _NEGATIVE:
                count += 1
            elif child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "pobj", "expl"):
                count += any(t.lower_ in ("no", "none", "neither") for t in child.children if t.i < child.i)
    return count % 2 == 1
