"""What a measurement of growth prints, and the curve that it draws."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.growth.child import Measured
from benchmarks.growth.exponent import growth_exponent, stage_exponent

SHOWN_FROM = 0.02
"""Share of the largest run from which a stage has a curve of its own."""


def exponents(runs: Sequence[Measured]) -> dict[str, float | None]:
    """Return the exponent of the whole run, of each stage, and of what is counted, by name."""
    sizes = [run.articles for run in runs]
    found = {"whole run": growth_exponent(sizes, [run.seconds for run in runs])}
    for stage in runs[0].stages:
        found[stage] = stage_exponent(sizes, [run.stages[stage] for run in runs])
    for name in ("pairs", "worth_judging", "within_reach"):
        found[name] = growth_exponent(sizes, [float(getattr(run, name)) for run in runs])
    found["peak_mb"] = growth_exponent(sizes, [run.peak_mb for run in runs])
    return {name: None if value is None else round(value, 3) for name, value in found.items()}


def table(runs: Sequence[Measured], grown: dict[str, float | None]) -> str:
    """Lay out one column a size, and the exponents behind them."""
    lines = [["articles", *(str(run.articles) for run in runs), "exponent"]]
    for name in ("claims", "within_reach", "pairs", "worth_judging", "judged", "findings"):
        values = [getattr(run, name) for run in runs]
        lines.append([name.replace("_", " "), *map(_count, values), _exponent(grown.get(name))])
    lines.append(["whole run, s", *(f"{run.seconds:.2f}" for run in runs), _exponent(grown["whole run"])])
    for stage in runs[0].stages:
        seconds = [f"{run.stages[stage]:.2f}" for run in runs]
        lines.append([f"  {stage}", *seconds, _exponent(grown[stage])])
    lines.append(["peak, MB", *(f"{run.peak_mb:.0f}" for run in runs), _exponent(grown["peak_mb"])])
    lines.append(["largest worker, MB", *(f"{run.worker_mb:.0f}" for run in runs), ""])
    lines.append(["database, MB", *(f"{run.database_mb:.1f}" for run in runs), ""])
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            [line[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(line[1:], widths[1:], strict=True))]
        )
        for line in lines
    )


def draw(runs: Sequence[Measured], grown: dict[str, float | None], path: Path) -> None:
    """Draw seconds over articles, both logarithmic, as SVG: the whole run and the stages that matter."""
    from benchmarks.drawing import figure

    sizes = [run.articles for run in runs]
    with figure(path, "growth") as axes:
        _curve(axes, sizes, [run.seconds for run in runs], "whole run", grown["whole run"], linewidth=2.5)
        for stage in runs[0].stages:
            if runs[-1].stages[stage] >= SHOWN_FROM * runs[-1].seconds:
                _curve(axes, sizes, [run.stages[stage] for run in runs], stage, grown[stage], linewidth=1.2)
        axes.set(xscale="log", yscale="log", xlabel="articles", ylabel="seconds")
        axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
        axes.minorticks_off()
        axes.legend(fontsize="small")


def _curve(
    axes: Any, sizes: list[int], seconds: list[float], name: str, exponent: float | None, linewidth: float
) -> None:
    label = name if exponent is None else f"{name}, exponent {exponent:.2f}"
    (line,) = axes.plot(sizes, seconds, marker="o", markersize=4, linewidth=linewidth, label=label)
    line.set_gid(f"curve-{name.replace(' ', '-')}")


def _count(value: int | None) -> str:
    return "-" if value is None else f"{value:,}"


def _exponent(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
