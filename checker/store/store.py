"""The store: the one thing of this package that the rest of the program uses."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from sqlalchemy import Connection, Engine

from checker.domain import Article, CandidatePair, Claim, Finding, Report, Scores
from checker.errors import UsageError
from checker.store import caches, history, schema, weights
from checker.store.address import Address, exists, locate, make_folder
from checker.store.corpus import load_claims, save_claims, sync_articles
from checker.store.decisions import DecisionLog
from checker.store.engine import make_engine, writer
from checker.store.failures import decoding, telling
from checker.store.library import Library
from checker.store.retrying import Result, Retries
from checker.store.schema import Schema
from checker.store.sql import corpus_key
from checker.store.tellings import Telling, load_tellings


class Store:
    """A database of what is worth keeping between runs.

    A corpus is named by any text that stays the same from run to run, such as its path.  Every
    method that writes does so in one transaction, and has committed when it returns.  All raise
    :class:`checker.errors.StoreError`, with one line for the user, if the database fails.  Where the
    connection to a server drops, what a run reads and writes is tried again (:mod:`checker.store.retrying`).
    """

    def __init__(self, address: Address, engine: Engine):
        self._address = address
        self._engine = engine
        self._writer = writer(engine)
        self._retrying = Retries(address)

    @classmethod
    def open(cls, database: str | None = None, migrations: Path | None = None) -> Self:
        """Open a database, made or upgraded as needed.

        ``database`` is a path or an SQLAlchemy URL; None means ``.check/check.db`` in the working
        directory.  ``migrations`` is the folder of the schema's scripts, by default the
        program's own.
        """
        address = locate(database)
        make_folder(address)
        store = cls(address, make_engine(address))
        folder = migrations or schema.migrations()
        try:
            with store._reading() as connection:
                found = schema.read_schema(connection, address, folder)
            if not found.up_to_date:
                with telling(address):
                    schema.upgrade(store._engine, address, folder)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def status(cls, database: str | None = None, migrations: Path | None = None) -> Schema:
        """Say which revision a database has, without making or changing it."""
        address = locate(database)
        folder = migrations or schema.migrations()
        if not exists(address):
            return Schema(address.name, None, schema.revisions(folder)[-1])
        with cls(address, make_engine(address)) as store, store._reading() as connection:
            return schema.read_schema(connection, address, folder)

    @classmethod
    def upgrade(cls, database: str | None = None, migrations: Path | None = None) -> Schema:
        """Make a database or bring it to the newest revision; gives what it was before."""
        before = cls.status(database, migrations)
        cls.open(database, migrations).close()
        return before

    @property
    def name(self) -> str:
        """How messages call the database: its path, or its URL without user and password."""
        return self._address.name

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def begin_run(self, corpus: str, tool_version: str, settings: Mapping[str, object], model: str) -> int:
        """Note that a run begins; gives its number.  A database URL among the settings loses its password."""
        shown = {**settings, "database": self.name} if "database" in settings else settings
        return self._write(
            lambda connection: history.begin_run(connection, corpus_key(corpus), tool_version, shown, model)
        )

    def end_run(self, run: int, status: str, counts: Mapping[str, int]) -> None:
        """Note how a run ended: "done", "failed" or "interrupted"."""
        self._write(lambda connection: history.end_run(connection, run, status, counts))

    def note_progress(self, run: int, stage: str, done: int, total: int) -> None:
        """Note how far a run is, for those who watch it: steps done of all steps of the stage."""
        self._write(lambda connection: history.note_progress(connection, run, stage, done, total))

    def sync_articles(self, corpus: str, articles: Sequence[Article]) -> None:
        """Make the stored articles of a corpus those given; the claims of those that changed go."""
        self._write(lambda connection: sync_articles(connection, corpus_key(corpus), articles))

    def claims(self, corpus: str, extractor: str) -> dict[str, tuple[Claim, ...]]:
        """The claims that this version of the extractor found in the articles as they are now, by path."""
        return self._read(lambda connection: load_claims(connection, corpus_key(corpus), extractor))

    def save_claims(self, corpus: str, claims: Mapping[str, Sequence[Claim]], extractor: str) -> None:
        """Replace the claims of articles, given by path; an article may have none."""
        self._write(lambda connection: save_claims(connection, corpus_key(corpus), claims, extractor))

    def embeddings(self, texts: Collection[str], encoder: str) -> dict[str, np.ndarray]:
        """The known vectors of texts, as float32."""
        return self._read(lambda connection: caches.load_embeddings(connection, texts, encoder))

    def save_embeddings(self, vectors: Mapping[str, np.ndarray], encoder: str) -> None:
        """Keep the vectors of texts, float16 as such and all others as float32."""
        self._write(lambda connection: caches.save_embeddings(connection, vectors, encoder))

    def judgements(
        self, pairs: Collection[tuple[str, str]], model: str, max_length: int
    ) -> dict[tuple[str, str], tuple[Scores, bool]]:
        """The known scores of pairs of premise and hypothesis, and whether the pair was truncated."""
        return self._read(lambda connection: caches.load_judgements(connection, pairs, model, max_length))

    def save_judgements(
        self, judged: Mapping[tuple[str, str], tuple[Scores, bool]], model: str, max_length: int
    ) -> None:
        """Keep scores to the last bit; what is known already stays as it is."""
        self._write(lambda connection: caches.save_judgements(connection, judged, model, max_length))

    def weights(self, keys: Collection[bytes], version: str) -> dict[bytes, bytes]:
        """What this version of the gates kept under these keys."""
        return self._read(lambda connection: weights.load_weights(connection, keys, version))

    def save_weights(self, kept: Mapping[bytes, bytes], version: str) -> None:
        """Keep this in place of what was there; what other versions kept goes."""
        self._write(lambda connection: weights.save_weights(connection, kept, version))

    def save_result(self, run: int, corpus: str, pairs: Sequence[CandidatePair], report: Report) -> None:
        """Keep the pairs that a run compared, its findings and what it skipped: all of it or nothing."""
        self._write(
            lambda connection: history.save_result(connection, run, corpus_key(corpus), pairs, report)
        )

    def finding(self, id_prefix: str) -> Finding | None:
        """The finding whose id begins so, from the newest run that has it.

        Raises :class:`StoreError` if several ids begin so, :class:`UsageError` if the prefix is empty.
        """
        if not id_prefix:
            raise UsageError(
                "the finding's id is empty", "give the id that the report shows, or its beginning"
            )
        with self._reading() as connection:
            return history.find_finding(connection, id_prefix)

    def versions(self, finding: str) -> tuple[Finding, ...]:
        """The finding with this id as the newest runs that have it tell it, newest first."""
        with self._reading() as connection:
            return history.versions(connection, finding)

    def tellings(self, finding: str, corpora: Collection[str] = ()) -> tuple[Telling, ...]:
        """The runs that told of the finding with this id, newest first, of these corpora or of all."""
        with self._reading() as connection:
            return load_tellings(connection, finding, [corpus_key(corpus) for corpus in corpora])

    def told(self, telling: Telling) -> Finding:
        """The finding as that run told it."""
        with self._reading() as connection:
            return history.finding_at(connection, telling.run, telling.place)

    def latest_report(self, corpus: str | None = None, inputs: str | None = None) -> Report | None:
        """The report of the newest run with a result, of this corpus or of any.

        With ``inputs``, only if that run was begun with the same "inputs" among its settings.
        """
        with self._reading() as connection:
            key = None if corpus is None else corpus_key(corpus)
            return history.latest_report(connection, key, inputs)

    def latest_corpus(self) -> str | None:
        """What the newest run with a result checked: absolute paths, one a line."""
        with self._reading() as connection:
            return history.latest_corpus(connection)

    @property
    def decisions(self) -> DecisionLog:
        """The log of decisions about findings."""
        return DecisionLog(self._reading, self._writing)

    @property
    def library(self) -> Library:
        """What there is to read in a corpus: articles, claims, outlets, runs."""
        return Library(self._reading)

    def _read(self, work: Callable[[Connection], Result]) -> Result:
        """Read something, again if the connection drops."""

        def once() -> Result:
            with self._engine.connect() as connection, decoding(self._address):
                return work(connection)

        with telling(self._address):
            return self._retrying(once)

    def _write(self, work: Callable[[Connection], Result]) -> Result:
        """Write something in one transaction, again if the connection drops.

        So ``work`` must bear being done twice.  A run that begins may leave a second row of itself
        behind, which no report is read from.
        """

        def once() -> Result:
            with self._writer.begin() as connection:
                return work(connection)

        with telling(self._address):
            return self._retrying(once)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with telling(self._address), self._engine.connect() as connection, decoding(self._address):
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with telling(self._address), self._writer.begin() as connection:
            yield connection
