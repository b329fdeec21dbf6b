"""From the files of a corpus to articles.

::

    paths -> walk (which files) -> decode (bytes to text) -> a reader (one a format) -> articles

A reader is a module here and a line in :mod:`checker.corpus.registry`.  What cannot be read becomes a
:class:`~checker.domain.Skipped` with its reason, and never stops the others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.corpus.decode import decode, load
from checker.corpus.interface import File, Unreadable
from checker.corpus.registry import reader_for
from checker.corpus.walk import Found, find
from checker.domain import Article, Skipped
from checker.progress import Progress
from checker.settings import FieldNames

__all__ = ["Reading", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a corpus holds, sorted by path: the articles, and what could not be read."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]


def read(paths: Sequence[Path], fields: FieldNames, progress: Progress) -> Reading:
    """Read all articles of the files and folders.

    Raises :class:`~checker.errors.CorpusError` for a path that does not exist and for a folder, named
    here, that cannot be opened.  A corpus without any article is no error here.
    """
    files, skipped = find(paths)
    articles: list[Article] = []
    with progress.stage("Reading", len(files)) as advance:
        for found in files:
            for item in _read_file(found, fields):
                if isinstance(item, Article):
                    articles.append(item)
                else:
                    skipped.append(item)
            advance(1)
    return Reading(
        tuple(sorted(articles, key=lambda article: article.path)),
        tuple(sorted(skipped, key=lambda item: (item.path, item.reason))),
    )


def _read_file(found: Found, fields: FieldNames) -> Iterable[Article | Skipped]:
    """Read one file.

    Any failure is caught here: the parsers of many formats that are at work on files of any origin
    fail in ways that nobody has listed, and one file must not stop the others.
    """
    try:
        file = File(found.path, found.suffix, found.folder, decode(load(found.location)))
        return list(reader_for(file).read(file, fields))
    except Unreadable as reason:
        return [Skipped(found.path, _line(reason))]
    except Exception as error:
        return [Skipped(found.path, f"cannot be read ({type(error).__name__}: {_line(error)})")]


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
