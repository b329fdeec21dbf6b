"""Runs and what they found."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from checker.domain import CandidatePair, FactType, Finding, Kind, Report, Severity, Side, Skipped
from checker.errors import StoreError
from checker.store.codec import calibration_of, citation_columns, citation_of
from checker.store.corpus import changed_meanwhile, claim_ids
from checker.store.models import Base, FindingClaimRow, FindingRow, PairRow, ProgressRow, RunRow, SkippedRow

ClaimIds = Mapping[tuple[str, int], int]

_FIGURES = ("tool_version", "model", "articles", "claims", "pairs", "truncated", "unreadable")
"""The fields of a report that are kept as JSON with its run."""


def begin_run(
    connection: Connection, corpus: str, tool_version: str, settings: Mapping[str, Any], model: str
) -> int:
    """Note that a run begins; gives its number."""
    row = {
        "corpus": corpus,
        "started": datetime.now(UTC),
        "status": "running",
        "tool_version": tool_version,
        "settings": {name: _plain(value) for name, value in settings.items()},
        "model": model,
    }
    return connection.execute(insert(RunRow).values(row).returning(RunRow.id)).scalar_one()


def end_run(connection: Connection, run: int, status: str, counts: Mapping[str, int]) -> None:
    """Note how a run ended."""
    values = {"status": status, "finished": datetime.now(UTC), "counts": dict(counts)}
    connection.execute(update(RunRow).where(RunRow.id == run).values(values))


def note_progress(connection: Connection, run: int, stage: str, done: int, total: int) -> None:
    """Note how far a run is; one row a run."""
    values = {"stage": stage, "done": done, "total": total, "updated": datetime.now(UTC)}
    changed = connection.execute(update(ProgressRow).where(ProgressRow.run_id == run).values(values))
    if not changed.rowcount:
        connection.execute(insert(ProgressRow).values(run_id=run, **values))


def save_result(
    connection: Connection, run: int, corpus: str, pairs: Sequence[CandidatePair], report: Report
) -> None:
    """Keep what a run found; its pairs take the place of those of the corpus's earlier runs.

    What the same run kept before goes: it may have been kept without the run hearing of it.
    """
    by_position, by_start = claim_ids(connection, corpus)
    for table in (FindingClaimRow, FindingRow, SkippedRow):
        connection.execute(delete(table).where(table.run_id == run))
    of_corpus = select(RunRow.id).where(RunRow.corpus == corpus)
    connection.execute(delete(PairRow).where(PairRow.run_id.in_(of_corpus)))
    figures = {name: getattr(report, name) for name in _FIGURES}
    connection.execute(update(RunRow).where(RunRow.id == run).values(report=figures))
    findings = list(enumerate(report.findings))
    _insert(connection, PairRow, [_pair_row(run, pair, by_position) for pair in pairs])
    _insert(connection, FindingRow, [_finding_row(run, place, finding) for place, finding in findings])
    _insert(
        connection,
        FindingClaimRow,
        [row for place, finding in findings for row in _citation_rows(run, place, finding, by_start)],
    )
    skipped = [
        {"run_id": run, "position": place, "path": file.path, "reason": file.reason}
        for place, file in enumerate(report.skipped)
    ]
    _insert(connection, SkippedRow, skipped)


def find_finding(connection: Connection, prefix: str) -> Finding | None:
    """The finding whose id begins so, as the newest run that has it tells it.

    Raises :class:`StoreError` if several ids begin so and none is the prefix itself.
    """
    same = select(func.max(FindingRow.run_id)).where(FindingRow.fingerprint == prefix)
    if connection.scalar(same) is not None:
        return _newest(connection, prefix)
    begins = func.substr(FindingRow.fingerprint, 1, len(prefix)) == prefix
    query = select(FindingRow.fingerprint).where(begins).distinct().order_by(FindingRow.fingerprint).limit(4)
    ids = list(connection.scalars(query))
    if len(ids) > 1:
        shown = ", ".join(ids[:3]) + (", ..." if len(ids) > 3 else "")
        raise StoreError(f"several findings begin with {prefix} ({shown})", "give more of the id")
    return _newest(connection, ids[0]) if ids else None


def versions(connection: Connection, fingerprint: str, most: int = 50) -> tuple[Finding, ...]:
    """A finding as the newest runs that have it tell it, newest first."""
    query = (
        select(FindingRow.run_id, FindingRow.position)
        .where(FindingRow.fingerprint == fingerprint)
        .order_by(FindingRow.run_id.desc(), FindingRow.position)
    )
    rows = connection.execute(query.limit(most)).all()
    return tuple(_findings(connection, row.run_id, row.position)[0] for row in rows)


def finding_at(connection: Connection, run: int, place: int) -> Finding:
    """The finding in this place of a run's report."""
    return _findings(connection, run, place)[0]


def latest_report(connection: Connection, corpus: str | None, inputs: str | None = None) -> Report | None:
    """The report of the newest run that has one, of any corpus or of this.

    With ``inputs``, only if that run noted the same under this name among its settings.
    """
    query = select(RunRow.id, RunRow.report, RunRow.settings).where(RunRow.report.is_not(None))
    if corpus is not None:
        query = query.where(RunRow.corpus == corpus)
    run = connection.execute(query.order_by(RunRow.id.desc()).limit(1)).first()
    if run is None or (inputs is not None and run.settings.get("inputs") != inputs):
        return None
    skipped = connection.execute(
        select(SkippedRow.path, SkippedRow.reason)
        .where(SkippedRow.run_id == run.id)
        .order_by(SkippedRow.position)
    )
    return Report(
        **run.report,
        skipped=tuple(Skipped(row.path, row.reason) for row in skipped),
        findings=_findings(connection, run.id),
        calibration=calibration_of(run.settings),
    )


def latest_corpus(connection: Connection) -> str | None:
    """The corpus of the newest run that has a report."""
    query = select(RunRow.corpus).where(RunRow.report.is_not(None)).order_by(RunRow.id.desc())
    return connection.execute(query.limit(1)).scalar()


def _newest(connection: Connection, fingerprint: str) -> Finding | None:
    query = (
        select(FindingRow.run_id, FindingRow.position)
        .where(FindingRow.fingerprint == fingerprint)
        .order_by(FindingRow.run_id.desc(), FindingRow.position)
    )
    row = connection.execute(query.limit(1)).first()
    return None if row is None else _findings(connection, row.run_id, row.position)[0]


def _findings(connection: Connection, run: int, place: int | None = None) -> tuple[Finding, ...]:
    """The findings of a run in their order, or the one at a place."""
    findings = select(*FindingRow.__table__.columns).where(FindingRow.run_id == run)
    claims = select(*FindingClaimRow.__table__.columns).where(FindingClaimRow.run_id == run)
    if place is not None:
        findings = findings.where(FindingRow.position == place)
        claims = claims.where(FindingClaimRow.finding == place)
    citations: defaultdict[int, defaultdict[int, list[Row[Any]]]] = defaultdict(lambda: defaultdict(list))
    ordered = claims.order_by(FindingClaimRow.finding, FindingClaimRow.side, FindingClaimRow.position)
    for row in connection.execute(ordered):
        citations[row.finding][row.side].append(row)
    rows = connection.execute(findings.order_by(FindingRow.position))
    return tuple(_finding_of(row, list(citations[row.position].values())) for row in rows)


def _finding_of(row: Row[Any], sides: Sequence[Sequence[Row[Any]]]) -> Finding:
    return Finding(
        id=row.fingerprint,
        rule=row.rule,
        kind=Kind(row.kind),
        type=FactType(row.type),
        severity=Severity(row.severity),
        confidence=row.confidence,
        message=row.message,
        sides=tuple(Side(side[0].value, tuple(citation_of(claim) for claim in side)) for side in sides),
    )


def _finding_row(run: int, place: int, finding: Finding) -> dict[str, Any]:
    return {
        "run_id": run,
        "position": place,
        "fingerprint": finding.id,
        "rule": finding.rule,
        "kind": finding.kind.value,
        "type": finding.type.value,
        "severity": finding.severity.value,
        "confidence": float(finding.confidence),
        "message": finding.message,
    }


def _citation_rows(run: int, place: int, finding: Finding, claims: ClaimIds) -> list[dict[str, Any]]:
    return [
        {
            "run_id": run,
            "finding": place,
            "side": number,
            "position": position,
            "value": side.value,
            "claim_id": claims.get((citation.path, citation.start)),
            **citation_columns(citation),
        }
        for number, side in enumerate(finding.sides)
        for position, citation in enumerate(side.claims)
    ]


def _pair_row(run: int, pair: CandidatePair, claims: ClaimIds) -> dict[str, Any]:
    for claim in (pair.left, pair.right):
        if claim.key not in claims:
            raise changed_meanwhile(claim.article)
    return {
        "run_id": run,
        "left_id": claims[pair.left.key],
        "right_id": claims[pair.right.key],
        "similarity": float(pair.similarity),
        "relatedness": float(pair.relatedness),
    }


def _insert(connection: Connection, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _plain(value: Any) -> Any:
    """A setting as JSON holds it; what JSON does not know (a path) becomes its text."""
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
