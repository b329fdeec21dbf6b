"""Which sentences are captions: what a picture shows, in the present, with a full date or a credit.

Two pictures show two moments, so that nothing in their captions need agree, and one from the files shows
none of the news.
"""

import calendar
import re
from functools import lru_cache

_SHORT = "|".join(f"{name}\\." for name in (*calendar.month_abbr[1:], "Sept"))
_DATED = re.compile(rf"\b(?:{'|'.join(calendar.month_name[1:])}|{_SHORT}) \d{{1,2}}, \d{{4}}\b")
_CREDIT = re.compile(
    r"\b(?:AP Photo|Getty Images|AFP|via (?:AP|Getty|Reuters)|REUTERS/|(?:file )?photo by|Pool Photo)\b",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"\b(?:speaks?|address(?:es)?|arrives?|waves?|walks?|stands?|sits?|looks?|listens?|talks?|attends?"
    r"|introduces?|cheers?|gestures?|holds?|gathers?|(?:is|are) (?:greeted|seen|pictured)|poses?|shakes?"
    r"|smiles?|delivers?|testif(?:y|ies)|participates?|boards?|departs?|leaves?|meets?|announces?|reacts?"
    r"|march(?:es)?|protests?|hugs?|kisses|plays?|watch(?:es)?|pauses?|answers?|signs?|visits?|waits?)\b"
)
_TOLD = re.compile(r"\b(?:said|says|told|was|were|had|announced|reported|has been|will)\b")


@lru_cache(maxsize=20_000)  # a claim stands in many pairs
def is_caption(text: str) -> bool:
    """Whether a sentence is the caption of a picture."""
    if not _DATED.search(text):
        return False
    return bool(_CREDIT.search(text) or (_SEEN.search(text) and not _TOLD.search(text)))


@lru_cache(maxsize=20_000)  # a claim stands in many pairs
def is_from_files(text: str) -> bool:
    """Whether a sentence is the caption of a picture that was taken before the news."""
    return bool(_FILED.search(text))


_FILED = re.compile(
    r"^FILE ?[-–—]|\bfile (?:photo|image|picture)\b|^In this [^,]{3,25}(?:, \d{4},?)? photo\b"
)
