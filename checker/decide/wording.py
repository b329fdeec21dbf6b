"""Put a finding into one plain sentence."""

from checker.decide.facts import Conflict
from checker.domain import Citation, Claim, FactType, Kind, Side

_ABOUT = {
    FactType.DATE: "when",
    FactType.NUMBER: "how many or how much",
    FactType.PLACE: "where",
    FactType.NAME: "who",
    FactType.ROLE: "in what office",
    FactType.POSITION: "what position was taken",
    FactType.NEGATION: "whether it is so",
    FactType.QUOTE: "what was said, or by whom",
    FactType.OTHER: "what happened",
}
_LONGEST_VALUE = 90
_MOST_NAMES = 3


def value(conflict: Conflict, claim: Claim) -> str:
    """Return what one side says: the words in conflict, or the sentence where they could not be told."""
    if conflict.difference is not None:
        left = claim.key == conflict.left.key
        words = conflict.difference.left_value if left else conflict.difference.right_value
        if words and conflict.type not in (FactType.NEGATION, FactType.POSITION):
            return words
    return _shorten(claim.text)


def message(conflict: Conflict, sides: tuple[Side, ...]) -> str:
    """Return one sentence that names the subject, the values and who reports them."""
    parts = [f"{_who(side)}: “{side.value.strip(' “”')}”" for side in sides]
    subject = _subject(conflict)
    about = f" about {subject}" if subject else ""
    if conflict.kind is Kind.UPDATE:
        return f"The report{about} moved on — {' → '.join(_in_time(sides))}."
    if conflict.kind is Kind.DISPUTE:
        return f"Two people disagree{about} — {'; '.join(_spoken(side) for side in sides)}."
    within = len({citation.path for side in sides for citation in side.claims}) == 1
    whose = "One article differs from itself" if within else "Reports differ"
    return f"{whose} on {_ABOUT[conflict.type]}{about} — {'; '.join(parts)}."


def _who(side: Side) -> str:
    """Name the outlets of a side; copies of one report count once."""
    names: dict[str, str] = {}
    for citation in side.claims:
        names.setdefault(citation.origin or citation.source, citation.source)
    shown = sorted(set(names.values()))
    if len(shown) > 2:
        return f"{shown[0]} and {len(shown) - 1} others"
    return " and ".join(shown)


def _in_time(sides: tuple[Side, ...]) -> list[str]:
    def day(side: Side) -> str:
        return min((str(c.published) for c in side.claims if c.published), default="")

    return [f"{day(side)}: “{side.value.strip(' “”')}”" for side in sorted(sides, key=day)]


def _spoken(side: Side) -> str:
    spoken: Citation = side.claims[0]
    return f"{spoken.speaker or spoken.source}: “{_shorten(side.value).strip(' “”')}”"


def _subject(conflict: Conflict) -> str:
    """Name what both claims speak of: the names they share, else nothing."""
    known = {word for entity in conflict.right.entities for word in entity.key.split()}
    seen: dict[str, str] = {}
    for entity in conflict.left.entities:
        if entity.key.split()[-1] in known and entity.label != "NORP":
            seen.setdefault(entity.key.split()[-1], entity.text.removesuffix("’s").removesuffix("'s"))
    names = list(seen.values())[:_MOST_NAMES]
    return names[0] if len(names) == 1 else " and ".join([", ".join(names[:-1]), names[-1]]) if names else ""


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST_VALUE:
        return text
    return text[:_LONGEST_VALUE].rsplit(" ", 1)[0].rstrip(",;:") + " …"
