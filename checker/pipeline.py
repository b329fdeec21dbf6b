"""The whole program: from files to a report, one line a stage."""

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker import __version__, corpus
from checker.calibration_file import load_for
from checker.decide.findings import find
from checker.decide.reach import within_reach
from checker.decide.scoring import Decision, shipped
from checker.domain import Article, CandidatePair, Claim, Report, Skipped
from checker.embedding import ENCODER, embed
from checker.engine import Engine, LocalEngine, check_engine, open_engine
from checker.errors import CorpusError
from checker.extract.version import VERSION as EXTRACTOR
from checker.inference.folder import SLOT_READER, ModelFolder, find_bundled, find_model
from checker.judging import judge
from checker.origins import assign_origins
from checker.progress import Progress, Recorded, Silent
from checker.settings import Settings
from checker.store import Store
from checker.store.codec import calibration_json
from checker.weighing import deciding_code, worth_asking

_INCOMPLETE = f"{EXTRACTOR}, incomplete"
"""Under which the claims of an article that defeated the extraction are kept: the next run tries it again."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A corpus read and paired, with nothing judged yet."""

    articles: Mapping[str, Article]
    skipped: tuple[Skipped, ...]
    claims: Mapping[str, tuple[Claim, ...]]
    pairs: tuple[CandidatePair, ...]


def check_corpus(
    paths: Sequence[Path], settings: Settings | None = None, progress: Progress | None = None
) -> Report:
    """Read the articles under ``paths``, compare their claims and report what conflicts.

    What the database knows already is not computed again; what is computed is kept there as it
    comes, so that a run that was interrupted goes on where it stopped.  Raises
    :class:`checker.errors.CheckError`.
    """
    settings = settings or Settings()
    progress = progress or Silent()
    model = find_model(settings.model, settings.revision, settings.offline)
    check_engine(settings)
    _check_device(settings)
    decision = decision_for(settings, model)
    with _seldom_collecting():
        reading = read(paths, settings, progress)
        report = _report_on(paths, reading, model, decision, settings, progress)
    return _asking(report, reading, settings)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Look for cycles of garbage less often: each time, all claims are looked at, and they are none."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _report_on(
    paths: Sequence[Path],
    reading: corpus.Reading,
    model: ModelFolder,
    decision: Decision,
    settings: Settings,
    progress: Progress,
) -> Report:
    name = corpus_name(paths)
    inputs = _inputs(reading, model, decision, settings)
    with Store.open(settings.database) as store:
        if known := store.latest_report(name, inputs):
            progress.note("nothing has changed since the last run; this is its report")
            return known
        with _run(store, name, settings, model, decision, inputs) as run:
            watched = Recorded(progress, partial(store.note_progress, run))
            with open_engine(settings, watched, model) as engine:
                return _check(store, name, run, reading, model, decision, settings, watched, engine)


def _check(
    store: Store,
    name: str,
    run: int,
    reading: corpus.Reading,
    model: ModelFolder,
    decision: Decision,
    settings: Settings,
    progress: Progress,
    engine: Engine,
) -> Report:
    prepared = prepare(store, name, reading, settings, progress, engine)
    evidence = worth_asking(
        prepared.pairs, prepared.claims, prepared.articles, decision, store, settings, progress, engine
    )
    progress.note(f"{len(evidence)} of {len(prepared.pairs)} pairs are worth judging")
    judgements = judge(
        [weighed.pair for weighed in evidence],
        model,
        store,
        settings,
        progress,
        engine,
        lambda at, first: within_reach(evidence[at].features, decision, first),
    )
    findings = find(
        evidence, judgements, prepared.articles, decision, settings.min_confidence, prepared.claims
    )
    report = Report(
        tool_version=__version__,
        model=model.name,
        articles=len(prepared.articles),
        claims=sum(len(own) for own in prepared.claims.values()),
        pairs=len(prepared.pairs),
        truncated=sum(judgement.truncated for judgement in judgements),
        unreadable=sum(judgement.reason is not None for judgement in judgements),
        skipped=prepared.skipped,
        findings=tuple(finding for finding in findings if settings.wants(finding.rule)),
        calibration=decision.calibration,
    )
    store.save_result(run, name, [judgement.pair for judgement in judgements], report)
    return report


def _asking(report: Report, reading: corpus.Reading, settings: Settings) -> Report:
    """Add what the articles' own headers ask not to count, which is read anew in each run and not kept."""
    if not settings.article_suppressions:
        return report
    return replace(
        report,
        suppressions=tuple(rule for article in reading.articles for rule in article.suppressions),
        unheeded=tuple(item for article in reading.articles for item in article.unheeded),
    )


def read(paths: Sequence[Path], settings: Settings, progress: Progress) -> corpus.Reading:
    """Read the articles and tell copies of one report; raises CorpusError if there is no article.

    An empty corpus is no error where the settings allow it.
    """
    reading = corpus.read(paths, settings.fields, progress)
    if not reading.articles and not settings.allow_empty:
        raise CorpusError(", ".join(map(str, paths)), _why_empty(reading))
    return replace(reading, articles=assign_origins(reading.articles))


def corpus_name(paths: Sequence[Path]) -> str:
    """Return what a corpus is called in the database: its absolute paths."""
    return "\n".join(sorted(str(path.resolve()) for path in paths))


def prepare(
    store: Store,
    name: str,
    reading: corpus.Reading,
    settings: Settings,
    progress: Progress,
    engine: Engine | None = None,
) -> Prepared:
    """Extract, embed and pair the claims of a corpus; on this machine where no engine is given."""
    engine = engine or LocalEngine(settings, progress)
    articles = reading.articles
    store.sync_articles(name, articles)
    claims, failed = _claims(store, name, articles, engine, progress)
    texts = (claim.text for own in claims.values() for claim in own)
    vectors = embed("Embedding claims", texts, store, settings, progress, engine)
    pairs = _pairs(articles, claims, vectors)
    missed = tuple(sorted((*reading.skipped, *failed), key=lambda item: (item.path, item.reason)))
    known = {article.path: article for article in articles}
    return Prepared(known, missed, claims, pairs)


def decision_for(settings: Settings, model: ModelFolder) -> Decision:
    """Return the decision, with the calibration and for the least confidence that the settings name.

    Raises :class:`checker.errors.CalibrationError` where that cannot be read, or is of another model or
    decision.
    """
    decision = shipped().used_with(model.name)
    if settings.calibration is not None:
        calibration = load_for(Path(settings.calibration), model.name, decision.digest)
        decision = replace(decision, calibration=calibration)
    return decision.opened(settings.min_confidence)


def _check_device(settings: Settings) -> None:
    """Refuse a device that this machine lacks before any work; the usual ones need no look at torch.

    Other engines know their own machines.
    """
    if settings.device not in ("auto", "cpu") and settings.engine == "local":
        from checker.inference.device import pick_device

        pick_device(settings.device)


def _why_empty(reading: corpus.Reading) -> str:
    if not reading.skipped:
        return "holds no article; give .md, .txt, .html, .json, .jsonl, .csv or feed files, or --allow-empty"
    first = reading.skipped[0]
    skipped = f"{len(reading.skipped)} skipped, the first is {first.path} ({first.reason})"
    return f"no article could be read; {skipped}"


@contextmanager
def _run(
    store: Store, name: str, settings: Settings, model: ModelFolder, decision: Decision, inputs: str
) -> Iterator[int]:
    """Note in the database how the run ended, whatever ends it."""
    noted = {"inputs": inputs, "decision": decision.digest, "mapped": calibration_json(decision.calibration)}
    run = store.begin_run(name, __version__, {**_plain(asdict(settings)), **noted}, model.name)
    status = "failed"
    try:
        yield run
        status = "done"
    except KeyboardInterrupt:
        status = "interrupted"
        raise
    finally:
        store.end_run(run, status, {})


def _inputs(reading: corpus.Reading, model: ModelFolder, decision: Decision, settings: Settings) -> str:
    """Digest everything that decides the report, so that an unchanged run is known without running."""
    read_from = [(a.path, a.digest, a.source, a.origin, a.title, a.url) for a in reading.articles]
    deciding = (
        settings.min_confidence,
        settings.select,
        settings.ignore,
        decision.digest,
        decision.calibration,
    )
    reader = find_bundled(SLOT_READER).name
    version = (__version__, EXTRACTOR, ENCODER, model.name, reader, deciding_code())
    everything = repr((read_from, [(item.path, item.reason) for item in reading.skipped], version, deciding))
    return hashlib.sha256(everything.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {key: str(value) if isinstance(value, Path) else value for key, value in settings.items()}


def _claims(
    store: Store, name: str, articles: Sequence[Article], engine: Engine, progress: Progress
) -> tuple[dict[str, tuple[Claim, ...]], list[Skipped]]:
    known = store.claims(name, EXTRACTOR)
    missing = [article for article in articles if article.path not in known]
    failed: list[Skipped] = []
    if missing:
        with progress.stage("Extracting claims", len(missing)) as advance:
            for part in engine.extract(missing):
                broken = {item.path for item in part.failed}
                whole = {path: own for path, own in part.claims.items() if path not in broken}
                store.save_claims(name, whole, EXTRACTOR)
                store.save_claims(
                    name, {path: own for path, own in part.claims.items() if path in broken}, _INCOMPLETE
                )
                known.update(part.claims)
                failed += part.failed
                advance(len(part.claims))
    return {article.path: known[article.path] for article in articles}, failed


def _pairs(
    articles: Sequence[Article],
    claims: Mapping[str, Sequence[Claim]],
    vectors: Mapping[str, NDArray[np.float32]],
) -> tuple[CandidatePair, ...]:
    from checker.pairing.candidates import candidate_pairs
    from checker.rules.subjects import subjects

    return candidate_pairs(articles, claims, vectors, subjects)
