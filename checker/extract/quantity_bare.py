"""Judges a number that no unit follows: an age, a pronoun ("one of the"), a name, or a count."""

import re

from checker.extract.counted import counted_token
from checker.extract.number_words import Number
from checker.extract.quantity_patterns import AGE_AFTER, AGE_BEFORE, AGE_SAID
from checker.extract.quantity_setting import Setting

_AGE_ENDS = re.compile(r"[,.;)]|$| (?:and|of|from|when|at)\b")


def is_age(setting: Setting, start: int, end: int, number: Number) -> bool:
    """Whether a bare number is somebody's age: "aged 17", "Smith, 17,", "Smith (17)", "17 and older"."""
    text = setting.text
    if AGE_BEFORE.search(setting.before(start)):
        return True
    if not text[start:end].isdigit() or not 0 < number.low < 116:
        return False
    ended = bool(_AGE_ENDS.match(text, end))
    if AGE_AFTER.match(text, end) or (ended and AGE_SAID.search(setting.before(start))):
        return True
    if start < 3 or not text[:start].endswith((", ", "(")):
        return False
    token = setting.tokens.at(start - 3)
    after = text[end : end + 1]
    if text[start - 1] == "(":
        return after == ")" and token.ent_type_ == "PERSON"
    if token.pos_ == "PROPN":
        return token.ent_type_ != "DATE" and ended
    return token.pos_ == "NOUN" and after == "," and not text[end + 1 : end + 3].strip().isdigit()


_DEFINITE = frozenset(
    ("the", "these", "those", "other", "his", "her", "their", "our", "its", "both", "first", "last", "all")
)
_NOT_ONE = _DEFINITE | {"no", "this", "that", "any", "some", "every", "each", "another", "which", "not"}
_COUNTED_SINGLY = frozenset(
    (
        "person", "man", "woman", "child", "boy", "girl", "baby", "student", "teacher", "soldier", "officer",
        "policeman", "guard", "civilian", "passenger", "worker", "victim",
        "suspect", "protester", "demonstrator",
        "gunman", "attacker", "militant", "american", "vote", "seat", "death", "bomb",
        "shot", "bullet", "plane",
        "helicopter", "car", "house", "ship", "arrest", "injury", "count", "charge",
        "pilot", "marine", "sailor",
        "nurse", "doctor", "patient", "resident", "bystander", "juror", "hostage",
        "firefighter", "deputy", "trooper",
        "agent", "inmate", "prisoner", "case", "fatality", "abstention", "ballot", "term",
    )
)  # fmt: skip
"""What "one" counts in earnest; of most nouns ("one official", "one poll") it only means "a"."""
_CASUALTY = re.compile(
    r",? (?:(?:is|was|has been) )?(?:\w+ly )?(?:dead|killed|injured|wounded|hurt|missing|arrested)\b"
)
"""What stands right behind a "one" that counts a person: "left one dead and one critically injured"."""
_SAYING = frozenset(
    ("say", "tell", "ask", "add", "note", "argue", "write", "call", "describe", "suggest", "shout")
)
_NAMING = ("WORK_OF_ART", "LAW", "PRODUCT", "FAC")


def counts_nothing(setting: Setting, item: re.Match[str]) -> bool:
    """Whether a number without unit is a pronoun ("one of the", "the two"), or part of a name."""
    start, end = item.start(), item.end()
    word = item["number"].lower()
    last = setting.tokens.at(end - 1)
    before = setting.tokens.at(start - 1) if start else None
    counted = counted_token(setting.tokens, start, end)
    previous = before.lower_ if before is not None else ""
    if word == "one" and previous not in _NOT_ONE and _CASUALTY.match(setting.text, end):
        return False
    if word in ("one", "zero"):
        if counted is None or counted.i <= last.i or last.dep_ != "nummod" or previous in _NOT_ONE:
            return True
        saying = counted.dep_ == "nsubj" and counted.head.lemma_ in _SAYING
        return saying or counted.lemma_.lower() not in _COUNTED_SINGLY
    if word[0].isalpha():
        return counted is None and (previous in _DEFINITE or word == "a")
    if last.ent_type_ in _NAMING:
        return True
    named = before is not None and before.pos_ == "PROPN" and last.head.i <= before.i and counted is None
    return named and word.isdigit() and setting.text[start - 1] == " "
