"""Numbers and counts in words, as people read them."""

from checker.domain import Calibration, Kind, Report, Standing, SuppressionRule


def count(number: int, noun: str) -> str:
    """Write a number with its noun: "1 article", "4,090 claims"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def found(report: Report) -> str:
    """Sum a report up: "2 contradictions, 1 update in 150 articles (1 new, 2 known, 1 suppressed)"."""
    findings = [finding for finding in report.findings if finding.suppression is None]
    counts = {kind: sum(finding.kind is kind for finding in findings) for kind in Kind}
    kinds = [count(number, kind.value) for kind, number in counts.items() if number]
    details = []
    if report.compared:
        standings = [finding.standing for finding in findings]
        details = [f"{standings.count(standing):,} {standing.value}" for standing in Standing]
        details += [f"{len(report.fixed):,} fixed"] if report.fixed else []
    if len(findings) < len(report.findings):
        details.append(f"{len(report.findings) - len(findings):,} suppressed")
    added = f" ({', '.join(details)})" if details else ""
    return f"{', '.join(kinds) or 'Nothing found'} in {count(report.articles, 'article')}{added}"


def calibrated(calibration: Calibration) -> str:
    """Say what mapped the confidences: "confidence is calibrated by 42 decisions, fitted on 2026-01-31"."""
    by = count(calibration.n, "decision")
    return f"confidence is calibrated by {by}, fitted on {calibration.fitted.isoformat()}"


def formula(calibration: Calibration) -> str:
    """Write the map: "logit(p') = -0.310 + 0.840 * logit(p), from 42 decisions"."""
    by = count(calibration.n, "decision")
    return f"logit(p') = {calibration.a:.3f} + {calibration.b:.3f} * logit(p), from {by}"


def meant(rule: SuppressionRule) -> str:
    """Say which findings a suppression means: "NUM001 in wire/** of The Onion"."""
    what = " ".join((*rule.ids, *rule.rules)) or "all findings"
    where = " ".join(rule.paths) or rule.article
    return (
        what + (f" in {where}" if where else "") + (f" of {', '.join(rule.sources)}" if rule.sources else "")
    )
