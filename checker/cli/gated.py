"""What the commands tell of suppressions."""

from collections.abc import Iterator

from checker.cli.streams import say
from checker.domain import Report, SuppressionRule
from checker.report.plain import plain
from checker.report.words import meant

MOST_WARNINGS = 20
"""Suppressions told of one by one; the rest are counted."""


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
