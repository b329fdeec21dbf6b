"""Which findings fail a run."""

import pytest

from checker.domain import FactType, Finding, Kind, Report, Severity
from checker.gate import gating, passes
from checker.settings import Settings


def finding(kind: Kind, severity: Severity) -> Finding:
    return Finding(f"{kind}{severity}", "NUM001", kind, FactType.NUMBER, severity, 0.9, "...", ())


ALL = Report(
    "1", "m", 1, 1, 1, findings=tuple(finding(kind, severity) for kind in Kind for severity in Severity)
)


@pytest.mark.parametrize(
    ("fail_on", "severities"),
    [
        ("error", {"error"}),
        ("warning", {"error", "warning"}),
        ("info", {"error", "warning", "info"}),
        ("never", set()),
    ],
)
def test_only_contradictions_of_the_severity_or_worse_gate(fail_on: str, severities: set[str]) -> None:
    found = gating(ALL, fail_on)
    assert {finding.severity for finding in found} == severities
    assert all(finding.kind is Kind.CONTRADICTION for finding in found)


@pytest.mark.parametrize(
    ("fail_on", "allowed", "clean"),
    [("info", 2, False), ("info", 3, True), ("error", 0, False), ("error", 1, True), ("never", 0, True)],
)
def test_a_run_fails_on_more_than_the_number_allowed(fail_on: str, allowed: int, clean: bool) -> None:
    assert passes(ALL, Settings(fail_on=fail_on, max_findings=allowed)) is clean


def test_an_empty_report_is_clean() -> None:
    assert passes(Report("1", "m", 0, 0, 0), Settings(fail_on="info"))
