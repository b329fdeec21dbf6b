"""Find the words at a sentence's end that credit all of it, where the parser took them for something else.

"The bridge is closed until May, the head of the harbour board, Ana Ruiz, told reporters on Monday": the
parser likes to hang the name on the last noun of the statement, and the verb of saying on its verb.
What is looked for is plain: a comma, a noun phrase without a verb, a verb of saying, and then no clause.
"""

from collections.abc import Collection, Sequence

from spacy.tokens import Token

_LONGEST_TAIL = 14
"""Words after the verb: "told the newspaper in an interview on Friday"."""
_LONGEST_NAME = 16
"""Words of the noun phrase that names the speaker."""
_OPENS = ("DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM")
_BREAKS = ("VERB", "AUX", "SCONJ", "CCONJ")


def trailing_credit(
    tokens: Sequence[Token], inside: bytearray, certain: Collection[str], likely: Collection[str]
) -> tuple[Token, Token] | None:
    """Return the verb of saying and the head of its speaker, or None.

    ``certain`` and ``likely`` hold lemmas of verbs of saying; a likely one must have no object
    ("estimated", but not "added two rooms").
    """
    body = [token for token in tokens if not token.is_space]
    while body and (body[-1].is_punct or body[-1].is_quote):
        body.pop()
    for at in range(len(body) - 1, max(3, len(body) - 2 - _LONGEST_TAIL), -1):
        verb = body[at]
        if verb.tag_ not in ("VBD", "VBZ") or inside[verb.idx]:
            continue
        if verb.lemma_ not in certain and not (verb.lemma_ in likely and _no_object(body, at)):
            continue
        if _has_clause(body[at + 1 :], inside):
            return None
        speaker = _speaker(body, at, inside)
        return (verb, speaker) if speaker is not None else None
    return None


def _no_object(body: Sequence[Token], at: int) -> bool:
    return (
        at + 1 == len(body)
        or body[at + 1].pos_ in ("ADP", "ADV", "PUNCT")
        or body[at + 1].ent_type_ == "DATE"
    )


def _has_clause(tail: Sequence[Token], inside: bytearray) -> bool:
    return any(
        token.pos_ in ("VERB", "AUX", "SCONJ") or token.lower_ == "that" or inside[token.idx]
        for token in tail
    )


def _speaker(body: Sequence[Token], at: int, inside: bytearray) -> Token | None:
    """Return the last word of the name before a verb, if a comma and a statement come before that."""
    end = at - 1
    in_apposition = body[end].text == ","
    if in_apposition:
        end -= 1
    comma = _comma_before(body, end, inside)
    start = comma
    if in_apposition and comma is not None:
        start = _comma_before(body, comma - 1, inside)
    if start is None or comma is None or body[start + 1].pos_ not in _OPENS:
        return None
    if body[end].pos_ != "PROPN" and (in_apposition or body[end].pos_ != "NOUN"):
        return None
    stated = any(token.pos_ in ("VERB", "AUX") for token in body[:start])
    return body[end] if stated else None


def _comma_before(body: Sequence[Token], end: int, inside: bytearray) -> int | None:
    """Return the place of the comma before a stretch of words without a verb."""
    for place in range(end, max(0, end - _LONGEST_NAME), -1):
        token = body[place]
        if token.text == ",":
            return place if place < end else None
        if (
            token.pos_ in _BREAKS
            or inside[token.idx]
            or (token.is_punct and token.text not in ("-", ".", "'", "’"))
        ):
            return None
    return None
