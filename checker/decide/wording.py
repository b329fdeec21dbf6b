"""Put a finding into one plain sentence."""

import re

from checker.decide.facts import Conflict
from checker.domain import Citation, Claim, FactType, Kind, Side
from checker.rules.interface import Offsets
from checker.rules.lexicon import EMPTY_WORDS, WORD

_LONGEST = 100
_MOST_NAMES = 3
_MOST_WORDS = 2
_STEM = 5
_NOUN_REACH = 40
"""Characters after a number within which the noun that it counts is looked for."""
_SAYING = frozenset(
    "say tell report accord add announce state write have make take get go come year day".split()
)
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
        return _with_noun(claim, span)
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
    """Name what both claims speak of: the names and the words that they share, or nothing."""
    named = _names(conflict)
    shared = _shared_words(conflict)
    if not named:
        return ", ".join(f"“{word}”" for word in shared)
    return _list(named) + (f" ({', '.join(shared)})" if shared else "")


def _names(conflict: Conflict) -> list[str]:
    known = {word for entity in conflict.right.entities for word in entity.key.split()}
    seen: dict[str, str] = {}
    for entity in conflict.left.entities:
        dateline = entity.text.isupper() and entity.start == 0
        if entity.key.split()[-1] in known and entity.label != "NORP" and not dateline:
            name = re.sub(r"[’']s?$", "", entity.text.removeprefix("the ").removeprefix("The "))
            seen.setdefault(entity.key.split()[-1], name)
    return list(seen.values())[:_MOST_NAMES]


def _shared_words(conflict: Conflict) -> list[str]:
    """Return up to two words of both claims that tell what the values are of: verbs first, then the nearest.

    They stand as the left claim has them, in its order; names and the values' own words are none.
    """
    left, right, difference = conflict.left, conflict.right, conflict.difference
    if difference is None or conflict.type in _WHOLE_CLAUSE or difference.left == (0, 0):
        return []
    start, end = difference.left
    told = WORD.findall(f"{value(conflict, left)} {value(conflict, right)}".casefold())
    shared = {term for term in set(left.terms) & set(right.terms) if len(term) > 2 and term not in _SAYING}
    found: dict[str, tuple[bool, int, int, str]] = {}
    for word in WORD.finditer(left.text):
        near = max(start - word.end(), word.start() - end)
        plain = word[0].casefold()
        term = next((term for term in sorted(shared) if plain.startswith(term[:_STEM])), None)
        if term is None or near < 0 or not word[0].islower() or plain in told:
            continue
        entry = (term not in left.predicates, near, word.start(), word[0])
        found[term] = min(found.get(term, entry), entry)
    chosen = sorted(found.values())[:_MOST_WORDS]
    return [word for _, _, _, word in sorted(chosen, key=lambda entry: entry[2])]


def _excerpt(text: str, span: Offsets) -> str:
    """Return the words in conflict with a few on each side."""
    before = [match.start() for match in _WORD.finditer(text[: span[0]])]
    after = [span[1] + match.end() for match in _WORD.finditer(text[span[1] :])]
    start = before[-_BEFORE] if len(before) >= _BEFORE else 0
    end = after[_AFTER - 1] if len(after) >= _AFTER else len(text)
    return _shorten(f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}")


def _with_noun(claim: Claim, span: Offsets) -> str:
    """Return a number with what it counts, or with up to two words after it that may name that."""
    text = claim.text
    nouns = [quantity.noun for quantity in claim.quantities if quantity.start == span[0] and quantity.noun]
    behind = text[span[1] : span[1] + _NOUN_REACH]
    if nouns and (
        found := re.match(rf"[^.,;:()]*?\b{re.escape(nouns[0][:_STEM])}\w*", behind, re.IGNORECASE)
    ):
        return text[span[0] : span[1] + found.end()]
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
