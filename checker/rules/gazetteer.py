"""Which places lie in which: cities in states and countries, parts in the whole."""

import csv
from functools import cache
from importlib.resources import files

_PARTS = {
    "united kingdom": "england scotland wales northern_ireland britain great_britain",
    "britain": "england scotland wales united_kingdom",
    "great britain": "england scotland wales united_kingdom",
    "england": "london manchester birmingham liverpool leeds bristol",
    "united states": "america vermont west_virginia",
    "district of columbia": "washington",
    "new york": "manhattan brooklyn queens bronx harlem staten_island new_york_city",
    "new york city": "manhattan brooklyn queens bronx harlem staten_island",
    "california": "silicon_valley hollywood",
    "israel": "jerusalem",
    "gaza": "gaza_city rafah khan_younis gaza_strip",
    "gaza strip": "gaza_city rafah khan_younis gaza",
}
_OTHERWISE = {
    "america": "united states",
    "uk": "united kingdom",
    "holland": "netherlands",
    "usa": "united states",
}


def within(part: str, whole: str) -> bool:
    """Whether a place of the one name may lie in a place of the other; both in lower case, written out.

    Of several places of one name any counts: "Boston" lies in Massachusetts and in the United Kingdom.
    """
    part, whole = (_OTHERWISE.get(name, name) for name in (part, whole))
    return whole in _holders().get(part, ())


def may_be_within(part: str, whole: str) -> bool:
    """Whether one place lies in the other, or may: any city, state or country may hold what no list knows."""
    return within(part, whole) or (_is_known(whole) and not _is_known(part))


def _is_known(place: str) -> bool:
    return place in _holders() or place in _regions()


@cache
def _regions() -> frozenset[str]:
    """Return the states and countries."""
    return frozenset(holder for holders in _holders().values() for holder in holders)


@cache
def _holders() -> dict[str, frozenset[str]]:
    """Return, for each place, what it lies in, from ``cities.csv``, which ``models/gazetteer.py`` writes."""
    found: dict[str, set[str]] = {}
    text = (files("checker.rules") / "cities.csv").read_text(encoding="utf-8")
    for city, country, state in csv.reader(text.splitlines()):
        holders = {country.casefold(), state.casefold()} - {""}
        found.setdefault(city.casefold(), set()).update(holders)
        if city.endswith(" City"):
            found.setdefault(city.removesuffix(" City").casefold(), set()).update(holders)
        if state:
            found.setdefault(state.casefold(), set()).add(country.casefold())
    for whole, parts in _PARTS.items():
        for part in parts.split():
            found.setdefault(part.replace("_", " "), set()).add(whole)
    return {name: frozenset(holders) for name, holders in found.items()}
