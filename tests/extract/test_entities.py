"""Names, verbs and terms, normalised so that two outlets' spellings meet."""

import pytest
from spacy.language import Language

from checker.extract.entities import entity_key, find_entities, find_predicates, find_terms
from checker.extract.sentences import split

KEYS = [
    ("Ursula Brandt", "ursula brandt"),
    ("Ursula Brandt’s", "ursula brandt"),
    ("Ursula Brandt's", "ursula brandt"),
    ("the Harbour Board", "harbour board"),
    ("The  Harbour\n Board", "harbour board"),
    ("Mr. Lund", "lund"),
    ("Mr Lund", "lund"),
    ("Sen. Ursula Brandt", "ursula brandt"),
    ("Former President Ursula Brandt", "ursula brandt"),
    ("Prime Minister Lund", "lund"),
    ("the former Prime Minister Lund", "lund"),
    ("Lt. Gen. Olav Moe", "olav moe"),
    ("U.N.", "un"),
    ("the U.S.", "us"),
    ("N.A.T.O", "nato"),
    ("São Tomé", "são tomé"),
    ("“Red Wing”", "red wing"),
    # What only looks like a title or an article stays.
    ("Kingston", "kingston"),
    ("President", "president"),
    ("Theodora", "theodora"),
    ("Generali", "generali"),
    ("", ""),
    (".", ""),
]


@pytest.mark.parametrize(("text", "expected"), KEYS)
def test_names_are_normalised(text: str, expected: str) -> None:
    assert entity_key(text) == expected


@pytest.mark.parametrize("text", [text for text, _ in KEYS])
def test_a_normal_name_stays_as_it_is(text: str) -> None:
    assert entity_key(entity_key(text)) == entity_key(text)


ENTITIES = [
    ("Ursula Brandt met Emmanuel Macron in Paris.", {"PERSON": 2, "GPE": 1}),
    ("The United Nations sent experts to Norway on Monday.", {"ORG": 1, "GPE": 1}),
    ("Three buses were late on Monday.", {}),  # numbers and dates are no names
]


@pytest.mark.parametrize(("text", "expected"), ENTITIES)
def test_names_are_found_and_nothing_else(nlp: Language, text: str, expected: dict[str, int]) -> None:
    (sentence,) = split(nlp(text))
    labels = [entity.label for entity in find_entities(sentence)]
    assert {label: labels.count(label) for label in labels} == expected


def test_offsets_run_over_the_sentence(nlp: Language) -> None:
    second = split(nlp("It rained all day. Emmanuel Macron flew to Norway."))[1]
    found = find_entities(second)
    assert [entity.text for entity in found] == ["Emmanuel Macron", "Norway"]
    assert all(second.text[entity.start : entity.end] == entity.text for entity in found)


PREDICATES = [
    ("The council approved the budget.", ("approve",)),
    ("The council debated and approved the budget.", ("approve", "debate")),
    ("Lund said the council approved the budget.", ("approve",)),
    ("The council approved the budget, Lund said.", ("approve",)),
    ("Lund said nothing.", ("say",)),
    ("The budget was approved by the council.", ("approve",)),
]


@pytest.mark.parametrize(("text", "expected"), PREDICATES)
def test_the_verbs_are_those_of_what_is_told(nlp: Language, text: str, expected: tuple[str, ...]) -> None:
    (sentence,) = split(nlp(text))
    assert find_predicates(sentence) == expected


TERMS = [
    ("The councils were approving the budgets.", ("approve", "budget", "council")),
    ("It was so.", ()),
    ("Nine cars and nine cars burnt.", ("burn", "car")),
    ("A budget of 7 crowns.", ("7", "budget", "crown")),
]


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_terms_are_lemmas_sorted_and_once_each(nlp: Language, text: str, expected: tuple[str, ...]) -> None:
    found = find_terms(nlp(text))
    assert set(expected) <= set(found)
    assert list(found) == sorted(set(found))
    assert not {"the", "it", "be", "and", "a"} & set(found)
