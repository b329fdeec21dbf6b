"""The report for a comment on a pull request: a table of numbers, and findings that open on a click.

Articles' words show as text.  Characters that mean something to Markdown or HTML are written as
references, and a word joiner, which nobody sees, keeps code hosts from making a mention, a link, an
emoji or a reference to an issue of what stands in an article.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from checker.domain import Citation, Finding, Kind, Report, Side
from checker.report.failing import fails, set_aside, worst_first
from checker.report.interface import View
from checker.report.plain import pieces, plain
from checker.report.stale import stale
from checker.report.words import calibrated, count, found

LONGEST = 65_000
"""Characters of a whole report: GitHub takes comments of 65,536."""
SHOWN_SKIPPED = 10
_SHOWN_CLAIMS, _SHOWN_SIDES = 3, 6
_LONGEST_TEXT = 600
_REFERENCE = re.compile(r"""[\\`*_{}\[\]<>#+!|~&@$^="']""")
_TRIGGER = re.compile(r"[@#!$~%&:^/](?=[\w\"“/])|\bwww(?=\.)|\bGH(?=-\d)", re.I)
_JOINER = "\u2060"
_MARKS = {Kind.CONTRADICTION: "⚠️", Kind.DISPUTE: "💬", Kind.UPDATE: "🔄"}


class MarkdownFormat:
    """GitHub-flavoured Markdown, within the length of a comment."""

    name = "markdown"
    summary = "a comment for a pull request, or a step's summary"

    def render(self, report: Report, view: View) -> str:
        """Write the table, then as many findings as there is room for, and count the rest."""
        parts = [*_head(report, view)]
        end = "".join(_tail(report))
        room = LONGEST - sum(map(len, parts)) - len(end) - 200  # the line that counts the rest
        findings = worst_first(report, view)
        shown = 0
        for finding in findings:
            part = _finding(finding, view)
            if len(part) > room:
                break
            room -= len(part)
            parts.append(part)
            shown += 1
        if shown < len(findings):
            rest = count(len(findings) - shown, "more finding")
            parts.append(f"\n{rest}: there is no room for them here; see the whole report.\n")
        return "".join(parts) + end


def escaped(text: str) -> str:
    """Return the text such that it shows as it is, in Markdown as in HTML, and does nothing."""
    return _inert(plain(text))


def _inert(shown: str) -> str:
    return _literal(_TRIGGER.sub(lambda found: found[0] + _JOINER, shown))


def _literal(shown: str) -> str:
    return _REFERENCE.sub(lambda found: f"&#{ord(found[0])};", shown)


def _head(report: Report, view: View) -> Iterator[str]:
    failing = sum(fails(finding, view) for finding in report.findings)
    verdict = f"{count(failing, 'finding')} that count" if failing > 1 else "1 finding that counts"
    yield f"### {found(report)}\n\n"
    yield (f"**{verdict} against this run.**\n\n" if failing else "Nothing that counts against this run.\n\n")
    yield "| Kind | Findings | Counting | Suppressed or known |\n| --- | ---: | ---: | ---: |\n"
    for kind in Kind:
        of_kind = [finding for finding in report.findings if finding.kind is kind]
        counting = sum(fails(finding, view) for finding in of_kind)
        aside = sum(bool(set_aside(finding)) for finding in of_kind)
        yield f"| {_MARKS[kind]} {kind.value} | {len(of_kind):,} | {counting:,} | {aside:,} |\n"


def _finding(finding: Finding, view: View) -> str:
    aside = set_aside(finding)
    mark = "⚪" if aside else "❌" if fails(finding, view) else _MARKS[finding.kind]
    kind = f"{finding.kind.value}, {finding.type.value}, {finding.severity.value}, {finding.confidence:.0%}"
    lines = [
        f"\n<details>\n<summary>{mark} <b>{escaped(finding.rule)}</b> {_short(finding.message)}</summary>",
        f"<p>{kind}, id {_code(finding.id)}</p>",
    ]
    lines += [f"<p>{_short(aside)}</p>"] if aside else []
    for side in finding.sides[:_SHOWN_SIDES]:
        lines += _side(side)
    lines += _more(len(finding.sides) - _SHOWN_SIDES, "side", "p")
    return "\n".join([*lines, "</details>\n"])


def _side(side: Side) -> Iterator[str]:
    yield f"<p><b>{_short(side.value)}</b></p>"
    yield "<ul>"
    for citation in side.claims[:_SHOWN_CLAIMS]:
        yield f"<li>{_claim(citation)}</li>"
    yield from _more(len(side.claims) - _SHOWN_CLAIMS, "claim", "li")
    yield "</ul>"


def _more(number: int, noun: str, tag: str) -> Iterator[str]:
    if number > 0:
        yield f"<{tag}>and {count(number, f'more {noun}')}</{tag}>"


def _claim(citation: Citation) -> str:
    published = f", {citation.published.isoformat()}" if citation.published else ""
    speaker = f", quoting {_short(citation.speaker)}" if citation.speaker else ""
    place = _code(f"{citation.path}:{citation.line}")
    words = "".join(
        f"<b>{_inert(text)}</b>" if conflicting else _inert(text)
        for text, conflicting in _kept(pieces(citation.text, citation.spans))
    )
    return f"{_short(citation.source) or 'unknown source'}{published}{speaker}, {place}:<br>{words}"


def _kept(stretches: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Cut a sentence where it gets too long to quote."""
    room = _LONGEST_TEXT
    for text, conflicting in stretches:
        yield (text if len(text) <= room else text[:room] + "…"), conflicting
        room -= len(text)
        if room < 0:
            return


def _short(text: str) -> str:
    shown = plain(text)
    return escaped(shown if len(shown) <= _LONGEST_TEXT else shown[:_LONGEST_TEXT] + "…")


def _code(text: str) -> str:
    """Show a name to copy: code hosts make no links inside of code, so nothing unseen is put into it."""
    return f"<code>{_literal(plain(text)[:_LONGEST_TEXT])}</code>"


def _tail(report: Report) -> Iterator[str]:
    if report.skipped:
        number = count(len(report.skipped), "file")
        yield f"\n<details>\n<summary>{number} not read</summary>\n<ul>\n"
        for skipped in islice(report.skipped, SHOWN_SKIPPED):
            yield f"<li>{_code(skipped.path)}: {_short(skipped.reason)}</li>\n"
        yield from (f"{line}\n" for line in _more(len(report.skipped) - SHOWN_SKIPPED, "file", "li"))
        yield "</ul>\n</details>\n"
    if old := stale(report):
        yield f"\n<details>\n<summary>{count(len(old), 'suppression')} to look at</summary>\n<ul>\n"
        for item in old[:SHOWN_SKIPPED]:
            subject = f"the suppression of {_short(item.meant)} " if item.meant else ""
            yield f"<li>{_code(item.origin)}: {subject}{_short(item.trouble)}</li>\n"
        yield from (f"{line}\n" for line in _more(len(old) - SHOWN_SKIPPED, "suppression", "li"))
        yield "</ul>\n</details>\n"
    claims, pairs = count(report.claims, "claim"), count(report.pairs, "pair")
    mapped = f", {calibrated(report.calibration)}" if report.calibration else ""
    yield f"\n<sub>{claims}, {pairs} compared, model {_short(report.model)}{mapped}</sub>\n"
