"""The report in SARIF 2.1.0, the exchange format of static analysis (OASIS standard, errata 01).

A finding is a result at its first claim; the claims of the other sides, and the rest of the first, are
related locations.  Paths are relative to ``%SRCROOT%``, the root of the repository.  A claim in a record
of a file that holds many articles has no region, as its line is not one of the file; its properties
hold what is known.  What the baseline knows and the run did not find is there as an absent result.
Messages and snippets are on one line, without controls.
"""

from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

from checker.domain import BaselineEntry, Citation, Finding, Report, Severity, Side, Standing
from checker.report.interface import View
from checker.report.json import calibration_document, dump
from checker.report.places import file_of, place_of, uri_of
from checker.report.plain import plain

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_STATES = {Standing.NEW: "new", Standing.KNOWN: "unchanged"}
_NEVER_GATE = ("DIS001", "UPD001")


class SarifFormat:
    """One SARIF log with one run."""

    name = "sarif"
    summary = "SARIF 2.1.0, for code scanning and editors"

    def render(self, report: Report, view: View) -> str:
        """Write the log, indented."""
        rules = list(_rules(report))
        indices = {rule["id"]: index for index, rule in enumerate(rules)}
        reviewed = any(finding.suppression for finding in report.findings)
        run = {
            "tool": {"driver": _driver(report, rules)},
            "invocations": [_invocation(report, view)],
            "originalUriBaseIds": {_BASE: {"description": {"text": "The root of the repository."}}},
            "columnKind": "unicodeCodePoints",
            "results": [
                *(_result(finding, indices, reviewed, view) for finding in report.findings),
                *(_absent(entry, indices, reviewed, view) for entry in report.fixed),
            ],
            "properties": {
                "articles": report.articles,
                "claims": report.claims,
                "pairs": report.pairs,
                "truncated": report.truncated,
                "unreadable": report.unreadable,
                "model": plain(report.model),
                "calibration": calibration_document(report.calibration),
            },
        }
        return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(report: Report, rules: list[dict[str, Any]]) -> dict[str, Any]:
    version = plain(report.tool_version)
    return {"name": "check", "version": version, "semanticVersion": version, "rules": rules}


def _rules(report: Report) -> Iterator[dict[str, Any]]:
    """Describe all rules, and those that only the report knows by their code."""
    from checker.rules import RULES

    for rule in RULES:
        documentation = cleandoc(rule.documentation)
        first, _, rest = documentation.partition("\n\n")
        yield {
            "id": rule.code,
            "name": "".join(part.capitalize() for part in rule.name.split("-")),
            "shortDescription": {"text": rule.summary},
            "fullDescription": {"text": " ".join(first.split())},
            "help": {"text": " ".join(rest.split()) or " ".join(first.split())},
            "defaultConfiguration": {"level": "note" if rule.code in _NEVER_GATE else "error"},
        }
    known = {rule.code for rule in RULES}
    told = {finding.rule for finding in report.findings} | {entry.rule for entry in report.fixed}
    for code in sorted(told - known):
        yield {"id": plain(code)}


def _invocation(report: Report, view: View) -> dict[str, Any]:
    notes = [
        {
            "level": "warning",
            "descriptor": {"id": "skipped"},
            "message": {"text": plain(f"{skipped.path} was not read: {skipped.reason}")},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(skipped.path, view)}}],
        }
        for skipped in report.skipped
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def _result(finding: Finding, indices: dict[str, int], reviewed: bool, view: View) -> dict[str, Any]:
    claims = [(side, citation) for side in finding.sides for citation in side.claims]
    others = [
        _location(citation, view, side, number) for number, (side, citation) in enumerate(claims[1:], 1)
    ]
    result: dict[str, Any] = {
        "ruleId": plain(finding.rule),
        "ruleIndex": indices[plain(finding.rule)],
        "level": _LEVELS[finding.severity],
        "message": {"text": plain(finding.message) or plain(finding.rule)},
        "locations": [_location(citation, view, side) for side, citation in claims[:1]],
        "relatedLocations": others,
        "partialFingerprints": {"checkFindingId/v1": plain(finding.id)},
        "rank": round(finding.confidence * 100, 2),
        "properties": {
            "kind": finding.kind.value,
            "type": finding.type.value,
            "confidence": round(finding.confidence, 4),
            "values": [plain(side.value) for side in finding.sides],
        },
    }
    if finding.standing is not None:
        result["baselineState"] = _STATES[finding.standing]
    if reviewed:  # once one result has it, the standard wants it of all
        result["suppressions"] = list(_suppressions(finding))
    return result


def _absent(entry: BaselineEntry, indices: dict[str, int], reviewed: bool, view: View) -> dict[str, Any]:
    """Give what the baseline knows and the run did not find: no problem any more, so of no level.

    The baseline keeps no paths.  It stands at the folder that was checked: GitHub refuses a whole log for
    one result without a place.
    """
    uri = uri_of(view.base) or "."
    result: dict[str, Any] = {
        "ruleId": plain(entry.rule),
        "ruleIndex": indices[plain(entry.rule)],
        "kind": "pass",
        "level": "none",
        "message": {"text": f"No longer found: {plain(entry.message)}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri, "uriBaseId": _BASE}}}],
        "partialFingerprints": {"checkFindingId/v1": plain(entry.id)},
        "baselineState": "absent",
        "properties": {"kind": plain(entry.kind), "sources": [plain(source) for source in entry.sources]},
    }
    if reviewed:
        result["suppressions"] = []
    return result


def _suppressions(finding: Finding) -> Iterator[dict[str, Any]]:
    if (suppression := finding.suppression) is not None:
        expires = suppression.expires.isoformat() if suppression.expires else None
        yield {
            "kind": "external",
            "status": "accepted",
            "justification": plain(suppression.reason),
            "properties": {"origin": plain(suppression.origin), "expires": expires},
        }


def _location(citation: Citation, view: View, side: Side, number: int | None = None) -> dict[str, Any]:
    place = place_of(citation, view)
    physical: dict[str, Any] = {"artifactLocation": _artifact(citation.path, view)}
    if place.line is not None:
        physical["region"] = {
            "startLine": place.line,
            "charOffset": citation.start,
            "charLength": citation.end - citation.start,
            "snippet": {"text": plain(citation.text)},
        }
    published = f", {citation.published.isoformat()}" if citation.published else ""
    speaker = f", quoting {plain(citation.speaker)}" if citation.speaker else ""
    outlet = plain(citation.source) or "unknown source"
    location: dict[str, Any] = {} if number is None else {"id": number}
    location["physicalLocation"] = physical
    if place.record:
        name = plain(citation.path)
        location["logicalLocations"] = [{"name": place.record, "fullyQualifiedName": name, "kind": "element"}]
    location["message"] = {
        "text": f"{plain(side.value)} ({outlet}{published}{speaker}): {plain(citation.text)}"
    }
    location["properties"] = _properties(citation, place.record)
    return location


def _properties(citation: Citation, record: str) -> dict[str, Any]:
    own: dict[str, Any] = {
        "source": plain(citation.source),
        "published": citation.published.isoformat() if citation.published else None,
        "spans": [list(span) for span in citation.spans],
    }
    if record:
        own |= {"record": record, "start": citation.start, "end": citation.end, "line": citation.line}
        own["text"] = plain(citation.text)
    if citation.url:
        own["url"] = plain(citation.url)
    return own


def _artifact(path: str, view: View) -> dict[str, Any]:
    return {"uri": uri_of(file_of(path, view)), "uriBaseId": _BASE}
