"""What ``--show-settings`` prints."""

import json
import re

from checker.cli.options import Resolved
from checker.settings import KEYS, Value

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
    return "\n".join(lines) + "\n"


def _toml(value: Value) -> str:
    """Write a value as TOML, the password of a URL left out."""
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, tuple):
        return json.dumps(list(value))
    return json.dumps(_PASSWORD.sub(_masked, str(value)), ensure_ascii=False)


def _masked(match: re.Match[str]) -> str:
    return "***" if match[1] is None else f"{match[1]}:***@"
