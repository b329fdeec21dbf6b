"""What users write to say where a report goes: ``FILE``, or ``FORMAT=FILE``; ``-`` is standard output."""

import re
from dataclasses import dataclass
from pathlib import Path

STDOUT = Path("-")
_WITH_FORMAT = re.compile(r"(?P<format>[A-Za-z][A-Za-z0-9_-]*)=(?P<file>.+)", re.S)


@dataclass(frozen=True, slots=True)
class Target:
    """A file, with the name of the format it was given with, or ""."""

    path: Path
    format: str = ""


def parse(text: str) -> Target:
    """Read an output; a file whose name holds ``=`` is written with a folder before it (``./a=b.txt``)."""
    found = _WITH_FORMAT.fullmatch(text)
    return Target(Path(found["file"]), found["format"]) if found else Target(Path(text))


def listed(text: str) -> tuple[str, ...]:
    """Check that an output is there; ValueError if it is empty or lacks the file."""
    if not text.strip() or re.fullmatch(r"[A-Za-z]+=\s*", text):
        raise ValueError("a file or FORMAT=FILE")
    return (text,)


def anchored(text: str, folder: Path) -> str:
    """Take the output's file as relative to a folder."""
    target = parse(text)
    if target.path == STDOUT:
        return text
    path = folder / target.path.expanduser()
    return f"{target.format}={path}" if target.format else str(path)
