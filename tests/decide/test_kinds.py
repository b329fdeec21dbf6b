"""Contradictions, updates and disputes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from checker.decide.evidence import weigh
from checker.decide.kinds import kind_of
from checker.domain import Article, Claim, FactType, Kind, Modality, TimeSpan, Voice
from checker.extract.claims import extract

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
    otherwise = D if modality is Modality.DENIED else C
    assert kind(plan, outcome, DAY, NEXT) is (U if modality in OPEN else otherwise)
    assert kind(plan, outcome, DAY, DAY) is otherwise
    assert kind(plan, outcome, NEXT, DAY) is otherwise


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


def test_the_numbers_that_differ_are_those_that_must_rise() -> None:
    """Of several counts in a sentence, the largest may stay while the toll rises."""
    whole = "Of 60 guests, {} were shot."
    (guests,) = counted("a", 60, "guest").quantities
    one, other = (
        replace(toll(path, number, whole), quantities=(guests, *counted(path, number, "people").quantities))
        for path, number in (("a", 4), ("b", 9))
    )
    one, other = (
        replace(c, quantities=(replace(guests, start=3, end=5), c.quantities[1])) for c in (one, other)
    )
    assert kind(one, other, DAY, NEXT) is U
    assert kind(one, other, NEXT, DAY) is C


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
    """Of values, both may render what one of them said; of anything else they contradict each other."""
    left = quoted("a", "Olga Reyes", "“We fired first,” Reyes told Petr Novak.")
    assert kind(left, quoted("b", "Petr Novak", "“They did not fire.”")) is D
    one = toll("a", 4, "{} people were killed, Reyes told Novak.", speaker="Olga Reyes", voice=Voice.REPORTED)
    other = toll("b", 9, "{} people were killed, he said.", speaker="Petr Novak", voice=Voice.REPORTED)
    assert kind(one, other) is C


CHANGES = [
    # what the later report says, the days of both; what it is
    ("The vote was postponed to Monday.", DAY, NEXT, U),
    ("The vote will be on Monday, three days later than planned.", DAY, NEXT, U),
    ("The vote will be on Monday.", DAY, NEXT, C),
    ("The vote was postponed to Monday.", DAY, DAY, C),
    ("The vote was postponed to Monday.", NEXT, DAY, C),  # then the plan is the newer report
]


@pytest.mark.parametrize(("words", "first", "second", "expected"), CHANGES)
def test_a_plan_that_the_later_report_calls_changed_is_an_update(
    words: str, first: date, second: date, expected: Kind
) -> None:
    plan = claim("a", text="The vote will be on Friday.", modality=Modality.PLANNED)
    assert kind(plan, claim("b", text=words, modality=Modality.PLANNED), first, second) is expected


STATES = [
    # an earlier report, a later one with the day it tells of, what it is
    ("The suspect is still on the run.", "The suspect was caught.", NEXT, U),
    ("The house has yet to vote on the bill.", "The house adopted the bill.", NEXT, U),
    ("The pass remains closed.", "The pass was open.", DAY, C),  # on the very day of the earlier report
    ("The suspect was shot on Sunday.", "The suspect was caught.", NEXT, C),  # no state that may end
]


@pytest.mark.parametrize(("state", "event", "day", "expected"), STATES)
def test_a_state_that_ended_on_a_later_day_is_an_update(
    state: str, event: str, day: date, expected: Kind
) -> None:
    later = claim("b", text=event, times=(TimeSpan("then", 0, 0, day, day, "day"),))
    assert kind(claim("a", text=state), later, DAY, NEXT + timedelta(2)) is expected
    assert kind(claim("a", text=state), later, DAY, DAY) is C


def test_two_reports_of_one_day_are_no_plan_and_outcome() -> None:
    plan = claim("a", text="The test will go, it was decided.", modality=Modality.PLANNED)
    outcome = claim("b", text="It stays.", times=(TimeSpan("then", 0, 0, DAY, DAY, "day"),))
    assert kind(plan, outcome, DAY, NEXT) is C


def test_who_is_accused_and_says_no_disputes_the_report() -> None:
    denial = replace(quoted("a", "Olga Reyes", "“She never met him.”"), negated=True)
    assert kind(denial, claim("b", text="Reyes met him twice.")) is D
    assert kind(denial, claim("b", text="The mayor met him twice.")) is C
    own = replace(denial, text="“None of us ever met him.”")
    assert kind(own, claim("b", text="The mayor met him twice.")) is D
    assert kind(denial, claim("b", text="Reyes did not meet him.", negated=True)) is C


def test_two_holders_of_one_office_are_no_dispute_of_theirs() -> None:
    """Each is introduced by an outlet in its own words, whatever the two then say."""
    given = []
    for path, name in (("a", "Olga Reyes"), ("b", "Peter Walsh")):
        text = f"“They deserve better,” said {name}, the president of the Harbour Guild."
        text_article = Article(path, path, text, 0, len(text), "", published=DAY)
        ((_, (made,)),) = extract([text_article], print)
        given.append(made)
    assert all(made.speaker for made in given)
    evidence = weigh(pair(*given), article("a"), article("b"))
    assert any(d.of for d in evidence.comparisons[FactType.NAME].differences)
    assert kind(*given) is C


def read(path: str, text: str, day: date) -> Claim:
    """The claim of a sentence as extraction reads it."""
    made = replace(article(path, published=day), text=text, body_end=len(text))
    (found,) = next(claims for _, claims in extract([made], print))
    return found


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("Five people were injured.", "Four people were injured, not five as first reported.", U),
        ("Five people were injured.", "Police, who earlier reported more, say four people were injured.", U),
        ("Five people were injured.", "Four people were injured.", C),
        ("The blast injured four people.", "The blast left one dead and three injured.", U),
        ("The blast injured four people.", "The blast left two dead and three injured.", C),
    ],
)
def test_a_figure_that_is_corrected_or_of_whom_one_died_is_an_update(
    earlier: str, later: str, expected: Kind
) -> None:
    one, other = read("a", earlier, DAY), read("b", later, NEXT)
    assert kind(one, other, DAY, NEXT) is expected
    assert kind(one, other, DAY, DAY) is C


@pytest.mark.parametrize(
    ("before", "after", "days", "expected"),
    [
        (24, 25, 200, Kind.UPDATE),  # a birthday
        (24, 26, 700, Kind.UPDATE),
        (24, 25, 3, C),  # hardly a birthday
        (24, 29, 200, C),
        (25, 24, 200, C),  # nobody grows younger
    ],
)
def test_a_birthday_between_two_reports_is_an_update(
    before: int, after: int, days: int, expected: Kind
) -> None:
    later = DAY + timedelta(days)
    one = read("a", f"Ray Holm, {before}, was charged with the shooting of two men.", DAY)
    other = read("b", f"Ray Holm, {after}, was charged with the shooting of two men.", later)
    assert kind(one, other, DAY, later) is expected
