"""The tables, as typed models; the scripts in ``migrations/versions`` create exactly these.

Four things live here.  The **corpus** (sources, articles, claims) mirrors the files of the last
run.  The **caches** (embeddings, judgements, weights) are keyed by content and by what computed them,
so they serve every corpus and never go stale.  The **history** (runs, findings, their claims, skipped
files) only grows; it copies what it shows, so that a finding outlives the article that it cites.  The
**log of decisions** belongs to no run.

Only types that PostgreSQL shares with SQLite are used.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    DateTime,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from checker.store.columns import AnyText


class Base(DeclarativeBase):
    """Names every constraint, so that a later migration can drop or change it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy reads it from the class
        str: AnyText(),
        bytes: LargeBinary(),
        float: Double(),
        int: Integer(),
        bool: Boolean(),
        date: Date(),
        datetime: DateTime(timezone=True),
        Any: JSON(none_as_null=True),
    }


class SourceRow(Base):
    """An outlet."""

    __tablename__ = "sources"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class ArticleRow(Base):
    """An article of a corpus; ``extractor`` is NULL until its claims are stored."""

    __tablename__ = "articles"
    __table_args__ = (UniqueConstraint("corpus", "path"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    corpus: Mapped[str]
    path: Mapped[str]
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"), index=True)
    title: Mapped[str | None]
    published: Mapped[date | None]
    url: Mapped[str | None]
    author: Mapped[str | None]
    record_id: Mapped[str | None]
    agency: Mapped[str | None]
    origin: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    text: Mapped[str]
    body_start: Mapped[int]
    body_end: Mapped[int]
    extractor: Mapped[str | None]


class ClaimRow(Base):
    """A claim of an article; what was found within its text is JSON."""

    __tablename__ = "claims"
    __table_args__ = (UniqueConstraint("article_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    position: Mapped[int]
    text: Mapped[str]
    start_char: Mapped[int]
    end_char: Mapped[int]
    line: Mapped[int]
    speaker: Mapped[str | None]
    voice: Mapped[str] = mapped_column(String(16))
    modality: Mapped[str] = mapped_column(String(16))
    hedged: Mapped[bool]
    negated: Mapped[bool]
    entities: Mapped[Any]
    quantities: Mapped[Any]
    times: Mapped[Any]
    predicates: Mapped[Any]
    terms: Mapped[Any]
    context: Mapped[Any]


class EmbeddingRow(Base):
    """The vector of a text: little-endian numbers of the type that ``dtype`` names."""

    __tablename__ = "embeddings"

    encoder: Mapped[str] = mapped_column(primary_key=True)
    text_sha256: Mapped[bytes] = mapped_column(primary_key=True)
    dtype: Mapped[str] = mapped_column(String(16))
    vector: Mapped[bytes]


class JudgementRow(Base):
    """What a model says of one premise and hypothesis.

    ``key`` is the SHA-256 over the four columns after it: one short value to look up by.
    """

    __tablename__ = "judgements"

    key: Mapped[bytes] = mapped_column(primary_key=True)
    model: Mapped[str]
    max_length: Mapped[int]
    premise_sha256: Mapped[bytes]
    hypothesis_sha256: Mapped[bytes]
    entailment: Mapped[float]
    neutral: Mapped[float]
    contradiction: Mapped[float]
    truncated: Mapped[bool]


class WeightRow(Base):
    """What the gates before the model know of the pairs between two articles, as packed numbers.

    ``version`` digests the code and the weights that decide it; rows of another version are of no use.
    """

    __tablename__ = "weights"

    key: Mapped[bytes] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(String(64), index=True)
    kept: Mapped[bytes]


class RunRow(Base):
    """One run; ``report`` holds the report's figures, and is NULL until its findings are stored."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    corpus: Mapped[str] = mapped_column(index=True)
    started: Mapped[datetime]
    finished: Mapped[datetime | None]
    status: Mapped[str] = mapped_column(String(16))
    tool_version: Mapped[str]
    settings: Mapped[Any]
    model: Mapped[str]
    counts: Mapped[Any | None]
    report: Mapped[Any | None]


class PairRow(Base):
    """A pair of claims that the last run of a corpus compared."""

    __tablename__ = "pairs"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    left_id: Mapped[int] = mapped_column(
        ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    right_id: Mapped[int] = mapped_column(
        ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    similarity: Mapped[float]
    relatedness: Mapped[float]


class FindingRow(Base):
    """A finding; ``position`` is its place in the report, ``fingerprint`` its id there."""

    __tablename__ = "findings"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(index=True)
    rule: Mapped[str]
    kind: Mapped[str] = mapped_column(String(16))
    type: Mapped[str] = mapped_column(String(16))
    severity: Mapped[str] = mapped_column(String(16))
    confidence: Mapped[float]
    message: Mapped[str]


class FindingClaimRow(Base):
    """One citation of a finding, in full; ``claim_id`` leads to the claim while that exists."""

    __tablename__ = "finding_claims"
    __table_args__ = (
        ForeignKeyConstraint(
            ["run_id", "finding"], ["findings.run_id", "findings.position"], ondelete="CASCADE"
        ),
        Index(None, "claim_id"),
    )

    run_id: Mapped[int] = mapped_column(primary_key=True)
    finding: Mapped[int] = mapped_column(primary_key=True)
    side: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[str]
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claims.id", ondelete="SET NULL"))
    path: Mapped[str]
    source: Mapped[str]
    published: Mapped[date | None]
    title: Mapped[str | None]
    start_char: Mapped[int]
    end_char: Mapped[int]
    line: Mapped[int]
    text: Mapped[str]
    speaker: Mapped[str | None]
    origin: Mapped[str]
    url: Mapped[str | None]
    spans: Mapped[Any]
    text_before: Mapped[str] = mapped_column(server_default="")
    text_after: Mapped[str] = mapped_column(server_default="")


class SkippedRow(Base):
    """A file that a run could not read."""

    __tablename__ = "skipped"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str]
    reason: Mapped[str]


class ProgressRow(Base):
    """How far the stage that a run is in has come; ``updated`` is its last sign of life."""

    __tablename__ = "run_progress"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    stage: Mapped[str]
    done: Mapped[int]
    total: Mapped[int]
    updated: Mapped[datetime]


class DecisionRow(Base):
    """An entry of the log of decisions: rows are added, never changed.

    ``fingerprint`` is a finding's, and refers to no row: a decision outlives the runs it was taken on.
    ``sequence`` counts the entries of one finding, so that of two that rest on the same log one fails.
    """

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("uid"), UniqueConstraint("fingerprint", "sequence"))

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32))
    fingerprint: Mapped[str]
    sequence: Mapped[int]
    action: Mapped[str] = mapped_column(String(16))
    author: Mapped[str]
    decided: Mapped[datetime]
    digest: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str]
    note: Mapped[str]
    undoes: Mapped[str | None] = mapped_column(String(32))
