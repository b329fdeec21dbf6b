"""Tells findings apart: new or known, excused or not."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from checker.domain import Finding, Report, Standing, SuppressionRule
from checker.gate.baseline import Baseline
from checker.gate.suppressions import suppressed


def apply(
    report: Report,
    baseline: Baseline | None,
    suppressions: Sequence[SuppressionRule],
    today: date,
    changed: Collection[str] | None = None,
) -> Report:
    """Give the report with the standing and the suppression of each finding, and what of both is stale.

    ``suppressions`` come in the order in which they are preferred, from wherever: the settings, the
    articles' own (``report.suppressions``), decisions.  ``today`` decides which of them hold.
    ``changed`` are the paths of files that changed, where findings that touch none of them are known.
    """
    sorted_out = suppressed(report.findings, suppressions, today)
    findings = sorted_out.findings
    if baseline is not None or changed is not None:
        ids = {entry.id for entry in baseline.entries} if baseline else set[str]()
        findings = tuple(replace(finding, standing=_standing(finding, ids, changed)) for finding in findings)
    found = {finding.id for finding in findings}
    return replace(
        report,
        findings=findings,
        compared=baseline is not None or changed is not None,
        fixed=tuple(entry for entry in (baseline.entries if baseline else ()) if entry.id not in found),
        unused=sorted_out.unused,
        expired=sorted_out.expired,
    )


def _standing(finding: Finding, known: Collection[str], changed: Collection[str] | None) -> Standing:
    files = {citation.path.partition("#")[0] for side in finding.sides for citation in side.claims}
    untouched = changed is not None and files.isdisjoint(changed)
    return Standing.KNOWN if finding.id in known or untouched else Standing.NEW
