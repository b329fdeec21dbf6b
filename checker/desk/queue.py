"""The queue of findings: what comes first, what is left out, what is next."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from checker.desk.texts import seen
from checker.domain import Citation, Finding, Kind
from checker.review.log import Review, State

WAITING, ALL = "waiting", "all"
"""The states that a filter knows beyond those of a finding."""
_KIND_WEIGHT = {Kind.CONTRADICTION: 1.0, Kind.DISPUTE: 0.6, Kind.UPDATE: 0.5}
_PER_OUTLET = 0.25
"""What each independent report beyond the first two adds to a finding's weight."""


@dataclass(frozen=True, slots=True)
class Item:
    """A finding with where it stands."""

    finding: Finding
    review: Review

    @property
    def origins(self) -> int:
        """How many independent reports tell of it: copies of one report count once."""
        return len({origin_of(claim) for side in self.finding.sides for claim in side.claims})

    @property
    def weight(self) -> float:
        """How much depends on it: contradictions first, and what many outlets report."""
        return _KIND_WEIGHT[self.finding.kind] * (1 + _PER_OUTLET * max(self.origins - 2, 0))

    @property
    def sources(self) -> tuple[str, ...]:
        """The outlets that it cites."""
        return tuple(sorted({c.source for side in self.finding.sides for c in side.claims}))


def origin_of(citation: Citation) -> str:
    """Return what copies of one report share, else the outlet."""
    return citation.origin or citation.source


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the queue is wanted; an empty string stands for any.

    ``source`` is an outlet's name as a page shows it: a form cannot carry every character.
    """

    kind: str = ""
    type: str = ""
    source: str = ""
    state: str = WAITING

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Filter":
        """Read the filter of an address; a state that does not exist is that which is set by default."""
        known = {WAITING, ALL, *(state.value for state in State)}
        given = {field.name: values.get(field.name, "") for field in fields(cls)}
        return cls(**{**given, "state": given["state"] if given["state"] in known else WAITING})

    @property
    def query(self) -> str:
        """The filter as the end of an address, empty where it is that of the whole queue."""
        set_ = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}
        return f"?{urlencode(set_, errors='replace')}" if set_ else ""

    def passes(self, item: Item) -> bool:
        """Tell whether a finding is wanted."""
        return (
            self.kind in ("", item.finding.kind)
            and self.type in ("", item.finding.type)
            and (not self.source or self.source in map(seen, item.sources))
            and (
                self.state in (ALL, item.review.state) or (self.state == WAITING and item.review.state.waits)
            )
        )

    @property
    def walk(self) -> "Filter":
        """The filter for going forth and back, which what was just decided does not drop out of."""
        return replace(self, state=ALL) if self.state == WAITING else self


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of the queue is decided."""

    decided: int
    total: int
    by_state: Mapping[State, int]

    @classmethod
    def of(cls, items: Iterable[Item]) -> "Progress":
        """Count."""
        counts = Counter(item.review.state for item in items)
        return cls(sum(n for state, n in counts.items() if not state.waits), counts.total(), counts)

    @property
    def share(self) -> int:
        """The decided part in whole percent, 100 only where all is."""
        return 100 * self.decided // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class Spot:
    """A finding in the queue: its place from 1, and the ids around it."""

    place: int
    of: int
    previous: str | None
    next: str | None


def ordered(findings: Iterable[Finding], reviews: Mapping[str, Review]) -> tuple[Item, ...]:
    """Order findings by their confidence times their weight."""
    items = (Item(finding, reviews.get(finding.id, Review())) for finding in findings)
    return tuple(sorted(items, key=lambda i: (-i.finding.confidence * i.weight, i.finding.id)))


def spot(items: Iterable[Item], wanted: Filter, number: str) -> Spot:
    """Find a finding's place among those wanted; it has one even where it is not wanted itself."""
    ids = [i.finding.id for i in items if i.finding.id == number or wanted.walk.passes(i)]
    place = ids.index(number)
    return Spot(
        place + 1,
        len(ids),
        ids[place - 1] if place else None,
        ids[place + 1] if place + 1 < len(ids) else None,
    )


def upcoming(items: Iterable[Item], wanted: Filter, number: str) -> str | None:
    """Give the next finding to decide on after this one, from the start again at the end.

    What was put off comes when nothing else is left; None where nothing is.
    """
    every = tuple(items)
    place = next((n for n, item in enumerate(every) if item.finding.id == number), -1)
    around = (*every[place + 1 :], *every[: max(place, 0)])
    scope = replace(wanted, state=WAITING) if wanted.state in (WAITING, ALL) else wanted
    waiting = [i for i in around if scope.passes(i) and i.review.state.waits]
    waiting.sort(key=lambda i: i.review.state is State.DEFERRED)
    return waiting[0].finding.id if waiting else None
