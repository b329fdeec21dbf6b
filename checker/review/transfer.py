"""The log of decisions as JSON Lines: one entry a line, oldest first, for another database or a repository.

::

    {"version": 1, "id": "...", "finding": "11dfff9e3f21a869", "action": "dismiss", "author": "ada",
     "decided": "2026-01-31T09:30:00+00:00", "digest": "...", "reason": "...", "note": "", "undoes": null}
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from checker.errors import ReviewError
from checker.review.log import Action, Entry

VERSION = 1
_REQUIRED = ("version", "id", "finding", "action", "author", "decided", "digest")
_OPTIONAL = ("reason", "note", "undoes")
_HEX = {"id": re.compile(r"[0-9a-f]{32}"), "digest": re.compile(r"[0-9a-f]{64}")}
LONGEST = {"author": 100, "reason": 500, "note": 4000, "finding": 64}
"""The most characters that each may have, here and on the desk."""


def dumps(entries: Iterable[Entry]) -> str:
    """Write entries, ordered by time and then by their id, so that the same log gives the same bytes."""
    ordered = sorted(entries, key=lambda entry: (entry.decided, entry.uid))
    return "".join(json.dumps(_document(entry), ensure_ascii=False) + "\n" for entry in ordered)


def loads(text: str, name: str) -> tuple[Entry, ...]:
    """Read entries; raises :class:`ReviewError` that names the line of the file ``name``.

    Empty lines are skipped.  What is read of an entry is checked in full, but not yet whether what it
    takes back exists.
    """
    found: dict[str, Entry] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        entry = _entry(line, place)
        if found.setdefault(entry.uid, entry) != entry:
            raise ReviewError(f"{place}: the id {entry.uid} stands on two lines", "give each its own id")
    return tuple(found.values())


def read(file: Path) -> tuple[Entry, ...]:
    """Read a file of entries; raises :class:`ReviewError` that names the file and the line."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ReviewError(
            f"{file} cannot be read ({reason})", "check the path and its permissions"
        ) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ReviewError(f"{file}:{line} is not UTF-8", "export the decisions again") from error
    return loads(text, str(file))


def _document(entry: Entry) -> dict[str, Any]:
    return {
        "version": VERSION,
        "id": entry.uid,
        "finding": entry.finding,
        "action": entry.action.value,
        "author": entry.author,
        "decided": entry.decided.astimezone(UTC).isoformat(),
        "digest": entry.digest,
        "reason": entry.reason,
        "note": entry.note,
        "undoes": entry.undoes,
    }


def _entry(line: str, place: str) -> Entry:
    try:
        document = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReviewError(f"{place} is not JSON ({error})", "export the decisions again") from error
    for trouble in _troubles(document):
        raise ReviewError(f"{place}: {trouble}", "mend the line, or export the decisions again")
    return Entry(
        uid=document["id"],
        finding=document["finding"],
        action=Action(document["action"]),
        author=document["author"],
        decided=datetime.fromisoformat(document["decided"]).astimezone(UTC),
        digest=document["digest"],
        reason=document.get("reason", ""),
        note=document.get("note", ""),
        undoes=document.get("undoes"),
    )


def _troubles(document: Any) -> Iterator[str]:
    """Yield what is wrong with an entry, the plainest first."""
    if not isinstance(document, dict):
        yield "expected an object"
        return
    missing = [key for key in _REQUIRED if key not in document]
    unknown = [key for key in document if key not in (*_REQUIRED, *_OPTIONAL)]
    if missing or unknown:
        yield f"no {', '.join(missing)}" if missing else f"unknown key {', '.join(unknown)}"
        return
    if document["version"] != VERSION:
        yield f"version {document['version']!r} is not known; this program reads {VERSION}"
    for key in (*_REQUIRED[1:], "reason", "note"):
        if not isinstance(document.get(key, ""), str):
            yield f"{key} is not text"
            return
    if not isinstance(document.get("undoes"), str | None):
        yield "undoes is not text"
        return
    yield from _values(document)


def _values(document: dict[str, Any]) -> Iterator[str]:
    for key, pattern in _HEX.items():
        if not pattern.fullmatch(document[key]):
            yield f"{key} is not {32 if key == 'id' else 64} hexadecimal digits"
    for key, longest in LONGEST.items():
        if len(document.get(key, "")) > longest:
            yield f"{key} is longer than {longest} characters"
    for key in ("author", "finding"):
        if not document[key].strip():
            yield f"{key} is empty"
    actions = [action.value for action in Action]
    if document["action"] not in actions:
        yield f"action {document['action']!r} is none of {', '.join(actions)}"
    if not _is_time(document["decided"]):
        yield "decided is not a time with its zone, such as 2026-01-31T09:30:00+00:00"
    if (document["action"] == Action.UNDO) != bool(document.get("undoes")):
        yield "undoes names an entry where the action is undo, and is null elsewhere"
    if document["action"] == Action.DISMISS and not document.get("reason", "").strip():
        yield "a dismissal needs a reason"


def _is_time(text: str) -> bool:
    try:
        read = datetime.fromisoformat(text)
        return read.tzinfo is not None and bool(read.astimezone(UTC))
    except (ValueError, OverflowError):
        return False
