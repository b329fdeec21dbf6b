"""What the commands tell of suppressions."""

from checker.cli.streams import say
from checker.domain import Report
from checker.report.plain import plain
from checker.report.stale import stale

MOST_WARNINGS = 20
"""Suppressions told of one by one; the rest are counted."""


def warn(report: Report) -> None:
    """Tell of suppressions that mean nothing, hold no longer or cannot be understood."""
    warnings = [
        f"{item.origin}: the suppression of {item.meant} {item.trouble}"
        if item.meant
        else f"{item.origin}: {item.trouble}"
        for item in stale(report)
    ]
    for warning in warnings[:MOST_WARNINGS]:
        say(f"check: warning: {plain(warning)}")
    if len(warnings) > MOST_WARNINGS:
        say(f"check: warning: {len(warnings) - MOST_WARNINGS} more suppressions; --format json has all")
