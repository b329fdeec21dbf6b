"""Find the words that credit a sentence to someone: "Smith said", "according to officials".

Only what stands outside quotation marks can credit.  The parser often misreads text around
quotation marks, so neighbours stand in where it finds no subject.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from checker.extract.lexicon import words
from checker.extract.trailing import trailing_credit

STRONG = words(
    """say tell state tweet retweet announce argue claim insist declare acknowledge admit contend
    assert stress reply complain concede reiterate testify quip joke yell holler bark emphasize
    emphasise boast comment exclaim caution vow deny allege maintain recount remark opine lament
    muse retort intone reason"""
)
"""Verbs whose clause is always someone's words."""

WEAK = words(
    """add write note warn explain report suggest respond confirm promise recall predict conclude
    point observe read counter disclose indicate pledge proclaim reveal speculate believe think hope
    fear ask wonder call describe charge shout cry continue echo answer demand urge find show
    estimate go begin agree estimate post speak marvel scoff fume blast dismiss mock decry recommend
    warn criticize criticise praise denounce condemn characterize hail ridicule deride slam portray
    label dub term interject offer advise propose see"""
)
"""Verbs whose clause or quotation is someone's words, but which do other work too."""

_CREDITING = words(
    """add write note warn explain report suggest confirm recall predict conclude point observe disclose
    indicate reveal estimate agree recommend"""
)
"""Weak verbs that credit what stands before them."""

_NAMING = words(
    """call describe label dub term dismiss mock decry blast criticize criticise praise denounce
    condemn characterize hail ridicule deride slam portray"""
)
_LEADS_ON = words("go continue begin start appear seem take use come proceed turn hasten")
_NOT_SAID = words("decline refuse fail want plan expect try need hope intend")
_NO_SPEAKER = words("i we you what that this which there me us myself ourselves")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@dataclass(frozen=True, slots=True)
class Report:
    """Words that credit: ``verb`` ("said", "according"), who speaks, and the head of what is said."""

    verb: Token
    speaker: Token | None
    content: Token | None
    main: bool
    """Whether all of the sentence is credited, not just a subordinate part."""


def find_report(tokens: Sequence[Token], inside: bytearray) -> Report | None:
    """Return what credits a sentence, the outermost if there are several."""
    best: Report | None = None
    first, last = tokens[0].i, tokens[-1].i
    quoted = any(inside[token.idx] for token in tokens)
    for token in tokens:
        if inside[token.idx]:
            continue
        lemma = token.lemma_
        if lemma in STRONG or lemma in WEAK:
            report = _from_verb(token, lemma, first, last, inside, quoted)
        elif token.lower_ == "according" and token.i < last and token.nbor(1).lower_ == "to":
            report = _from_according(token, last)
        else:
            continue
        if report is not None and (best is None or (report.main and not best.main)):
            best = report
            if best.main and best.verb.dep_ == "ROOT":
                break
    return best if best is not None and best.main else _trailing(tokens, inside) or best


def _trailing(tokens: Sequence[Token], inside: bytearray) -> Report | None:
    """Return the report of a credit at the end of a sentence that the parser took for something else."""
    found = trailing_credit(tokens, inside, STRONG, _CREDITING)
    if found is None:
        return None
    verb, speaker = found
    return Report(verb, speaker, next((token for token in tokens if token.dep_ == "ROOT"), None), main=True)


def _from_verb(
    verb: Token, lemma: str, first: int, last: int, inside: bytearray, quoted: bool
) -> Report | None:
    """Return the report of a verb of saying, or None if it reports nothing."""
    if verb.pos_ not in ("VERB", "AUX") and verb.lower_ not in ("said", "says", "tweeted", "added"):
        return None
    children = [child for child in verb.children if first <= child.i <= last]
    deps = {child.dep_ for child in children}
    passive = "nsubjpass" in deps or "auxpass" in deps
    if "neg" in deps or (verb.head.lemma_ in _NOT_SAID and verb.dep_ == "xcomp"):
        return None
    content = _clause(verb, lemma, children, last, inside)
    if content is None and verb.dep_ in ("parataxis", "ccomp") and first <= verb.head.i <= last:
        content = verb.head if verb.head.i < verb.i and verb.dep_ == "parataxis" else None
    if content is None and lemma == "deny":
        content = next((child for child in children if child.dep_ in ("xcomp", "dobj")), None)
    beside = quoted and _beside_quote(verb, children, first, last, inside)
    if lemma in _NAMING:
        named = quoted and any(inside[token.idx] for token in verb.subtree if token.i <= last)
        if not (named or beside or content is not None or "oprd" in deps):
            return None
    elif lemma == "say":
        if content is None and not quoted and passive:
            return None
    elif content is None and not beside:
        return None
    if passive:
        speaker = _agent(children)
        if speaker is None and lemma not in ("say", "report", "quote"):
            return None
    else:
        speaker = _subject(verb, children, first, last, inside)
        if speaker is None and lemma in WEAK:
            return None
    if speaker is not None and speaker.lower_ in _NO_SPEAKER:
        return None
    return Report(verb, speaker, content, _covers(verb, children, first, last))


def _clause(verb: Token, lemma: str, children: Sequence[Token], last: int, inside: bytearray) -> Token | None:
    """Return the head of the clause that a verb of saying governs.

    The parser often hangs it on the listener: "told reporters he had won", "noted to one that ...".
    """
    for child in children:
        if child.dep_ == "ccomp":
            return child
    if lemma == "tell":
        listeners = [child for child in children if child.dep_ in ("dobj", "dative")]
        for clause in (below for listener in listeners for below in listener.children):
            if clause.dep_ in ("relcl", "ccomp", "acl") and clause.i <= last and clause.tag_ != "VBG":
                subjects = [t for t in clause.children if t.dep_.startswith("nsubj")]
                if subjects and subjects[0].tag_ not in ("WP", "WDT"):
                    return clause
    for at in range(verb.i + 1, min(last, verb.i + 9) + 1):
        token = verb.doc[at]
        if token.lower_ == "that" and not inside[token.idx]:
            clause = token.head
            while clause.pos_ not in ("VERB", "AUX") and at < clause.head.i != clause.i:
                clause = clause.head
            own = any(t.dep_.startswith("nsubj") for t in verb.doc[at + 1 : max(at + 1, clause.i)])
            return clause if own and token.i < clause.i <= last else None
        if token.pos_ == "VERB" or token.text in (",", ";"):
            return None
    return None


def _beside_quote(verb: Token, children: Sequence[Token], first: int, last: int, inside: bytearray) -> bool:
    """Whether a quotation stands right before or after the verb and its speaker."""
    left, right = verb.i, verb.i
    doc = verb.doc
    subject = next((child for child in children if child.dep_ in _SUBJECTS), None)
    if subject is not None and abs(subject.i - verb.i) <= 12:
        left = min(left, max(subject.left_edge.i, first))
        right = max(right, min(subject.right_edge.i, last))
    for at in range(left - 1, max(first, left - 4) - 1, -1):
        if inside[doc[at].idx]:
            return True
        if doc[at].is_alpha and doc[at].pos_ not in ("ADV", "CCONJ", "DET"):
            break
    for at in range(right + 1, min(last, right + 12) + 1):
        if inside[doc[at].idx]:
            near = at - right <= 2 or verb.lemma_ in _NAMING
            return near or doc[at - 1].text in (",", ":", "-", "—", "―")
        if doc[at].pos_ == "VERB" and doc[at].dep_ not in ("acl", "amod", "pcomp"):
            break
    return False


def _agent(children: Sequence[Token]) -> Token | None:
    """Return whom a passive names: "was told by Smith"."""
    for child in children:
        if child.dep_ == "agent":
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def _subject(
    verb: Token, children: Sequence[Token], first: int, last: int, inside: bytearray
) -> Token | None:
    """Return the head of the verb's subject, borrowed from a verb above if it has none."""
    for child in children:
        if child.dep_ in ("nsubj", "csubj") and not inside[child.idx]:
            return _antecedent(child, verb)
    beside = _neighbour(verb, first, last, inside)
    if beside is not None:
        return beside
    if verb.dep_ == "ROOT" and verb.lemma_ in STRONG:
        leading = _leading(verb, first, inside)
        if leading is not None:
            return leading
    above, steps = verb, 0
    while above.dep_ in ("conj", "xcomp", "advcl", "ccomp", "acl", "pcomp", "prep", "dep") and steps < 4:
        if above.dep_ == "acl" and above.head.pos_ in ("NOUN", "PROPN"):
            apart = above.head.dep_ == "ROOT" and above.head.i < above.i - 1
            return above.head if above.tag_ == "VBG" or apart else None
        if above.dep_ == "xcomp" and above.head.lemma_ not in _LEADS_ON:
            return None
        above, steps = above.head, steps + 1
        if not first <= above.i <= last or inside[above.idx]:
            return None
        for child in above.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i >= first and not inside[child.idx]:
                return _antecedent(child, above)
    return None


def _leading(verb: Token, first: int, inside: bytearray) -> Token | None:
    """Return the name that opens a sentence or its main clause, where the parser cut it off from the verb."""
    doc, at = verb.doc, first
    while at < verb.i and doc[at].pos_ == "PROPN" and not inside[doc[at].idx]:
        at += 1
    if at > first:
        return doc[at - 1]
    for at in range(verb.i - 1, first, -1):
        token = doc[at]
        if token.ent_type_ == "PERSON" and token.ent_iob_ == "B" and doc[at - 1].text == ",":
            return None if inside[token.idx] else token
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the subject itself."""
    if subject.tag_ in ("WP", "WDT") and verb.dep_ in ("relcl", "acl") and verb.head.i < subject.i:
        return verb.head
    return subject


def _neighbour(verb: Token, first: int, last: int, inside: bytearray) -> Token | None:
    """Return a name, noun or pronoun right beside a verb that the parser gave no subject."""
    doc = verb.doc
    if verb.i < last and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN"):
        after = doc[verb.i + 1]
        if after.lower_ in ("he", "she", "they"):
            return after
        if after.pos_ == "PROPN" and not inside[after.idx] and verb.i > first and doc[verb.i - 1].is_quote:
            while after.i < last and doc[after.i + 1].pos_ == "PROPN":
                after = doc[after.i + 1]
            return after
    at = verb.i - 1
    while at >= first and _between(doc[at]) and not inside[doc[at].idx]:
        at -= 1
    if at < first or inside[doc[at].idx] or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    before = doc[at]
    is_noun = before.pos_ in ("PROPN", "NOUN") and before.dep_ not in ("pobj", "dobj")
    return before if is_noun or before.lower_ in ("he", "she", "they") else None


def _between(token: Token) -> bool:
    """Whether a word may stand between a subject and its verb: "Smith later on Friday said"."""
    if token.pos_ in ("ADV", "AUX") or token.ent_type_ in ("DATE", "TIME"):
        return True
    return token.lower_ in ("on", "over", "in", "at", "late", "early") and token.nbor(1).ent_type_ in (
        "DATE",
        "TIME",
    )


def _covers(verb: Token, children: Sequence[Token], first: int, last: int) -> bool:
    """Whether the verb with its clause makes up the sentence, rather than an aside in it."""
    if verb.dep_ in ("ROOT", "parataxis") or not first <= verb.head.i <= last:
        return True
    left = min([max(child.left_edge.i, first) for child in children] + [verb.i])
    right = max([min(child.right_edge.i, last) for child in children] + [verb.i])
    if verb.dep_ == "ccomp" and right >= last - 1:
        before = verb.doc[left - 1]
        return (
            left > first
            and (before.is_quote or before.text in (",", ";", "—", "―", "-"))
            and verb.head.i < left
        )
    bound = any(child.dep_ in ("mark", "advmod") and child.i == left for child in children)
    share = (
        0.4
        if verb.dep_ == "conj" and verb.lemma_ in STRONG
        else 0.8
        if bound
        else 0.65
        if verb.dep_ == "advcl"
        else 0.55
    )
    return bool(right - left + 1 >= share * (last - first + 1))


def _from_according(token: Token, last: int) -> Report | None:
    """Return the report of an "according to"."""
    to = token.nbor(1)
    speaker = next((child for child in to.children if child.dep_ == "pobj" and child.i <= last), None)
    if speaker is None and to.i < last:
        speaker = next((t for t in token.doc[to.i + 1 : last + 1] if t.pos_ in ("NOUN", "PROPN")), None)
    content = token.head if token.head.i != token.i and token.head.i <= last else None
    return Report(token, speaker, content, True)
