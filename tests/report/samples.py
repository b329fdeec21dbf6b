"""Reports to write: each case is a JSON report in ``golden``, read back here into the domain's values."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from checker.domain import Citation, FactType, Finding, Kind, Report, Severity, Side, Skipped

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.stem for path in GOLDEN.glob("*.json"))


def load(case: str) -> Report:
    document = json.loads((GOLDEN / f"{case}.json").read_text(encoding="utf-8"))
    summary = document["summary"]
    return Report(
        tool_version=document["tool"]["version"],
        model=document["tool"]["model"],
        articles=summary["articles"],
        claims=summary["claims"],
        pairs=summary["pairs"],
        truncated=summary["truncated"],
        unreadable=summary["unreadable"],
        skipped=tuple(Skipped(**item) for item in document["skipped"]),
        findings=tuple(_finding(item) for item in document["findings"]),
    )


def _finding(item: dict[str, Any]) -> Finding:
    sides = tuple(Side(side["value"], tuple(map(_citation, side["claims"]))) for side in item["sides"])
    return Finding(
        id=item["id"],
        rule=item["rule"],
        kind=Kind(item["kind"]),
        type=FactType(item["type"]),
        severity=Severity(item["severity"]),
        confidence=item["confidence"],
        message=item["message"],
        sides=sides,
    )


def _citation(item: dict[str, Any]) -> Citation:
    spans = tuple((start, end) for start, end in item.pop("spans"))
    published = item.pop("published")
    origin = item.pop("origin") or ""
    day = date.fromisoformat(published) if published else None
    return Citation(**item, spans=spans, published=day, origin=origin)
