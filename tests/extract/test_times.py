"""Times: what counts as one, and which days it means."""

from datetime import date

import pytest
from spacy.language import Language

from checker.domain import TimeSpan
from checker.extract.times import find_times

PUBLISHED = date(2013, 10, 16)
"""A Wednesday."""

EXAMPLES = [
    ("Police said Monday that two men were held.", "Monday = 2013-10-14"),
    ("Police said Wednesday that two men were held.", "Wednesday = 2013-10-16"),
    ("Police said Thursday that two men were held.", "Thursday = 2013-10-10"),
    ("The panel met on Friday.", "Friday = 2013-10-11"),
    ("The panel will vote on Friday.", "Friday = 2013-10-18"),
    ("He faces charges over Saturday's shooting.", "Saturday = 2013-10-12 | 2013-10-19"),
    ("The panel will vote Wednesday.", "Wednesday = 2013-10-16"),
    ("The panel is scheduled to vote on Monday.", "Monday = 2013-10-21"),
    ("A hearing is set for Tuesday.", "Tuesday = 2013-10-22"),
    ("The mayor plans to resign on Friday.", "Friday = 2013-10-18"),
    ("The trial begins Monday.", "Monday = 2013-10-21"),
    ("The panel would vote on Friday.", "Friday = 2013-10-11 | 2013-10-18"),
    ("The panel began to read the bill on Friday.", "Friday = 2013-10-11"),
    (
        "The strike would last from Monday to Wednesday.",
        "Monday to Wednesday = 2013-10-14..2013-10-16 | 2013-10-21..2013-10-23",
    ),
    (
        "The hall could stay shut from March to May.",
        "March to May = 2013-03-01..2013-05-31 | 2014-03-01..2014-05-31 month",
    ),
    (
        "He was named to fill the seat until an election in March.",
        "March = 2013-03-01..2013-03-31 | 2014-03-01..2014-03-31 month",
    ),
    ("The panel met last Monday.", "last Monday = 2013-10-14"),
    ("The panel met last Wednesday.", "last Wednesday = 2013-10-09"),
    ("The panel meets next Wednesday.", "next Wednesday = 2013-10-23"),
    ("The panel will meet next Monday.", "next Monday = 2013-10-21"),
    ("The storm hit Thursday afternoon.", "Thursday afternoon = 2013-10-10"),
    ("The storm hit late Tuesday.", "late Tuesday = 2013-10-15"),
    ("The storm lasted from Monday to Wednesday.", "Monday to Wednesday = 2013-10-14..2013-10-16"),
    ("The storm lasted from Saturday through Tuesday.", "Saturday through Tuesday = 2013-10-12..2013-10-15"),
    ("She quit on Tuesday of last week.", "Tuesday of last week = 2013-10-08"),
    ("The law took effect on January 12.", "January 12 = 2013-01-12"),
    ("The law took effect on Jan. 12, 2010.", "Jan. 12, 2010 = 2010-01-12 !"),
    ("The law took effect on 12 January 2010.", "12 January 2010 = 2010-01-12 !"),
    ("The law took effect on January 12th.", "January 12th = 2013-01-12"),
    ("The law took effect on 2010-01-12.", "2010-01-12 = 2010-01-12 !"),
    ("The law took effect on 1/12/2010.", "1/12/2010 = 2010-01-12 !"),
    ("The law took effect on 25/12/2010.", "25/12/2010 = 2010-12-25 !"),
    ("The law will take effect on January 12.", "January 12 = 2014-01-12"),
    ("The law will take effect on Nov. 3.", "Nov. 3 = 2013-11-03"),
    ("The law took effect on December 20.", "December 20 = 2012-12-20"),
    ("He died on Thursday, Oct. 10.", "Thursday, Oct. 10 = 2013-10-10"),
    ("He died on Sunday, Aug. 9, 2009.", "Sunday, Aug. 9, 2009 = 2009-08-09 !"),
    ("The fair ran from January 12 to 14.", "January 12 to 14 = 2013-01-12..2013-01-14"),
    ("The fair ran March 31-April 4.", "March 31-April 4 = 2013-03-31..2013-04-04"),
    ("The fair will run from Dec. 30 to Jan. 2.", "Dec. 30 to Jan. 2 = 2013-12-30..2014-01-02"),
    ("The debates will be held Oct. 22 and Oct. 30.", "Oct. 22 = 2013-10-22; Oct. 30 = 2013-10-30"),
    ("It was due on the 12th.", "on the 12th = 2013-10-12"),
    ("She moved here in January.", "January = 2013-01-01..2013-01-31 month"),
    ("She moved here in May.", "May = 2013-05-01..2013-05-31 month"),
    ("She moved here in March 2009.", "March 2009 = 2009-03-01..2009-03-31 month !"),
    ("She will move here in January.", "January = 2014-01-01..2014-01-31 month"),
    ("She moved here last April.", "last April = 2013-04-01..2013-04-30 month"),
    ("She moved here last October.", "last October = 2012-10-01..2012-10-31 month"),
    ("She moved here in April last year.", "April last year = 2012-04-01..2012-04-30 month"),
    ("She moved here in April of last year.", "April of last year = 2012-04-01..2012-04-30 month"),
    ("She moves here next June.", "next June = 2014-06-01..2014-06-30 month"),
    ("The May vote was close.", "May = 2013-05-01..2013-05-31 month"),
    ("It rained in mid-June.", "mid-June = 2013-06-07..2013-06-24 month"),
    ("It rained in early June.", "early June = 2013-06-01..2013-06-15 month"),
    ("It rained late in June.", "late in June = 2013-06-15..2013-06-30 month"),
    ("It rained at the end of June.", "end of June = 2013-06-18..2013-07-03 month"),
    ("It rained by the end of June.", "end of June = 2013-06-01..2013-06-30 month"),
    ("The law took effect on the twenty-fifth of February.", "the twenty-fifth of February = 2013-02-25"),
    ("The law took effect on the first of May 2012.", "the first of May 2012 = 2012-05-01 !"),
    ("The law took effect on February the 25th.", "February the 25th = 2013-02-25"),
    ("The law took effect on May the first.", "May the first = 2013-05-01"),
    ("The law took effect on 1st May.", "1st May = 2013-05-01"),
    ("The law took effect on the third of the month.", "on the third of the month = 2013-10-03"),
    (
        "Sales fell in the third quarter of 2012.",
        "the third quarter of 2012 = 2012-07-01..2012-09-30 quarter !",
    ),
    (
        "Sales fell in the last quarter of last year.",
        "the last quarter of last year = 2012-10-01..2012-12-31 quarter",
    ),
    ("Sales fell in Q1 2012.", "Q1 2012 = 2012-01-01..2012-03-31 quarter !"),
    ("Sales fell in the second half of 2012.", "the second half of 2012 = 2012-07-01..2012-12-31 quarter !"),
    ("He scored in the fourth quarter.", ""),
    ("The bridge was shut in the spring.", "the spring = 2013-03-01..2013-06-21 season"),
    ("The bridge will open in the spring.", "the spring = 2014-03-01..2014-06-21 season"),
    ("She was hurt in the fall.", ""),
    ("He died on the morning of May 3.", "morning of May 3 = 2013-05-03"),
    (
        "It began at half past nine on Monday morning.",
        "half past nine on Monday morning = 2013-10-14 minute 09:30",
    ),
    ("It began at a quarter to ten in the evening.", "a quarter to ten = ? minute 21:45"),
    ("It began at 9 p.m. Eastern on Monday.", "9 p.m. Eastern on Monday = 2013-10-14 minute 21:00 @ET"),
    (
        "It began at 9 p.m. EDT (0100 GMT) on Monday.",
        "9 p.m. EDT (0100 GMT) on Monday = 2013-10-14 minute 21:00 @ET",
    ),
    (
        "It rained in August and October 2011.",
        "August = 2011-08-01..2011-08-31 month !; October 2011 = 2011-10-01..2011-10-31 month !",
    ),
    ("It rained between January and March.", "January and March = 2013-01-01..2013-03-31 month"),
    ("The plan dates from 2011.", "2011 = 2011-01-01..2011-12-31 year !"),
    ("The plan ran from 2009 to 2011.", "2009 to 2011 = 2009-01-01..2011-12-31 year !"),
    ("The plan ran between 2009 and 2011.", "2009 and 2011 = 2009-01-01..2011-12-31 year !"),
    ("The plan ran in 2009-11.", "2009-11 = 2009-01-01..2011-12-31 year !"),
    ("It was late 2012.", "late 2012 = 2012-07-01..2012-12-31 year !"),
    ("It fell in fiscal year 2012.", "fiscal year 2012 = 2011-07-01..2012-12-31 year !"),
    ("He sang in the 1990s.", "1990s = 1990-01-01..1999-12-31 decade !"),
    ("He sang in the '80s.", "'80s = 1980-01-01..1989-12-31 decade !"),
    ("He sang in the mid-1970s.", "mid-1970s = 1972-03-14..1977-10-19 decade !"),
    ("The hall was built in the 19th century.", "19th century = ? vague"),
    ("He spoke today.", "today = 2013-10-16"),
    ("He spoke yesterday.", "yesterday = 2013-10-15"),
    ("He will speak tomorrow.", "tomorrow = 2013-10-17"),
    ("He spoke last night.", "last night = 2013-10-15"),
    ("He spoke this morning.", "this morning = 2013-10-16"),
    ("He spoke earlier this week.", "earlier this week = 2013-10-13..2013-10-16 week"),
    ("He spoke last week.", "last week = 2013-10-06..2013-10-13 week"),
    ("He will speak next week.", "next week = 2013-10-20..2013-10-27 week"),
    ("He spoke earlier this month.", "earlier this month = 2013-10-01..2013-10-16 month"),
    ("He will speak later this month.", "later this month = 2013-10-16..2013-10-31 month"),
    ("He spoke last month.", "last month = 2013-09-01..2013-09-30 month"),
    ("He will speak next month.", "next month = 2013-11-01..2013-11-30 month"),
    ("He spoke last year.", "last year = 2012-01-01..2012-12-31 year"),
    ("He spoke this year.", "this year = 2013-01-01..2013-12-31 year"),
    ("He will finish by the end of the year.", "the end of the year = 2013-01-01..2013-12-31 year"),
    ("They met over the weekend.", "over the weekend = 2013-10-12..2013-10-13 weekend"),
    ("They met last weekend.", "last weekend = 2013-10-12..2013-10-13 weekend"),
    ("They will meet this weekend.", "this weekend = 2013-10-19..2013-10-20 weekend"),
    ("They met three days ago.", "three days ago = 2013-10-13"),
    ("They met two weeks ago.", "two weeks ago = 2013-09-28..2013-10-06 week"),
    ("They met a month ago.", "a month ago = 2013-08-25..2013-10-08 month"),
    ("They met a year ago.", "a year ago = 2012-01-16..2013-05-16 year"),
    ("They met a decade ago.", "a decade ago = 2000-01-01..2006-12-31 decade"),
    ("They met a week ago Tuesday.", "a week ago Tuesday = 2013-10-08"),
    ("They met two weeks later.", "two weeks later = ? vague"),
    ("They met three days earlier.", "three days earlier = ? vague"),
    ("They met the next day.", "the next day = ? vague"),
    ("They met in the summer of 2011.", "the summer of 2011 = 2011-06-01..2011-09-23 season !"),
    ("They met this summer.", "this summer = 2013-06-01..2013-09-23 season"),
    ("They met last winter.", "last winter = 2012-12-01..2013-03-21 season"),
    ("The vote came at 10:30 p.m. on Thursday.", "10:30 p.m. on Thursday = 2013-10-10 minute 22:30"),
    ("The vote came Thursday at 10 a.m.", "Thursday at 10 a.m. = 2013-10-10 minute 10:00"),
    ("The vote came at 0.00 January 12.", "0.00 January 12 = 2013-01-12 minute 00:00"),
    ("The vote came at midnight on January 12.", "midnight on January 12 = 2013-01-12 minute 00:00"),
    ("The vote came at noon.", "noon = ? minute 12:00"),
    ("The vote came at 21:40 GMT on Tuesday.", "21:40 GMT on Tuesday = 2013-10-15 minute 21:40 @GMT"),
    ("The vote came at 7:30 on Tuesday evening.", "7:30 on Tuesday evening = 2013-10-15 minute 19:30"),
    (
        "The vote came on Oct. 1, 2013, at 12:01 a.m.",
        "Oct. 1, 2013, at 12:01 a.m. = 2013-10-01 minute 00:01 !",
    ),
    ("The party was on New Year's Eve.", "New Year's Eve = 2012-12-31"),
]
"""Sentences with what is found: text, days, precision but "day", clock, @zone, "!" if words fix the date."""

NOTHING = [
    "They talked for three days.",
    "A three-year extension was agreed.",
    "A 23-year-old man fell.",
    "He reads the Sunday Times.",
    "Second, the fall was steep.",
    "Voters may march on the town.",
    "He won Super Tuesday.",
    'He appeared on "This Week."',
    "It happened on February 30.",
    "It happened on 13/13/2010.",
    "More than 2000 people came.",
    "About 1900 homes burned.",
    "April Stone sang.",
    "He was second in the race.",
    "Temperatures rose into the 80s.",
    "He is in his 30s.",
    "The dogs bark on Mondays and in H.R. 1973.",
    "She may march in spring.",
]
"""Durations, ages, names, verbs and dates that do not exist."""


def shown(span: TimeSpan) -> str:
    readings = span.either or (((span.first, span.last),) if span.first and span.last else ())
    days = " | ".join(f"{first}" if first == last else f"{first}..{last}" for first, last in readings)
    precision = span.precision if span.precision != "day" else ""
    parts = (days or "?", precision, span.clock, span.zone and f"@{span.zone}")
    parts += ("!" if span.anchored else "",)
    return " ".join(filter(None, (span.text, "=", *parts)))


def found(nlp: Language, sentence: str, published: date | None = PUBLISHED) -> tuple[TimeSpan, ...]:
    return find_times(nlp(sentence)[:], published)


@pytest.mark.parametrize(("sentence", "expected"), EXAMPLES)
def test_time_is_resolved(nlp: Language, sentence: str, expected: str) -> None:
    assert "; ".join(map(shown, found(nlp, sentence))) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_time(nlp: Language, sentence: str) -> None:
    assert found(nlp, sentence) == ()


@pytest.mark.parametrize(("sentence", "expected"), EXAMPLES)
def test_without_article_date_only_anchored_times_are_resolved(
    nlp: Language, sentence: str, expected: str
) -> None:
    for span in found(nlp, sentence, published=None):
        assert (span.first is not None) == (span.last is not None) == span.anchored


def test_on_a_sunday_a_week_may_end_or_begin(nlp: Language) -> None:
    (span,) = found(nlp, "He spoke last week.", date(2020, 2, 16))
    assert (span.first, span.last) == (date(2020, 2, 2), date(2020, 2, 15))


@pytest.mark.parametrize("published", [date.min, date.max, date(2012, 2, 29)])
@pytest.mark.parametrize(("sentence", "expected"), EXAMPLES[::4])
def test_dates_at_the_edge_of_the_calendar_do_no_harm(
    nlp: Language, sentence: str, expected: str, published: date
) -> None:
    for span in found(nlp, sentence, published):
        assert span.first is None or span.last is None or span.first <= span.last


@pytest.mark.parametrize(
    ("sentence", "published"),
    [
        ("The vote is at the end of December.", date.max),
        ("It began at the beginning of January.", date.min),
    ],
)
def test_a_part_of_a_month_beyond_the_calendar_names_no_time(
    nlp: Language, sentence: str, published: date
) -> None:
    assert found(nlp, sentence, published) == ()


@pytest.mark.parametrize(
    ("sentence", "published", "first"),
    [
        ("The fair opened on December 30.", date(2014, 1, 5), date(2013, 12, 30)),
        ("The fair will open on January 2.", date(2013, 12, 30), date(2014, 1, 2)),
        ("The fair opened on February 29.", date(2013, 1, 5), date(2012, 2, 29)),
        ("The fair opened on Tuesday, June 5.", date(2013, 1, 5), date(2012, 6, 5)),
        ("The fair opened last month.", date(2013, 1, 5), date(2012, 12, 1)),
        ("The fair opened over the weekend.", date(2013, 10, 13), date(2013, 10, 12)),
        ("The crowd prepared for a march on Saturday.", date(2013, 10, 18), None),
        ("The attacks of Sept. 11 were recalled.", date(2013, 10, 18), None),
    ],
)
def test_nearest_year(nlp: Language, sentence: str, published: date, first: date | None) -> None:
    (span,) = found(nlp, sentence, published)
    assert span.first == first


def test_offsets_run_over_the_sentence(nlp: Language) -> None:
    doc = nlp("The first part is short. Police held him on Monday.")
    sentence = list(doc.sents)[-1]
    (span,) = find_times(sentence, PUBLISHED)
    assert sentence.text[span.start : span.end] == span.text == "Monday"
