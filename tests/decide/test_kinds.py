"""Contradictions, updates and disputes."""

from datetime import date, timedelta
from typing import Any

import pytest

from checker.decide.evidence import weigh
from checker.decide.kinds import kind_of
from checker.domain import Claim, Kind, Modality, Voice

from .samples import DAY, article, claim, counted, pair

C, D, U = Kind.CONTRADICTION, Kind.DISPUTE, Kind.UPDATE
NEXT = DAY + timedelta(1)


def kind(one: Claim, other: Claim, first: date | None = DAY, second: date | None = DAY) -> Kind:
    evidence = weigh(pair(one, other), article("a", published=first), article("b", published=second))
    return kind_of(
        one, other, article("a", published=first), article("b", published=second), evidence.comparisons
    )


def toll(path: str, number: int, words: str = "{} people were killed in the fire.", **more: Any) -> Claim:
    made = counted(path, number, "people")
    text = words.format(number)
    return claim(path, text=text, quantities=made.quantities, **more)


def quoted(path: str, speaker: str | None, text: str) -> Claim:
    return claim(path, text=text, speaker=speaker, voice=Voice.QUOTED)


TOLLS = [
    # the earlier count, the later one, the days of both; what it is
    (4, 9, DAY, NEXT, U),
    (9, 4, NEXT, DAY, U),  # the order in which they are given does not matter
    (9, 4, DAY, NEXT, C),  # a toll does not fall
    (4, 9, DAY, DAY, C),
    (4, 9, None, NEXT, C),
    (4, 9, DAY, None, C),
]


@pytest.mark.parametrize(("one", "other", "first", "second", "expected"), TOLLS)
def test_a_toll_that_rises_from_day_to_day_is_an_update(
    one: int, other: int, first: date | None, second: date | None, expected: Kind
) -> None:
    assert kind(toll("a", one), toll("b", other), first, second) is expected


COUNTS = ["{} people live in the village.", "{} people signed the letter.", "The hall seats {} people."]


@pytest.mark.parametrize("words", COUNTS)
def test_a_count_that_is_no_toll_does_not_move_on(words: str) -> None:
    assert kind(toll("a", 4, words), toll("b", 9, words), DAY, NEXT) is C


OPEN = [Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE]


@pytest.mark.parametrize("modality", list(Modality))
def test_what_was_planned_and_then_came_otherwise_is_an_update(modality: Modality) -> None:
    plan = claim("a", text="The vote is on Friday.", modality=modality)
    outcome = claim("b", text="The vote was held on Monday.")
    assert kind(plan, outcome, DAY, NEXT) is (U if modality in OPEN else C)
    assert kind(plan, outcome, DAY, DAY) is C
    assert kind(plan, outcome, NEXT, DAY) is C


VOICES = [
    ("Olga Reyes", "Petr Novak", D),
    ("Olga Reyes", "Reyes", C),
    ("Olga Reyes", None, C),
    (None, None, C),
]


@pytest.mark.parametrize(("one", "other", "expected"), VOICES)
def test_two_speakers_who_contradict_each_other_dispute(
    one: str | None, other: str | None, expected: Kind
) -> None:
    left, right = quoted("a", one, "“We fired first.”"), quoted("b", other, "“We did not fire at all.”")
    assert kind(left, right) is expected


def test_a_speaker_against_the_report_is_no_dispute() -> None:
    assert kind(quoted("a", "Olga Reyes", "“We fired first.”"), claim("b", text="They did not fire.")) is C


def test_a_rising_toll_by_two_speakers_is_an_update() -> None:
    one = toll("a", 4, speaker="Olga Reyes", voice=Voice.REPORTED)
    other = toll("b", 9, speaker="Petr Novak", voice=Voice.REPORTED)
    assert kind(one, other, DAY, NEXT) is U
    assert kind(one, other) is D


def test_one_utterance_credited_to_two_is_a_contradiction() -> None:
    """The outlets disagree on who said it; the two people do not disagree."""
    words = "“The bridge will not open before the winter of next year,” {} said."
    one = quoted("a", "Olga Reyes", words.format("Olga Reyes"))
    other = quoted("b", "Petr Novak", words.format("Petr Novak"))
    assert kind(one, other) is C


def test_an_outlet_against_a_denial_is_a_dispute() -> None:
    denial = claim(
        "a",
        text="Reyes denied that her men fired first.",
        speaker="Olga Reyes",
        voice=Voice.REPORTED,
        modality=Modality.DENIED,
    )
    assert kind(denial, claim("b", text="Her men fired first.")) is D
    assert kind(denial, quoted("b", "Olga Reyes", "“We fired first.”")) is C


UNNAMED = ["two officials", "report", "Reyes"]


@pytest.mark.parametrize("speaker", UNNAMED)
def test_only_people_named_in_full_dispute(speaker: str) -> None:
    left, right = quoted("a", "Petr Novak", "“We fired first.”"), quoted("b", speaker, "“We did not fire.”")
    assert kind(left, right) is C


def test_a_speaker_whom_the_other_claim_names_may_be_its_source() -> None:
    left = quoted("a", "Olga Reyes", "“We fired first,” Reyes told Petr Novak.")
    assert kind(left, quoted("b", "Petr Novak", "“They did not fire.”")) is C
