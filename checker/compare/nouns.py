"""Whether two nouns may count the same things."""

from checker.compare.groups import grouped, share_group

_ANYONE = frozenset(("person", "people", "individual", "human", "victim", "life", "casualty", "other"))
"""Nouns for people in general, which may stand for any of ``_SOMEONE``."""
_SOMEONE = frozenset(
    (
        "man", "woman", "child", "boy", "girl", "resident", "civilian", "citizen",
        "adult", "inhabitant", "passenger",
        "villager", "worshipper", "bystander", "protester", "demonstrator", "refugee",
        "migrant", "survivor", "student",
    )
)  # fmt: skip
_ALIKE = (
    ("protester", "demonstrator", "protestor"),
    ("soldier", "troop", "serviceman", "servicemen", "serviceperson", "marine", "sailor"),
    ("officer", "policeman", "cop", "police"),
    ("lawmaker", "legislator"),
    ("child", "kid", "youngster"),
    ("vote", "ballot"),
    ("victory", "win", "triumph", "title", "crown"),
    ("militant", "insurgent", "fighter"),
    ("car", "vehicle"),
    ("death", "fatality"),
    ("student", "pupil"),
    ("worker", "employee", "staffer"),
    ("case", "infection"),
    ("bombing", "blast", "explosion"),
    ("hostage", "captive"),
    ("donation", "contribution"),
    ("priest", "cleric", "clergyman"),
    ("lawyer", "attorney"),
    ("house", "home"),
    ("shot", "bullet", "round"),
    ("kilometer", "kilometre"),
    ("supporter", "backer"),
    ("refugee", "migrant", "immigrant"),
    ("inmate", "prisoner"),
    ("resident", "inhabitant", "citizen"),
    ("country", "nation"),
    ("company", "firm", "business"),
    ("plane", "aircraft", "jet"),
    ("gunman", "shooter", "attacker", "assailant"),
    ("gun", "firearm", "weapon"),
    ("building", "structure"),
    ("store", "shop"),
)
_GROUPS = grouped(_ALIKE)


def same_kind(a: str, b: str) -> bool:
    """Whether lemmas ``a`` and ``b`` may name the same things; "" may name anything."""
    if not a or not b or a == b:
        return True
    if (a in _ANYONE and b in _ANYONE | _SOMEONE) or (b in _ANYONE and a in _SOMEONE):
        return True
    return share_group(_GROUPS, a, b)
