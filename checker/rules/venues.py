"""In which broadcaster's interview or programme a person said something.

"Told Fox News on Tuesday" and "in an interview with NBC News on Tuesday" are two interviews or one that a
report mistook; that the rest of what the claims say is one thing must decide.
"""

import re
from functools import lru_cache
from itertools import product

from checker.compare.relation import Relation
from checker.compare.times import compare_times
from checker.domain import Claim
from checker.rules.descriptions import people_named, surname_of
from checker.rules.interface import Difference, Offsets

_SHOWS = {
    "meet the press": "nbc", "today": "nbc", "face the nation": "cbs", "60 minutes": "cbs",
    "this week": "abc", "good morning america": "abc", "state of the union": "cnn", "morning joe": "msnbc",
    "fox & friends": "fox", "fox and friends": "fox", "fox news sunday": "fox", "hannity": "fox",
    "newsnight": "bbc", "newshour": "pbs",
}  # fmt: skip
"""Programmes by the broadcaster that has them."""
_BROADCASTERS = (
    "Fox News|Fox Business|MSNBC|CNN|NBC|ABC|CBS|NPR|PBS|C-SPAN|Univision|Telemundo|Newsmax|BBC|Sky News"
    "|Al Jazeera|Deutsche Welle|RTÉ|CBC|ITV"
)
_SAID_THERE = re.compile(
    r"\b(?:[Ii]nterview(?:ed|s)?|[Tt]old|tells|[Aa]ppear\w*|[Ss]poke|[Ss]peaking|said|says|[Oo]n)\b[^.;]{0,45}?"
    rf"(?:\b(?P<broadcaster>{_BROADCASTERS})\b"
    r"|[“\"](?P<show>Meet the Press|Today|Face the Nation|60 Minutes|This Week|Good Morning America"
    r"|State of the Union|Morning Joe|Fox (?:&|and) Friends|Fox News Sunday|Hannity|Newsnight|NewsHour)\b)"
)
_INTERVIEW = "interview with "


def venues_of(claim: Claim) -> dict[str, Offsets]:
    """Return the broadcasters with whom somebody speaks in a claim, each with the words that name it."""
    return _venues(claim.text)


@lru_cache(maxsize=20_000)  # a claim stands in many pairs
def _venues(text: str) -> dict[str, Offsets]:
    found: dict[str, Offsets] = {}
    for match in _SAID_THERE.finditer(text):
        group = "broadcaster" if match["broadcaster"] else "show"
        name = match[group].casefold()
        found.setdefault(_SHOWS.get(name, name.split()[0]), match.span(group))
    return found


def interviewed(claim: Claim) -> set[str]:
    """Return the surnames of those who may be speaking in an interview that a claim tells of.

    That is whom the claim is credited to; of an uncredited one, everybody whom it names.
    """
    if not venues_of(claim):
        return set()
    if claim.speaker:
        return {surname_of(claim.speaker.casefold())}
    return people_named(claim)


def of_an_interview(difference: Difference) -> bool:
    """Whether a difference is between two broadcasters."""
    return difference.of.startswith(_INTERVIEW)


def other_venue(left: Claim, right: Claim) -> tuple[Difference, ...]:
    """Return the broadcasters that two articles give for one person's interview, if they share none.

    Interviews on two days are two.
    """
    ours, theirs = venues_of(left), venues_of(right)
    people = interviewed(left) & interviewed(right)
    if left.article == right.article or not people or ours.keys() & theirs.keys():
        return ()
    days = {compare_times(a, b) for a, b in product(left.times, right.times)}
    if Relation.CONFLICT in days and not days & {Relation.SAME, Relation.COMPATIBLE}:
        return ()
    a, b = next(iter(ours.values())), next(iter(theirs.values()))
    of = _INTERVIEW + min(people)
    return (Difference(a, b, left.text[slice(*a)], right.text[slice(*b)], of),)
