"""What the settings of a run become for some articles: the tables ``[[overrides]]``."""

from collections.abc import Sequence
from dataclasses import replace

from checker.domain import Finding, Report
from checker.gate.matching import by_place, concerns
from checker.settings import Override


def narrowed(report: Report, overrides: Sequence[Override]) -> Report:
    """Leave out the findings that an override ignores, or that are less sure than it asks.

    Every override that ignores a rule counts.  Of several that set a confidence the last does; one
    below that of the run has no effect, since such findings are not in the report.
    """
    if not overrides:
        return report
    return replace(report, findings=tuple(f for f in report.findings if _stays(f, overrides)))


def fail_on(finding: Finding, default: str, overrides: Sequence[Override]) -> str:
    """Give the severity from which this finding gates; of several overrides that set it the last counts."""
    levels = [override.fail_on for override in overrides if override.fail_on and _holds(override, finding)]
    return levels[-1] if levels else default


def _stays(finding: Finding, overrides: Sequence[Override]) -> bool:
    least = 0.0
    for override in overrides:
        if not _holds(override, finding):
            continue
        if override.ignore and finding.rule.startswith(override.ignore):
            return False
        if override.min_confidence is not None:
            least = override.min_confidence
    return finding.confidence >= least


def _holds(override: Override, finding: Finding) -> bool:
    return concerns(finding, by_place(override.paths, override.sources), override.match)
