"""The parts of the text report: sections, findings, skipped files and the summary, from top to bottom."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from checker.domain import Finding, Kind, Report, Skipped, Standing
from checker.report.claims import side_parts
from checker.report.excused import gate_parts
from checker.report.interface import View
from checker.report.plain import plain
from checker.report.words import calibrated, count, found

WIDEST = 120
"""Lines longer than this are hard to follow, however wide the terminal is."""
NARROWEST_BESIDE = 90
"""In fewer columns than this the sides are written below one another."""
SHORT_ID = 8
SHOWN_SKIPPED = 10

_TITLES = {Kind.CONTRADICTION: "Contradictions", Kind.DISPUTE: "Disputes", Kind.UPDATE: "Updates"}
NOTES = {
    Kind.CONTRADICTION: "the reports cannot all be right",
    Kind.DISPUTE: "the reports agree, the people they quote do not",
    Kind.UPDATE: "both were right when written; the later one supersedes the earlier",
}
_COLOURS = {Kind.CONTRADICTION: "red", Kind.DISPUTE: "yellow", Kind.UPDATE: "cyan"}


def draw(parts: Iterable[RenderableType], view: View) -> str:
    """Turn parts into lines, without spaces at their ends, for the view's width and colours."""
    console = Console(
        file=StringIO(),
        width=min(view.width, WIDEST),
        height=25,
        color_system="standard" if view.colour else None,
        force_terminal=view.colour,
        no_color=not view.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "".join(line.rstrip() + "\n" for line in capture.get().splitlines())


def report_parts(report: Report, view: View) -> Iterator[RenderableType]:
    """Yield all of a report, an empty line after each part but the last."""
    for kind in Kind:
        findings = sorted(
            (finding for finding in report.findings if finding.kind is kind and finding.suppression is None),
            key=lambda finding: (finding.standing is Standing.KNOWN, -finding.confidence, finding.id),
        )
        if findings:
            yield _section(kind, len(findings))
            yield ""
        for finding in findings:
            yield from finding_parts(finding, view)
            yield ""
    yield from gate_parts(report, view)
    if report.skipped:
        yield from _skipped_parts(report.skipped)
        yield ""
    yield from _summary_parts(report)


def finding_parts(finding: Finding, view: View, full: bool = False) -> Iterator[RenderableType]:
    """Yield a finding: what it is, in one sentence, and its sides; of a known one these only if ``full``."""
    colour = _COLOURS[finding.kind]
    header = Text.assemble(
        (plain(finding.rule), f"bold {colour}"),
        f"  {finding.kind.value} · {finding.type.value} · {finding.confidence:.0%} · ",
        (plain(finding.id if full else finding.id[:SHORT_ID]), "" if full else "dim"),
    )
    if full:
        header.append(f" · {finding.severity.value}")
    if finding.standing is not None:
        header.append(f" · {finding.standing.value}")
    yield header
    if finding.standing is Standing.KNOWN and not full:
        yield Text(plain(finding.message))
        return
    yield Text(plain(finding.message), style="bold")
    yield ""
    yield Padding(_sides(finding, view, full), (0, 0, 0, 2))


def _sides(finding: Finding, view: View, full: bool) -> RenderableType:
    sides = [Group(*side_parts(side, view.colour, full)) for side in finding.sides]
    width = min(view.width, WIDEST)
    beside = 1 if full or width < NARROWEST_BESIDE else min(len(sides), width // 40)
    if beside == 1:
        return Group(*_between(sides, ""))
    table = Table.grid(padding=(0, 4, 1, 0), expand=True, pad_edge=False, collapse_padding=False)
    for _ in range(beside):
        table.add_column(ratio=1, overflow="fold")
    for first in range(0, len(sides), beside):
        table.add_row(*sides[first : first + beside])
    return table


def _between(parts: Sequence[RenderableType], gap: RenderableType) -> Iterator[RenderableType]:
    for position, part in enumerate(parts):
        if position:
            yield gap
        yield part


def _section(kind: Kind, count: int) -> Text:
    return Text.assemble(
        (f"{_TITLES[kind]} ({count:,})", f"bold underline {_COLOURS[kind]}"), (f"  {NOTES[kind]}", "dim")
    )


def _skipped_parts(skipped: Sequence[Skipped]) -> Iterator[RenderableType]:
    yield Text.assemble((f"Skipped ({len(skipped):,})", "bold underline"), ("  not read", "dim"))
    yield ""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", ratio=1)
    for item in skipped[:SHOWN_SKIPPED]:
        table.add_row(Text(plain(item.path)), Text(plain(item.reason)))
    yield Padding(table, (0, 0, 0, 2))
    if len(skipped) > SHOWN_SKIPPED:
        yield Text(f"  and {len(skipped) - SHOWN_SKIPPED:,} more")


def _summary_parts(report: Report) -> Iterator[RenderableType]:
    kinds = {finding.kind for finding in report.findings if finding.suppression is None}
    worst = next((kind for kind in Kind if kind in kinds), None)
    yield Text(found(report), style=f"bold {_COLOURS[worst] if worst else 'green'}")
    read = [count(report.claims, "claim"), f"{count(report.pairs, 'pair')} compared"]
    if report.skipped:
        read.append(f"{len(report.skipped):,} skipped")
    yield Text(" · ".join([*read, f"model {plain(report.model)}"]), style="dim")
    if report.calibration is not None:
        yield Text(calibrated(report.calibration), style="dim")
    for number, what in (
        (report.truncated, "longer than the model reads, and judged by the beginning alone"),
        (report.unreadable, "not judged (empty, huge, not English or not text); --verbose tells why"),
    ):
        if number:
            verb = "was" if number == 1 else "were"
            yield Text(f"{count(number, 'pair')} {verb} {what}", style="dim")
