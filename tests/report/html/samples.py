"""Findings in a few words each, and reports of as many as are wanted."""

import random
from datetime import date, timedelta
from typing import Any

from checker.domain import Citation, FactType, Finding, Kind, Report, Severity, Side, Skipped

DAY = date(2024, 5, 1)
OUTLETS = [
    f"The {name} {kind}"
    for name in "Harbour Quay Inland Morrow Kite Sound".split()
    for kind in ("Post", "Echo")
]
WORDS = (
    "fire ferry minister vote council harbour wounded bridge strike budget storm witness court school "
    "said on Monday that the people of the town were near the old market when it began and nobody knew"
).split()


def citation(path: str = "a.md", source: str = "Kite", published: date | None = DAY, **more: Any) -> Citation:
    given: dict[str, Any] = {
        "title": None,
        "start": 0,
        "end": 12,
        "line": 3,
        "text": "We saw nine.",
        "speaker": None,
        "origin": "",
        "spans": ((7, 11),),
        **more,
    }
    return Citation(path, source, published, **given)


def finding(identity: str, *sides: tuple[str, list[Citation]], **more: Any) -> Finding:
    given: dict[str, Any] = {
        "rule": "NUM001",
        "kind": Kind.CONTRADICTION,
        "type": FactType.NUMBER,
        "severity": Severity.ERROR,
        "confidence": 0.9,
        "message": "Kite reports “nine”, Morrow “ten”.",
        **more,
    }
    return Finding(id=identity, sides=tuple(Side(value, tuple(cited)) for value, cited in sides), **given)


def between(identity: str, one: str, other: str, **more: Any) -> Finding:
    """A finding between two articles."""
    return finding(identity, ("nine", [citation(one, one)]), ("ten", [citation(other, other)]), **more)


def report(*findings: Finding, **more: Any) -> Report:
    given: dict[str, Any] = {
        "tool_version": "0.1.0",
        "model": "nli@abc",
        "articles": 9,
        "claims": 90,
        "pairs": 900,
        **more,
    }
    return Report(findings=findings, **given)


def many(number: int, seed: int = 1) -> Report:
    """A report as of a large corpus: sentences of usual length, two or three a finding, small events."""
    random_ = random.Random(seed)
    kinds = [*[Kind.CONTRADICTION] * 7, Kind.DISPUTE, *[Kind.UPDATE] * 2]

    def words(least: int, most: int) -> str:
        return " ".join(random_.choices(WORDS, k=random_.randint(least, most))).capitalize() + "."

    def cited(event: int) -> Citation:
        source = random_.choice(OUTLETS)
        text = words(12, 30)
        start = random_.randint(0, len(text) - 12)
        return citation(
            f"{source.lower().replace(' ', '-')}/2024-{event:05}.md",
            source,
            DAY + timedelta(event // 20),
            title=words(4, 8),
            start=100 * random_.randint(1, 90),
            text=text,
            spans=((start, start + 9),),
            before=words(12, 26),
            after=words(12, 26),
            url=f"https://news.example/{event}",
        )

    findings = []
    for place in range(number):
        event = place // 4
        kind = random_.choice(kinds)
        sides = [
            (words(2, 4), [cited(event)]),
            (words(2, 4), [cited(event) for _ in range(random_.randint(1, 2))]),
        ]
        findings.append(
            finding(
                f"{random_.getrandbits(64):016x}",
                *sides,
                kind=kind,
                type=random_.choice(list(FactType)),
                severity=Severity.ERROR if kind is Kind.CONTRADICTION else Severity.INFO,
                confidence=round(random_.uniform(0.45, 0.99), 4),
                message=f"{words(12, 20)[:-1]}, concerning Event {event} and Skarholm.",
            )
        )
    skipped = tuple(
        Skipped(f"scans/{page}.pdf", "not a kind of file that holds articles") for page in range(30)
    )
    return report(*findings, articles=10_000, claims=250_000, pairs=900_000, skipped=skipped)
