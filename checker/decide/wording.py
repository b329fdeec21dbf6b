"""Put a finding into one plain sentence."""

import re

from checker.decide.facts import Conflict
from checker.domain import Citation, Claim, FactType, Kind, Side
from checker.rules.interface import Offsets
from checker.rules.lexicon import EMPTY_WORDS

_LONGEST = 100
_MOST_NAMES = 3
_BEFORE, _AFTER = 4, 7
_WORD = re.compile(r"\S+")
_NO_NOUN = frozenset("when while after before since until than if because during over between into".split())
_WHOLE_CLAUSE = frozenset({FactType.NEGATION, FactType.POSITION, FactType.QUOTE})


def value(conflict: Conflict, claim: Claim) -> str:
    """Return what one side says: the words in conflict, or the sentence where they could not be told."""
    if conflict.difference is None:
        return _shorten(claim.text)
    left = claim.key == conflict.left.key
    span = conflict.difference.left if left else conflict.difference.right
    words = conflict.difference.left_value if left else conflict.difference.right_value
    if span == (0, 0):
        return words or _shorten(claim.text)
    if conflict.type in _WHOLE_CLAUSE:
        return _excerpt(claim.text, span)
    if conflict.type is FactType.NUMBER and re.fullmatch(r"[\w,.\- ]+", words):
        return _with_noun(claim.text, span)
    return words


def message(conflict: Conflict, sides: tuple[Side, ...]) -> str:
    """Return one sentence that names the subject, the values and who reports them."""
    subject = _subject(conflict)
    about = f", concerning {subject}" if subject else ""
    if conflict.kind is Kind.UPDATE:
        return f"{'; '.join(_in_time(sides))}{about}."
    if conflict.kind is Kind.DISPUTE:
        return f"{'; '.join(_spoken(side) for side in sides)}{about}."
    first, second = (_quoted(side) for side in sides)
    names = [_outlets(side) for side in sides]
    if names[0] == names[1]:
        return f"{_list(names[0])} reports both {first} and {second}{about}."
    verb = "report" if len(names[0]) > 1 else "reports"
    return f"{_list(names[0])} {verb} {first}, {_list(names[1])} {second}{about}."


def _outlets(side: Side) -> list[str]:
    """Name the outlets of a side, in order; copies of one report count once."""
    names: dict[str, str] = {}
    for citation in side.claims:
        names.setdefault(citation.origin or citation.source, citation.source)
    return sorted(set(names.values()))


def _list(names: list[str]) -> str:
    if len(names) > _MOST_NAMES:
        return f"{names[0]} and {len(names) - 1} others"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _quoted(side: Side) -> str:
    return "“" + side.value.strip(' “”"') + "”"


def _in_time(sides: tuple[Side, ...]) -> list[str]:
    def day(side: Side) -> str:
        return min((str(c.published) for c in side.claims if c.published), default="")

    ordered = sorted(sides, key=day)
    return [
        f"{_list(_outlets(side))} {'reported' if place == 0 else 'reports'} {_quoted(side)} on {day(side)}"
        for place, side in enumerate(ordered)
    ]


def _spoken(side: Side) -> str:
    spoken: Citation = side.claims[0]
    return f"{spoken.speaker or spoken.source} says {_quoted(side)}"


def _subject(conflict: Conflict) -> str:
    """Name what both claims speak of: the names they share, else the nouns, else nothing."""
    known = {word for entity in conflict.right.entities for word in entity.key.split()}
    seen: dict[str, str] = {}
    for entity in conflict.left.entities:
        dateline = entity.text.isupper() and entity.start == 0
        if entity.key.split()[-1] in known and entity.label != "NORP" and not dateline:
            name = re.sub(r"[’']s?$", "", entity.text.removeprefix("the ").removeprefix("The "))
            seen.setdefault(entity.key.split()[-1], name)
    return _list(list(seen.values())[:_MOST_NAMES]) if seen else ""


def _excerpt(text: str, span: Offsets) -> str:
    """Return the words in conflict with a few on each side."""
    before = [match.start() for match in _WORD.finditer(text[: span[0]])]
    after = [span[1] + match.end() for match in _WORD.finditer(text[span[1] :])]
    start = before[-_BEFORE] if len(before) >= _BEFORE else 0
    end = after[_AFTER - 1] if len(after) >= _AFTER else len(text)
    return _shorten(f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}")


def _with_noun(text: str, span: Offsets) -> str:
    """Return a number with up to two words after it, as far as they may name what it counts."""
    shown = span[1]
    for match in list(re.finditer(r"[ -]([^\W\d_]+)", text[span[1] : span[1] + 60]))[:2]:
        if span[1] + match.start() != shown or match[1].casefold() in EMPTY_WORDS | _NO_NOUN:
            break
        shown = span[1] + match.end()
    return text[span[0] : shown]


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
