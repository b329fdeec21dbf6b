"""Edits that negate a verb or take its negation away, with do-support kept."""

import re
from collections.abc import Iterator

from lemminflect import getInflection
from spacy.tokens import Token

from models.recipe.edit import Edit, Offsets, Source, find_lemma

_REPORTING = frozenset("say tell write tweet add note report announce".split())


def edit_negation(source: Source) -> Iterator[Edit]:
    """Negate a verb that both claims share, or take its negation away."""
    shared = set(source.other.terms) | set(source.other.predicates)
    negated_there = bool(re.search(r"\b(?:not|never|no)\b|n[’']t\b", source.other.text))
    for verb in (token for token in source.doc if token.pos_ in ("VERB", "AUX")):
        if verb.dep_ not in ("ROOT", "ccomp", "conj", "relcl", "advcl"):
            continue
        lemma = verb.lemma_.casefold()
        if lemma in _REPORTING or (lemma in ("be", "have", "do") and verb.dep_ != "ROOT"):
            continue
        there = find_lemma(source.other.text, [lemma]) if lemma in shared else None
        negation = next((child for child in verb.children if child.dep_ == "neg"), None)
        if negation is not None:
            if negated_there or there is None:
                yield from _affirm(negation, there)
        elif there is None or not negated_there:
            yield from _deny(verb, there, source)


def _affirm(negation: Token, there: Offsets | None) -> Iterator[Edit]:
    """Take "not" away, and the "did" that came with it."""
    verb = negation.head
    auxiliary = next(
        (c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i == negation.i - 1), None
    )
    end = negation.idx + len(negation.text)
    if negation.text.casefold() == "never":
        yield Edit("negation", negation.idx, end, "", there)
    elif auxiliary is not None and auxiliary.lemma_ == "do":
        form = {"did": "VBD", "does": "VBZ", "do": "VBP"}.get(auxiliary.text.casefold(), "")
        forms = getInflection(verb.lemma_, tag=form) if form and verb.i == negation.i + 1 else ()
        if forms:
            yield Edit("negation", auxiliary.idx, verb.idx + len(verb.text), forms[0], there)
    elif auxiliary is not None and auxiliary.text.casefold() in ("ca", "wo"):
        yield Edit(
            "negation", auxiliary.idx, end, "can" if auxiliary.text.casefold() == "ca" else "will", there
        )
    elif negation.text.casefold() in ("not", "n't", "n’t"):
        yield Edit("negation", negation.idx, end, "", there)


def _deny(verb: Token, there: Offsets | None, source: Source) -> Iterator[Edit]:
    auxiliary = next(
        (c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i and c.text != "to"), None
    )
    if any(child.text == "to" for child in verb.children if child.i < verb.i):
        return
    if auxiliary is not None:
        end = auxiliary.idx + len(auxiliary.text)
        if auxiliary.text.startswith(("'", "’")):
            return
        new = source.rng.choice([" not", " not", " never"]) if auxiliary.lemma_ in ("be", "have") else " not"
        if auxiliary.text.casefold() == "can":
            yield Edit("negation", auxiliary.idx, end, "cannot", there)
        else:
            yield Edit("negation", end, end, new, there)
    elif verb.lemma_ == "be" and verb.text.casefold() in ("is", "was", "are", "were"):
        end = verb.idx + len(verb.text)
        yield Edit("negation", end, end, " not", there)
    elif verb.tag_ in ("VBD", "VBZ", "VBP") and verb.pos_ == "VERB":
        helper = {"VBD": "did", "VBZ": "does", "VBP": "do"}[verb.tag_]
        new = f"{helper} not {verb.lemma_}"
        if verb.tag_ == "VBD" and source.rng.random() < 0.4:
            new = source.rng.choice(
                ["never {0}", "refused to {1}", "declined to {1}", "failed to {1}"]
            ).format(verb.text, verb.lemma_)
        yield Edit("negation", verb.idx, verb.idx + len(verb.text), new, there)
