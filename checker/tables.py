"""The tables of the configuration file, ``[[overrides]]`` and ``[[suppressions]]``, as values.

What is wrong in one raises :class:`checker.errors.ConfigError` that names the file, the table by its
number from 1, and the key.
"""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from checker import suppressing
from checker.config import Config, near, shown
from checker.domain import SuppressionRule
from checker.errors import ConfigError
from checker.settings import BY_NAME, Override

Read = Callable[[object], Any]

MATCHES = ("side", "any", "all")
"""Which findings an override may be about, see :mod:`checker.gate.matching`."""


def _match(value: object) -> str:
    if not isinstance(value, str) or value not in MATCHES:
        raise ValueError(f"one of {', '.join(MATCHES)}")
    return value


OVERRIDE: Mapping[str, Read] = {
    "paths": suppressing.texts,
    "sources": suppressing.texts,
    "match": _match,
    "fail-on": BY_NAME["fail-on"].read,
    "min-confidence": BY_NAME["min-confidence"].read,
    "ignore": suppressing.codes,
}
SUPPRESSION: Mapping[str, Read] = {
    "id": suppressing.ids,
    "rule": suppressing.codes,
    "paths": suppressing.texts,
    "sources": suppressing.texts,
    "reason": suppressing.reason,
    "expires": suppressing.last_day,
}


def overrides(config: Config) -> tuple[Override, ...]:
    """Read the overrides, in their order."""
    found = []
    for place, values in _tables(config, "overrides", OVERRIDE):
        if not values.keys() & {"paths", "sources"}:
            raise ConfigError(place, "it names no article; add paths, sources or both")
        if not values.keys() & {"fail-on", "min-confidence", "ignore"}:
            raise ConfigError(place, "it changes nothing; add fail-on, min-confidence or ignore")
        found.append(Override(**{key.replace("-", "_"): value for key, value in values.items()}))
    return tuple(found)


def suppressions(config: Config) -> tuple[SuppressionRule, ...]:
    """Read the suppressions, in their order."""
    found = []
    for number, (place, values) in enumerate(_tables(config, "suppressions", SUPPRESSION), start=1):
        if "reason" not in values:
            raise ConfigError(
                place, "it gives no reason; add one, as in reason = 'a misprint, since corrected'"
            )
        if not values.keys() & {"id", "rule", "paths", "sources"}:
            raise ConfigError(place, "it means no finding; add id, rule, paths or sources")
        # The origin is in reports, which hold no absolute path.
        file = PurePath(config.name.removesuffix(" [tool.check]")).name
        found.append(
            SuppressionRule(
                reason=values["reason"],
                origin=f"{file}: suppressions {number}",
                ids=values.get("id", ()),
                rules=values.get("rule", ()),
                paths=values.get("paths", ()),
                sources=values.get("sources", ()),
                expires=values.get("expires"),
            )
        )
    return tuple(found)


def _tables(config: Config, name: str, keys: Mapping[str, Read]) -> list[tuple[str, dict[str, Any]]]:
    """Check every table of a name; gives each with how messages call it."""
    listed = config.tables.get(name, [])
    if not isinstance(listed, list) or not all(isinstance(table, dict) for table in listed):
        raise ConfigError(
            f"{config.name}: {name}", f"expected tables; write [[{_path(config, name)}]] above each"
        )
    return [
        (place := f"{config.name}: {name} {number}", _values(place, table, keys))
        for number, table in enumerate(listed, start=1)
    ]


def _path(config: Config, name: str) -> str:
    return f"tool.check.{name}" if config.name.endswith("[tool.check]") else name


def _values(place: str, table: Mapping[str, object], keys: Mapping[str, Read]) -> dict[str, Any]:
    found = {}
    for key, value in table.items():
        if key not in keys:
            remedy = near(key, keys) or f"the keys are {', '.join(keys)}"
            raise ConfigError(f"{place}: {key}", f"there is no such key; {remedy}")
        try:
            found[key] = keys[key](value)
        except ValueError as error:
            raise ConfigError(f"{place}: {key}", f"expected {error}, not {shown(value)}") from None
    return found
