"""How the parts of a suppression are read, whether a configuration file holds it or an article.

Each function gives the part or raises ValueError, whose text ends the sentence "expected ...".
"""

import re
from datetime import date, datetime

_ID = re.compile(r"[0-9a-f]{8,64}")
_CODE = re.compile(r"[A-Z]{1,3}[0-9]{0,3}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = 1000


def texts(value: object) -> tuple[str, ...]:
    """Read one string, or a list of them, none of which is blank."""
    listed = value if isinstance(value, list) else [value]
    found = tuple(item.strip() for item in listed if isinstance(item, str) and item.strip())
    if not found or len(found) != len(listed):
        raise ValueError("a string or a list of strings")
    return found


def ids(value: object) -> tuple[str, ...]:
    """Read ids of findings, or beginnings long enough not to fit another finding by chance."""
    found = tuple(item.lower() for item in texts(value))
    if not all(map(is_id, found)):
        raise ValueError("ids of findings as the report shows them, of 8 characters at least")
    return found


def is_id(text: str) -> bool:
    """Tell a finding's id, which is hexadecimal, from a rule's code."""
    return _ID.fullmatch(text) is not None


def codes(value: object) -> tuple[str, ...]:
    """Read codes of rules or their beginnings, in one string with commas or in several."""
    listed = [part.strip().upper() for item in texts(value) for part in item.split(",")]
    if not all(map(_CODE.fullmatch, listed)):
        raise ValueError("rule codes or their beginnings, such as NUM001 or NUM,DAT")
    return tuple(listed)


def reason(value: object) -> str:
    """Read why the findings need not count, which nobody is spared to write; on one line."""
    line = " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""
    if not line:
        raise ValueError("a reason in words")
    return line


def last_day(value: object) -> date:
    """Read the last day on which a suppression holds."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError("the last day on which it holds, as in 2026-12-31")
