"""Whether two times may be of one thing that happened, going by its verb and by whose doing it is."""

from checker.compare.groups import grouped, share_group
from checker.domain import TimeSpan

_ALIKE = (
    "release publish post issue unveil print upload run",
    "appear speak address deliver lecture",
    "approve pass adopt vote ratify back",
    "begin start open launch found create establish",
    "arrest detain capture seize",
    "elect vote choose win",
    "name appoint pick choose nominate select tap install",
    "leave depart retire exit",
    "resign quit",
    "fire dismiss sack oust",
    "die kill shoot murder slay",
    "attack shoot bomb explode strike storm",
    "meet visit travel head fly",
    "indict charge accuse arraign",
    "find discover uncover",
    "file sue lodge",
    "hear testify appear",
    "sign enact",
    "announce unveil",
    "end expire close finish conclude",
    "hold detain",
    "rule decide hold find overturn strike",
    "join enter",
)
_GROUPS = grouped(words.split() for words in _ALIKE)
_VAGUE = frozenset(
    """say tell state add note report ask call write spend take make have get give use see face come go do put
    keep become show bring""".split()
)
"""Verbs of which every day is full, or that tell little without their object."""


def same_happening(a: TimeSpan, b: TimeSpan) -> bool:
    """Whether what happens at ``a`` and at ``b`` may be one thing; what has no verb is none."""
    if not a.verb or not b.verb or a.verb in _VAGUE or (a.who and b.who and a.who != b.who):
        return False
    return a.verb == b.verb or share_group(_GROUPS, a.verb, b.verb)
