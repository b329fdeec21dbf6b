"""What ``--show-settings`` prints."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from checker.cli.options import Resolved
from checker.domain import SuppressionRule
from checker.settings import KEYS, Override, Value

_PASSWORD = re.compile(r"(?<=://)([^/@\s:]*):[^/\s]*@|(?<=password=)[^&\s]+")


def described(resolved: Resolved) -> str:
    """Write the settings as a check.toml of the same effect, each with where it was set."""
    lines = [f"# file: {resolved.file or 'none'}"]
    for key in KEYS:
        value = resolved.settings.value(key.name)
        if value is None or (value == () and key.name not in resolved.origins):
            lines.append(f"# {key.name}: {key.unset}")
        else:
            origin = resolved.origins.get(key.name, "default").removesuffix(f": {key.name}")
            lines.append(f"{f'{key.name} = {_toml(value)}':<40} # {origin}")
    lines += _tables("overrides", list(map(_override, resolved.settings.overrides)))
    lines += _tables("suppressions", list(map(_suppression, resolved.settings.suppressions)))
    return "\n".join(lines) + "\n"


Table = Mapping[str, Value | date | None]


def _override(override: Override) -> Table:
    return {name.replace("_", "-"): value for name, value in asdict(override).items()}


def _suppression(rule: SuppressionRule) -> Table:
    return {
        "id": rule.ids,
        "rule": rule.rules,
        "paths": rule.paths,
        "sources": rule.sources,
        "reason": rule.reason,
        "expires": rule.expires,
    }


def _tables(name: str, tables: Sequence[Table]) -> list[str]:
    lines = []
    for table in tables:
        lines += ["", f"[[{name}]]"]
        lines += [f"{key} = {_toml(value)}" for key, value in table.items() if value not in (None, ())]
    return lines


def _toml(value: Value | date | None) -> str:
    """Write a value as TOML, the password of a URL left out."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False)
    return json.dumps(_PASSWORD.sub(_masked, str(value)), ensure_ascii=False)


def _masked(match: re.Match[str]) -> str:
    return "***" if match[1] is None else f"{match[1]}:***@"
