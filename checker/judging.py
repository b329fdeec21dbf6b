"""Ask the NLI model about candidate pairs, keeping what it says as it comes.

A pair is first judged with its left claim as premise.  The other direction is asked only where the
first found some contradiction, and may still matter: it cannot make a finding of a pair otherwise.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import compress

from checker.domain import CandidatePair, Judgement, Scores
from checker.engine import Engine, LocalEngine
from checker.inference.folder import ModelFolder
from checker.inference.interface import MAX_TOKENS, Ruling, TextPair
from checker.inference.unreadable import why_unreadable
from checker.progress import Progress
from checker.settings import Settings
from checker.store import Store

SECOND_DIRECTION_FROM = 0.13
"""Contradiction score of the first direction from which the second is asked."""


_NEUTRAL = Scores(0.0, 1.0, 0.0)


class Bench:
    """The model on an engine with the store's memory before it; it is loaded at the first unknown pair.

    Pairs that no model can judge are ruled neutral, with the reason, before both.  Without an engine,
    this machine is asked.
    """

    def __init__(
        self,
        model: ModelFolder,
        store: Store,
        settings: Settings,
        progress: Progress,
        engine: Engine | None = None,
    ) -> None:
        self._model = model
        self._store = store
        self._engine = engine or LocalEngine(settings, progress)
        self._progress = progress

    def rule(self, stage: str, pairs: Sequence[TextPair]) -> dict[TextPair, Ruling]:
        """Return a ruling for every pair, from memory where it is known."""
        wanted = set(pairs)
        stored = self._store.judgements(wanted, self._model.name, MAX_TOKENS)
        rulings = {pair: Ruling(*value) for pair, value in stored.items()}
        # what cannot be judged is never stored, so that what is stored need not be looked at
        reasons = {pair: why_unreadable(pair) for pair in wanted - rulings.keys()}
        rulings.update({pair: Ruling(_NEUTRAL, False, why) for pair, why in reasons.items() if why})
        missing = sorted(wanted - rulings.keys())
        if not missing:
            return rulings
        with self._progress.stage(stage, len(missing)) as advance:
            for portion in self._engine.judge(self._model, missing):
                values = {pair: (ruling.scores, ruling.truncated) for pair, ruling in portion.items()}
                self._store.save_judgements(values, self._model.name, MAX_TOKENS)
                rulings.update(portion)
                advance(len(portion))
        return rulings


def judge(
    pairs: Sequence[CandidatePair],
    model: ModelFolder,
    store: Store,
    settings: Settings,
    progress: Progress,
    engine: Engine | None = None,
    matters: Callable[[int, Scores], bool] = lambda at, first: True,
) -> tuple[Judgement, ...]:
    """Return one judgement a pair, in the order of the pairs; judged here where no engine is given.

    ``matters`` says of the pair at a place whether the second direction may change anything, now that the
    first is known.
    """
    bench = Bench(model, store, settings, progress, engine)
    forward = bench.rule("Judging pairs", [(pair.left.text, pair.right.text) for pair in pairs])
    first = [forward[pair.left.text, pair.right.text] for pair in pairs]
    doubtful = [
        ruling.scores.contradiction >= SECOND_DIRECTION_FROM and matters(at, ruling.scores)
        for at, ruling in enumerate(first)
    ]
    turned = [(pair.right.text, pair.left.text) for pair in pairs]
    backward = bench.rule("Judging the other way", list(compress(turned, doubtful)))
    judgements = tuple(
        _judgement(pair, ruling, backward[other] if doubt else None)
        for pair, ruling, other, doubt in zip(pairs, first, turned, doubtful, strict=True)
    )
    for reason, count in sorted(Counter(j.reason for j in judgements if j.reason).items()):
        progress.note(f"{count} of the pairs ruled neutral unjudged: {reason}")
    return judgements


def _judgement(pair: CandidatePair, first: Ruling, second: Ruling | None) -> Judgement:
    return Judgement(
        pair,
        first.scores,
        second.scores if second else None,
        first.truncated or (second is not None and second.truncated),
        first.reason,
    )
