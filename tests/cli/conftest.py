"""The command with made-up services behind it, in an empty folder and without the user's environment."""

import os
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checker.cli import cli
from checker.cli.services import Services
from checker.cli.state import State
from checker.domain import Citation, FactType, Finding, Kind, Report, Severity, Side, Suppression
from checker.progress import Progress
from checker.settings import Settings


def citation(path: str, source: str, text: str) -> Citation:
    return Citation(path, source, None, None, 0, len(text), 1, text, None, "")


FINDING = Finding(
    id="4be1aa0923c7d5f0",
    rule="NUM001",
    kind=Kind.CONTRADICTION,
    type=FactType.NUMBER,
    severity=Severity.ERROR,
    confidence=0.9,
    message="Kite counts 3 geese, Morrow 30.",
    sides=(
        Side("3 geese", (citation("kite.md", "Kite", "Three geese were seen."),)),
        Side("30 geese", (citation("morrow.md", "Morrow", "Thirty geese were seen."),)),
    ),
)
CLEAN = Report("0.1.0", "base@1", articles=2, claims=2, pairs=1)
DIRTY = replace(CLEAN, findings=(FINDING,))


@dataclass(frozen=True)
class Rule:
    code: str
    name: str = "a-rule"
    summary: str = "Finds things."
    documentation: str = "Finds things.\n\n    And leaves others alone."


@dataclass(frozen=True)
class Schema:
    database: str
    current: str | None
    head: str = "0002"


@dataclass
class Check:
    """Runs the command; ``answer`` is the report that the pipeline gives, or the error that it raises."""

    answer: Report | BaseException = CLEAN
    schema: Schema = Schema("x.db", "0003")
    notes: tuple[str, ...] = ()
    today: date = date(2026, 11, 25)
    latest: tuple[Path, ...] = ()
    calls: list[tuple[Sequence[Path], Settings]] = field(default_factory=list)
    databases: list[str | None] = field(default_factory=list)
    desks: list[tuple[Sequence[Path], Any]] = field(default_factory=list)
    suppressed: Mapping[str, Suppression] = field(default_factory=dict)

    def __call__(self, *arguments: str, **environment: str) -> Result:
        services = Services(
            check_corpus=self._check_corpus,
            rules=lambda: tuple(map(Rule, ("NUM001", "DAT001", "POS001", "UPD001"))),
            schema=self._schema,
            upgrade=self._schema,
            finding=lambda database, prefix: FINDING if FINDING.id.startswith(prefix) else None,
            today=lambda: self.today,
            latest_corpus=lambda database: self.latest,
            decided=self._decided,
            review=self._review,
        )
        heeded = signal.getsignal(signal.SIGINT)  # an interrupted command ignores further ones
        try:
            return CliRunner().invoke(cli, list(arguments), obj=State(services), env=environment)
        finally:
            signal.signal(signal.SIGINT, heeded)

    @property
    def settings(self) -> Settings:
        return self.calls[-1][1]

    def _check_corpus(self, paths: Sequence[Path], settings: Settings, progress: Progress) -> Report:
        self.calls.append((paths, settings))
        with progress.stage("Reading", 1) as advance:
            advance(1)
        for note in self.notes:
            progress.note(note)
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer

    def _decided(self, database: str | None, report: Report) -> Report:
        marked = (replace(f, suppression=self.suppressed.get(f.id)) for f in report.findings)
        return replace(report, findings=tuple(marked))

    def _review(
        self, paths: Sequence[Path], settings: Settings, desk: Any, opened: Callable[[str], None]
    ) -> None:
        self.desks.append((paths, desk))
        opened("http://127.0.0.1:1/start?token=x")

    def _schema(self, database: str | None) -> Schema:
        self.databases.append(database)
        return self.schema


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    for name in list(os.environ):
        if name.startswith("CHECK_") or name in ("GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    return Check()


def line(result: Any) -> str:
    """The one line on standard error."""
    assert result.stderr.count("\n") == 1, result.stderr
    return str(result.stderr[:-1])
