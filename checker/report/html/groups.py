"""Findings of one event, and of one fact, put together, so that a reader meets each story once.

Findings belong to one event if they cite a common article, or copies of one report.  Within an
event they belong to one fact if they cite a common sentence.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from checker.domain import Citation, Finding, Kind

MOST_NAMES = 3
_ABOUT = re.compile(r", concerning (?P<names>.+?)(?: \([^()]*\))?\.$", re.S)
"""Whom a message names; the words in brackets behind are no names."""
_BETWEEN = re.compile(r", | and ")
_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Event:
    """Findings about one event: ``facts`` are groups of findings, the gravest and surest first."""

    name: str
    facts: tuple[tuple[Finding, ...], ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the event, in order."""
        return tuple(finding for fact in self.facts for finding in fact)


def group(findings: Iterable[Finding]) -> tuple[Event, ...]:
    """Return the events, in the order of their first findings: contradictions first, surest first."""
    ranked = sorted(findings, key=lambda f: (_ORDER[f.kind], -f.confidence, f.id))
    return tuple(
        Event(_name(own), tuple(tuple(fact) for fact in connected(own, _sentences)))
        for own in connected(ranked, _articles)
    )


def citations(finding: Finding) -> list[Citation]:
    """Return all that a finding cites, side after side."""
    return [citation for side in finding.sides for citation in side.claims]


def connected(
    findings: Sequence[Finding], keys: Callable[[Finding], Iterable[Hashable]]
) -> list[list[Finding]]:
    """Put findings together that have a key in common, or are linked by others; order is kept."""
    parent = list(range(len(findings)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    seen: dict[Hashable, int] = {}
    for number, finding in enumerate(findings):
        for key in keys(finding):
            first, second = sorted((root(seen.setdefault(key, number)), root(number)))
            parent[second] = first
    groups: dict[int, list[Finding]] = defaultdict(list)
    for number, finding in enumerate(findings):
        groups[root(number)].append(finding)
    return list(groups.values())


def _articles(finding: Finding) -> list[Hashable]:
    cited = citations(finding)
    origins = [("origin", citation.origin) for citation in cited if citation.origin]
    return [*(("article", citation.path) for citation in cited), *origins]


def _sentences(finding: Finding) -> list[Hashable]:
    return [(citation.path, citation.start, citation.end) for citation in citations(finding)]


def _name(findings: Sequence[Finding]) -> str:
    """Name an event by whom and what its findings concern most, else by its earliest headline."""
    counts: Counter[str] = Counter()
    for finding in findings:
        if about := _ABOUT.search(finding.message):
            counts.update(set(_BETWEEN.split(about["names"])))
    names = sorted(_merged(counts).items(), key=lambda item: (-item[1], item[0]))
    if names:
        chosen = [name for name, _ in names[:MOST_NAMES]]
        return f"{', '.join(chosen[:-1])} and {chosen[-1]}" if len(chosen) > 1 else chosen[0]
    cited = [citation for finding in findings for citation in citations(finding)]
    earliest = min(cited, key=lambda c: (not c.title, c.published or date.max, c.path), default=None)
    return (earliest.title or earliest.path) if earliest else "Without sources"


def _merged(counts: Counter[str]) -> dict[str, int]:
    """Count "Putin" for "Vladimir Putin" where both are named; of several longer names, for the first."""
    total: dict[str, int] = dict(counts)
    longest_last = sorted(counts, key=lambda name: (len(name.split()), name))
    for place, name in enumerate(longest_last):
        words = set(name.split())
        longer = next((other for other in longest_last[place + 1 :] if words < set(other.split())), None)
        if longer is not None:
            total[longer] += total.pop(name)
    return total
