"""Suppressions that somebody ought to look at, in words: idle ones, expired ones, and misunderstood ones."""

from dataclasses import dataclass

from checker.domain import Report, SuppressionRule
from checker.report.words import meant


@dataclass(frozen=True, slots=True)
class Stale:
    """Where a suppression was written, which findings it means ("" where nobody can tell), what to do."""

    origin: str
    meant: str
    trouble: str
    reason: str = ""


def stale(report: Report) -> tuple[Stale, ...]:
    """Give what the gate left over of the suppressions, the most pressing first."""
    return (
        *(Stale(item.origin, "", item.reason) for item in report.unheeded),
        *(
            _stale(rule, f"expired on {_day(rule)}; give it another day, or remove it")
            for rule in report.expired
        ),
        *(_stale(rule, "is about no finding of this run; remove it") for rule in report.unused),
    )


def _stale(rule: SuppressionRule, trouble: str) -> Stale:
    return Stale(rule.origin, meant(rule), trouble, rule.reason)


def _day(rule: SuppressionRule) -> str:
    return rule.expires.isoformat() if rule.expires else ""
