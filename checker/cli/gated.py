"""How the commands put the gate between a report and its readers."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from checker.cli.streams import say
from checker.domain import Report, SuppressionRule
from checker.gate import apply, narrowed
from checker.gate.baseline import Baseline, load
from checker.report.plain import plain
from checker.report.words import meant
from checker.settings import Settings

MOST_WARNINGS = 20
"""Suppressions told of one by one; the rest are counted."""


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


def warn(report: Report) -> None:
    """Tell of suppressions that mean nothing, hold no longer or cannot be understood."""
    warnings = list(_warnings(report))
    for warning in warnings[:MOST_WARNINGS]:
        say(f"check: warning: {plain(warning)}")
    if len(warnings) > MOST_WARNINGS:
        say(f"check: warning: {len(warnings) - MOST_WARNINGS} more suppressions; --format json has all")


def _warnings(report: Report) -> Iterator[str]:
    for item in report.unheeded:
        yield f"{item.origin}: {item.reason}"
    for rule in report.expired:
        day = rule.expires.isoformat() if rule.expires else ""
        yield f"{_place(rule)} expired on {day}; give it another day, or remove it"
    for rule in report.unused:
        yield f"{_place(rule)} is about no finding of this run; remove it"


def _place(rule: SuppressionRule) -> str:
    return f"{rule.origin}: the suppression of {meant(rule)}"
