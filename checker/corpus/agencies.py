"""Which news agency a text credits.

A credit stands in the dateline ("LONDON (Reuters) -"), in the byline, in the author's or outlet's
name, or in the last lines.  A mention in the running text is none, nor is "contributed to this
report".
"""

import re

_AGENCIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # agency, how its name is written (a pattern), its own domains
    ("AP", r"(?:The )?Associated Press|AP", ("apnews.com", "ap.org")),
    ("Reuters", r"(?:Thomson )?Reuters", ("reuters.com",)),
    ("AFP", r"Agence France[- ]Presse|AFP", ("afp.com",)),
    ("UPI", r"United Press International|UPI", ("upi.com",)),
    ("dpa", r"Deutsche Presse[- ]Agentur|dpa|DPA", ("dpa.com",)),
    ("Xinhua", r"Xinhua(?: News Agency)?", ("xinhuanet.com", "news.cn")),
    ("TASS", r"(?:ITAR-)?TASS", ("tass.com", "tass.ru")),
    ("Interfax", r"Interfax(?:-Ukraine)?", ("interfax.com", "interfax.ru")),
    ("RIA Novosti", r"RIA Novosti", ("ria.ru",)),
    ("Bloomberg", r"(?<!Mike )(?<!Michael )Bloomberg(?: News)?", ("bloomberg.com",)),
    ("Kyodo", r"Kyodo(?: News)?", ("english.kyodonews.net",)),
    ("Yonhap", r"Yonhap(?: News Agency)?", ("en.yna.co.kr", "yna.co.kr")),
    ("PTI", r"Press Trust of India|PTI", ("ptinews.com",)),
    ("ANI", r"Asian News International|ANI", ("aninews.in",)),
    ("IANS", r"Indo-Asian News Service|IANS", ("ians.in",)),
    ("Anadolu", r"Anadolu(?: Agency)?", ("aa.com.tr",)),
    ("EFE", r"EFE", ("efe.com",)),
    ("ANSA", r"ANSA", ("ansa.it",)),
    ("AAP", r"Australian Associated Press|AAP", ("aap.com.au",)),
    ("Canadian Press", r"(?:The )?Canadian Press", ("thecanadianpress.com",)),
    ("PA", r"PA Media|Press Association", ("pa.media",)),
    ("TNS", r"Tribune News Service|TNS", ()),
)
_NAME = "|".join(
    f"(?P<a{index}>{pattern}|{pattern.upper()})" for index, (_, pattern, _) in enumerate(_AGENCIES)
)
_DOMAINS = {domain: agency for agency, _, domains in _AGENCIES for domain in domains}
_RULE = r"\s*(?:[-–—―_:|•]|(?<=/)\.|$)"

_EDGE = 1200
"""How many characters at either end of a text are looked at."""

_LINES = 6
_DATELINE = re.compile(rf"^.{{0,90}}?[(/](?:{_NAME})(?:/[^)]{{1,30}})?[)/](?:{_RULE}|\s+(?=[A-Z\"“]))")
_AFTER = r"(?:^|[,|/(–—―-]\s*|\b(?i:for|by|the|of|and|from|source:)\s+|(?<=[A-Z]{3})\s+)"
"""What may stand before an agency's name in a credit: "Jane Roe, AP", "JANE ROE Associated Press"."""
_STAFF = r"(?:\s+(?i:staff|(?:news\s+)?writers?|reporters?|correspondents?)\b.{0,40})?"
_BYLINE = re.compile(rf"^[\s*_]*(?i:by|from)\b:?(?:.{{0,80}}?{_AFTER}|\s+)(?:{_NAME}){_STAFF}[\s).*_]*$")
_ALONE = re.compile(rf"^[\s*_\[(/]*(?:[-–—―]+\s*|(?i:source):\s*)?(?:{_NAME}){_STAFF}[\s\])/.*_]*$")
_RIGHTS = re.compile(
    rf"(?i:©|\(c\)|copyright)\s*(?i:\(c\)|©)?\s*(?:\d{{4}})?,?\s*(?:by\s+)?(?i:the\s+)?(?:{_NAME})\b"
)
_REUTERS_DESK = re.compile(r"^\W*(?:Additional )?(?:Reporting|Writing) by .{3,200}Editing by ", re.IGNORECASE)
_AUTHOR = re.compile(rf"{_AFTER}(?:{_NAME}){_STAFF}\s*\)?\s*(?:$|[,|/;])")


def credited(body: str, author: str | None, source: str, domain: str | None) -> str | None:
    """Give the agency that an article credits, or None.

    ``body`` is the article's text, ``source`` its outlet and ``domain`` that of its address: an
    agency's own article credits itself.
    """
    for place in (source.lower(), domain or ""):
        if place in _DOMAINS:
            return _DOMAINS[place]
    for person in (author or "", source):
        if found := _AUTHOR.search(person):
            return _agency(found)
    return _in_head(_lines(body[:_EDGE])[:_LINES]) or _in_tail(_lines(body[-_EDGE:])[-_LINES:])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _agency(found: re.Match[str]) -> str:
    index = next(int(name[1:]) for name, value in found.groupdict().items() if value)
    return _AGENCIES[index][0]


def _in_head(lines: list[str]) -> str | None:
    for line in lines:
        for pattern in (_DATELINE, _BYLINE, _ALONE):
            if found := pattern.search(line[:200]):
                return _agency(found)
    return None


def _in_tail(lines: list[str]) -> str | None:
    for line in reversed(lines):
        for pattern in (_ALONE, _BYLINE, _RIGHTS):
            if found := pattern.search(line[-300:]):
                return _agency(found)
        if _REUTERS_DESK.search(line):
            return "Reuters"
    return None
