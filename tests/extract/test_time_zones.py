"""In which zone clock times are told."""

import pytest

from checker.compare.moments import _OFFSETS
from checker.extract.time_zones import _NAMES, zone_kept, zone_of


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Eastern", "ET"),
        ("Eastern Daylight Time", "ET"),
        ("EDT", "ET"),
        ("CST", "CT"),
        ("Central European time", "CET"),
        ("PT", "PT"),
        ("GMT", "GMT"),
        ("Moscow time", "MSK"),
        ("Beijing time", "CST+8"),
        ("local time", ""),
        ("hours", ""),
    ],
)
def test_names_of_zones(words: str, code: str) -> None:
    assert zone_of(words) == code


def test_every_zone_has_its_distance_from_greenwich() -> None:
    assert {code for code in _NAMES if code} == _OFFSETS.keys()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The shuttle landed at 9 p.m. EDT. The crew left it at 11 p.m.", "ET"),
        ("The shuttle landed at 9 p.m. EDT (0100 GMT).", "ET"),
        ("The shuttle landed at 0100 GMT.", ""),
        ("The shuttle landed at 9 p.m. EDT, or 6 p.m. PDT.", ""),
        ("The shuttle landed at 9 p.m. local time, 4 p.m. Eastern.", ""),
        ("The shuttle landed at 9 p.m. near the Pacific coast.", ""),
    ],
)
def test_a_zone_that_is_the_only_one_named_is_that_of_the_article(text: str, code: str) -> None:
    assert zone_kept(text) == code
