"""Fills the page's template, and tells the browser to run and style nothing but what it carries."""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from checker.domain import FactType, Finding, Kind, Report, Standing
from checker.report.html import pictures
from checker.report.html.groups import citations, group
from checker.report.html.shown import SIGNS, ShownEvent, anchors, outlet, shown_event
from checker.report.html.visible import visible
from checker.report.layout import NOTES, SHORT_ID
from checker.report.stale import Stale, stale
from checker.report.words import calibrated, found

OPEN_UP_TO = 25
"""A report of no more findings than this is opened in full; in a longer one the reader opens them."""

WAIT_FROM = 1000
"""From so many findings on, the browser reads most of them when they come near the window, not before.

Reading 5,000 takes it a second or two.  Short of that they are all there, for the browser's own search."""

AT_ONCE = 30
"""So many findings are there from the start in any case: more than a window shows."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that findings can be narrowed to: its value, what it is called, and how many there are."""

    value: str
    name: str
    count: int
    sign: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template shows."""

    title: str
    policy: str
    script: Markup
    early: Markup
    style: Markup
    report: Report
    model: str
    version: str
    calibrated: str
    expected: str
    kinds: tuple[Choice, ...]
    types: tuple[Choice, ...]
    standings: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    events: tuple[ShownEvent, ...]
    least: int
    opened: bool
    matrix: pictures.Matrix | None
    over_time: pictures.Bars | None
    calibration: pictures.Bars | None
    skipped: tuple[tuple[str, str], ...]
    fixed: tuple[tuple[str, str, str], ...]
    stale: tuple[Stale, ...]


def page(report: Report) -> str:
    """Write the report as one HTML document."""
    return _template().render(p=_page(report))


def _page(report: Report) -> Page:
    findings = report.findings
    names = sorted(
        {outlet(c) for finding in findings for c in citations(finding)}, key=lambda n: (n.casefold(), n)
    )
    numbers = {name: number for number, name in enumerate(names)}
    script, early = _asset("findings.js") + _asset("report.js"), _asset("early.js")
    style = _asset("report.css")
    return Page(
        title=found(report),
        policy=_policy((early, script), style),
        script=Markup(script),
        early=Markup(early),
        style=Markup(style),
        report=report,
        model=visible(report.model),
        version=visible(report.tool_version),
        calibrated=calibrated(report.calibration).capitalize() if report.calibration else "",
        expected=f"{pictures.expected_right(findings):,.1f}",
        kinds=_kinds(findings),
        types=_types(findings),
        standings=_standings(findings),
        outlets=_outlets(findings, names),
        events=tuple(_events(findings, numbers)),
        least=min((int(finding.confidence * 100) for finding in findings), default=0),
        opened=len(findings) <= OPEN_UP_TO,
        matrix=pictures.matrix(findings),
        over_time=pictures.over_time(findings),
        calibration=pictures.calibration(findings),
        skipped=tuple((visible(item.path), visible(item.reason)) for item in report.skipped),
        fixed=tuple((visible(e.rule), visible(e.id[:SHORT_ID]), visible(e.message)) for e in report.fixed),
        stale=tuple(_visible(item) for item in stale(report)),
    )


def _events(findings: tuple[Finding, ...], numbers: Mapping[str, int]) -> Iterator[ShownEvent]:
    given = anchors(findings)
    left = AT_ONCE if len(findings) >= WAIT_FROM else None
    for event in group(findings):
        yield shown_event(event, numbers, given, left)
        left = None if left is None else max(0, left - len(event.findings))


def _visible(item: Stale) -> Stale:
    return Stale(visible(item.origin), visible(item.meant), visible(item.trouble), visible(item.reason))


def _kinds(findings: Sequence[Finding]) -> tuple[Choice, ...]:
    counted = {kind: sum(finding.kind is kind for finding in findings) for kind in Kind}
    return tuple(
        Choice(kind.value, kind.value, number, SIGNS[kind], NOTES[kind]) for kind, number in counted.items()
    )


def _types(findings: Sequence[Finding]) -> tuple[Choice, ...]:
    counted = {type_: sum(finding.type is type_ for finding in findings) for type_ in FactType}
    return tuple(Choice(type_.value, type_.value, number) for type_, number in counted.items() if number)


def _standings(findings: Sequence[Finding]) -> tuple[Choice, ...]:
    """Tell new findings from known and suppressed ones, where there is anything to tell."""
    counted = [(s.value, sum(finding.standing is s for finding in findings)) for s in Standing]
    counted.append(("suppressed", sum(finding.suppression is not None for finding in findings)))
    return tuple(Choice(value, value, number) for value, number in counted if number)


def _outlets(findings: Sequence[Finding], names: Sequence[str]) -> tuple[Choice, ...]:
    cited = [{outlet(citation) for citation in citations(finding)} for finding in findings]
    counts = dict.fromkeys(names, 0)
    for own in cited:
        for name in own:
            counts[name] += 1
    return tuple(Choice(str(number), name, counts[name]) for number, name in enumerate(names))


def _policy(scripts: Sequence[str], style: str) -> str:
    allowed = " ".join(map(_digest, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def _asset(name: str) -> str:
    return files("checker.report.html").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("checker.report.html"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("report.html.j2")
