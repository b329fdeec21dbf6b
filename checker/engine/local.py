"""The engine of a single machine: claims on all processor cores, the models in this process."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np

from checker.domain import Article, Skipped
from checker.engine.interface import Extracted, Vectors
from checker.inference.folder import ModelFolder
from checker.inference.interface import Judge, Ruling, TextPair
from checker.inference.portions import text_portions
from checker.progress import Progress
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.inference.embedding import SentenceEncoder

_ARTICLES = 32
"""Articles between two savings; what an interruption may lose."""
_TEXTS = 512


class LocalEngine:
    """Computes here.  A model is loaded when it is first asked, and stays until another one is.

    ``expected`` is the one that will be asked where there are new articles: it is loaded beside the
    extraction of a few, and stays.
    """

    def __init__(self, settings: Settings, progress: Progress, expected: ModelFolder | None = None) -> None:
        self._settings = settings
        self._progress = progress
        self._expected = expected
        self._judges: dict[str, Future[Judge]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """There is nothing to let go of."""

    def extract(self, articles: Sequence[Article]) -> Iterator[Extracted]:
        """Yield the claims of the articles, in order."""
        from checker.extract.parallel import WORTH_IT, extract_all

        if self._expected is not None and len(articles) < WORTH_IT:
            self._loading(self._expected)
        failed: list[Skipped] = []
        extracted = extract_all(articles, failed.append)
        while batch := list(islice(extracted, _ARTICLES)):
            paths = {article.path for article, _ in batch}
            yield Extracted(
                {article.path: own for article, own in batch},
                tuple(item for item in failed if item.path in paths),
            )

    def embed(self, texts: Sequence[str]) -> Iterator[Vectors]:
        """Yield the vectors of the texts, the shortest first."""
        for portion in text_portions(texts, _TEXTS):
            yield dict(zip(portion, self._encoder.encode(portion).astype(np.float16), strict=True))

    def judge(self, model: ModelFolder, pairs: Sequence[TextPair]) -> Iterator[dict[TextPair, Ruling]]:
        """Yield the rulings of the model, the shortest pairs first."""
        yield from self._judge(model).judge(pairs)

    @cached_property
    def _encoder(self) -> "SentenceEncoder":
        from checker.inference.embedding import SentenceEncoder

        return SentenceEncoder(self._settings.device)

    def _judge(self, model: ModelFolder) -> Judge:
        if model.name not in self._judges or not self._judges[model.name].done():
            self._progress.note(f"loading the model {model.name}")
        kept = {model.name, self._expected.name if self._expected else None}
        for other in self._judges.keys() - kept:
            del self._judges[other]
        return self._loading(model).result()

    def _loading(self, model: ModelFolder) -> "Future[Judge]":
        """Begin to load a model, unless that was done; what goes wrong is raised by the result."""
        if model.name not in self._judges:
            pool = ThreadPoolExecutor(1)
            self._judges[model.name] = pool.submit(self._load, model)
            pool.shutdown(wait=False)
        return self._judges[model.name]

    def _load(self, model: ModelFolder) -> Judge:
        from checker.inference.cross_encoder import CrossEncoder

        return CrossEncoder(model, self._settings.device, self._settings.batch_size)
