"""What an article's own header asks not to count: the table ``check`` of its front matter or record.

::

    check:
      ignore: [NUM001, 11dfff9e]     # rules and findings, or "all"
      reason: the count is that of the first night
      expires: 2026-12-31            # the last day, if any

Several such tables may stand in a list.  A part that is wrong spoils its own table alone, and is told
of as :class:`~checker.domain.Unheeded`; the article is read all the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from checker import suppressing
from checker.domain import SuppressionRule, Unheeded

ALL = "all"
_KEYS = ("ignore", "reason", "expires")
_MOST = 100
"""More tables than this are nobody's work."""

Part = TypeVar("Part")

_NO_TABLE = "`check` is no table of ignore and reason, or the front matter around it is no valid YAML or TOML"


def asked(value: object, path: str) -> tuple[tuple[SuppressionRule, ...], tuple[Unheeded, ...]]:
    """Give the suppressions that the article of this path asks for, and what of them is wrong."""
    rules: list[SuppressionRule] = []
    wrong: list[Unheeded] = []
    for table in _tables(value):
        try:
            rules += _rules(table, path)
        except ValueError as error:
            wrong.append(Unheeded(path, f"{error}; nothing is suppressed by it"))
    return tuple(rules), tuple(wrong)


def _tables(value: object) -> list[Any]:
    if value is None:
        return []
    return value[:_MOST] if isinstance(value, list) else [value]


def _rules(table: object, path: str) -> list[SuppressionRule]:
    """Make one suppression for the rules that are ignored, and one for the findings."""
    if not isinstance(table, Mapping):
        raise ValueError(_NO_TABLE)
    for key in table:
        if key not in _KEYS:
            raise ValueError(f"`check` has no key {str(key)[:40]!r}; its keys are {', '.join(_KEYS)}")
    named = _part(table, "ignore", suppressing.texts)
    reason = _part(table, "reason", suppressing.reason)
    expires = _part(table, "expires", suppressing.last_day) if "expires" in table else None
    ids = tuple(item.lower() for item in named if suppressing.is_id(item.lower()))
    others = [item for item in named if not suppressing.is_id(item.lower())]
    rule = SuppressionRule(reason, origin=path, article=path, expires=expires)
    if ALL in named:
        return [rule]
    codes = _part({"ignore": others}, "ignore", suppressing.codes) if others else ()
    of_codes = [replace(rule, rules=codes)] if codes else []
    return of_codes + ([replace(rule, ids=ids)] if ids else [])


def _part(table: Mapping[Any, Any], key: str, read: Callable[[object], Part]) -> Part:
    if key not in table:
        raise ValueError(f"`check` has no {key}; add one")
    try:
        return read(table[key])
    except ValueError as error:
        raise ValueError(f"the {key} of `check` is wrong; expected {error}") from None
