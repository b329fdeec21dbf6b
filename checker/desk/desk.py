"""The desk itself: one corpus of one database, who decides on it, and what is known of it now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from checker.desk.queue import Item, ordered
from checker.desk.search import Index
from checker.domain import Finding, Report
from checker.errors import UsageError
from checker.pipeline import corpus_name
from checker.review.log import Action, Entry, State, digest_of, standing
from checker.store import Store
from checker.store.decisions import Draft
from checker.store.library import Run

SILENT_FOR = timedelta(minutes=5)
"""A run that said nothing for so long has probably died without a word."""


@dataclass(frozen=True, slots=True)
class Current:
    """The newest report of the corpus, with where its findings stand: items in the order of the queue."""

    run: int
    report: Report
    items: tuple[Item, ...]
    decisions: int

    def item(self, number: str) -> Item | None:
        """The finding with this id."""
        return next((item for item in self.items if item.finding.id == number), None)


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that a finding has now, or had when somebody decided on it."""

    source: str
    text: str
    now: bool


class Desk:
    """What the pages are made from; may be used by several threads."""

    def __init__(self, store: Store, corpus: str, author: str) -> None:
        self.store = store
        self.corpus = corpus
        self.author = author
        self.index = Index(store.library, corpus)
        self._lock = Lock()
        self._known: tuple[int, Report] | None = None

    def current(self) -> Current:
        """The newest report and all decisions on it; the report is read anew only after a new run."""
        run = self.store.library.latest_run(self.corpus)
        if run is None:
            raise UsageError("this corpus has no report any more", "run `check CORPUS` again")
        with self._lock:
            if self._known is None or self._known[0] != run:
                report = self.store.latest_report(self.corpus)
                if report is None:
                    raise UsageError("this corpus has no report any more", "run `check CORPUS` again")
                self._known = (run, report)
            run, report = self._known
        decisions = self.store.decisions.length()
        items = ordered(report.findings, self.store.decisions.reviews(report.findings))
        return Current(run, report, items, decisions)

    def decide(
        self, finding: Finding, action: Action, seen: int, *, reason: str = "", note: str = ""
    ) -> Entry:
        """Take a decision in the name of the desk's author."""
        draft = Draft(finding, action, self.author, reason, note)
        return self.store.decisions.add(draft, seen)

    def undo(self, current: Current, number: str | None = None) -> tuple[Finding, Entry] | None:
        """Take back the author's newest entry, on one finding or on any of the corpus; None if there is none.

        What others decided is left alone.
        """
        own = [
            (entry.decided, item, entry)
            for item in current.items
            if number in (None, item.finding.id)
            for entry in standing(item.review.entries)
            if entry.author == self.author
        ]
        if not own:
            return None
        _, item, entry = max(own, key=lambda found: found[0])
        draft = Draft(item.finding, Action.UNDO, self.author, undoes=entry.uid)
        return item.finding, self.store.decisions.add(draft, item.review.seen)

    def changes(self, item: Item) -> tuple[Change, ...]:
        """What of a reopened finding is not what was decided on; empty where no run here has that."""
        decision = item.review.decision
        if item.review.state is not State.REOPENED or decision is None:
            return ()
        versions = self.store.versions(item.finding.id)
        before = next((found for found in versions if digest_of(found) == decision.digest), None)
        if before is None:
            return ()
        then, now = _sentences(before), _sentences(item.finding)
        gone = [Change(source, text, False) for source, text in then if (source, text) not in now]
        come = [Change(source, text, True) for source, text in now if (source, text) not in then]
        return (*gone, *come)

    def running(self) -> Run | None:
        """The newest run of the corpus, if it is under way and gives signs of life."""
        newest = self.store.library.runs(self.corpus, limit=1)
        if not newest or newest[0].status != "running" or silent(newest[0]):
            return None
        return newest[0]


def _sentences(finding: Finding) -> tuple[tuple[str, str], ...]:
    return tuple((claim.source, claim.text) for side in finding.sides for claim in side.claims)


def silent(run: Run) -> bool:
    """Tell whether a run that has not ended gave no sign of life for long."""
    alive = run.stage.updated if run.stage else run.started
    return run.finished is None and datetime.now(UTC) - alive > SILENT_FOR


def open_desk(store: Store, paths: Sequence[Path], author: str) -> Desk:
    """Open a desk for the corpus of these paths, or that of the last run.

    Raises :class:`UsageError` where there is nothing to review.
    """
    corpus = corpus_name(paths) if paths else store.latest_corpus()
    if corpus is None:
        raise UsageError(f"database {store.name} holds no findings yet", "run `check CORPUS` first")
    if store.library.latest_run(corpus) is None:
        named = " ".join(map(str, paths))
        raise UsageError(
            f"database {store.name} holds no run of {named}", f"run `check {named}` first, with these paths"
        )
    return Desk(store, corpus, author)
