"""What a number counts, read from the grammar of the sentence."""

from spacy.tokens import Token

from checker.extract.token_index import TokenIndex

_ATTRIBUTIVE = {"nummod", "amod", "compound", "nmod", "quantmod", "advmod", "poss", "det"}
_BETWEEN = {"JJ", "JJR", "JJS", "NN", "NNP", "VBN", "VBG", "HYPH"}
_PLURAL = {"NNS", "NNPS"}


def counted_token(tokens: TokenIndex, start: int, end: int) -> Token | None:
    """The noun that the number at ``start`` to ``end`` counts; None for "killed 12" or "12 of them"."""
    first, last = tokens.at(start), tokens.at(end - 1)
    head = _head_within(last, first.i, last.i)
    above = head.head
    if head.dep_ in _ATTRIBUTIVE and above.i > last.i and above.pos_ in ("NOUN", "PROPN"):
        return above
    partitive = _partitive(head, last.i)
    if partitive is not None:
        return partitive if partitive.pos_ in ("NOUN", "PROPN") else None
    return _next_plural(last)


def lemma(token: Token | None) -> str:
    """The noun's lemma in lower case ("Democrats" too), or "" for None."""
    if token is None:
        return ""
    text: str = token.lemma_.lower()
    if token.tag_ == "NNPS" and text.endswith("s") and not text.endswith("ss"):
        text = text[:-1]
    return _with_hyphens(token, text)


def _with_hyphens(token: Token, text: str) -> str:
    """The whole of a word that the tokenizer splits at its hyphens ("fund-raiser", "re-election")."""
    doc, at = token.doc, token.i
    while at > 1 and doc[at - 1].text == "-" and not doc[at - 2].whitespace_ and doc[at - 2].is_alpha:
        text = f"{doc[at - 2].lower_}-{text}"
        at -= 2
    at = token.i
    while at + 2 < len(doc) and doc[at + 1].text == "-" and not doc[at].whitespace_ and doc[at + 2].is_alpha:
        text = f"{text}-{doc[at + 2].lemma_.lower()}"
        at += 2
    return text


def _head_within(token: Token, first: int, last: int) -> Token:
    for _ in range(8):
        above = token.head
        if above.i == token.i or not first <= above.i <= last:
            break
        token = above
    return token


def _partitive(head: Token, last: int) -> Token | None:
    """The noun after "of", as in "hundreds of people"; pronouns come back as they are."""
    for child in head.children:
        if child.lower_ == "of" and child.i == last + 1:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def _next_plural(last: Token) -> Token | None:
    """The plural noun right behind the number where the parser missed that it is counted."""
    doc = last.doc
    for position in range(last.i + 1, min(last.i + 5, len(doc))):
        token = doc[position]
        if token.is_sent_start or (token.tag_ not in _BETWEEN and token.tag_ not in _PLURAL):
            return None
        if token.tag_ in _PLURAL:
            possessive = position + 1 < len(doc) and doc[position + 1].tag_ == "POS"
            return None if possessive else token
    return None
