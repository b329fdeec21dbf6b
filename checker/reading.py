"""Read the slots of values that differ, keeping what the model says as it comes."""

from collections.abc import Iterable, Mapping, Sequence

from checker.decide.evidence import Evidence
from checker.decide.readings import with_readings
from checker.domain import Scores
from checker.engine import Engine
from checker.inference.folder import SLOT_READER, find_bundled
from checker.inference.interface import TextPair
from checker.judging import Bench
from checker.progress import Progress
from checker.settings import Settings
from checker.store import Store


def read_slots(
    evidence: Sequence[Evidence],
    store: Store,
    settings: Settings,
    progress: Progress,
    engine: Engine | None = None,
) -> tuple[Evidence, ...]:
    """Add to the evidence what a model reads of the slots, from memory where it is known.

    Raises ModelError where the model that travels with the package is missing or damaged.
    """
    bench = Bench(find_bundled(SLOT_READER), store, settings, progress, engine)

    def read(texts: Iterable[TextPair]) -> Mapping[TextPair, Scores]:
        return {pair: ruling.scores for pair, ruling in bench.rule("Reading slots", list(texts)).items()}

    return with_readings(evidence, read)
