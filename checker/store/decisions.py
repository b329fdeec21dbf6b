"""The log of decisions in the database."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, func, insert, select, text

from checker.domain import Finding, Suppression
from checker.errors import ReviewError, StaleDecision
from checker.review.log import Action, Entry, Review, digest_of, review, standing, suppression
from checker.store.columns import moment
from checker.store.models import DecisionRow
from checker.store.sql import chunks

Connecting = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that is about to be taken: an :class:`Entry` without what the log adds to it."""

    finding: Finding
    action: Action
    author: str
    reason: str = ""
    note: str = ""
    undoes: str | None = None


class DecisionLog:
    """The log, reached through connections that read and that write."""

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading = reading
        self._writing = writing

    def add(self, draft: Draft, seen: int) -> Entry:
        """Take a decision that rests on the first ``seen`` entries about its finding.

        Raises :class:`StaleDecision` where there are more by now: nothing is written then.
        """
        with self._writing() as connection:
            _lock(connection)
            known = _load(connection, [draft.finding.id]).get(draft.finding.id, ())
            if len(known) != seen:
                raise StaleDecision(
                    f"finding {draft.finding.id}: somebody else decided on it meanwhile", "look at it again"
                )
            if draft.undoes not in (None, *(entry.uid for entry in standing(known))):
                raise ReviewError(f"finding {draft.finding.id}: that was undone before", "look at it again")
            entry = _entry(draft, known)
            connection.execute(insert(DecisionRow), [_columns(entry, seen + 1)])
        return entry

    def reviews(self, findings: Collection[Finding]) -> dict[str, Review]:
        """Where each of these findings stands, by id."""
        with self._reading() as connection:
            found = _load(connection, [finding.id for finding in findings])
        return {f.id: review(found.get(f.id, ()), digest_of(f)) for f in findings}

    def suppressions(self, findings: Collection[Finding]) -> dict[str, Suppression]:
        """Those of these findings that no longer count, by id, and why."""
        suppressed = {number: suppression(found) for number, found in self.reviews(findings).items()}
        return {number: why for number, why in suppressed.items() if why is not None}

    def entry(self, uid: str) -> Entry | None:
        """The entry with this uid."""
        with self._reading() as connection:
            row = connection.execute(_QUERY.where(DecisionRow.uid == uid)).first()
        return None if row is None else _entry_of(row)

    def entries(self) -> tuple[Entry, ...]:
        """The whole log, oldest first."""
        with self._reading() as connection:
            return tuple(map(_entry_of, connection.execute(_QUERY)))

    def length(self) -> int:
        """How many entries there are in all: whoever shows them sees by it whether one came."""
        with self._reading() as connection:
            return connection.scalar(select(func.count()).select_from(DecisionRow)) or 0

    def merge(self, entries: Sequence[Entry]) -> int:
        """Take over entries of another log, all or none; gives how many were not known yet.

        Raises :class:`ReviewError` where one has the id of another entry, or takes back one that is
        neither known nor among them.
        """
        with self._writing() as connection:
            _lock(connection)
            known = {entry.uid: entry for entry in map(_entry_of, connection.execute(_QUERY))}
            fresh = _fresh(entries, known)
            counts = defaultdict[str, int](int)
            for entry in known.values():
                counts[entry.finding] += 1
            rows = []
            for entry in fresh:
                counts[entry.finding] += 1
                rows.append(_columns(entry, counts[entry.finding]))
            if rows:
                connection.execute(insert(DecisionRow), rows)
        return len(fresh)


_QUERY = select(*DecisionRow.__table__.columns).order_by(
    DecisionRow.decided, DecisionRow.sequence, DecisionRow.uid
)


def _fresh(entries: Iterable[Entry], known: dict[str, Entry]) -> list[Entry]:
    every = {**{entry.uid: entry for entry in entries}, **known}
    fresh = []
    for entry in entries:
        if entry.undoes is not None:
            undone = every.get(entry.undoes)
            if undone is None or undone.finding != entry.finding:
                raise ReviewError(
                    f"the entry {entry.uid} takes back {entry.undoes}, which is none of that finding's",
                    "import the whole log that it belongs to",
                )
        if every[entry.uid] != entry:
            raise ReviewError(
                f"the entry {entry.uid} is in the database already, and says something else there",
                "entries are never changed; export the decisions again",
            )
        if entry.uid not in known:
            fresh.append(entry)
    return fresh


def _lock(connection: Connection) -> None:
    """Let one writer at a time count the entries; an SQLite transaction that writes has that already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE {DecisionRow.__tablename__} IN SHARE ROW EXCLUSIVE MODE"))


def _load(connection: Connection, findings: Sequence[str]) -> dict[str, tuple[Entry, ...]]:
    found = defaultdict[str, list[Entry]](list)
    for part in chunks(findings):
        for row in connection.execute(_QUERY.where(DecisionRow.fingerprint.in_(part))):
            found[row.fingerprint].append(_entry_of(row))
    return {finding: tuple(entries) for finding, entries in found.items()}


def _entry(draft: Draft, known: Sequence[Entry]) -> Entry:
    """Complete a draft.  A clock that was set back does not put it before what is there already."""
    now = datetime.now(UTC)
    if known:
        now = max(now, known[-1].decided + timedelta(microseconds=1))
    return Entry(
        uid=uuid4().hex,
        finding=draft.finding.id,
        action=draft.action,
        author=draft.author,
        decided=now,
        digest=digest_of(draft.finding),
        reason=draft.reason,
        note=draft.note,
        undoes=draft.undoes,
    )


def _columns(entry: Entry, sequence: int) -> dict[str, Any]:
    return {
        "uid": entry.uid,
        "fingerprint": entry.finding,
        "sequence": sequence,
        "action": entry.action.value,
        "author": entry.author,
        "decided": entry.decided,
        "digest": entry.digest,
        "reason": entry.reason,
        "note": entry.note,
        "undoes": entry.undoes,
    }


def _entry_of(row: Row[Any]) -> Entry:
    return Entry(
        uid=row.uid,
        finding=row.fingerprint,
        action=Action(row.action),
        author=row.author,
        decided=moment(row.decided),
        digest=row.digest,
        reason=row.reason,
        note=row.note,
        undoes=row.undoes,
    )
