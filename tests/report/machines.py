"""Reports that put the formats for machines to the test."""

import dataclasses
from dataclasses import replace
from datetime import date
from typing import Any

from checker.domain import (
    BaselineEntry,
    Citation,
    Finding,
    Report,
    Side,
    Skipped,
    Standing,
    Suppression,
    SuppressionRule,
    Unheeded,
)

from .samples import load

ATTACK = (
    "\x1b]0;owned\x07\x1b[31m\u202e\x08\x00\x85\u2028\ud800\ufffe ]]> </failure> -->"
    '\r\n::error::owned %0A::warning::x <script>alert(1)</script> <img src=x onerror="y">'
    " @owner #12 owner/repo#3"
    " https://evil.example www.evil.example a@evil.example :skull: [link](http://evil.example) ![](x)"
    " `code` ``` | $x$ ~~gone~~ **bold** </details> \"quoted\", 'so'; end"
)


_TEXTUAL = (Finding, Side, Citation, Skipped, Report, Suppression, BaselineEntry, SuppressionRule, Unheeded)


def reviewed() -> Report:
    """The mixed report as the gate leaves it: findings new, known and suppressed."""
    report = load("mixed")
    first, second, third, fourth = report.findings
    excused = Suppression("The bridge has two spans.", "check.toml", date(2031, 3, 1))
    findings = (
        replace(first, suppression=excused, standing=Standing.NEW),
        replace(second, standing=Standing.NEW),
        replace(third, standing=Standing.KNOWN),
        replace(fourth, standing=Standing.NEW),
    )
    return replace(report, findings=findings)


def hostile(value: Any, before: str = "", attack: str = ATTACK) -> Any:
    """Put an attack into every string of a value, and something before each of them."""
    if type(value) is str:
        return before + value + attack
    if isinstance(value, tuple):
        return tuple(hostile(item, before, attack) for item in value)
    if isinstance(value, _TEXTUAL):
        changed = {
            name.name: hostile(getattr(value, name.name), before, attack)
            for name in dataclasses.fields(value)
        }
        return replace(value, **changed)
    return value


def large(number: int) -> Report:
    """A report with many findings of three severities in turn."""
    report = load("mixed")
    findings = tuple(
        replace(report.findings[index % 4], id=f"{index:016x}", confidence=0.5 + index % 50 / 100)
        for index in range(number)
    )
    skipped = tuple(Skipped(f"scans/{index}.pdf", "not text") for index in range(number))
    return replace(report, findings=findings, skipped=skipped)
