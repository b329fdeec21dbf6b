"""Which findings the formats of CI systems show as failures, and in which order."""

from checker.domain import Finding, Kind, Report, Severity, Standing
from checker.report.interface import View
from checker.report.plain import plain


def fails(finding: Finding, view: View) -> bool:
    """Tell whether a finding fails the run: as the gate said or, if it was not asked, as its default is."""
    if view.failing is not None:
        return finding.id in view.failing
    return (
        finding.kind is Kind.CONTRADICTION and finding.severity is Severity.ERROR and not set_aside(finding)
    )


def set_aside(finding: Finding) -> str:
    """Say why a finding no longer counts: it was suppressed, or the baseline knows it; or nothing."""
    if finding.suppression is not None:
        until = f" until {finding.suppression.expires.isoformat()}" if finding.suppression.expires else ""
        return (
            f"suppressed{until} by {plain(finding.suppression.origin)}: {plain(finding.suppression.reason)}"
        )
    return "known to the baseline" if finding.standing is Standing.KNOWN else ""


def worst_first(report: Report, view: View) -> list[Finding]:
    """Sort findings: those that fail the run, those that count, those set aside; each by severity."""
    severities = tuple(Severity)
    return sorted(
        report.findings,
        key=lambda finding: (
            not fails(finding, view),
            bool(set_aside(finding)),
            severities.index(finding.severity),
            -finding.confidence,
            finding.id,
        ),
    )
