"""Named entities, predicates and terms of a sentence, normalised so that two outlets' spellings meet."""

import re
from collections.abc import Iterable

from spacy.tokens import Span, Token

from checker.domain import Entity

KEPT_LABELS = frozenset(
    {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)
_TITLE = re.compile(
    r"^(?:(?:mr|mrs|ms|dr|sen|rep|gov|gen|lt|col|capt|sgt|adm|prof|rev|hon|st|sir|lord|lady|dame|judge|justice"
    r"|president|vice|prime|minister|senator|representative|congressman|congresswoman|governor|secretary|marshal"
    r"|general|speaker|chancellor|king|queen|prince|princess|pope|former|acting)\.?\s+)+(?=\w)",
    re.IGNORECASE,
)
_SPEECH = frozenset(
    "say tell add note write tweet state announce report declare explain argue insist ask claim suggest "
    "comment reply respond remark mention".split()
)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


def entity_key(text: str) -> str:
    """Normalise a name: lower case, no article, title, possessive or inner full stops."""
    key = re.sub(r"[’']s?$", "", text.strip().casefold())
    key = re.sub(r"^the\s+", "", key.replace("’", "'"))
    key = _TITLE.sub("", key)
    return re.sub(r"\s+", " ", key.replace(".", "").strip(" ,;:-\"'“”"))


def find_entities(sent: Span) -> tuple[Entity, ...]:
    """Return the named entities of a sentence, with offsets into it."""
    found = []
    for ent in sent.ents:
        key = entity_key(ent.text)
        if ent.label_ in KEPT_LABELS and len(key) > 1 and any(c.isalpha() for c in key):
            start = ent.start_char - sent.start_char
            found.append(Entity(ent.text, start, start + len(ent.text), ent.label_, key))
    return tuple(found)


def find_predicates(sent: Span) -> tuple[str, ...]:
    """Return the lemmas of the main verbs: the root, what is coordinated with it, and what is said.

    Verbs of speech are left out where they govern another clause, since whoever reports a fact
    says it.
    """
    found: set[str] = set()
    queue = [sent.root]
    while queue:
        token = queue.pop()
        clauses = [child for child in token.children if child.dep_ in ("ccomp", "xcomp", "conj", "parataxis")]
        verbal = token.pos_ in ("VERB", "AUX")
        if verbal and not (clauses and token.lemma_ in _SPEECH):
            found.add(token.lemma_.casefold())
        queue += [
            child for child in clauses if child.pos_ in ("VERB", "AUX") and sent.start <= child.i < sent.end
        ]
    return tuple(sorted(found))


def find_terms(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the lemmas of all content words, sorted and without repetition."""
    terms = {
        token.lemma_.casefold().strip("’'")
        for token in tokens
        if token.pos_ in _CONTENT and not token.is_stop and any(c.isalnum() for c in token.text)
    }
    return tuple(sorted(term for term in terms if len(term) > 1 or term.isdigit()))
