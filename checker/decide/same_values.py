"""Whether two conflicts are about one fact though they share no sentence: the same two values conflict.

Where one outlet names Jacob Lew and the other Timothy Geithner, each in several sentences, every sentence
of the one conflicts with every one of the other.  That is one fact, told more than once.  A name, a
place or an office is known by its words; a number or a date only together with what it counts or when
what happened, as "two" and "three" may conflict in many things.
"""

from collections.abc import Hashable

from checker.domain import Claim, FactType
from checker.rules.interface import Difference, Offsets
from checker.rules.lexicon import WORD

_NOT_LAST = frozenset(("jr", "sr", "ii", "iii", "iv"))


def values_of(
    left: Claim, right: Claim, type_: FactType, difference: Difference
) -> tuple[Hashable, Hashable] | None:
    """Return what stands for each of the two values, or None where other sentences may mean other values."""
    if type_ in (FactType.NAME, FactType.PLACE, FactType.ROLE):
        pair = _name(difference.left_value, type_), _name(difference.right_value, type_)
    elif type_ is FactType.NUMBER:
        pair = _number(left, difference.left), _number(right, difference.right)
    elif type_ is FactType.DATE:
        pair = _time(left, difference.left), _time(right, difference.right)
    else:
        return None
    if not pair[0] or not pair[1] or pair[0] == pair[1]:
        return None
    return pair


def _name(value: str, type_: FactType) -> Hashable:
    """A person's or an organisation's last name; all of the words of a place or an office."""
    words = [word for word in WORD.findall(value.casefold()) if word not in _NOT_LAST]
    return tuple(words[-1:] if type_ is FactType.NAME else words)


def _number(claim: Claim, span: Offsets) -> Hashable:
    found = [q for q in claim.quantities if (q.start, q.end) == span]
    if not found or not (found[0].noun or found[0].unit):
        return None
    return found[0].low, found[0].high, found[0].unit, found[0].noun, found[0].fate


def _time(claim: Claim, span: Offsets) -> Hashable:
    found = [t for t in claim.times if (t.start, t.end) == span and t.first is not None and t.verb]
    return (found[0].first, found[0].last, found[0].clock, found[0].verb) if found else None
