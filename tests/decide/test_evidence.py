"""What is measured of a pair."""

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest

from checker.decide.alignment import alignment
from checker.decide.evidence import nli_features, same_speaker, weigh
from checker.domain import Claim, Entity, Judgement, Modality, Scores, Voice

from .samples import DAY, article, claim, counted, difference, judged, pair

SPEAKERS = [
    ("Olga Reyes", "Olga Reyes", True),
    ("Olga Reyes", "Reyes", True),
    ("Olga Reyes", "OLGA REYES", True),
    ("Olga Reyes", "Minister Reyes", True),
    ("Olga Reyes", "Olga Reyes of the Harbour Board", True),
    ("Olga Reyes", "Petr Novak", False),
    ("Olga Reyes", None, False),
    (None, None, False),
    ("", "", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), SPEAKERS)
def test_same_speaker(one: str | None, other: str | None, expected: bool) -> None:
    a, b = claim("a", speaker=one), claim("b", speaker=other)
    assert same_speaker(a, b) is expected
    assert same_speaker(b, a) is expected


ALIGNED = [
    # Two sentences with the words in conflict in brackets; how well these stand in each other's place.
    ("The dam burst on [Friday] evening.", "The dam burst on [Monday] evening.", 1.0),
    ("The dam burst on [Friday].", "On [Monday] the dam burst.", 1.0),
    ("The dam is bursting on [Friday].", "The dam had burst by [Monday].", 1.0),
    ("The dam burst on [Friday].", "The mayor resigned on [Monday].", 0.0),
    ("The dam burst on [Friday] in spring.", "The dam broke in [May] with rain.", 1 / 3),
    ("[Friday]", "The dam burst on [Monday].", 0.0),
    ("It was [Friday].", "It was [Monday].", 0.0),
]


def marked(path: str, text: str) -> tuple[Claim, tuple[int, int]]:
    start, end = text.index("["), text.index("]")
    return claim(path, text=text.replace("[", "").replace("]", "")), (start, end - 1)


@pytest.mark.parametrize(("one", "other", "expected"), ALIGNED)
def test_alignment(one: str, other: str, expected: float) -> None:
    (left, a), (right, b) = marked("a", one), marked("b", other)
    assert alignment(left, right, difference(a, b)) == pytest.approx(expected)
    assert alignment(right, left, difference(b, a)) == pytest.approx(expected)


def test_alignment_looks_no_further_than_a_few_words() -> None:
    tail = "able brow crow dome ewer fawn glen halo iris jolt kiln loam"
    (left, a), (right, b) = marked("a", f"[Friday] {tail}"), marked("b", f"{tail} [Monday]")
    assert alignment(left, right, difference(a, b)) == 0


def test_without_a_place_the_whole_sentence_counts() -> None:
    left, right = claim("a", text="The dam burst."), claim("b", text="The dam did not burst.")
    assert alignment(left, right, difference((0, 0), (8, 15))) > 0.5


def features(one: Claim, other: Claim, **more: date | None) -> dict[str, float]:
    return weigh(pair(one, other), article("a"), article("b", **more)).features


NINE = counted("a", 9)
FEATURES = [
    # a pair of claims, some of what is measured of it
    (
        NINE,
        counted("b", 12),
        {"number_differs": 1, "number_agrees": 0, "any_differs": 1, "aligned": 1},
    ),
    (NINE, counted("b", 9), {"number_differs": 0, "number_agrees": 1, "any_differs": 0, "terms": 1}),
    (NINE, counted("b", 12, "tractor"), {"number_differs": 0, "any_differs": 0}),
    (NINE, replace(counted("b", 9), negated=True), {"negated_differs": 1}),
    (NINE, replace(counted("b", 9), hedged=True), {"hedged": 1}),
    (NINE, replace(counted("b", 9), modality=Modality.EXPECTED), {"one_firm": 1}),
    (NINE, replace(counted("b", 9), modality=Modality.DENIED), {"one_firm": 0}),
    (NINE, replace(counted("b", 9), voice=Voice.QUOTED), {"one_quoted": 1, "both_quoted": 0}),
    (NINE, claim("b", text="We saw 9 cows and a bull."), {"contained": 1}),
    (NINE, claim("b", text="9 cows, we saw!"), {"contained": 1}),
    (NINE, claim("b", text="We saw 8 cows."), {"contained": 0}),
    (
        claim("a", predicates=()),
        claim("b", predicates=()),
        {"terms": 0, "names": 0, "predicates": 0, "length": 0, "length_ratio": 1},
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), FEATURES)
def test_features(one: Claim, other: Claim, expected: dict[str, float]) -> None:
    found = features(one, other)
    assert {name: found[name] for name in expected} == pytest.approx(expected)


def test_names_meet_in_the_sentence_and_in_what_went_before() -> None:
    named = claim("a", entities=(Entity("Olga Reyes", 0, 10, "PERSON", "olga reyes"),))
    found = features(named, claim("b", context=("reyes",)))
    assert (found["names"], found["names_in_context"]) == (0, 1)


def test_offices_of_one_person_count_apart() -> None:
    reyes = (Entity("Olga Reyes", 15, 25, "PERSON", "olga reyes"),)
    one = claim("a", text="Trade Minister Olga Reyes left.", entities=reyes)
    other = claim("b", text="Labor Minister Olga Reyes left.", entities=reyes)
    assert features(one, other)["description_differs"] == 1
    assert features(one, replace(one, article="b"))["description_differs"] == 0
    assert features(replace(one, entities=()), other)["description_differs"] == 0


@pytest.mark.parametrize(
    ("texts", "described", "spoken"),
    [
        (
            (
                "“We will rebuild all of it by May,” said Olga Reyes.",
                "“We will rebuild all of it by May,” said Ivo Brandt.",
            ),
            1,
            0,
        ),
        (
            ("“We will rebuild all of it by May.”", "“We will rebuild all of it by May,” said Ivo Brandt."),
            0,
            1,
        ),
    ],
    ids=["both named", "one from context"],
)
def test_two_speakers_of_one_quotation_count_where_both_sentences_name_them(
    texts: tuple[str, str], described: int, spoken: int
) -> None:
    one, other = (
        claim(article, text=text, speaker=speaker, voice=Voice.QUOTED)
        for article, text, speaker in zip("ab", texts, ("Olga Reyes", "Ivo Brandt"), strict=True)
    )
    found = features(one, other)
    assert (found["description_differs"], found["speaker_differs"]) == (described, spoken)


@pytest.mark.parametrize(("published", "expected"), [(DAY, 0), (DAY + timedelta(9), math.log(10)), (None, 0)])
def test_days_apart(published: date | None, expected: float) -> None:
    assert features(NINE, counted("b", 12), published=published)["days_apart"] == pytest.approx(expected)


def test_which_claim_stands_left_does_not_matter() -> None:
    for one, other, _ in FEATURES:
        mirrored = features(replace(other, article="a"), replace(one, article="b"))
        assert mirrored == pytest.approx(features(one, other))


SCORES = [
    (Scores(0.1, 0.2, 0.7), None),
    (Scores(0.1, 0.2, 0.7), Scores(0.0, 0.0, 1.0)),
    (Scores(1.0, 0.0, 0.0), Scores(0.0, 1.0, 0.0)),
]


@pytest.mark.parametrize(("forward", "backward"), SCORES)
def test_what_the_model_says_is_finite_and_counts_both_ways(forward: Scores, backward: Scores | None) -> None:
    evidence = weigh(pair(NINE, counted("b", 12)), article("a"), article("b"))
    found = nli_features(Judgement(evidence.pair, forward, backward))
    assert all(abs(value) <= 6 for value in found.values())
    assert found["nli_low"] <= found["nli_mean"]
    if backward is not None:
        assert nli_features(Judgement(evidence.pair, backward, forward)) == found
    assert nli_features(judged(evidence, 0.5))["nli_mean"] == pytest.approx(0)
