"""What happens at a time that a sentence names: a verb, or a noun that stands for one, and whose doing it is.

"An election in June", "the election set for June" and "voters choose in June" are dated alike, though
only the last by a verb of its own.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from checker.domain import PRONOUNS

_NAMED_BY = {
    "appear": "appearance",
    "agree": "agreement deal accord pact",
    "announce": "announcement",
    "arrest": "arrest detention",
    "arrive": "arrival",
    "attack": "attack assault ambush siege",
    "begin": "beginning start onset outset",
    "convene": "convention congress",
    "crash": "crash collision derailment",
    "debate": "debate",
    "decide": "decision",
    "die": "death",
    "elect": "election runoff by-election",
    "explode": "explosion blast bombing",
    "fire": "firing dismissal ouster",
    "hear": "hearing",
    "inaugurate": "inauguration",
    "indict": "indictment arraignment",
    "interview": "interview",
    "invade": "invasion",
    "kill": "killing murder slaying assassination",
    "launch": "launch rollout",
    "leave": "departure exit",
    "march": "march procession",
    "marry": "wedding marriage",
    "meet": "meeting summit talks",
    "open": "opening",
    "primary": "primary caucus",
    "protest": "protest demonstration",
    "raid": "raid",
    "rally": "rally",
    "release": "release publication",
    "resign": "resignation",
    "retire": "retirement",
    "rule": "ruling verdict",
    "sentence": "sentencing",
    "shoot": "shooting rampage",
    "shut": "shutdown closure",
    "speak": "speech address lecture remarks keynote",
    "strike": "strike airstrike",
    "testify": "testimony",
    "try": "trial",
    "visit": "visit trip tour",
    "vote": "vote referendum ballot",
}
_HAPPENINGS = {noun: verb for verb, nouns in _NAMED_BY.items() for noun in nouns.split()}
_OF_THE_SUBJECT = frozenset(
    "be come occur happen hold schedule set slate plan expect due postpone delay".split()
)
"""Verbs that say of their subject, or of what they describe, that it happens: "the vote comes Friday"."""
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_TIMES = frozenset({"DATE", "TIME"})
_OF_A_NOUN = frozenset({"poss", "compound"})


def happening(sent: Span, start: int, end: int) -> tuple[str, str]:
    """Return the verb for what happens at the time from ``start`` to ``end``, and whose doing it is.

    The verb is a lemma, the other the last word of a name in small letters or "he" or "she", and each "" if
    there is none.
    """
    words = sent.char_span(start, end, alignment_mode="expand")
    if words is None:
        return "", ""
    for token in _upwards(words.root):
        if named := _named(token):
            return named, _name(token, _OF_A_NOUN)
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.lemma_ == "be"):
            if subject := _happening_subject(token, sent):
                return _named(subject), _name(subject, _OF_A_NOUN)
            return (token.lemma_.casefold(), _name(token, _SUBJECT)) if token.pos_ == "VERB" else ("", "")
    return "", ""


def _upwards(token: Token) -> Iterator[Token]:
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token


def _named(token: Token) -> str:
    """The verb for what a noun names, or ""."""
    return _HAPPENINGS.get(token.lemma_.casefold(), "") if token.pos_ == "NOUN" else ""


def _happening_subject(verb: Token, sent: Span) -> Token | None:
    """What happens if the verb only says that it does: "is to be held", "set for", "takes place"."""
    place = verb.lemma_ == "take" and any(child.lower_ == "place" for child in verb.children)
    if not place and verb.lemma_ not in _OF_THE_SUBJECT:
        return None
    subjects = [child for child in verb.children if child.dep_ in _SUBJECT]
    if not subjects:  # "the election, set for June", however it was parsed
        subjects = [verb.head, *verb.doc[max(sent.start, verb.i - 2) : verb.i]]
    return next((subject for subject in subjects if _named(subject)), None)


def _name(head: Token, relations: frozenset[str]) -> str:
    """The last word of the name that stands in one of the relations to a word, or is what a noun is of."""
    named = [child for child in head.children if child.dep_ in relations]
    if head.pos_ == "NOUN":
        of = [child for child in head.children if child.dep_ == "prep" and child.lower_ in ("of", "by")]
        named += [word for preposition in of for word in preposition.children]
    names: list[str] = [w.text.casefold() for w in named if w.pos_ == "PROPN" and w.ent_type_ not in _TIMES]
    pronouns = [w.lower_ for w in named if w.lower_ in PRONOUNS]
    return next(iter((*names, *pronouns)), "")
