"""People who are counted in two lots: "two women and a man" are three people, and so are two and a third."""

import re

from checker.domain import Claim, Quantity

_WORDS = "one two three four five six seven eight nine ten"
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), 1)}
_COUNT = rf"(?P<count>an?|another|{'|'.join(_NUMBERS)}|[1-9][0-9]?)"
_PEOPLE = (
    r"(?:[\w’'-]+\s){0,3}?(?:m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|teen(?:ager)?s?|persons?|people|others?"
    r"|adults?|males?|females?|officers?|deput(?:y|ies)|students?|infants?|bab(?:y|ies)|toddlers?)\b"
)
_AFTER = re.compile(rf"[^.;:,]{{0,30}}?\s?\band\s{_COUNT}\s{_PEOPLE}", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_COUNT}\s{_PEOPLE}\sand\s(?:(?:at\sleast|about)\s)?$", re.IGNORECASE)
_REACH = 60


def makes_up(claim: Claim, quantity: Quantity, total: float) -> bool:
    """Whether a number of people and those counted beside it in the claim make up a total."""
    beside = (
        _AFTER.match(claim.text, quantity.end),
        _BEFORE.search(claim.text, max(0, quantity.start - _REACH), quantity.start),
    )
    if any(found and quantity.high + _number(found["count"]) == total for found in beside):
        return True
    one_more = _NTH.get(total) if total == quantity.high + 1 else None
    return one_more is not None and bool(re.search(rf"\ba {one_more}\b(?! of\b)", claim.text[quantity.end :]))


_NTH: dict[float, str] = {
    3: "third",
    4: "fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
}


def _number(count: str) -> int:
    return int(count) if count.isdigit() else _NUMBERS.get(count.casefold(), 1)
