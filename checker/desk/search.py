"""Full-text search over the claims of a corpus.

The index is SQLite's FTS5 in memory, whatever the database is: it is made when first asked and when
the claims have changed, which takes about a second for 100,000 of them.  So nothing has to be kept in
step, and SQLite and PostgreSQL give the same answers.
"""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from checker.desk.texts import Piece, seen, shown
from checker.errors import StoreError
from checker.store.library import Extract, Library

MOST = 100
"""Claims that one search shows."""
_OPEN, _CLOSE = "\x02", "\x03"
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that was found; the words that were looked for count as in conflict, to be marked."""

    path: str
    position: int
    pieces: tuple[Piece, ...]
    speaker: str
    source: str
    title: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Hits:
    """The best of what was found, and how much that was."""

    total: int = 0
    shown: tuple[Hit, ...] = ()


class Index:
    """Finds claims of one corpus."""

    def __init__(self, library: Library, corpus: str) -> None:
        self._library = library
        self._corpus = corpus
        self._lock = Lock()
        self._edition: tuple[Any, ...] | None = None
        self._extracts: Sequence[Extract] = ()
        self._index: sqlite3.Connection | None = None

    def find(self, text: str, source: str = "") -> Hits:
        """Find the claims with all the words, the best first; words in quotation marks stand together."""
        query = match_of(text)
        if not query:
            return Hits()
        with self._lock:
            index = self._fresh()
            where, values = "claims MATCH ?", [query]
            if source:
                where, values = f"{where} AND source = ?", [query, seen(source)]
            total = index.execute(f"SELECT count(*) FROM claims WHERE {where}", values).fetchone()[0]
            rows = index.execute(
                f"SELECT rowid, highlight(claims, 0, '{_OPEN}', '{_CLOSE}') FROM claims WHERE {where} "
                f"ORDER BY bm25(claims, 4.0, 2.0), rowid LIMIT {MOST}",
                values,
            ).fetchall()
            return Hits(total, tuple(_hit(self._extracts[number], marked) for number, marked in rows))

    def _fresh(self) -> sqlite3.Connection:
        """Return the index, made anew if the claims have changed."""
        edition = self._library.edition(self._corpus)
        if self._index is not None and edition == self._edition:
            return self._index
        self._extracts = self._library.extracts(self._corpus)
        if self._index is not None:
            self._index.close()
        self._index, self._edition = _made(self._extracts), edition
        return self._index


def match_of(text: str) -> str:
    """Write what somebody typed as a query of FTS5, in which nothing they typed is an operator."""
    terms = [phrase or word for phrase, word in _TERM.findall(text)]
    terms = [term.replace('"', " ").replace("\0", " ") for term in terms if _WORD.search(term)][:20]
    quoted = [f'"{term}"' for term in terms]
    unfinished = quoted and not text.endswith(('"', " "))
    return " AND ".join([*quoted[:-1], quoted[-1] + ("*" if unfinished else "")]) if quoted else ""


def _made(extracts: Sequence[Extract]) -> sqlite3.Connection:
    """Make the index of what a page shows: what acts is spelled out there, the signs of the marks too."""
    index = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        index.execute(
            "CREATE VIRTUAL TABLE claims USING fts5(text, speaker, source UNINDEXED, "
            "tokenize = 'porter unicode61 remove_diacritics 2')"
        )
    except sqlite3.OperationalError as error:
        raise StoreError(f"this Python's SQLite cannot search ({error})", "use a Python with FTS5") from error
    rows = ((n, shown(e.text), shown(e.speaker), seen(e.source)) for n, e in enumerate(extracts))
    index.executemany("INSERT INTO claims (rowid, text, speaker, source) VALUES (?, ?, ?, ?)", rows)
    return index


def _hit(extract: Extract, marked: str) -> Hit:
    pieces = []
    for part in marked.split(_OPEN):
        found, closed, rest = part.partition(_CLOSE)
        if closed:
            pieces.append(Piece(found, conflict=True))
        pieces.append(Piece(rest if closed else found))
    return Hit(
        extract.path,
        extract.position,
        tuple(piece for piece in pieces if piece.text),
        extract.speaker,
        extract.source,
        extract.title,
        extract.published,
    )
