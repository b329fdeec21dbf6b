"""What the review desk reads beyond the findings: articles, claims, outlets and runs of a corpus."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from checker.domain import Article, Claim
from checker.store.codec import claim_of
from checker.store.columns import moment
from checker.store.models import ArticleRow, ClaimRow, FindingRow, ProgressRow, RunRow, SourceRow
from checker.store.sql import corpus_key

Connecting = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Stage:
    """What a run is doing: ``done`` of ``total`` steps; ``updated`` is its last sign of life."""

    name: str
    done: int
    total: int
    updated: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a corpus; ``figures`` are those of its report, None where it has none."""

    id: int
    corpus: str
    started: datetime
    finished: datetime | None
    status: str
    model: str
    findings: int
    figures: Mapping[str, Any] | None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as a list shows it."""

    path: str
    source: str
    title: str | None
    published: date | None
    origin: str
    claims: int


@dataclass(frozen=True, slots=True)
class Extract:
    """A claim as a search sees it."""

    path: str
    position: int
    text: str
    speaker: str
    source: str
    title: str
    published: date | None


class Library:
    """Reads a corpus as the database holds it."""

    def __init__(self, reading: Connecting) -> None:
        self._reading = reading

    def latest_run(self, corpus: str) -> int | None:
        """The newest run of a corpus that has a report."""
        query = select(func.max(RunRow.id)).where(RunRow.corpus == corpus_key(corpus))
        with self._reading() as connection:
            return connection.scalar(query.where(RunRow.report.is_not(None)))

    def runs(self, corpus: str | None = None, limit: int = 100) -> tuple[Run, ...]:
        """The newest runs, newest first, of one corpus or of all."""
        counted = select(func.count()).where(FindingRow.run_id == RunRow.id).scalar_subquery()
        query = (
            select(*RunRow.__table__.columns, *_STAGE, counted.label("findings"))
            .join(ProgressRow, ProgressRow.run_id == RunRow.id, isouter=True)
            .order_by(RunRow.id.desc())
            .limit(limit)
        )
        if corpus is not None:
            query = query.where(RunRow.corpus == corpus_key(corpus))
        with self._reading() as connection:
            return tuple(_run_of(row) for row in connection.execute(query))

    def articles(self, corpus: str) -> tuple[Listed, ...]:
        """All articles of a corpus by outlet, date and path."""
        counted = select(func.count()).where(ClaimRow.article_id == ArticleRow.id).scalar_subquery()
        query = (
            select(
                ArticleRow.path,
                SourceRow.name,
                ArticleRow.title,
                ArticleRow.published,
                ArticleRow.origin,
                counted,
            )
            .join(SourceRow, SourceRow.id == ArticleRow.source_id)
            .where(ArticleRow.corpus == corpus_key(corpus))
        )
        with self._reading() as connection:
            found = [Listed(*row) for row in connection.execute(query)]
        return tuple(sorted(found, key=lambda a: (a.source.casefold(), a.published or date.min, a.path)))

    def article(self, corpus: str, path: str) -> Article | None:
        """One article with its text."""
        query = (
            select(*ArticleRow.__table__.columns, SourceRow.name.label("source"))
            .join(SourceRow, SourceRow.id == ArticleRow.source_id)
            .where(ArticleRow.corpus == corpus_key(corpus), ArticleRow.path == path)
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else Article(**{name: getattr(row, name) for name in _ARTICLE})

    def claims(self, corpus: str, path: str) -> tuple[Claim, ...]:
        """The claims of one article in their order."""
        query = (
            select(*(column for column in ClaimRow.__table__.columns if column.name not in _KEYS))
            .join(ArticleRow, ArticleRow.id == ClaimRow.article_id)
            .where(ArticleRow.corpus == corpus_key(corpus), ArticleRow.path == path)
            .order_by(ClaimRow.position)
        )
        with self._reading() as connection:
            return tuple(claim_of(path, *row) for row in connection.execute(query))

    def extracts(self, corpus: str) -> tuple[Extract, ...]:
        """All claims of a corpus as a search sees them."""
        query = (
            select(
                ArticleRow.path,
                ClaimRow.position,
                ClaimRow.text,
                func.coalesce(ClaimRow.speaker, ""),
                SourceRow.name,
                func.coalesce(ArticleRow.title, ""),
                ArticleRow.published,
            )
            .join(ArticleRow, ArticleRow.id == ClaimRow.article_id)
            .join(SourceRow, SourceRow.id == ArticleRow.source_id)
            .where(ArticleRow.corpus == corpus_key(corpus))
            .order_by(ArticleRow.path, ClaimRow.position)
        )
        with self._reading() as connection:
            return tuple(Extract(*row) for row in connection.execute(query))

    def edition(self, corpus: str) -> tuple[Any, ...]:
        """Give what differs once a corpus's claims may have changed: their count, the newest run's state."""
        key = corpus_key(corpus)
        of_claims = (
            select(func.count(), func.max(ClaimRow.id))
            .join(ArticleRow, ArticleRow.id == ClaimRow.article_id)
            .where(ArticleRow.corpus == key)
        )
        of_run = (
            select(RunRow.id, RunRow.status).where(RunRow.corpus == key).order_by(RunRow.id.desc()).limit(1)
        )
        with self._reading() as connection:
            return (
                *connection.execute(of_claims).one(),
                *(connection.execute(of_run).first() or ()),
            )


_KEYS = ("id", "article_id")
_ARTICLE = (
    *("path", "source", "text", "body_start", "body_end", "digest", "title", "published", "url", "author"),
    *("record_id", "agency", "origin"),
)
_STAGE = (ProgressRow.stage, ProgressRow.done, ProgressRow.total, ProgressRow.updated)


def _run_of(row: Any) -> Run:
    stage = None
    if row.stage is not None:
        stage = Stage(row.stage, row.done, row.total, moment(row.updated))
    return Run(
        id=row.id,
        corpus=row.corpus,
        started=moment(row.started),
        finished=None if row.finished is None else moment(row.finished),
        status=row.status,
        model=row.model,
        findings=row.findings,
        figures=row.report,
        stage=stage,
    )
