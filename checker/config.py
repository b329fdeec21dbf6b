"""Finds and reads the configuration file: ``check.toml``, or ``[tool.check]`` of ``pyproject.toml``.

The keys are those of :data:`checker.settings.KEYS`.  What is wrong in a file raises
:class:`checker.errors.ConfigError` that names the file, the key and what would be right.
"""

import difflib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker import outputs
from checker.errors import ConfigError
from checker.settings import BY_NAME, Key, Value

OWN = "check.toml"
SHARED = "pyproject.toml"
TABLES = ("overrides", "suppressions")
"""Keys that hold a list of tables, and can be set in a file only."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a configuration file says: values by key, checked.  ``name`` is how messages call the file.

    ``tables`` are those of :data:`TABLES`, as they stand there; :mod:`checker.tables` checks them.
    """

    name: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    tables: Mapping[str, object] = field(default_factory=dict)


def load(explicit: Path | None, start: Path) -> Config:
    """Read the file that was asked for, or the nearest one above ``start``; an empty one if there is none."""
    if explicit is not None:
        return _read(explicit, str(explicit), required=True) or Config()
    for folder in (start, *start.parents):
        for name in (OWN, SHARED):
            path = folder / name
            if path.is_file():
                config = _read(path, name if folder == start else str(path), required=False)
                if config is not None:
                    return config
    return Config()


def near(word: str, known: Iterable[str]) -> str:
    """Say which known words are spelt much like this one: "did you mean a or b?", or nothing."""
    lower = {item.lower(): item for item in known}
    matches = difflib.get_close_matches(word.lower().replace("_", "-"), lower, n=3, cutoff=0.6)
    return f"did you mean {' or '.join(lower[match] for match in matches)}?" if matches else ""


def unknown_code(chosen: Sequence[str], codes: Sequence[str]) -> str:
    """Say which of the codes chosen begins no rule's code, and what may be meant; or nothing."""
    for code in chosen:
        if not any(known.startswith(code) for known in codes):
            remedy = near(code, codes) or f"the rules are {', '.join(codes)}"
            return f"no rule's code begins with {code}; {remedy}"
    return ""


def _read(path: Path, name: str, required: bool) -> Config | None:
    """Read one file; None for a pyproject.toml that does not configure this program, unless required."""
    document = _parse(path, name)
    section: object = document
    if path.name == SHARED:
        tools = document.get("tool")
        section = tools.get("check") if isinstance(tools, dict) else None
        if section is None:
            if required:
                raise ConfigError(name, "it has no [tool.check]; add that table, or name another file")
            return None
        name = f"{name} [tool.check]"
    if not isinstance(section, dict):
        raise ConfigError(name, "expected a table, [tool.check]")
    tables = {key: value for key, value in section.items() if key in TABLES}
    plain = {key: value for key, value in section.items() if key not in TABLES}
    values = {key: _value(name, key, value, path.parent) for key, value in plain.items()}
    return Config(name, values, tables)


def _parse(path: Path, name: str) -> dict[str, Any]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(
            name, f"cannot be read ({error.strerror}); check the path and its permissions"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(name, "it is not in UTF-8; save it in that encoding") from error
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", place)
        number = line[1] if line else str(max(len(text.splitlines()), 1))
        raise ConfigError(f"{name}:{number}", f"not valid TOML ({reason}); mend that line") from error


def _value(file: str, name: str, value: object, folder: Path) -> Value:
    key = BY_NAME.get(name)
    if key is None:
        raise ConfigError(f"{file}: {name}", f"there is no such key; {_suggestion(name)}")
    try:
        checked = key.read(value)
    except ValueError as error:
        raise ConfigError(f"{file}: {name}", f"expected {error}, not {shown(value)}") from None
    return _anchored(key, checked, folder)


def _suggestion(name: str) -> str:
    known = (*BY_NAME, *TABLES)
    return near(name, known) or f"the keys are {', '.join(known)}"


def shown(value: object) -> str:
    """Write a value about as TOML does, on one line of bearable length."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "..."


def _anchored(key: Key, value: Value, folder: Path) -> Value:
    """Take paths in a file as relative to that file, wherever the command is run."""
    if folder == Path.cwd() or folder == Path():
        return value
    if key.name == "output" and isinstance(value, tuple):
        return tuple(outputs.anchored(item, folder) for item in value)
    if key.name == "baseline" and isinstance(value, str):
        return str(folder / Path(value).expanduser())
    if key.name == "database" and isinstance(value, str) and "://" not in value and value[0] != "~":
        return str(folder / value)
    if key.name == "model" and isinstance(value, str) and (folder / value).is_dir():
        return str(folder / value)
    return value
