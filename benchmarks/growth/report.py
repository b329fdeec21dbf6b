"""What a measurement of growth prints, and the curve that it draws."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.growth.child import Measured
from benchmarks.growth.exponent import growth_exponent, stage_exponent

SHOWN_FROM = 0.02
"""Share of the largest run from which a stage has a curve of its own."""


Exponents = dict[str, float | None]


def exponents(runs: Sequence[Measured], clock: str = "wall") -> Exponents:
    """Return the exponent of the whole run and each stage by a clock, "wall" or "cpu", and of the counts."""
    sizes = [run.articles for run in runs]
    wall = clock == "wall"
    found = {"whole run": growth_exponent(sizes, [run.seconds if wall else run.cpu_seconds for run in runs])}
    for stage in runs[0].stages:
        seconds = [(run.stages if wall else run.cpu_stages)[stage] for run in runs]
        found[stage] = stage_exponent(sizes, seconds)
    for name in ("claims", "within_reach", "pairs", "worth_judging", "held_mb", "peak_mb"):
        found[name] = growth_exponent(sizes, [float(getattr(run, name)) for run in runs])
    return {name: None if value is None else round(value, 3) for name, value in found.items()}


def table(runs: Sequence[Measured]) -> str:
    """Lay out one column a size, and the exponents behind them: by the wall, and by processor time."""
    wall, processor = exponents(runs), exponents(runs, "cpu")
    lines = [["articles", *(str(run.articles) for run in runs), "exponent", "of CPU time"]]

    def add(label: str, values: Iterable[str], name: str, timed: bool = False) -> None:
        lines.append([label, *values, _exponent(wall.get(name)), _exponent(processor[name]) if timed else ""])

    for name in ("claims", "within_reach", "pairs", "worth_judging", "judged", "findings"):
        add(name.replace("_", " "), (_count(getattr(run, name)) for run in runs), name)
    add("whole run, s", (f"{run.seconds:.2f}" for run in runs), "whole run", timed=True)
    for stage in runs[0].stages:
        add(f"  {stage}", (f"{run.stages[stage]:.2f}" for run in runs), stage, timed=True)
    add("CPU time, s", (f"{run.cpu_seconds:.2f}" for run in runs), "")
    add("articles, claims, pairs, MB", (f"{run.held_mb:.1f}" for run in runs), "held_mb")
    add("peak, MB", (f"{run.peak_mb:.0f}" for run in runs), "peak_mb")
    add("largest worker, MB", (f"{run.worker_mb:.0f}" for run in runs), "")
    add("database, MB", (f"{run.database_mb:.1f}" for run in runs), "")
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def draw(runs: Sequence[Measured], grown: Exponents, path: Path) -> None:
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
