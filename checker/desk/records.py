"""What a corpus says of an outlet: how much it wrote, and how it fares where reports differ."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.desk.queue import Item, origin_of
from checker.domain import Finding, Kind
from checker.review.log import State
from checker.store.library import Listed


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one outlet.

    ``sided`` are the contradictions in which one side has at least two independent reports and the
    other fewer; ``alone`` is in how many of them this outlet is on its side with no other.
    """

    source: str
    articles: int
    claims: int
    kinds: Mapping[Kind, int]
    confirmed: int
    dismissed: int
    alone: int
    sided: int

    @property
    def findings(self) -> int:
        """In how many findings it is cited."""
        return sum(self.kinds.values())

    @property
    def share_alone(self) -> int | None:
        """How often it stood alone against several, in percent; None where that cannot be told."""
        return round(100 * self.alone / self.sided) if self.sided else None


def records(articles: Sequence[Listed], items: Iterable[Item]) -> tuple[Record, ...]:
    """Give the record of every outlet, in the order of their names."""
    of_source: dict[str, list[Item]] = {article.source: [] for article in articles}
    for item in items:
        for source in item.sources:
            of_source.setdefault(source, []).append(item)
    wrote, claims = Counter[str](), Counter[str]()
    for article in articles:
        wrote[article.source] += 1
        claims[article.source] += article.claims
    return tuple(
        _record(source, wrote[source], claims[source], of_source[source])
        for source in sorted(of_source, key=str.casefold)
    )


def _record(source: str, articles: int, claims: int, items: Sequence[Item]) -> Record:
    states = Counter(item.review.state for item in items)
    against = [alone for item in items if (alone := _alone(item.finding, source)) is not None]
    return Record(
        source=source,
        articles=articles,
        claims=claims,
        kinds=Counter(item.finding.kind for item in items),
        confirmed=states[State.CONFIRMED],
        dismissed=states[State.DISMISSED],
        alone=sum(against),
        sided=len(against),
    )


def _alone(finding: Finding, source: str) -> bool | None:
    """Tell whether an outlet stands alone against several; None where neither side has that many more."""
    if finding.kind is not Kind.CONTRADICTION or len(finding.sides) != 2:
        return None
    origins = [{origin_of(claim) for claim in side.claims} for side in finding.sides]
    few, many = sorted(origins, key=len)
    if len(few) != 1 or len(many) < 2:
        return None
    side = next(side for side in finding.sides if {origin_of(claim) for claim in side.claims} == few)
    return source in {claim.source for claim in side.claims}
