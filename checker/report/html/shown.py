"""Findings as the page shows them: every word safe to see, every number written out."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checker.domain import Citation, Finding, Kind, Side
from checker.report.claims import day
from checker.report.html.groups import Event, citations
from checker.report.html.visible import link, pieces, visible
from checker.report.layout import SHORT_ID
from checker.report.words import count

UNKNOWN = "unknown source"
SIGNS = {Kind.CONTRADICTION: "≠", Kind.DISPUTE: "⇄", Kind.UPDATE: "→"}
LARGEST_BLOCK = 20
"""Findings in a block, unless one fact alone has more."""
_NO_ANCHOR = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """One sentence with what is around it; ``parts`` tell which of its words conflict."""

    source: str
    day: str
    iso: str
    title: str
    href: str
    place: str
    before: str
    parts: tuple[tuple[str, bool], ...]
    after: str
    speaker: str
    copy: bool


@dataclass(frozen=True, slots=True)
class ShownSide:
    """A value, how many stand behind it, and their sentences."""

    value: str
    backing: str
    claims: tuple[ShownClaim, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A value of an update, from the day on which it was first reported."""

    day: str
    iso: str
    value: str
    sources: str


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding; ``sources`` are numbers in the page's list of outlets, separated by spaces."""

    anchor: str
    id: str
    short: str
    rule: str
    kind: str
    sign: str
    type: str
    severity: str
    confidence: str
    percent: str
    tenth: int
    message: str
    sources: str
    sides: tuple[ShownSide, ...]
    moments: tuple[Moment, ...]
    standing: str
    suppression: str


@dataclass(frozen=True, slots=True)
class Block:
    """Some facts of an event that the browser draws together; if it ``waits``, when they come near."""

    facts: tuple[tuple[ShownFinding, ...], ...]
    waits: bool


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event with a line about it, and its facts in blocks."""

    name: str
    line: str
    size: int
    blocks: tuple[Block, ...]


def outlet(citation: Citation) -> str:
    """Name the outlet of a citation."""
    return visible(citation.source) or UNKNOWN


def shown_event(
    event: Event, numbers: Mapping[str, int], anchors: Mapping[int, str], at_once: int | None = None
) -> ShownEvent:
    """Show an event; ``numbers`` are those of the outlets, ``anchors`` by the identity of findings.

    Blocks wait after the first ``at_once`` findings of the event; none does where it is None.
    """
    cited = [citation for finding in event.findings for citation in citations(finding)]
    outlets = {outlet(citation) for citation in cited}
    days = sorted({citation.published for citation in cited if citation.published})
    size = len(event.findings)
    parts = [
        count(size, "finding"),
        count(len(outlets), "outlet"),
        *([period(days[0], days[-1])] if days else []),
    ]
    facts = tuple(tuple(_finding(f, numbers, anchors[id(f)]) for f in fact) for fact in event.facts)
    return ShownEvent(visible(event.name), " · ".join(parts), size, tuple(_blocks(facts, at_once)))


def _blocks(facts: Sequence[tuple[ShownFinding, ...]], at_once: int | None) -> Iterator[Block]:
    before = 0
    own: list[tuple[ShownFinding, ...]] = []
    for fact in facts:
        if own and sum(map(len, own)) + len(fact) > LARGEST_BLOCK:
            yield Block(tuple(own), at_once is not None and before >= at_once)
            before += sum(map(len, own))
            own = []
        own.append(fact)
    if own:
        yield Block(tuple(own), at_once is not None and before >= at_once)


def anchors(findings: tuple[Finding, ...]) -> dict[int, str]:
    """Give each finding a name that an address can hold, by its identity."""
    given: dict[int, str] = {}
    taken: set[str] = set()
    for number, finding in enumerate(findings):
        name = "finding-" + _NO_ANCHOR.sub("-", finding.id)
        if name in taken:
            name = f"{name}-{number}"
        taken.add(name)
        given[id(finding)] = name
    return given


def period(first: date, last: date) -> str:
    """Write a time as editors do: "12–14 Jan 2020"."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    start = day(first)
    return f"{start.removesuffix(f' {first.year}') if first.year == last.year else start} – {day(last)}"


def _finding(finding: Finding, numbers: Mapping[str, int], anchor: str) -> ShownFinding:
    sources = sorted({numbers[outlet(citation)] for citation in citations(finding)})
    return ShownFinding(
        anchor=anchor,
        id=visible(finding.id),
        short=visible(finding.id[:SHORT_ID]),
        rule=visible(finding.rule),
        kind=finding.kind.value,
        sign=SIGNS[finding.kind],
        type=finding.type.value,
        severity=finding.severity.value,
        confidence=f"{finding.confidence:.4f}",
        percent=f"{finding.confidence:.0%}",
        tenth=round(10 * min(max(finding.confidence, 0.0), 1.0)),
        message=visible(finding.message),
        sources=" ".join(map(str, sources)),
        sides=tuple(map(_side, _in_order(finding))),
        moments=_moments(finding) if finding.kind is Kind.UPDATE else (),
        standing=finding.standing.value if finding.standing else "",
        suppression=_suppression(finding),
    )


def _in_order(finding: Finding) -> list[Side]:
    """Return the sides as they are, those of an update in the order in which they were published."""
    if finding.kind is not Kind.UPDATE:
        return list(finding.sides)
    return sorted(finding.sides, key=lambda side: min(c.published or date.max for c in side.claims))


def _suppression(finding: Finding) -> str:
    if finding.suppression is None:
        return ""
    until = f" Holds until {day(finding.suppression.expires)}." if finding.suppression.expires else ""
    return (
        f"{visible(finding.suppression.reason).rstrip('.')} ({visible(finding.suppression.origin)}).{until}"
    )


def _side(side: Side) -> ShownSide:
    origins = {(citation.origin, citation.path) for citation in side.claims if citation.origin}
    copied = Counter(origin for origin, _ in origins)
    independent = len({citation.origin or outlet(citation) for citation in side.claims})
    reports = len({citation.path for citation in side.claims})
    backing = count(reports, "report")
    if independent < reports:
        backing += f", {independent} of independent origin"
    claims = tuple(_claim(c, copied[c.origin] > 1) for c in side.claims)
    return ShownSide(visible(side.value), backing, claims)


def _claim(citation: Citation, copy: bool) -> ShownClaim:
    return ShownClaim(
        source=outlet(citation),
        day=day(citation.published),
        iso=citation.published.isoformat() if citation.published else "",
        title=visible(citation.title or ""),
        href=link(citation.url),
        place=f"{visible(citation.path)}:{citation.line}",
        before=visible(citation.before),
        parts=pieces(citation.text, citation.spans),
        after=visible(citation.after),
        speaker=visible(citation.speaker or ""),
        copy=copy,
    )


def _moments(finding: Finding) -> tuple[Moment, ...]:
    """Put the values in the order of their publication; repeats of the value before are left out."""
    dated = sorted(
        (
            (citation.published, place, citation)
            for place, side in enumerate(finding.sides)
            for citation in side.claims
        ),
        key=lambda item: (item[0] or date.max, item[1], item[2].path, item[2].start),
    )
    runs: list[tuple[int, list[Citation]]] = []
    for _, place, citation in dated:
        if not runs or runs[-1][0] != place:
            runs.append((place, []))
        runs[-1][1].append(citation)
    return tuple(
        Moment(
            day=day(own[0].published),
            iso=own[0].published.isoformat() if own[0].published else "",
            value=visible(finding.sides[place].value),
            sources=", ".join(dict.fromkeys(map(outlet, own))),
        )
        for place, own in runs
    )
