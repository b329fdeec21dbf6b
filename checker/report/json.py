"""The report for programs, described in ``report.schema.json`` beside this module.

The same report gives the same bytes: nothing in it depends on when, where or how often it ran.
"""

import json
import re
from typing import Any

from checker.domain import (
    BaselineEntry,
    Calibration,
    Citation,
    Finding,
    Kind,
    Report,
    Standing,
    Suppression,
    SuppressionRule,
)
from checker.report.interface import View

SCHEMA_VERSION = 1
_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)


class JsonFormat:
    """One JSON document."""

    name = "json"
    summary = "one JSON document, for programs"

    def render(self, report: Report, view: View) -> str:
        """Write the document, indented, in UTF-8 rather than escapes."""
        return dump(document(report))


def dump(value: dict[str, Any]) -> str:
    """Write a JSON object as all reports do."""
    return encodable(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def encodable(text: str) -> str:
    """Write as escapes, inside JSON's strings, what terminals obey, readers break lines at or UTF-8 lacks."""
    return _UNSAFE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    units = re.findall("....", found[0].encode("utf-16-be", "surrogatepass").hex())
    return "".join(f"\\u{unit}" for unit in units)


def document(report: Report) -> dict[str, Any]:
    """Turn a report into what JSON can hold."""
    counts = {kind.value: sum(finding.kind is kind for finding in report.findings) for kind in Kind}
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "check", "version": report.tool_version, "model": report.model},
        "summary": {
            "articles": report.articles,
            "skipped": len(report.skipped),
            "claims": report.claims,
            "pairs": report.pairs,
            "truncated": report.truncated,
            "unreadable": report.unreadable,
            **counts,
            **_standings(report),
            "suppressed": sum(finding.suppression is not None for finding in report.findings),
        },
        "calibration": calibration_document(report.calibration),
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in report.skipped],
        "findings": [finding_document(finding) for finding in report.findings],
        "fixed": [_entry(entry) for entry in report.fixed],
        "suppressions": {
            "unused": [_rule(rule) for rule in report.unused],
            "expired": [_rule(rule) for rule in report.expired],
            "unheeded": [{"origin": item.origin, "reason": item.reason} for item in report.unheeded],
        },
    }


def _standings(report: Report) -> dict[str, int | None]:
    """Count findings that are not suppressed against the baseline, or give nulls where there is none."""
    if not report.compared:
        return {**{standing.value: None for standing in Standing}, "fixed": None}
    counting = [finding.standing for finding in report.findings if finding.suppression is None]
    return {**{standing.value: counting.count(standing) for standing in Standing}, "fixed": len(report.fixed)}


def calibration_document(calibration: Calibration | None) -> dict[str, Any] | None:
    """Turn what mapped the confidences into what JSON can hold."""
    if calibration is None:
        return None
    a, b, n = calibration.a, calibration.b, calibration.n
    return {"a": round(a, 4), "b": round(b, 4), "n": n, "date": calibration.fitted.isoformat()}


def finding_document(finding: Finding) -> dict[str, Any]:
    """Turn a finding into what JSON can hold."""
    return {
        "id": finding.id,
        "rule": finding.rule,
        "kind": finding.kind.value,
        "type": finding.type.value,
        "severity": finding.severity.value,
        "confidence": round(finding.confidence, 4),
        "message": finding.message,
        "standing": finding.standing.value if finding.standing else None,
        "suppression": _suppression(finding.suppression),
        "sides": [
            {"value": side.value, "claims": [_claim(citation) for citation in side.claims]}
            for side in finding.sides
        ],
    }


def _suppression(suppression: Suppression | None) -> dict[str, Any] | None:
    if suppression is None:
        return None
    expires = suppression.expires.isoformat() if suppression.expires else None
    return {"reason": suppression.reason, "origin": suppression.origin, "expires": expires}


def _rule(rule: SuppressionRule) -> dict[str, Any]:
    return {
        "origin": rule.origin,
        "reason": rule.reason,
        "expires": rule.expires.isoformat() if rule.expires else None,
        "ids": list(rule.ids),
        "rules": list(rule.rules),
        "paths": list(rule.paths),
        "sources": list(rule.sources),
        "article": rule.article or None,
    }


def _entry(entry: BaselineEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "rule": entry.rule,
        "kind": entry.kind,
        "message": entry.message,
        "sources": list(entry.sources),
    }


def _claim(citation: Citation) -> dict[str, Any]:
    return {
        "path": citation.path,
        "source": citation.source,
        "published": citation.published.isoformat() if citation.published else None,
        "title": citation.title,
        "url": citation.url,
        "start": citation.start,
        "end": citation.end,
        "line": citation.line,
        "text": citation.text,
        "spans": [list(span) for span in citation.spans],
        "speaker": citation.speaker,
        "origin": citation.origin or None,
        "before": citation.before,
        "after": citation.after,
    }
