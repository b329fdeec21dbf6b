"""Turn the noun or pronoun that speaks into a name."""

import re

from spacy.tokens import Span, Token

from checker.extract.lexicon import words
from checker.extract.names import BODIES
from checker.extract.people import People, is_name, strip_titles

_HE = {"he": "m", "him": "m", "she": "f", "her": "f", "they": "", "it": ""}
_HIS = {"his": "m", "her": "f"}
_UTTERANCES = words("account tweet tweets statement letter memo post speech remarks testimony email comments")
_OFFICIALS = words(
    """senator lawmaker congressman congresswoman governor mayor representative candidate nominee billionaire
    republican democrat politician minister premier chancellor businessman mogul"""
)
"""Nouns that, with "the", mean the person spoken of last."""
_DROPPED = re.compile(r"^(?:the|a|an|this|that|these|those|its|his|her|their|our|my)\s+", re.IGNORECASE)
_LONGEST = 60
_VAGUE = words("some many others one another most both all few more who several everyone he")


class Speakers:
    """Names speakers along an article, and remembers whom a pronoun may mean."""

    def __init__(self, people: People, inside: bytearray) -> None:
        """Start at the top of an article; ``inside`` marks the characters within quotation marks."""
        self.people = people
        self.inside = inside
        self.focus: str | None = None
        """The person last spoken of as the subject of a sentence, or as a speaker."""
        self.unsure: str | None = None
        """What spoke last and looks like a name, though the recogniser did not take it for one."""
        self.group: str | None = None
        """The role or organisation that spoke last."""

    def name(self, token: Token | None, sent: Span) -> str | None:
        """Return the canonical name for the head of a subject; None if it cannot be told."""
        if token is None:
            return None
        if token.lower_ in _HE:
            return self._pronoun(token, sent)
        person = self._person(token, sent)
        if person:
            return person
        return self._role(token, sent)

    def note(self, speaker: str | None) -> None:
        """Remember who spoke, for the pronouns that follow."""
        if speaker is None:
            return
        if self.people.knows(speaker):
            self.focus = speaker
            return
        self.group = speaker
        if " " in speaker and is_name(speaker):
            self.unsure = speaker

    def introducer(self, sent: Span) -> str | None:
        """Return who or what a sentence that ends in a colon says speaks next."""
        for token in sent:
            if token.dep_ in ("nsubj", "nsubjpass") and not self.inside[token.idx]:
                return self.name(token, sent)
        return None

    def subject(self, sent: Span) -> str | None:
        """Return the person that is the subject of a sentence, outside quotation marks."""
        for token in sent:
            if token.dep_ in ("nsubj", "nsubjpass") and not self.inside[token.idx]:
                if token.lower_ in ("he", "she"):
                    return self._pronoun(token, sent)
                person = self._person(token, sent)
                if person or token.head.dep_ == "ROOT":
                    return person
        return None

    def _pronoun(self, token: Token, sent: Span) -> str | None:
        word = token.lower_
        if word in ("it", "they"):
            return self.group if word == "they" or self.focus is None else None
        gender = _HE.get(word) or _HIS[word]
        for ent in sent.ents:
            if ent.start >= token.i:
                break
            if (
                ent.label_ == "PERSON"
                and ent.root.dep_.startswith("nsubj")
                and not self.inside[ent.start_char]
            ):
                name = self.people.resolve(strip_titles(ent.text), ent.start_char, gender)
                if self.people.fits(name, gender):
                    return name
        if self.focus and self.people.fits(self.focus, gender):
            return self.focus
        return self.people.near(sent.start_char, gender, self.inside) or self.focus or self.unsure

    def _person(self, token: Token, sent: Span) -> str | None:
        """Return the person that a noun is, or that stands in apposition to it."""
        name = self._proper(token)
        if name and " " in name:
            return name
        if token.pos_ not in ("NOUN", "PROPN", "NUM", "PRON", "DET"):
            return None
        for child in token.subtree:
            if child.dep_ == "appos" and child.pos_ == "PROPN" and token.i < child.i < sent.end:
                name = self._proper(child, lenient=token.lower_ not in BODIES)
                if name:
                    return name
        owner = next((child for child in token.lefts if child.dep_ == "poss"), None)
        if owner is not None and token.lower_ in _UTTERANCES:
            return self._pronoun(owner, sent) if owner.lower_ in _HIS else self._proper(owner)
        return name or (self._holder(token) if token.pos_ != "PROPN" else None)

    def _holder(self, token: Token) -> str | None:
        """Return whom "the president" means, if the article calls one person by that office."""
        doc, start = token.doc, token.i
        if start > 0 and doc[start - 1].lower_ in ("prime", "attorney", "vice"):
            start -= 1
        article = token.left_edge
        if article.lower_ != "the" or article.i < start - 2 or any(t.dep_ == "prep" for t in token.rights):
            return None
        office = doc[start : token.i + 1].text.lower()
        holders = self.people.holders(office, token.idx)
        if self.focus in holders or (token.lower_ in _OFFICIALS and len(set(holders)) != 1):
            return self.focus
        return max(reversed(holders), key=holders.count) if holders else None

    def _proper(self, token: Token, lenient: bool = False) -> str | None:
        """Return the person's name that ends at, or holds, a proper noun.

        ``lenient`` takes two capitalised words for a name, where the recogniser saw nothing.
        """
        if token.pos_ != "PROPN" and token.ent_type_ != "PERSON":
            return None
        doc = token.doc
        start, end = token.i, token.i + 1
        if token.ent_type_ == "PERSON":
            while start > 0 and doc[start].ent_iob_ != "B" and doc[start - 1].ent_type_ == "PERSON":
                start -= 1
            while end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I":
                end += 1
        else:
            while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].head.i >= start - 1:
                start -= 1
        while start > 1 and doc[start - 1].text in ("-", "–") and doc[start - 2].whitespace_ == "":
            start -= 2
            while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].ent_type_ == "PERSON":
                start -= 1
        raw = doc[start:end].text
        titled = start > 0 and doc[start - 1].text in ("Mr.", "Mrs.", "Ms.", "Miss")
        honorific = doc[start - 1].text if titled else raw.split(" ", 1)[0]
        gender = {"Mr.": "m", "Mrs.": "f", "Ms.": "f", "Miss": "f"}.get(honorific, "")
        name = strip_titles(raw)
        if not is_name(name):
            return None
        titled = titled or (len(name) < len(raw) and raw.endswith(name))
        looks = (
            lenient and " " in name and token.ent_type_ in ("", "ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART")
        )
        if token.ent_type_ == "PERSON" or self.people.knows(name) or titled or looks:
            return self.people.resolve(name, token.idx, gender)
        return None

    def _role(self, token: Token, sent: Span) -> str | None:
        """Return the noun phrase around its head, as text: "spokesman for the ministry"."""
        if (
            token.lower_ in _VAGUE
            or (token.lower_ == "one" and token.n_rights == 0)
            or token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON")
        ):
            return None
        doc = token.doc
        start = max(token.left_edge.i, sent.start)
        end = token.i + 1
        for child in token.rights:
            if (
                child.dep_ == "prep"
                and child.lower_ in ("for", "of", "at", "from", "in", "with")
                and child.i == end
            ):
                end = min(_bare_end(child), sent.end)
            elif child.dep_ == "conj" and child.i < sent.end and end < child.i:
                end = child.i + 1
        for at in range(start, token.i):
            if doc[at].text in (",", ":", "—", "―", "-") or doc[at].is_space or self.inside[doc[at].idx]:
                start = at + 1
        text = " ".join(doc[start:end].text.split())
        text = _DROPPED.sub("", text).strip(" ,.;:\"“”'’—―-")
        if not text or len(text) > _LONGEST:
            text = token.text
        return text


def _bare_end(prep: Token) -> int:
    """Return where a prepositional phrase ends, leaving out clauses and asides."""
    end: int = prep.i + 1
    for token in prep.subtree:
        if token.dep_ in ("relcl", "acl", "appos", "punct", "advcl") and token.i >= end:
            if token.text in ("-", "'", "’", "."):
                continue
            break
        end = token.i + 1
    return end
