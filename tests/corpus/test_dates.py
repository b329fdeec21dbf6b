from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from checker.corpus.dates import date_in_name, find_date, parse_date

DAY = date(2020, 1, 13)

EXAMPLES: tuple[tuple[object, date | None], ...] = (
    (DAY, DAY),
    (datetime(2020, 1, 13, 23, 59, tzinfo=timezone(timedelta(hours=-8))), DAY),
    (datetime(2020, 1, 13, tzinfo=UTC), DAY),
    ("2020-01-13", DAY),
    ("2020-01-13T23:30:00-05:00", DAY),
    ("2020-01-13T00:30:00+09:00", DAY),
    ("20200113T101500Z", DAY),
    ("Mon, 13 Jan 2020 23:00:00 EST", DAY),
    ("January 13, 2020", DAY),
    ("Jan. 13, 2020 at 10:15 a.m. ET", DAY),
    ("13/01/2020", DAY),
    ("01/02/2020", date(2020, 1, 2)),
    ("Updated 1015 GMT (1815 HKT) January 13, 2020", DAY),
    (1578873600, DAY),
    ("1578873600000", DAY),
    ("2020-02-30", None),
    ("0000-01-01", None),
    ("9999-01-01", None),
    ("January 2020", None),
    ("January 13", None),
    ("2020", None),
    ("Monday", None),
    ("12:30", None),
    ("yesterday evening", None),
    ("5", None),
    ("", None),
    ("1" * 5000, None),
    ("9" * 30, None),
    (5, None),
    (1e300, None),
    (float("nan"), None),
    (True, None),
    (None, None),
    ([2020, 1, 13], None),
    ({"$date": "x"}, None),
)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("value", "expected"), EXAMPLES, ids=lambda value: str(value)[:30])
def test_parse_date(value: object, expected: date | None) -> None:
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PARIS, 13 Jan. 2020 (AFP) -", DAY),
        ("On Sept. 31, 2020 nothing happened", None),
        ("In May 2020 it rained on 12 2020 roofs", None),
    ],
)
def test_find_date(text: str, expected: date | None) -> None:
    assert find_date(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("https://post.example.org/2020/01/13/snow", DAY),
        ("1999-01-01/20200113.txt", DAY),
        ("20200113101500.txt", None),
        ("id-12020011399.txt", None),
    ],
)
def test_date_in_name(name: str, expected: date | None) -> None:
    assert date_in_name(name) == expected
