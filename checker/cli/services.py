"""What the commands ask of the rest of the program, imported when it is asked for and not before.

Tests give the commands other answers; ``--help`` needs none, and is quick for it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from checker.domain import Finding, Report
from checker.errors import UsageError
from checker.progress import Progress
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.calibrating import Fitted
    from checker.desk.serve import DeskOptions
    from checker.evaluation.score import Score
    from checker.explaining import Explanation


Opened = Callable[[str], None]
"""Told the address of the desk once it answers there."""


class RuleInfo(Protocol):
    """What a rule says of itself."""

    @property
    def code(self) -> str:
        """The stable code, such as NUM001."""
        ...

    @property
    def name(self) -> str:
        """The name in words joined by hyphens."""
        ...

    @property
    def summary(self) -> str:
        """What it finds, in one line."""
        ...

    @property
    def documentation(self) -> str:
        """What it finds and what it leaves alone, in full."""
        ...


class SchemaInfo(Protocol):
    """Which revision a database has, None while it is empty, and which is the newest."""

    @property
    def database(self) -> str:
        """How messages call the database."""
        ...

    @property
    def current(self) -> str | None:
        """The revision it has."""
        ...

    @property
    def head(self) -> str:
        """The newest revision."""
        ...


def _check_corpus(paths: Sequence[Path], settings: Settings, progress: Progress) -> Report:
    from checker.pipeline import check_corpus

    return check_corpus(paths, settings, progress)


def _rules() -> Sequence[RuleInfo]:
    from checker.rules import RULES

    return RULES


def _schema(database: str | None) -> SchemaInfo:
    from checker.store import Store

    return Store.status(database)


def _upgrade(database: str | None) -> SchemaInfo:
    from checker.store import Store

    return Store.upgrade(database)


def _finding(database: str | None, id_prefix: str) -> Finding | None:
    from checker.store import Store

    with Store.open(database) as store:
        return store.finding(id_prefix)


def _changed(paths: Sequence[Path], revision: str) -> Collection[str]:
    from checker.corpus.changed import changed_since

    return changed_since(paths, revision)


def _decided(database: str | None, report: Report) -> Report:
    from checker.library import decided

    return decided(database, report)


def _review(paths: Sequence[Path], settings: Settings, desk: "DeskOptions", opened: Opened) -> None:
    from checker.desk.serve import serve

    serve(paths, settings.database, desk, opened)


def _export(database: str | None) -> str:
    from checker.review.transfer import dumps
    from checker.store import Store

    with Store.open(database) as store:
        return dumps(store.decisions.entries())


def _import(database: str | None, file: Path) -> tuple[int, int]:
    from checker.review.transfer import read
    from checker.store import Store

    entries = read(file)
    with Store.open(database) as store:
        return store.decisions.merge(entries), len(entries)


Place = tuple[str, int]
Reference = str | tuple[Place, Place]
"""A finding's id, or two articles with a line of each."""


def _explain(
    paths: Sequence[Path], reference: Reference, settings: Settings, progress: Progress
) -> "Sequence[Explanation]":
    from checker.explaining import explain_finding, explain_places

    if not isinstance(reference, str):
        return explain_places(paths, *reference, settings, progress)
    finding = _finding(settings.database, reference)
    if finding is None:
        raise UsageError(f"no finding {reference}", "take an id from the report of `check CORPUS`")
    return explain_finding(paths, finding, settings, progress)


def _evaluate(corpus: Path, gold: Path, settings: Settings, progress: Progress) -> "Score":
    from checker.evaluation.run import evaluate

    return evaluate(corpus, gold, settings, progress)


def _calibrate(paths: Sequence[Path], settings: Settings, today: date) -> "Fitted":
    from checker.calibrating import calibrate

    return calibrate(paths, settings, today)


def _latest_corpus(database: str | None) -> Sequence[Path]:
    from checker.store import Store

    with Store.open(database) as store:
        return [
            path
            for name in (store.latest_corpus() or "").split("\n")
            if name and (path := Path(name)).exists()
        ]


@dataclass(frozen=True, slots=True)
class Services:
    """What the commands ask of the program.

    ``upgrade`` gives what the database was before, ``import_decisions`` how many were new of how many;
    ``today`` decides which suppressions have expired.
    """

    check_corpus: Callable[[Sequence[Path], Settings, Progress], Report] = _check_corpus
    rules: Callable[[], Sequence[RuleInfo]] = _rules
    schema: Callable[[str | None], SchemaInfo] = _schema
    upgrade: Callable[[str | None], SchemaInfo] = _upgrade
    finding: Callable[[str | None, str], Finding | None] = _finding
    today: Callable[[], date] = date.today
    changed: Callable[[Sequence[Path], str], Collection[str]] = _changed
    latest_corpus: Callable[[str | None], Sequence[Path]] = _latest_corpus
    explain: "Callable[[Sequence[Path], Reference, Settings, Progress], Sequence[Explanation]]" = _explain
    evaluate: "Callable[[Path, Path, Settings, Progress], Score]" = _evaluate
    calibrate: "Callable[[Sequence[Path], Settings, date], Fitted]" = _calibrate
    decided: Callable[[str | None, Report], Report] = _decided
    review: "Callable[[Sequence[Path], Settings, DeskOptions, Opened], None]" = _review
    export_decisions: Callable[[str | None], str] = _export
    import_decisions: Callable[[str | None, Path], tuple[int, int]] = _import
