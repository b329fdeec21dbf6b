"""The engine of several machines: parts of the stages as tasks of a Ray cluster.

Tasks are pure functions (:mod:`checker.engine.nodes`).  Ray computes a part again elsewhere when its process
or its node is lost.  Only this process, the driver, writes to the database: as soon as a part is finished.
"""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, Self

import ray

from checker.domain import Article
from checker.engine import nodes
from checker.engine.cluster import Cluster
from checker.engine.interface import Extracted, Vectors
from checker.engine.moving import Files, bundled, files_of
from checker.errors import UsageError
from checker.inference.folder import ModelFolder
from checker.inference.interface import Ruling, TextPair
from checker.inference.portions import TEXTS_AT_ONCE, pair_portions, text_portions
from checker.progress import Progress
from checker.settings import Settings

ARTICLES = 8
"""Articles of a task."""
TEXTS = 4 * TEXTS_AT_ONCE
BATCHES = 2
"""Batches of pairs of a task while there are few; a task takes seconds on one core."""


class RayEngine:
    """Computes on a Ray cluster, which is connected to, or started, when there is something to compute."""

    def __init__(self, settings: Settings, progress: Progress) -> None:
        if settings.device.startswith("cuda:"):
            raise UsageError(
                f"--device {settings.device}", "Ray chooses the GPU itself; use --device cuda or auto"
            )
        self._settings = settings
        self._progress = progress
        self._cluster: Cluster | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the cluster, and end the one that was started here; tasks under way are given up."""
        if self._cluster is not None:
            self._cluster.leave()

    def extract(self, articles: Sequence[Article]) -> Iterator[Extracted]:
        """Yield the claims of the articles."""
        parts = (articles[start : start + ARTICLES] for start in range(0, len(articles), ARTICLES))
        yield from self._reached().run(_extract, ((part,) for part in parts))

    def embed(self, texts: Sequence[str]) -> Iterator[Vectors]:
        """Yield the vectors of the texts."""
        cluster = self._reached()
        device, gpus = cluster.device(self._settings.device)
        portions = text_portions(texts, TEXTS)
        yield from cluster.run(_embed, ((portion, device) for portion in portions), gpus)

    def judge(self, model: ModelFolder, pairs: Sequence[TextPair]) -> Iterator[dict[TextPair, Ruling]]:
        """Yield the rulings of the model on the pairs."""
        cluster = self._reached()
        device, gpus = cluster.device(self._settings.device)
        wanted = nodes.Wanted(model, device, self._settings.batch_size)
        files = [] if bundled(model) else [cluster.share(files_of(model))]  # in a list, it stays a reference
        shares = _shares(pairs, self._settings.batch_size, cluster.room())
        yield from cluster.run(_judge, ((share, wanted, files) for share in shares), gpus)

    def _reached(self) -> "Cluster":
        if self._cluster is None:
            self._cluster = Cluster(self._settings.address, self._progress)
        return self._cluster


def _extract(version: str, articles: Sequence[Article]) -> Extracted:
    nodes.same_version(version)
    return nodes.extract(articles)


def _embed(version: str, texts: Sequence[str], device: str) -> Vectors:
    nodes.same_version(version)
    return nodes.embed(texts, device)


def _judge(
    version: str, share: nodes.Share, wanted: nodes.Wanted, files: Sequence[Any]
) -> dict[TextPair, Ruling]:
    nodes.same_version(version)

    def fetch() -> Files:
        found: Files = ray.get(files[0])
        return found

    return nodes.judge(share, wanted, fetch)


def _shares(pairs: Sequence[TextPair], batch_size: int, room: int) -> Iterator[nodes.Share]:
    """Cut the pairs into the parts of tasks: whole portions if there are plenty, else some batches of one.

    Every task reads its whole portion once to sort it, so that batches are those of one machine.
    """
    portions = list(pair_portions(pairs))
    for portion in portions:
        batches = -(-len(portion) // batch_size)
        step = batches if len(portions) >= room else min(BATCHES, batches)
        for first in range(0, batches, step):
            yield nodes.Share(tuple(portion), first, min(first + step, batches))
