"""Tells a weekday, a month or "this week" from a name that holds it: "Sunday Times", "Super Tuesday"."""

import re

from checker.extract.token_index import TokenIndex

_KINDS = frozenset(("weekday", "month", "season", "period", "today"))
_LABELS = frozenset(("ORG", "WORK_OF_ART", "PERSON", "FAC", "PRODUCT", "LAW", "EVENT"))
_BEFORE = re.compile(
    r"(?:Super|Black|Good|Ash|Bloody|Easter|Palm|Cyber|Ruby|Freaky|Giving|Fat|Shrove|Maundy|Holy"
    r"|News|Bowl|USA) $"
)
_AFTER = re.compile(
    r" (?:Times|Telegraph|Mirror|Express|Herald|Night Football|Night Live|[Ss]chool|Mass|[Ss]how|Lights)\b"
)
_TITLES = re.compile(r"(?:This|Last|Next) (?:Week|Year|Night|Weekend|Month)")
_TITLE_ENDS = re.compile(r"[,.]?\"")


def is_name(kind: str, match: re.Match[str], text: str, tokens: TokenIndex) -> bool:
    """Whether the time matched is part of a name or a title, and so names no time."""
    if kind not in _KINDS:
        return False
    if _BEFORE.search(text, max(0, match.start() - 10), match.start()) or _AFTER.match(text, match.end()):
        return True
    if _TITLES.fullmatch(match[0]):
        return True
    if text[: match.start()].endswith('"') and _TITLE_ENDS.match(text, match.end()):
        return True
    if text[match.end() : match.end() + 1] != " " or not text[match.end() + 1 : match.end() + 2].isupper():
        return False
    token, following = tokens.at(match.end() - 1), tokens.at(match.end() + 1)
    return token.ent_type_ in _LABELS and following.ent_iob_ == "I"
