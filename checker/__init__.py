"""Find where news articles contradict each other.

What a program needs is here, and imported when it is asked for, so that ``import checker`` is quick::

    from pathlib import Path
    from checker import Settings, apply_gate, check_corpus
    from checker.report import View, by_name

    settings = Settings(min_confidence=0.6)
    paths = [Path("articles")]
    verdict = apply_gate(paths, check_corpus(paths, settings), settings)
    text = by_name("markdown").render(verdict.report, View(failing=verdict.failing))

Everything else in the package may change from one version to the next.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.domain import (
        Citation,
        FactType,
        Finding,
        Kind,
        Report,
        Severity,
        Side,
        Skipped,
        Standing,
        Suppression,
    )
    from checker.errors import CheckError
    from checker.library import Verdict, apply_gate, read_settings
    from checker.pipeline import check_corpus
    from checker.progress import Progress
    from checker.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "CheckError",
    "Citation",
    "FactType",
    "Finding",
    "Kind",
    "Progress",
    "Report",
    "Settings",
    "Severity",
    "Side",
    "Skipped",
    "Standing",
    "Suppression",
    "Verdict",
    "__version__",
    "apply_gate",
    "check_corpus",
    "read_settings",
]

_HOMES = {
    "CheckError": "errors",
    "Progress": "progress",
    "Settings": "settings",
    "Verdict": "library",
    "apply_gate": "library",
    "check_corpus": "pipeline",
    "read_settings": "library",
}
"""The modules of the names above; the others are in ``domain``."""

if not TYPE_CHECKING:  # a type checker would take any name to exist

    def __getattr__(name: str) -> object:
        """Import a name of the public interface when it is first used."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'domain')}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        """List the public interface, imported or not."""
        return sorted({*globals(), *__all__})
