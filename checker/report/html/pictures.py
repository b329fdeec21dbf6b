"""What the pictures of a report show: who contradicts whom, when, and how sure the findings are.

Here are the numbers and where they stand; ``templates/pictures.html.j2`` draws them.  Lengths are in
the units of the drawings, which are ``WIDTH`` wide.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations_with_replacement, product

from checker.domain import Finding, Kind
from checker.report.claims import day
from checker.report.html.groups import citations
from checker.report.html.shown import outlet

WIDTH = 320
MOST_OUTLETS = 12
MOST_PAIRS = 40
_MOST_BARS = 32
_CELL = 17
_LABELS = 150
_PLOT = 104
_TOP = 14
_LONGEST_LABEL = 19
_STEP = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of the matrix; ``radius`` is 0 where the two outlets agree."""

    x: float
    y: float
    radius: float
    names: tuple[str, str]
    count: int


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place of a drawing."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Outlets against outlets; ``pairs`` has the most frequent ones, ``others`` counts outlets left out."""

    height: int
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    cells: tuple[Cell, ...]
    pairs: tuple[tuple[str, str, int], ...]
    more_pairs: int
    others: int


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a bar."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart: blocks to draw, labels below, the greatest value, and the same as rows of a table."""

    blocks: tuple[Block, ...]
    labels: tuple[Label, ...]
    most: int
    rows: tuple[tuple[str, ...], ...]
    note: str


def matrix(findings: Sequence[Finding]) -> Matrix | None:
    """Count the contradictions between outlets, each once a pair; None if there is none."""
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        if finding.kind is Kind.CONTRADICTION:
            counts.update(_opposed(finding))
    if not counts:
        return None
    weight: Counter[str] = Counter()
    for (one, other), number in counts.items():
        weight.update(dict.fromkeys({one, other}, number))
    ranked = sorted(weight, key=lambda name: (-weight[name], name))
    names = sorted(ranked[:MOST_OUTLETS], key=lambda name: (name.casefold(), name))
    pairs = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return Matrix(
        height=_CELL * len(names) + 24,
        rows=tuple(Label(_LABELS - 28, _middle(i) + 4, _short(name)) for i, name in enumerate(names)),
        columns=tuple(Label(_LABELS + _middle(i), 12, str(i + 1)) for i in range(len(names))),
        cells=_cells(names, counts),
        pairs=tuple((*pair, number) for pair, number in pairs[:MOST_PAIRS]),
        more_pairs=max(0, len(pairs) - MOST_PAIRS),
        others=len(ranked) - len(names),
    )


def _opposed(finding: Finding) -> set[tuple[str, str]]:
    """Return the pairs of outlets that stand on different sides; one outlet may stand on both."""
    sides = [{outlet(citation) for citation in side.claims} for side in finding.sides]
    pairs = set()
    for place, side in enumerate(sides):
        for other in sides[place + 1 :]:
            pairs |= {(min(pair), max(pair)) for pair in product(side, other)}
    return pairs


def _cells(names: Sequence[str], counts: Counter[tuple[str, str]]) -> tuple[Cell, ...]:
    most = max(counts.values())
    cells = []
    for (column, one), (row, other) in combinations_with_replacement(enumerate(names), 2):
        number = counts[(min(one, other), max(one, other))]
        radius = round(2.5 + (_CELL / 2 - 3.5) * (number / most) ** 0.5, 2) if number else 0
        cells.append(Cell(_LABELS + _middle(column), 18 + _middle(row), radius, (one, other), number))
    return tuple(cells)


def _middle(place: int) -> float:
    return _CELL * place + _CELL / 2


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_LABEL else name[: _LONGEST_LABEL - 1].rstrip() + "…"


def over_time(findings: Sequence[Finding]) -> Bars | None:
    """Count findings by the day on which the last of their sentences appeared; None without dates."""
    latest = [
        (max(days), finding.kind)
        for finding in findings
        if (days := [c.published for c in citations(finding) if c.published])
    ]
    if not latest:
        return None
    first, last = min(day for day, _ in latest), max(day for day, _ in latest)
    starts, width_name = _starts(first, last)
    counts: Counter[tuple[int, Kind]] = Counter()
    for published, kind in latest:
        counts[sum(start <= published for start in starts) - 1, kind] += 1
    totals = [sum(counts[i, kind] for kind in Kind) for i in range(len(starts))]
    most = max(totals)
    step = WIDTH / len(starts)
    blocks, rows = [], []
    for place, start in enumerate(starts):
        base = 0
        for kind in Kind:
            number = counts[place, kind]
            if number:
                text = f"{day(start)}: {number} {kind.value}"
                blocks.append(_block(place, step, base, number, most, kind.value, text))
                base += number
        if totals[place]:
            rows.append((day(start), *(str(counts[place, kind]) for kind in Kind)))
    undated = len(findings) - len(latest)
    note = f"{width_name}." + (f" {undated:,} of undated articles left out." if undated else "")
    return Bars(
        tuple(blocks), _ends(day(starts[0]), day(starts[-1]), step, len(starts)), most, tuple(rows), note
    )


def _starts(first: date, last: date) -> tuple[list[date], str]:
    """Return the first days of the bars, so that they are no more than eyes can tell apart."""
    span = (last - first).days + 1
    for length, name in ((1, "One bar a day"), (7, "One bar a week")):
        if span <= length * _MOST_BARS:
            return [first + timedelta(n) for n in range(0, span, length)], name
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= _MOST_BARS:
        return [_month(first, n) for n in range(months)], "One bar a month"
    if last.year - first.year < _MOST_BARS:
        return [date(year, 1, 1) for year in range(first.year, last.year + 1)], "One bar a year"
    length = -(-(last.year - first.year + 1) // _MOST_BARS)
    years = range(first.year, last.year + 1, length)
    return [date(year, 1, 1) for year in years], f"One bar for {length} years"


def _month(first: date, later: int) -> date:
    months = first.year * 12 + first.month - 1 + later
    return date(months // 12, months % 12 + 1, 1)


def calibration(findings: Sequence[Finding]) -> Bars | None:
    """Count findings by confidence in steps of five percent, and how many of each step should be right."""
    if not findings:
        return None
    bins: dict[int, list[float]] = {}
    for finding in findings:
        place = min(int(finding.confidence * 100 + 1e-9) // _STEP, 100 // _STEP - 1)
        bins.setdefault(max(place, 0), []).append(finding.confidence)
    lowest = min(*bins, 100 // _STEP - 10)
    number = 100 // _STEP - lowest
    step = WIDTH / number
    most = max(map(len, bins.values()))
    blocks, rows = [], []
    for place, own in sorted(bins.items()):
        right = sum(own)
        name = f"{place * _STEP} to {(place + 1) * _STEP}%"
        text = f"{name}: {len(own)}, about {right:.1f} of them right"
        blocks.append(_block(place - lowest, step, 0, len(own), most, "all", text))
        blocks.append(_block(place - lowest, step, 0, right, most, "right", text))
        rows.append((name, str(len(own)), f"{right:.1f}"))
    labels = _ends(f"{lowest * _STEP}% sure", "100%", step, number)
    return Bars(tuple(blocks), labels, most, tuple(rows), "")


def expected_right(findings: Sequence[Finding]) -> float:
    """Return how many findings should be right if their confidences are: the sum of them."""
    return sum(finding.confidence for finding in findings)


def _block(place: int, step: float, base: float, value: float, most: int, kind: str, text: str) -> Block:
    gap = min(4.0, step / 5)
    width = min(step - gap, 40.0)
    height = _PLOT * value / most
    top = _TOP + _PLOT - _PLOT * base / most - height
    x = place * step + (step - width) / 2
    return Block(round(x, 2), round(top, 2), round(width, 2), round(height, 2), kind, text)


def _ends(first: str, last: str, step: float, number: int) -> tuple[Label, ...]:
    y = _TOP + _PLOT + 16
    if number == 1:
        return (Label(WIDTH / 2, y, first),)
    return (Label(0, y, first), Label(WIDTH, y, last))
