"""What is done on the nodes of a cluster: a part of a stage, by a process that keeps its model.

No Ray here: these are plain functions that give the same for the same, so that a part which was lost with
its node may be computed again on another.
"""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from checker import __version__
from checker.domain import Article, Skipped
from checker.engine.interface import Extracted, Vectors
from checker.engine.moving import Files, at_hand
from checker.errors import EngineError
from checker.extract.version import VERSION as EXTRACTOR
from checker.inference.folder import ModelFolder
from checker.inference.interface import Ruling, TextPair

if TYPE_CHECKING:
    from checker.inference.cross_encoder import CrossEncoder
    from checker.inference.embedding import SentenceEncoder

VERSION = f"{__version__} (extraction {EXTRACTOR})"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A model as a node is asked for it: on which device, and with how many pairs at once."""

    folder: ModelFolder
    device: str
    batch_size: int


@dataclass(frozen=True, slots=True)
class Share:
    """Some batches of a portion of pairs: from ``first`` to before ``last``."""

    portion: tuple[TextPair, ...]
    first: int
    last: int


_judges: "dict[Wanted, CrossEncoder]" = {}
"""The model that this process used last."""


def same_version(version: str) -> None:
    """Refuse to work for a program of another version, which would find other things."""
    if version != VERSION:
        raise EngineError(
            f"the node {socket.gethostname()} has news-fact-check {VERSION}, not {version}",
            "install the same version on all nodes of the cluster",
        )


def extract(articles: Sequence[Article]) -> Extracted:
    """Give the claims of the articles."""
    from checker.extract.claims import extract as extracted

    failed: list[Skipped] = []
    found = {article.path: own for article, own in extracted(articles, failed.append)}
    return Extracted(found, tuple(failed))


def embed(texts: Sequence[str], device: str) -> Vectors:
    """Give the vectors of a portion of texts."""
    return dict(zip(texts, _encoder(device).encode(texts).astype(np.float16), strict=True))


def judge(share: Share, wanted: Wanted, fetch: Callable[[], Files]) -> dict[TextPair, Ruling]:
    """Rule on a share of a portion; ``fetch`` gets the model's files where this node lacks them."""
    if wanted not in _judges:
        from checker.inference.cross_encoder import CrossEncoder

        _judges.clear()
        folder = at_hand(wanted.folder, fetch)
        _judges[wanted] = CrossEncoder(folder, wanted.device, wanted.batch_size)
    return _judges[wanted].judge_portion(share.portion, share.first, share.last)


@lru_cache(maxsize=1)
def _encoder(device: str) -> "SentenceEncoder":
    from checker.inference.embedding import SentenceEncoder

    return SentenceEncoder(device)
