"""The gate itself.

Only contradictions gate: in a dispute the reports agree, and an update supersedes what was true.  Nor
does what the baseline knows, or what is suppressed.
"""

from collections.abc import Sequence

from checker.domain import Finding, Kind, Report, Severity, Standing
from checker.gate.overrides import fail_on as level_of
from checker.settings import Override, Settings

_WORST_FIRST = tuple(Severity)


def gating(report: Report, fail_on: str, overrides: Sequence[Override] = ()) -> tuple[Finding, ...]:
    """Pick the contradictions whose severity is ``fail_on`` or worse; none for "never"."""
    return tuple(
        finding
        for finding in report.findings
        if finding.kind is Kind.CONTRADICTION
        and finding.standing is not Standing.KNOWN
        and finding.suppression is None
        and _reaches(finding.severity, level_of(finding, fail_on, overrides))
    )


def passes(report: Report, settings: Settings) -> bool:
    """Tell whether the report is clean at the level that the settings ask for."""
    return len(gating(report, settings.fail_on, settings.overrides)) <= settings.max_findings


def _reaches(severity: Severity, level: str) -> bool:
    return level != "never" and _WORST_FIRST.index(severity) <= _WORST_FIRST.index(Severity(level))
