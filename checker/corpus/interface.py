"""What a reader of one file format is given, and what it has to offer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from checker.domain import Article, Skipped
from checker.settings import FieldNames


class Unreadable(Exception):
    """A file or record that holds no article, with the reason for the user.

    It never leaves this package: :func:`checker.corpus.read` turns it into a ``Skipped``.
    """


@dataclass(frozen=True, slots=True)
class File:
    """One decoded file.

    ``path`` is relative to the corpus, ``suffix`` that of the name in lower case (without ".gz"),
    ``folder`` the name of the folder that stands for the outlet where nothing better is known, and
    ``text`` the whole content, decoded, without a byte order mark and with its newlines as they are.
    """

    path: str
    suffix: str
    folder: str
    text: str

    def record_path(self, number: int) -> str:
        """The path of the record of that number, counted from 1."""
        return f"{self.path}#{number}"


class Reader(Protocol):
    """Reads one family of file formats.

    ``name`` is unique, ``suffixes`` are the file name endings that it claims, in lower case.  Several
    readers may claim one suffix; the first whose ``sniff`` is true reads the file.
    """

    @property
    def name(self) -> str:
        """What the format is called."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file name endings."""
        ...

    def sniff(self, text: str) -> bool:
        """Say whether the text looks like this format, at little cost."""
        ...

    def read(self, file: File, fields: FieldNames) -> Iterable[Article | Skipped]:
        """Give the articles of the file, and what of it was skipped.

        Raises :class:`Unreadable` where the file as a whole cannot be read.
        """
        ...
