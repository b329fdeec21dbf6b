"""The words by which newspapers name times, as regular expressions.

``TRIGGER`` finds where a time may begin; its group says which of ``PATTERNS`` to try there, in
order.  Matching runs over text with dashes, quotes and blanks made plain (``plain``), which keeps
every offset.
"""

import re

from checker.extract.time_zones import ZONE

_WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\."
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?:\.|\b(?= [0-9]))"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9A-Za-z:%]|[.,][0-9])"
_ONES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_DAY_WORD = (
    rf"(?i:(?:{_ONES}|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    rf"|nineteenth|twentieth|thirtieth|twenty[- ](?:{_ONES})|thirty[- ]first)\b)"
)
_YEAR = r"(?:1[5-9]|20)[0-9]{2}(?![0-9A-Za-z%]|[.,][0-9])"
_PART = r"(?i:(?: (?:late|early|at))? (?:morning|afternoon|evening|night)\b)"
_SPAN_TO = r"(?:-| - | to | through | until | and )"
_COUNT = (
    r"(?:[0-9]{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|(?:twenty|thirty|forty|fifty)-[a-z]+|forty|fifty|several|a few|few|some|many"
    r"|a couple(?: of)?|more than an?)"
)
_UNIT = r"(?:day|night|week|month|year|decade|century|hour|minute|moment|generation)s?|centuries"
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SEASON = r"(?:spring|summer|fall|autumn|winter)"
_ZONE = rf"(?: (?P<zone>{ZONE})(?![A-Za-z0-9]))?"
_AGO = r"ago|earlier|later|before|after|hence|from now|prior|previously"

TRIGGER = re.compile(
    rf"(?<![\w$£€'./-])(?:(?P<weekday>{_WEEKDAY})|(?P<month>{_MONTH})|(?P<digit>'?[0-9](?:(?:st|nd|rd"
    rf"|th)(?= (?:of )?[A-Z]))?)|(?P<quarter>Q[1-4])"
    r"|(?i:(?P<word>today|yesterday|tomorrow|tonight|this|last|next|past|early|earlier|late|later|mid|over"
    r"|at|by|on|the|during|end|noon|midday|midnight|New|Christmas|Halloween|Fourth|summer|spring|fall|autumn"
    r"|winter|fiscal|half|quarter|an?|first|second|third|fourth|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|several|few|some|many|more|year|(?:same|following|previous|that)(?= day"
    r"| night))))(?![A-Za-z])"
    rf"|(?<=[Mm]id-)(?:(?P<mid>(?:{_MONTH}))|(?P<middigit>[0-9]))"
)

_CLOCK = (
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?(?::[0-5][0-9])? ?(?P<half>[AaPp])\.?[Mm](?:\.|\b)"
    rf"{_ZONE}"
)
_CLOCK_24 = (
    r"(?P<hour>[01]?[0-9]|2[0-3])(?P<dot>[:.])(?P<minute>[0-5][0-9])(?::[0-5][0-9])?"
    rf"(?![0-9%:]){_ZONE}"
)
_MONTH_DAY = (
    rf"(?:(?P<weekday>{_WEEKDAY}),? )?(?:the )?(?P<month>{_MONTH}) (?:the )?(?P<day>{_DAY}"
    rf"|(?<=the ){_DAY_WORD})"
    rf"(?:(?P<to>{_SPAN_TO})(?:(?P<month2>{_MONTH}) )?(?P<day2>{_DAY})(?! (?:[a-z]+ )?(?:people"
    rf"|men|women|[a-z]{{4,}}s)\b))?(?:,? (?P<year>{_YEAR}))?"
)
_DAY_MONTH = (
    rf"(?:(?P<weekday>{_WEEKDAY}),? )?(?P<day>{_DAY})(?:(?P<to>{_SPAN_TO})(?P<day2>{_DAY}))?"
    rf" (?:(?:day )?of )?(?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?"
)
_WORD_MONTH = (
    rf"(?:(?P<weekday>{_WEEKDAY}),? )?[Tt]he (?P<day>{_DAY_WORD})(?P<to> (?:to"
    rf"|and) the )?(?P<day2>(?<=the ){_DAY_WORD})?"
    rf" (?:day )?of (?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?"
)
_MONTH_ONLY = (
    rf"(?:(?P<which>(?i:last|next|this|past)) )?(?P<month>{_MONTH})"
    rf"(?:(?P<to>{_SPAN_TO})(?P<month2>{_MONTH}))?"
    rf"(?:,? (?:of )?(?:(?P<year>{_YEAR})|(?P<rel>(?i:last|this|next)) year\b))?"
)
_MONTH_YEARS = (
    rf"(?P<month>{_MONTH}),? (?P<year>{_YEAR})(?P<to>{_SPAN_TO})(?P<month2>{_MONTH}),? (?P<year2>{_YEAR})"
)
_WEEKDAY_ONLY = (
    rf"(?:(?P<which>(?i:last|next|this|this past|this coming|past)) )?(?P<weekday>{_WEEKDAY})(?!-)"
    rf"(?:(?P<to>{_SPAN_TO})(?P<weekday2>{_WEEKDAY}))?"
    rf"(?: of (?P<week>(?i:last|this|next)) week\b)?(?P<part>{_PART})?"
)

PATTERNS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}


def _add(triggers: str, kind: str, pattern: str) -> None:
    for trigger in triggers.split():
        PATTERNS[trigger] = (*PATTERNS.get(trigger, ()), (kind, re.compile(pattern)))


_add("digit", "iso", r"(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9-])")
_add("digit", "slashed", r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<year>[0-9]{4}|[0-9]{2})(?![0-9/])")
_add("digit", "clock_span", rf"[0-9]{{1,2}}(?:[:.][0-5][0-9])?{_SPAN_TO}{_CLOCK}")
_add("digit", "clock", _CLOCK)
_add("digit", "clock_24", _CLOCK_24)
_add(
    "digit",
    "clock_24",
    r"(?P<hour>[01][0-9]|2[0-3])(?P<dot>)(?P<minute>[0-5][0-9]) (?P<zone>GMT|UTC|hours)\b",
)
_add("digit", "oclock", r"(?P<hour>[0-9]{1,2}) o'clock\b")
_add("month", "month_years", _MONTH_YEARS)
_add("weekday month", "month_day", _MONTH_DAY)
_add("weekday digit", "day_month", _DAY_MONTH)
_add("weekday word", "day_month", _WORD_MONTH)
_add("digit", "decade", r"'?(?P<decade>(?:1[5-9]|20)?[0-9]0)'?s\b")
_add("digit", "ago", rf"(?i:(?P<count>{_COUNT})[ -](?P<unit>{_UNIT}) (?P<ago>{_AGO})\b)")
_add("digit", "vague", r"(?:1?[0-9]|2[0-9])(?:st|nd|rd|th)[ -](?i:century)\b")
_add(
    "digit",
    "years",
    rf"(?P<year>{_YEAR})(?:-|(?P<to> to | and | through ))(?P<year2>{_YEAR}|[0-9]{{2}}(?![0-9]))",
)
_add("digit", "year", rf"(?P<year>{_YEAR})")
_add("weekday", "weekday", _WEEKDAY_ONLY)
_add("month mid", "month", _MONTH_ONLY)
_add("middigit", "decade", r"(?P<decade>(?:1[5-9]|20)?[0-9]0)'?s\b")
_add("middigit", "year", rf"(?P<year>{_YEAR})")
_add("word", "month", _MONTH_ONLY)
_add(
    "word",
    "weekday_ago",
    rf"(?i:(?P<count>{_COUNT}) (?P<unit>week|month|year)s? ago )(?:on )?(?P<weekday>{_WEEKDAY})",
)
_add("word", "ago", rf"(?i:(?P<count>{_COUNT})[ -](?P<unit>{_UNIT}) (?P<ago>{_AGO})\b)")
_add("word", "today", rf"(?i:(?P<day>today|yesterday|tomorrow|tonight)\b(?:{_PART})?)")
_add(
    "word",
    "today",
    r"(?i:(?:early |earlier |late |later )?(?P<day>this|last) (?P<part>morning|afternoon|evening|night)\b)",
)
_add("word", "today", r"(?i:(?:earlier|later) (?P<day>today|tonight)\b)")
_add(
    "word",
    "period",
    r"(?i:(?:(?P<edge>earlier|later|early|late|later on) )?(?P<which>this|last|next) "
    r"(?P<unit>weekend|week|month|year|decade|century)\b)",
)
_add("word", "season", rf"(?i:(?P<which>this|last|next|past|this past) (?P<season>{_SEASON})\b)(?! of)")
_add("word", "season_year", rf"(?i:(?:the )?(?P<season>{_SEASON})(?: of|,)? )(?P<year>{_YEAR})")
_add(
    "word",
    "quarter",
    rf"(?i:(?:the )?(?P<part>first|second|third|fourth|last|final)[- ](?P<unit>quarter|half) of )"
    rf"(?:(?P<year>{_YEAR})|(?i:(?P<which>last|this|next) year)\b)",
)
_add("quarter", "quarter", rf"Q(?P<part>[1-4]),? (?:of )?(?P<year>{_YEAR})")
_add(
    "word",
    "in_season",
    rf"(?i:(?<=in )(?:the )?(?P<season>{_SEASON})\b)(?=[,.;]|$| (?:and|when|after|before|but|as|with|by"
    rf"|to|for|while)\b)",
)
_add("word", "weekend", r"(?i:(?:over|on|at|during) (?:the|this) (?P<unit>weekend)\b)")
_add("word", "weekday", _WEEKDAY_ONLY)
_add("word", "edge", r"(?i:(?:at )?(?:the )?end of (?:the|this) (?P<unit>week|month|year)\b)")
_add("word", "edge", r"(?i:by year's end\b|by (?:the )?year[- ]end\b|year's end\b)")
_add(
    "word",
    "nth",
    r"(?i:on the )(?P<day>[12]?[0-9](?:st|nd|rd|th)|3[01](?:st|th))(?: of (?:the|this) month\b"
    r"|(?=[.,;!?]|$))",
)
_add("word", "nth", rf"(?i:on the (?P<day>{_DAY_WORD}) of (?:the|this) month\b)")
_add("word", "fiscal", rf"(?i:fiscal(?: year)? )(?P<year>{_YEAR})")
_add(
    "word",
    "holiday",
    r"(?P<holiday>New Year's (?:Day|Eve)|Christmas(?: (?:Day|Eve))?(?! [A-Z])|Halloween"
    r"|(?:the )?Fourth of July)\b",
)
_add("word", "clock_word", rf"(?i:(?:12 )?(?P<clock>noon|midday|midnight)\b){_ZONE}")
_add("word", "oclock", rf"(?i:(?P<hour>{_HOUR}) o'clock\b)")
_add(
    "word",
    "oclock",
    rf"(?i:(?:(?P<half>half)|(?:an? )?(?P<quarter>quarter)) (?P<side>past"
    rf"|to) (?P<hour>{_HOUR})\b)(?! per ?cent\b| of\b| \w+s\b)",
)
_add(
    "word",
    "vague",
    r"(?i:(?:the |that )?(?:next|following|previous|same|that) (?:day|night|morning|afternoon|evening)\b)",
)
_add(
    "word",
    "vague",
    r"(?i:the (?:next|following|previous|same|last|past) (?:week|month|year|weekend|decade|century)\b)",
)
_add(
    "word",
    "vague",
    r"(?i:the day (?:before|after)(?: yesterday| tomorrow)?\b|the (?:nineteenth|twentieth)[- ]century\b)",
)

LISTED_YEAR = re.compile(rf"(?:,| and|, and| or) (?:{_MONTH})(?: {_DAY})?,? (?P<year>{_YEAR})")
BEFORE_MODIFIER = re.compile(
    r"(?i:\b(?:early|late|mid|earlier|later)[ -](?:on |in )?"
    r"|\b(?:(?:early |late )?(?:morning|afternoon|evening|night)(?: hours)?|early hours|dawn"
    r"|dusk) (?:of|on) (?:the )?"
    r"|\b(?:beginning|start|middle|end|close) of )$"
)

JOIN_CLOCK_DAY = re.compile(r"(?:,? (?:on|of)(?: the)? |,? (?:late|early) |,? )$")
JOIN_DAY_CLOCK = re.compile(
    r",?(?: (?:at|by|about|around|just|shortly|before|after|until|from|starting|beginning"
    r"|approximately|exactly))* $"
)

_PLAIN = str.maketrans("‐‑‒–−’‘“”\u00a0\u2009\u202f\n\t", "-----''\"\"     ")


def plain(text: str) -> str:
    """The text with typographic dashes, quotes and blanks made plain, at the same length."""
    return text.translate(_PLAIN)
