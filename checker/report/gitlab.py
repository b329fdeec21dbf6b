"""The report for GitLab's Code Quality widget.

It compares the fingerprints of a merge request with those of the target branch, so a finding that the
baseline knows is in it; a suppressed one is not.  Each finding is shown at its first claim.  GitLab wants
a line of every entry: for a record of a file that holds many articles it is 1.
"""

import json
from typing import Any

from checker.domain import Finding, Report, Severity
from checker.report.failing import fails, worst_first
from checker.report.interface import View
from checker.report.places import place_of
from checker.report.plain import plain

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabFormat:
    """A JSON list of issues."""

    name = "gitlab"
    summary = "a Code Quality report for GitLab merge requests"

    def render(self, report: Report, view: View) -> str:
        """Write the issues, those that fail the run first and as critical."""
        counted = [finding for finding in worst_first(report, view) if finding.suppression is None]
        seen: dict[str, int] = {}
        issues = []
        for finding in counted:
            seen[finding.id] = seen.get(finding.id, 0) + 1
            repeated = f"-{seen[finding.id]}" if seen[finding.id] > 1 else ""
            issues.append(_issue(finding, plain(finding.id) + repeated, view))
        return json.dumps(issues, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _issue(finding: Finding, fingerprint: str, view: View) -> dict[str, Any]:
    claims = [citation for side in finding.sides for citation in side.claims]
    place = place_of(claims[0], view) if claims else None
    return {
        "description": f"{plain(finding.message)} ({finding.confidence:.0%})",
        "check_name": plain(finding.rule),
        "fingerprint": fingerprint,
        "severity": "critical" if fails(finding, view) else _SEVERITIES[finding.severity],
        "location": {
            "path": place.shown if place else "",
            "lines": {"begin": (place.line if place else None) or 1},
        },
    }
