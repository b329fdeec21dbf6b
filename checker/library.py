"""What the command does around a run, for programs: settings from a file, decisions, and the gate.

::

    read_settings -> pipeline.check_corpus -> apply_gate -> report
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from checker import config, tables
from checker.domain import Report
from checker.errors import ConfigError
from checker.gate import gated, gating, known_before, passes
from checker.settings import Settings


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a report.

    ``report`` has the standing and the suppression of each finding.  ``failing`` are the ids of the
    findings that count, as :class:`checker.report.View` takes them.  ``passes`` is false where the command
    would exit with 1.
    """

    report: Report
    failing: frozenset[str]
    passes: bool


def read_settings(file: Path | None = None) -> Settings:
    """Read a ``check.toml`` or ``pyproject.toml``: this one, or the nearest as the command finds it.

    The environment is not read.  Raises :class:`checker.errors.ConfigError` for an unknown key, value or
    rule.
    """
    from checker.rules import RULES

    found = config.load(file, Path.cwd())
    settings = replace(
        Settings.of(found.values), overrides=tables.overrides(found), suppressions=tables.suppressions(found)
    )
    codes = [rule.code for rule in RULES]
    for place, chosen in settings.rule_codes():
        if unknown := config.unknown_code(chosen, codes):
            raise ConfigError(f"{found.name}: {place}", unknown)
    return settings


def apply_gate(
    paths: Sequence[Path], report: Report, settings: Settings, today: date | None = None
) -> Verdict:
    """Tell which findings of a report on ``paths`` count, as the command does.

    Decisions of the review desk come from the settings' database; baseline, ``changed_since``, overrides and
    suppressions from the settings.  ``today`` decides which suppressions have expired.  Raises
    :class:`checker.errors.CheckError` where one of these cannot be read.
    """
    baseline = known_before(settings)
    changed = None
    if settings.changed_since:
        from checker.corpus.changed import changed_since

        changed = changed_since(paths, settings.changed_since)
    report = gated(decided(settings.database, report), settings, baseline, today or date.today(), changed)
    failing = gating(report, settings.fail_on, settings.overrides)
    return Verdict(report, frozenset(finding.id for finding in failing), passes(report, settings))


def decided(database: str | None, report: Report) -> Report:
    """Mark the findings that somebody dismissed, or called an update or a dispute, on the review desk."""
    from checker.store import Store

    if not report.findings:
        return report
    with Store.open(database) as store:
        suppressed = store.decisions.suppressions(report.findings)
    findings = tuple(replace(f, suppression=suppressed.get(f.id, f.suppression)) for f in report.findings)
    return replace(report, findings=findings)
