"""Findings and reports to gate, as short to write as the cases need."""

from checker.domain import Citation, FactType, Finding, Kind, Report, Severity, Side

Place = tuple[str, str]
"""Path and outlet of a claim."""

KITE, MORROW, PLAIN, ONION = (
    ("kite/a.md", "Kite"),
    ("wire/morrow.jsonl#2", "Morrow"),
    ("plain/c.md", "Plain Dealer"),
    ("satire/d.md", "The Onion"),
)


def finding(
    *sides: tuple[Place, ...],
    id: str = "11dfff9e3f21a869",
    rule: str = "NUM001",
    severity: Severity = Severity.ERROR,
    confidence: float = 0.9,
) -> Finding:
    """A contradiction between the outlets of some claims; of Kite and Morrow, unless told."""
    values = tuple(
        Side(
            str(number),
            tuple(Citation(path, source, None, None, 0, 1, 1, "x", None, "") for path, source in own),
        )
        for number, own in enumerate(sides or ((KITE,), (MORROW,)))
    )
    return Finding(
        id, rule, Kind.CONTRADICTION, FactType.NUMBER, severity, confidence, f"they differ ({id})", values
    )


def report(*findings: Finding) -> Report:
    return Report("1", "m", 4, 4, 4, findings=findings)
