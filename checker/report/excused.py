"""The parts of the text report on what the gate set aside: suppressed findings, and fixed ones."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from checker.domain import BaselineEntry, Finding, Report, Suppression
from checker.report.interface import View
from checker.report.plain import plain

SHOWN_FIXED = 5
_SHORT_ID = 8


def gate_parts(report: Report, view: View) -> Iterator[RenderableType]:
    """Yield suppressed findings, where details are asked for, and what of the baseline is fixed."""
    excused = [finding for finding in report.findings if finding.suppression is not None]
    if excused and view.detail:
        yield Text.assemble((f"Suppressed ({len(excused):,})", "bold underline"), ("  excused", "dim"))
        yield ""
        for finding in sorted(excused, key=lambda finding: finding.id):
            yield from _excused(finding)
    if report.fixed:
        yield from _fixed(report.fixed, view.detail)
        yield ""


def _excused(finding: Finding) -> Iterator[RenderableType]:
    yield Text(f"{plain(finding.rule)}  {finding.kind.value} · {plain(finding.id[:_SHORT_ID])}")
    yield Text(plain(finding.message), overflow="fold")
    if finding.suppression is not None:
        yield Padding(Text(_why(finding.suppression), style="dim", overflow="fold"), (0, 0, 0, 2))
    yield ""


def _why(suppression: Suppression) -> str:
    until = f", until {suppression.expires.isoformat()}" if suppression.expires else ""
    return f"{plain(suppression.reason)} ({plain(suppression.origin)}{until})"


def _fixed(entries: Sequence[BaselineEntry], detail: bool) -> Iterator[RenderableType]:
    title = (f"Fixed ({len(entries):,})", "bold underline")
    yield Text.assemble(title, ("  in the baseline, and no longer found; `check baseline --prune`", "dim"))
    yield ""
    shown = entries if detail else entries[:SHOWN_FIXED]
    for entry in shown:
        told = f"{plain(entry.rule)}  {plain(entry.id[:_SHORT_ID])}  {plain(entry.message)}"
        yield Padding(Text(told, overflow="fold"), (0, 0, 0, 2))
    if len(entries) > len(shown):
        yield Text(f"  and {len(entries) - len(shown):,} more")
