"""Whether two times may be of one thing that happened, going by its verb and by whose doing it is."""

from checker.compare.groups import grouped, share_group
from checker.domain import PRONOUNS, Claim, TimeSpan

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


def same_happening(left: Claim, right: Claim, a: TimeSpan, b: TimeSpan) -> bool:
    """Whether what happens at ``a`` in one claim and at ``b`` in the other may be one thing.

    What has no verb is none.  "He" is nobody whom neither his claim names nor the sentences before it.
    """
    if not a.verb or not b.verb or a.verb in _VAGUE:
        return False
    if a.verb != b.verb and not share_group(_GROUPS, a.verb, b.verb):
        return False
    return _may_be_one(left, a.who, right, b.who)


def _may_be_one(left: Claim, one: str, right: Claim, other: str) -> bool:
    if not one or not other or one == other:
        return True
    if one in PRONOUNS and other in PRONOUNS:
        return False
    return _may_mean(left, one, other) or _may_mean(right, other, one)


def _may_mean(claim: Claim, pronoun: str, name: str) -> bool:
    """Whether a pronoun of the claim may stand for a name; anybody's, where nobody was named before."""
    named = {*claim.context, *(entity.key for entity in claim.entities)}
    return pronoun in PRONOUNS and (not claim.context or any(key.split()[-1] == name for key in named))
