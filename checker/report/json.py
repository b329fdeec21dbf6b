"""The report for programs, described in ``report.schema.json`` beside this module.

The same report gives the same bytes: nothing in it depends on when, where or how often it ran.
"""

import json
from typing import Any

from checker.domain import Citation, Finding, Kind, Report
from checker.report.interface import View

SCHEMA_VERSION = 1


class JsonFormat:
    """One JSON document."""

    name = "json"
    summary = "one JSON document, for programs"

    def render(self, report: Report, view: View) -> str:
        """Write the document, indented, in UTF-8 rather than escapes."""
        return dump(document(report))


def dump(value: dict[str, Any]) -> str:
    """Write a JSON object as all reports do."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


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
        },
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in report.skipped],
        "findings": [finding_document(finding) for finding in report.findings],
    }


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
        "sides": [
            {"value": side.value, "claims": [_claim(citation) for citation in side.claims]}
            for side in finding.sides
        ],
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
