"""The log of decisions: nothing in it is changed, and what holds now is read off it.

A decision belongs to a finding's id alone, whatever corpus it was found in.  The id is made of the
words and the outlets, so the same conflict met from another folder, or on another machine, has been
decided already; a corpus, which is named by its paths, would forget that.

An id is made of one pair of sentences, without case and punctuation.  A decision is about everything
that was read, so it keeps a digest of all the sentences too.  Where that no longer matches, the
decision is shown but does not hold: the finding is reopened.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checker.domain import Finding, Suppression

ORIGIN = "decision"
"""The origin of a suppression that comes from here."""


class Action(StrEnum):
    """What somebody did about a finding."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"
    UPDATE = "update"
    DISPUTE = "dispute"
    DEFER = "defer"
    NOTE = "note"
    UNDO = "undo"


class State(StrEnum):
    """Where a finding stands."""

    OPEN = "open"
    REOPENED = "reopened"
    DEFERRED = "deferred"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    UPDATE = "update"
    DISPUTE = "dispute"

    @property
    def waits(self) -> bool:
        """Whether somebody still has to decide."""
        return self in (State.OPEN, State.REOPENED, State.DEFERRED)


_STATES: Mapping[Action, State] = {
    Action.CONFIRM: State.CONFIRMED,
    Action.DISMISS: State.DISMISSED,
    Action.UPDATE: State.UPDATE,
    Action.DISPUTE: State.DISPUTE,
    Action.DEFER: State.DEFERRED,
}
_SAID = {
    State.DISMISSED: "dismissed",
    State.UPDATE: "marked as an update",
    State.DISPUTE: "marked as a dispute",
}
"""The states that keep a finding from counting, and how its suppression says so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log.

    ``uid`` names it everywhere, ``finding`` is the finding's id, ``digest`` that of its sentences then
    (:func:`digest_of`), ``decided`` has a time zone.  ``undoes`` is the uid of the entry that an
    undoing takes back.
    """

    uid: str
    finding: str
    action: Action
    author: str
    decided: datetime
    digest: str
    reason: str = ""
    note: str = ""
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What the log says of one finding: its state, the decision behind it, and all its entries by age.

    ``decision`` is also that which no longer holds, where the finding is reopened.
    """

    state: State = State.OPEN
    decision: Entry | None = None
    entries: tuple[Entry, ...] = ()

    @property
    def seen(self) -> int:
        """How many entries there are: who decides says on how many the decision rests."""
        return len(self.entries)

    @property
    def notes(self) -> tuple[Entry, ...]:
        """The entries with a note that were not taken back."""
        return tuple(entry for entry in standing(self.entries) if entry.note)


def digest_of(finding: Finding) -> str:
    """Digest the distinct sentences of a finding, side by side; a copy of one of them changes nothing."""
    sides = sorted(sorted({" ".join(c.text.split()) for c in side.claims}) for side in finding.sides)
    return hashlib.sha256(repr(sides).encode("utf-8", "surrogatepass")).hexdigest()


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Leave out what was undone, and the undoing."""
    every = tuple(entries)
    undone = {entry.undoes for entry in every}
    return tuple(e for e in every if e.uid not in undone and e.action is not Action.UNDO)


def decision(entries: Iterable[Entry]) -> Entry | None:
    """Give the last decision of one finding's entries, oldest first, that was not taken back."""
    decisions = [entry for entry in standing(entries) if entry.action in _STATES]
    return decisions[-1] if decisions else None


def review(entries: Sequence[Entry], digest: str) -> Review:
    """Add up the entries of one finding, oldest first, whose sentences now have this digest."""
    last = decision(entries)
    if last is None:
        return Review(entries=tuple(entries))
    state = _STATES[last.action]
    if last.digest != digest:
        state = State.OPEN if state is State.DEFERRED else State.REOPENED
    return Review(state, last, tuple(entries))


def suppression(found: Review) -> Suppression | None:
    """Say why a finding no longer counts, if it was dismissed or called an update or a dispute."""
    said = _SAID.get(found.state)
    if said is None or found.decision is None:
        return None
    reason = f": {found.decision.reason}" if found.decision.reason else ""
    return Suppression(f"{said} by {found.decision.author}{reason}", ORIGIN)
