"""The report as workflow commands, which GitHub shows as annotations of the files of a pull request.

GitHub shows ten annotations of each level and step, so those that fail the run come first, and what is
beyond ten is counted in a notice.  What is suppressed or known to the baseline is counted only.
"""

from collections.abc import Iterator

from checker.domain import Finding, Report, Severity
from checker.report.failing import fails, set_aside, worst_first
from checker.report.interface import View
from checker.report.places import place_of
from checker.report.plain import plain
from checker.report.words import count, found

SHOWN = 10
"""Annotations of one level that GitHub shows of a step."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_LONGEST = 1000
"""Characters of a line of a message: GitHub cuts longer messages, and the sides are to be in them."""


class GithubFormat:
    """Lines such as ``::error file=a.md,line=3,title=...::...``."""

    name = "github"
    summary = "annotations of a pull request, for GitHub Actions"

    def render(self, report: Report, view: View) -> str:
        """Write the annotations, and at the end the notice that sums up."""
        return "".join(f"{line}\n" for line in _commands(report, view))


def _commands(report: Report, view: View) -> Iterator[str]:
    left = {"error": SHOWN, "warning": SHOWN, "notice": SHOWN - 1}  # the last notice is the summary
    hidden = 0
    aside = sum(bool(set_aside(finding)) for finding in report.findings)
    for finding in worst_first(report, view):
        if set_aside(finding):
            continue
        level = "error" if fails(finding, view) else _LEVELS[finding.severity]
        if left[level]:
            left[level] -= 1
            yield _annotation(level, finding, view)
        else:
            hidden += 1
    said = [found(report)]
    said += [f"{count(hidden, 'finding')} not shown here"] if hidden else []
    said += [f"{count(aside, 'finding')} suppressed or known to the baseline"] if aside else []
    said += [f"{count(len(report.skipped), 'file')} skipped"] if report.skipped else []
    yield f"::notice title=check::{_data('; '.join(said))}"


def _annotation(level: str, finding: Finding, view: View) -> str:
    title = f"{plain(finding.rule)} {finding.kind.value}: {finding.type.value} ({finding.confidence:.0%})"
    title += f" {plain(finding.id[:8])}"  # for ``check show``
    claims = [(side, citation) for side in finding.sides for citation in side.claims[:1]]
    where = ""
    if claims:
        place = place_of(claims[0][1], view)
        where = f"file={_property(place.shown)},"
        where += f"line={place.line}," if place.line else ""
    lines = [plain(finding.message)]
    for side, citation in claims:
        more = f" and {count(len(side.claims) - 1, 'other')}" if len(side.claims) > 1 else ""
        outlet = plain(citation.source) or "unknown source"
        lines.append(f"{outlet}{more} ({plain(citation.path)}:{citation.line}): {plain(citation.text)}")
    message = "\n".join(line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…" for line in lines)
    return f"::{level} {where}title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    """Escape a message as the runner reads it back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a property, in which a colon or a comma would end it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
