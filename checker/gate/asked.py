"""The gate as the settings ask for it."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from checker.domain import Report
from checker.gate.applying import apply
from checker.gate.baseline import Baseline, load
from checker.gate.overrides import narrowed
from checker.settings import Settings


def known_before(settings: Settings) -> Baseline | None:
    """Read the baseline that the settings name, of the rules that run; None if they name none."""
    return load(Path(settings.baseline)).of_rules(settings.wants) if settings.baseline else None


def gated(
    report: Report,
    settings: Settings,
    baseline: Baseline | None,
    today: date,
    changed: Collection[str] | None = None,
) -> Report:
    """Leave out what overrides leave out, and tell apart what is new, known and suppressed."""
    suppressions = (*settings.suppressions, *report.suppressions)
    return apply(narrowed(report, settings.overrides), baseline, suppressions, today, changed)
