"""Whether the verb that governs a word looks back or ahead, so that "Monday" can be resolved."""

from spacy.tokens import Token

from checker.extract.calendar import Tense

_AHEAD = {"will", "'ll", "’ll", "shall", "wo", "going"}
_OPEN = {"would", "could", "should", "may", "might", "must", "can", "'d", "’d"}
_PRESENT = {"is", "are", "am", "'s", "’s", "'re", "’re"}
_TIMETABLE = frozenset(
    (
        "be", "have", "begin", "start", "open", "end", "expire", "meet", "vote", "go",
        "come", "head", "travel",
        "arrive", "leave", "take", "face", "visit", "return", "plan", "deliver", "hold",
        "close", "resume", "host",
        "give", "speak", "appear", "run", "fly", "address", "testify", "convene",
        "debate", "choose", "decide",
    )
)  # fmt: skip
"""Verbs whose present tense tells what is scheduled: "the trial begins Monday"."""
_SPEECH = {"say", "tell", "report"}
_DONE = frozenset({"begin", "start", "continue", "proceed", "resume", "manage", "fail"})
"""Verbs whose past tells that what follows was done, or not, at that time: "began to read on Monday"."""
_PLANS = {"schedule", "set", "slate", "expect", "plan", "due", "intend", "aim"}


def tense_at(token: Token) -> Tense | None:
    """The tense of the nearest verb above ``token``; None where there is none."""
    verb = token
    for _ in range(8):
        if verb.pos_ in ("VERB", "AUX"):
            return _tense_of(verb)
        if verb.lemma_ in _PLANS and verb.pos_ == "ADJ":
            return Tense.FUTURE
        if verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def hangs_on_noun(token: Token) -> bool:
    """Whether a weekday belongs to a noun ("Saturday's march", "the march on Saturday"), not a verb."""
    head = token.head
    if head.lemma_ in ("morning", "afternoon", "evening", "night") or head.pos_ == "ADP":
        head = head.head
    if head.pos_ == "ADP":
        head = head.head
    return head.pos_ in ("NOUN", "PROPN") and head.i != token.i


def _tense_of(verb: Token, depth: int = 0) -> Tense:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.lower_ in _AHEAD or auxiliaries & _AHEAD:
        return Tense.FUTURE
    if auxiliaries & _OPEN or depth > 3:
        return Tense.OPEN
    if "to" in auxiliaries:
        return _tense_of_infinitive(verb, depth)
    present = bool(auxiliaries & _PRESENT)
    if verb.tag_ == "VBG":
        return Tense.FUTURE if present else _tense_above(verb, depth, Tense.PAST)
    if verb.tag_ == "VBN" and verb.lemma_ in _PLANS:
        ahead = present or (not auxiliaries and _tense_above(verb, depth, Tense.FUTURE) is Tense.FUTURE)
        return Tense.FUTURE if ahead else Tense.OPEN
    if verb.tag_ == "VBN" and auxiliaries & {"is", "are", "am"}:
        return Tense.OPEN
    if verb.tag_ in ("VBD", "VBN") or verb.lemma_ in _SPEECH:
        return Tense.PAST
    return Tense.FUTURE if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in _TIMETABLE else Tense.OPEN


def _tense_above(verb: Token, depth: int, alone: Tense) -> Tense:
    """The tense of the verb that a participle hangs from, or ``alone`` where there is none."""
    head = verb.head
    while head.pos_ not in ("VERB", "AUX"):
        if head.i == head.head.i:
            return alone
        head = head.head
    return alone if head.i == verb.i else _tense_of(head, depth + 1)


def _tense_of_infinitive(verb: Token, depth: int) -> Tense:
    """ "to vote Monday" looks ahead after "plans" or "is expected", and either way after a past verb."""
    head = verb.head
    if head.lemma_ in _PLANS and head.pos_ == "ADJ":
        return _tense_above(head, depth, Tense.FUTURE)
    if head.i != verb.i and head.pos_ in ("VERB", "AUX"):
        above = _tense_of(head, depth + 1)
        return Tense.OPEN if above is Tense.PAST and head.lemma_ not in _DONE else above
    return Tense.OPEN
