"""Fits the calibration of the confidence to the decisions in the database.

::

    log of decisions -> Decided (confidence, right or not) -> fit, and the same by cross-validation
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker.decide.calibration import Decided, Quality, fit, held_out, quality, uncalibrated
from checker.decide.scoring import shipped
from checker.domain import Calibration, Finding
from checker.errors import CalibrationError, UsageError
from checker.inference.folder import find_model
from checker.pipeline import corpus_name
from checker.review.log import Entry, decision, digest_of
from checker.review.outcomes import Outcome, outcome
from checker.settings import Settings
from checker.store import Store
from checker.store.tellings import Telling

LEAST = 30
"""Decisions that a calibration needs."""
LEAST_OF_EACH = 5
"""Right findings that it needs among them, and wrong ones."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A calibration, and what it does.

    ``outcomes`` count the decisions it rests on.  ``left_out`` are decisions on findings that no run with
    this model and this decision has told of in the same words.  ``before`` is the quality of confidences
    as they are, ``after`` that of mapped ones, each mapped by what was fitted to other decisions.
    """

    calibration: Calibration
    outcomes: Mapping[Outcome, int]
    left_out: int
    before: Quality
    after: Quality


@dataclass(frozen=True, slots=True)
class _Gathered:
    decided: tuple[Decided, ...]
    outcomes: Mapping[Outcome, int]
    left_out: int


def calibrate(paths: Sequence[Path], settings: Settings, today: date) -> Fitted:
    """Fit to the decisions on findings of the corpus ``paths``, or on all if there are none.

    Raises :class:`CalibrationError` where there are too few.
    """
    model = find_model(settings.model, settings.revision, settings.offline).name
    with Store.open(settings.database) as store:
        corpora = [corpus_name(paths)] if paths else []
        if corpora and store.library.latest_run(corpora[0]) is None:
            named = " ".join(map(str, paths))
            raise UsageError(named, f"{store.name} has no run of it; run `check {named}` first")
        gathered = _gather(store, model, corpora)
    _refuse_few(gathered)
    a, b = fit(gathered.decided)
    made = Calibration(a, b, len(gathered.decided), today, model, shipped().digest)
    before, after = quality(gathered.decided), quality(held_out(gathered.decided))
    return Fitted(made, gathered.outcomes, gathered.left_out, before, after)


def _gather(store: Store, model: str, corpora: Sequence[str]) -> _Gathered:
    log = defaultdict[str, list[Entry]](list)
    for entry in store.decisions.entries():
        log[entry.finding].append(entry)
    decided: list[Decided] = []
    outcomes = Counter[Outcome]()
    left_out = 0
    for name, entries in sorted(log.items()):
        last = decision(entries)
        tellings = store.tellings(name, corpora) if last is not None else ()
        if last is None or not tellings:
            continue
        found = _as_decided_on(store, tellings, last, model)
        if found is None:
            left_out += 1
            continue
        finding, mapped_by = found
        fared = outcome(last, finding.kind)
        if fared is not None:
            outcomes[fared] += 1
            confidence = uncalibrated(finding.confidence, mapped_by)
            decided.append(Decided(name, confidence, fared is Outcome.RIGHT))
    return _Gathered(tuple(decided), outcomes, left_out)


def _as_decided_on(
    store: Store, tellings: Sequence[Telling], last: Entry, model: str
) -> tuple[Finding, Calibration | None] | None:
    """Find a finding with the sentences that were decided on, as this model and decision tell of it."""
    for telling in tellings:
        if (telling.model, telling.decision) == (model, shipped().digest):
            finding = store.told(telling)
            if digest_of(finding) == last.digest:
                return finding, telling.calibration
    return None


def _refuse_few(gathered: _Gathered) -> None:
    count = len(gathered.decided)
    right = sum(item.right for item in gathered.decided)
    if count >= LEAST and min(right, count - right) >= LEAST_OF_EACH:
        return
    remedy = (
        f"a calibration needs {LEAST}, with at least {LEAST_OF_EACH} right and {LEAST_OF_EACH} wrong; "
        "decide on more with `check review`"
    )
    if gathered.left_out:
        remedy += (
            f", and run `check CORPUS` again for {gathered.left_out} on findings of another model or decision"
        )
    raise CalibrationError(f"{count} decisions to fit to, {right} right and {count - right} wrong", remedy)
