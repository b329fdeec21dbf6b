"""Where claims stand, as code hosts and CI systems name places: by files of the repository."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from checker.domain import Citation
from checker.report.interface import View
from checker.report.plain import plain

_RECORD = re.compile(r"(?P<file>.+)#(?P<record>\d+)", re.S)


@dataclass(frozen=True, slots=True)
class Place:
    """A claim's file, and its line there.

    ``record`` is the number of the record where a file holds many articles, or "".  The line of such a
    claim is one of the record's text and not of the file, so it is None.
    """

    file: str
    record: str
    line: int | None

    @property
    def shown(self) -> str:
        """The file on one line, without controls."""
        return plain(self.file)


def file_of(path: str, view: View) -> str:
    """Return the file of a path, without its record, as seen from the repository."""
    return _split(path, view)[0]


def place_of(citation: Citation, view: View) -> Place:
    """Return where a claim stands, as seen from the repository."""
    file, record = _split(citation.path, view)
    return Place(file, record, None if record else citation.line)


def _split(path: str, view: View) -> tuple[str, str]:
    found = _RECORD.fullmatch(path)
    file, record = (found["file"], found["record"]) if found else (path, "")
    return (f"{view.base.rstrip('/')}/{file}" if view.base else file), record


def uri_of(file: str) -> str:
    """Write a file as a relative reference, with all that is not plain ASCII as percent codes."""
    return quote(file, safe="/-._~", errors="replace")
