"""Findings that somebody looked at and excused, with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.domain import DECISION, Finding, Suppression, SuppressionRule
from checker.gate.matching import by_place, concerns


def excuses(rule: SuppressionRule, finding: Finding) -> bool:
    """Tell whether a suppression is about a finding; whether it still holds is another matter."""
    if rule.ids and not finding.id.startswith(rule.ids):
        return False
    if rule.rules and not finding.rule.startswith(rule.rules):
        return False
    if not (rule.article or rule.paths or rule.sources):
        return bool(rule.ids or rule.rules)
    return concerns(finding, by_place(rule.paths, rule.sources, rule.article))


def holds(rule: SuppressionRule, day: date) -> bool:
    """Tell whether a suppression holds on that day; the day on which it expires is its last."""
    return rule.expires is None or day <= rule.expires


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What suppressions make of findings.

    ``findings`` are those given, in their order, each with the suppression that it got.  ``unused``
    mean none of them, ``expired`` no longer hold.
    """

    findings: tuple[Finding, ...]
    unused: tuple[SuppressionRule, ...]
    expired: tuple[SuppressionRule, ...]


def suppressed(findings: Sequence[Finding], rules: Sequence[SuppressionRule], today: date) -> Suppressed:
    """Suppress what the rules mean; of several that mean a finding the first that holds is shown.

    A finding that comes with a suppression keeps it.
    Decisions are kept when the finding that they are about is gone, so those are neither unused nor,
    once over, worth a word.
    """
    meant = [[excuses(rule, finding) for finding in findings] for rule in rules]
    excused = [
        replace(finding, suppression=finding.suppression or _first(rules, [m[place] for m in meant], today))
        for place, finding in enumerate(findings)
    ]
    idle = [(rule, any(column)) for rule, column in zip(rules, meant, strict=True)]
    return Suppressed(
        tuple(excused),
        tuple(r for r, used in idle if not used and holds(r, today) and r.origin != DECISION),
        tuple(r for r, used in idle if not holds(r, today) and (used or r.origin != DECISION)),
    )


def _first(rules: Sequence[SuppressionRule], fit: Sequence[bool], today: date) -> Suppression | None:
    for rule, fits in zip(rules, fit, strict=True):
        if fits and holds(rule, today):
            return Suppression(rule.reason, rule.origin, rule.expires)
    return None
