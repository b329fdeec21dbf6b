"""Where the expensive stages are computed: on this machine, or on a Ray cluster.

An engine computes and keeps nothing.  The pipeline writes each finished part to the store as it comes, so
that a run that ended half-way, on whichever engine, is continued by the next.
"""

from contextlib import AbstractContextManager
from importlib.util import find_spec

from checker.engine.interface import Engine, Extracted
from checker.engine.local import LocalEngine
from checker.errors import EngineError
from checker.inference.folder import ModelFolder
from checker.progress import Progress
from checker.settings import Settings

__all__ = ["Engine", "Extracted", "LocalEngine", "check_engine", "open_engine"]


def check_engine(settings: Settings) -> None:
    """Refuse an engine that is not installed, before any work.  Raises :class:`EngineError`."""
    if settings.engine == "ray" and find_spec("ray") is None:
        raise EngineError("the engine ray is not installed", "run: pip install 'news-fact-check[ray]'")


def open_engine(
    settings: Settings, progress: Progress, expected: ModelFolder | None = None
) -> AbstractContextManager[Engine]:
    """Open the engine that the settings name; Ray is reached for when there is something to compute.

    ``expected`` is the model that is likely to be asked, so that it may be loaded ahead.
    """
    check_engine(settings)
    if settings.engine == "ray":
        from checker.engine.ray import RayEngine

        return RayEngine(settings, progress)
    return LocalEngine(settings, progress, expected)
