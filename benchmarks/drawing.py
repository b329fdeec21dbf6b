"""Figures as SVG, the same bytes for the same figures."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def figure(path: Path, salt: str, size: tuple[float, float] = (7.0, 4.5)) -> Iterator[Any]:
    """Give axes to draw on; the file is written at the end.  Text stays text."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    with matplotlib.rc_context({"svg.hashsalt": salt, "svg.fonttype": "none"}):
        drawn, axes = pyplot.subplots(figsize=size)
        try:
            yield axes
            axes.grid(alpha=0.25)
            drawn.savefig(path, metadata={"Date": None}, bbox_inches="tight")
        finally:
            pyplot.close(drawn)
