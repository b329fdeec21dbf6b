"""Which zone a clock time is told in: "9 p.m. Eastern", "0200 GMT", or the one that its article keeps to.

A zone is given as a short code, "" where none can be told.  An article that names one zone only, and
never "local time", is taken to tell all its times in it; Greenwich time is given beside others for
readers elsewhere, so that it holds where it stands and no further.
"""

import re

_NAMES = {
    "ET": r"E[SD]?T|(?:US |U\.S\. )?Eastern(?: (?:Standard|Daylight))?(?: [Tt]ime)?|(?:New York"
    r"|Washington) time",
    "CT": r"C[SD]T|(?:US |U\.S\. )?Central(?: (?:Standard|Daylight))?(?: [Tt]ime| ?$|(?= on\b|[,.;)]))"
    r"|Chicago time",
    "MT": r"M[SD]T|(?:US |U\.S\. )?Mountain(?: (?:Standard|Daylight))?(?: [Tt]ime| ?$|(?= on\b|[,.;)]))",
    "PT": r"P[SD]?T|(?:US |U\.S\. )?Pacific(?: (?:Standard|Daylight))?(?: [Tt]ime)?|Los Angeles time",
    "GMT": r"GMT|UTC|Greenwich(?: [Mm]ean)?(?: [Tt]ime)?",
    "UK": r"BST|(?:London|British(?: Summer)?|UK) [Tt]ime",
    "CET": r"CES?T|Central European (?:Summer )?[Tt]ime|(?:Paris|Berlin|Rome|Madrid|Brussels|Vienna) time",
    "EET": r"EES?T|(?:Athens|Kiev|Kyiv|Cairo|Beirut) time",
    "MSK": r"MSK|Moscow [Tt]ime",
    "JST": r"JST|(?:Tokyo|Japan|Seoul) time",
    "CST+8": r"(?:Beijing|Hong Kong|Singapore) time",
    "": r"local time",
}
"""Codes with the words for them; Central European comes before Central, as the longer name."""
_ORDER = ("CET", "EET", "ET", "CT", "MT", "PT", "GMT", "UK", "MSK", "JST", "CST+8", "")
ZONE = "|".join(_NAMES[code] for code in _ORDER)
_CODES = tuple((code, re.compile(rf" ?(?:{_NAMES[code]})")) for code in _ORDER)
_STATED = re.compile(
    rf"(?:[AaPp]\.?[Mm]\.?|[0-9]{{2}}|noon|midnight|o'clock),? \(?(?P<zone>{ZONE})(?![A-Za-z0-9])"
)


def zone_of(words: str) -> str:
    """The code of the zone that ``words`` ("Eastern time") name, or ""."""
    return next((code for code, pattern in _CODES if pattern.fullmatch(words)), "")


def zone_kept(text: str) -> str:
    """The code of the zone in which an article tells all its times, or "" if that is not plain."""
    stated = {zone_of(match["zone"]) for match in _STATED.finditer(text)} - {"GMT"}
    return stated.pop() if len(stated) == 1 else ""
