"""Digits that name something instead of counting it: bills, sections, flights, addresses, phones."""

import re

_LABELS = (
    "Section|Sections|Title|Article|Articles|Chapter|Rule|Proposition|Prop.|Measure|Question|Page|Pages|Part|Phase"
    "|Level|Category|Channel|Flight|Route|Highway|Interstate|US|Room|Suite|Apt.|Apartment|Unit|Gate|Pier|Building"
    "|Block|District|Precinct|Ward|Zone|Area|Sector|Platform|Terminal|Case|Docket|Resolution|Boeing|Airbus|Windows"
    "|Mark|Type|Model|Grade|Group|Apollo|Local|Studio|Formula|Class|Act|Form|Schedule|Exhibit|Count|Paragraph|Fortune"
    "|Forbes|FTSE|Nasdaq|Dow|Catch|Big|Super|Line|Item|Stage|Tier|Division|Camp|Unit|Engine|Ladder|Amendment|Number"
    "|No.|Nos.|World War|Super Bowl|Version|Issue|Episode|Season|Volume|Book|Day|Week|Game"
    "|Round|Lane|Exit|Task Force"
)
_LOWER = (
    "section|sections|title|article|chapter|page|pages|paragraph|channel|flight|route|room|category|phase|level"
    "|no.|nos.|grade|version|episode|lane|exit|stage|tier|type|top"
)
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten"
_STREET = (
    r"(?:Street|St\.|Avenue|Ave\.|Road|Rd\."
    r"|Boulevard|Blvd\.?|Drive|Dr\.|Lane|Ln\.|Way|Place|Court|Plaza|Square)"
)

_ALTERNATIVES = (
    r"https?://\S+|www\.\S+|\S+@\S+\.\S+",
    r"\(?[0-9]{3}\)?[-. ][0-9]{3}[-. ](?:[0-9]{4}(?![0-9])|[A-Z]{4}\b)",
    r"\b1-8[0-9]{2}-[0-9A-Z-]+|(?<![0-9$-])\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b",
    r"\b(?:[SHA]\.?B\.?|H\.?R\.?|[SH]\.(?: ?J\.)?(?: ?Res\.)?|[HS]J(?:R|Res\.?)) ?[0-9]+\b",
    rf"\b(?:{_LABELS.replace('.', '[.]')}|{_LOWER.replace('.', '[.]')})[ -](?:[0-9]+(?:[A-Z]"
    rf"|\([a-z0-9]+\))*(?!,?[0-9]|%)"
    rf"|(?i:(?:{_WORDS})\b))(?:(?:, | and |-| or )[0-9]+(?![0-9,]))?",
    rf"(?i:\bnumber (?:[0-9]+|{_WORDS})\b)|#[0-9]+",
    r"\b(?!US|to-|or-)[A-Za-z]+-?[0-9]+[A-Za-z]?\b",
    r"(?<![0-9])(?!(?:1/[2-9]|2/3|3/4)\b)[0-9]{1,4}/[0-9]{1,4}(?:/[0-9]+)?",
    r"(?<= )1/(?=[0-9]{2})",
    r"\b[0-9]{3}\([a-z]\)(?:\([0-9]\))?",
    rf"\b[0-9]+ (?:[NSEW]\.? )?(?:(?:[A-Z]|[0-9]+ [A-Z])[\w'.-]+ ){{1,3}}{_STREET}",
    r"\b[1-9][0-9]{2,} (?:[Bb]lock|[Bb]lk)\b",
    r"\b[0-9]+(?:st|nd|rd|th) (?:and [A-Z]|[A-Z][a-z])\w*",
    r"\b911\b(?= (?:call|dispatch|operator|tape|center|emergency|system|transcript))"
    r"|(?<=call )911|(?<=called )911"
    r"|(?<=dial )911|(?<=dialed )911",
    r"\b(?:60 Minutes|48 Hours|30 Rock|20/20|50-50|24-7|one-on-one|one by one|one another|one-two)\b",
    r"\b[0-9]+[DGp]\b(?![a-z])",
    r"\b[0-9]+(?:-[0-9]+){2,}",
    r"\b[0-9]+(?:\.[0-9]+){2,}",
    r"^\s*\(?[0-9]{1,2}[.)] ",
    r"\((?:[0-9]|1[0-5])\) (?=[a-z])",
    r"\b(?:Group|Gang|Big) of (?:[A-Z][a-z]+|[0-9]+)\b",
    r"(?i:\b(?:firsthand|first-hand|second-hand|first name|at first|in the first place))",
)
IDENTIFIER = re.compile("|".join(f"(?:{alternative})" for alternative in _ALTERNATIVES))


def identifier_extents(text: str) -> list[tuple[int, int]]:
    """Where ``text`` holds digits or number words that are names and not numbers."""
    return [match.span() for match in IDENTIFIER.finditer(text)]
