"""Everything that decides what a run does, in one frozen value."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The names under which records of JSON and CSV files hold each part; None means the usual ones."""

    text: str | None = None
    title: str | None = None
    source: str | None = None
    date: str | None = None
    url: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run; the defaults are those of the command.

    ``database`` is an SQLAlchemy URL or a path; None means ``.check/check.db`` in the working
    directory.  ``model`` is a local folder or a hub id; None means the bundled model.
    """

    database: str | None = None
    model: str | None = None
    revision: str | None = None
    device: str = "auto"
    batch_size: int = 32
    offline: bool = False
    min_confidence: float = 0.5
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    max_findings: int = 0
    allow_empty: bool = False
    format: str = "text"
    output: Path | None = None
    fields: FieldNames = field(default_factory=FieldNames)
