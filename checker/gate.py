"""Decides which findings fail a run.

Only contradictions gate: in a dispute the reports agree, and an update supersedes what was true.  What
was suppressed does not.
"""

from checker.domain import Finding, Kind, Report, Severity
from checker.settings import Settings

_WORST_FIRST = tuple(Severity)


def gating(report: Report, fail_on: str) -> tuple[Finding, ...]:
    """Pick the contradictions whose severity is ``fail_on`` or worse; none for "never"."""
    if fail_on == "never":
        return ()
    severities = _WORST_FIRST[: _WORST_FIRST.index(Severity(fail_on)) + 1]
    return tuple(
        finding
        for finding in report.findings
        if finding.kind is Kind.CONTRADICTION
        and finding.severity in severities
        and finding.suppression is None
    )


def passes(report: Report, settings: Settings) -> bool:
    """Tell whether the report is clean at the level that the settings ask for."""
    return len(gating(report, settings.fail_on)) <= settings.max_findings
