"""Which rank a sentence gives a person in a body: "the second-ranking Republican in the House", "No. 2"."""

import re
from collections.abc import Iterator

from checker.domain import Entity
from checker.rules.description import Description
from checker.rules.interface import Offsets

_NUMBERS = {"two": "2", "three": "3", "four": "4", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
_RANK = (
    r"(?P<said>(?:[Nn]o\. ?|[Nn]umber[ -])(?P<number>\d|two|three|four)"
    r"|(?P<ordinal>second|third|fourth|fifth)[ -](?:highest[ -])?(?:ranking|ranked))"
    r" (?:(?P<chamber>House|Senate) )?(?:GOP |Republican |Democratic )?"
    r"(?:Republican|Democrat|leader|lawmaker|member|official|senator|post|job)\b"
)
_OF = r"(?: (?:in|on|of) (?:the )?(?P<body>(?:[A-Z][\w.]+ ?(?:of |and )?){1,5}))?"
_BEFORE = re.compile(
    rf"{_RANK}{_OF},? ?(?:(?:Rep|Sen)\. |Representative |Senator |(?:Majority |Minority )?(?:Whip|Leader) )?$"
)
_BEHIND = re.compile(
    r"(?: [JS]r\.)?(?: \([^)]{3,20}\)| of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?,? ?"
    r"(?:who (?:is|was) |is )?(?:the |a )?"
    rf"(?:chamber['’]s |party['’]s |House['’]s |Senate['’]s )?{_RANK}{_OF}"
)
_REACH = 120


def ranks(text: str, entity: Entity) -> Iterator[Description]:
    """Yield the rank of a person that stands right before the name or behind it."""
    before = _BEFORE.search(text, max(0, entity.start - _REACH), entity.start)
    for found in (before, _BEHIND.match(text, entity.end)):
        if found:
            told = found["number"] or found["ordinal"]
            body = (found["chamber"] or found["body"] or "").split()[-1:]
            span: Offsets = found.span("said")
            yield Description("rank", _NUMBERS.get(told, told), frozenset(w.casefold() for w in body), span)
