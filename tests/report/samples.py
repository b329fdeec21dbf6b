"""Reports to write: each case is a JSON report in ``golden``, read back here into the domain's values."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from checker.domain import (
    BaselineEntry,
    Calibration,
    Citation,
    FactType,
    Finding,
    Kind,
    Report,
    Severity,
    Side,
    Skipped,
    Standing,
    Suppression,
    SuppressionRule,
    Unheeded,
)

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.stem for path in GOLDEN.glob("*.json"))


def load(case: str) -> Report:
    document = json.loads((GOLDEN / f"{case}.json").read_text(encoding="utf-8"))
    summary, stale = document["summary"], document.get("suppressions", {})
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
        compared=summary.get("fixed") is not None,
        fixed=tuple(_entry(item) for item in document.get("fixed", ())),
        unused=tuple(_rule(item) for item in stale.get("unused", ())),
        expired=tuple(_rule(item) for item in stale.get("expired", ())),
        unheeded=tuple(Unheeded(**item) for item in stale.get("unheeded", ())),
        calibration=_calibration(document.get("calibration")),
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
        standing=Standing(item["standing"]) if item.get("standing") else None,
        suppression=_suppression(item.get("suppression")),
    )


def _suppression(item: dict[str, Any] | None) -> Suppression | None:
    return Suppression(item["reason"], item["origin"], _day(item["expires"])) if item else None


def _rule(item: dict[str, Any]) -> SuppressionRule:
    lists = {name: tuple(item[name]) for name in ("ids", "rules", "paths", "sources")}
    article, expires = item["article"] or "", _day(item["expires"])
    return SuppressionRule(item["reason"], item["origin"], article=article, expires=expires, **lists)


def _entry(item: dict[str, Any]) -> BaselineEntry:
    return BaselineEntry(**{**item, "sources": tuple(item["sources"])})


def _calibration(item: dict[str, Any] | None) -> Calibration | None:
    return (
        Calibration(item["a"], item["b"], item["n"], date.fromisoformat(item["date"]), "m", "d")
        if item
        else None
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _citation(item: dict[str, Any]) -> Citation:
    spans = tuple((start, end) for start, end in item.pop("spans"))
    published = _day(item.pop("published"))
    origin = item.pop("origin") or ""
    return Citation(**item, spans=spans, published=published, origin=origin)
