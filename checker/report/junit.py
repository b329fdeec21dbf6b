"""The report as JUnit XML, which most CI systems show beside the results of tests.

Each rule is a test suite, each of its findings a test case, so that CI systems tell new findings from old
ones by name.  A finding that fails the run is a failure.  One that is suppressed, or known to the baseline,
is skipped, with the reason.  Any other (a dispute, an update, what is below the gate's level) has passed, and
is told in its output.  A rule without findings is a case that passed, since CI systems take a file without
any case for a mistake.  Files that were not read are skipped cases of a suite of their own.
"""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checker.domain import Citation, Finding, Report
from checker.report.failing import fails, set_aside
from checker.report.interface import View
from checker.report.places import file_of
from checker.report.plain import plain
from checker.report.words import count

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for, not even as a reference."""
_SUITE = "check"


class JunitFormat:
    """One document, a suite a rule."""

    name = "junit"
    summary = "JUnit XML, for the test reports of CI systems"

    def render(self, report: Report, view: View) -> str:
        """Write the document, valid against the schema that Jenkins holds such files to."""
        root = Element("testsuites", name=_SUITE)
        for rule, summary in _rules(report):
            found = [finding for finding in report.findings if finding.rule == rule]
            cases = [_case(finding, view) for finding in found] or [_passed(rule, summary)]
            root.append(_suite(f"{rule} {summary}".rstrip(), cases))
        if report.skipped:
            cases = [_unread(skipped.path, skipped.reason, view) for skipped in report.skipped]
            root.append(_suite("Files that were not read", cases))
        root.set("tests", str(len(root.findall("*/testcase"))))
        root.set("failures", str(len(root.findall("*/testcase/failure"))))
        root.set("errors", "0")
        indent(root)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _rules(report: Report) -> Iterator[tuple[str, str]]:
    from checker.rules import RULES

    known = {rule.code: rule.summary for rule in RULES}
    yield from known.items()
    yield from ((code, "") for code in sorted({finding.rule for finding in report.findings} - known.keys()))


def _suite(name: str, cases: Iterable[Element]) -> Element:
    suite = Element("testsuite", name=_legal(name))
    suite.extend(cases)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    return suite


def _passed(rule: str, summary: str) -> Element:
    return Element("testcase", classname=f"{_SUITE}.{rule}", name=f"no finding: {summary}")


def _case(finding: Finding, view: View) -> Element:
    name = f"{_legal(finding.message)} [{_legal(finding.id)}]"
    case = Element("testcase", classname=f"{_SUITE}.{_legal(finding.rule)}", name=name)
    kind = f"{finding.kind.value}, {finding.type.value}, {finding.severity.value}, {finding.confidence:.0%}"
    told = "\n".join([kind, *_sides(finding, view)])
    if reason := set_aside(finding):
        SubElement(case, "skipped", message=_legal(reason))
        SubElement(case, "system-out").text = told
    elif fails(finding, view):
        message = _legal(finding.message)
        SubElement(
            case, "failure", type=f"{finding.kind.value}.{finding.type.value}", message=message
        ).text = told
    else:
        SubElement(case, "system-out").text = told
    return case


def _sides(finding: Finding, view: View) -> Iterator[str]:
    for side in finding.sides:
        yield ""
        yield f"{_legal(side.value)} ({count(len(side.claims), 'claim')})"
        for citation in side.claims:
            yield f"  {_claim(citation, view)}"


def _claim(citation: Citation, view: View) -> str:
    place = f"{file_of(citation.path, view)}{citation.path[len(file_of(citation.path, View())) :]}"
    published = citation.published.isoformat() if citation.published else "undated"
    speaker = f", quoting {citation.speaker}" if citation.speaker else ""
    outlet = citation.source or "unknown source"
    return _legal(f"{place}:{citation.line}: {outlet}, {published}{speaker}: {citation.text}")


def _unread(path: str, reason: str, view: View) -> Element:
    case = Element("testcase", classname=f"{_SUITE}.skipped", name=_legal(path))
    SubElement(case, "skipped", message=_legal(reason))
    return case


def _legal(text: str) -> str:
    """Return the text on one line, with nothing in it that XML forbids."""
    return _ILLEGAL.sub("", plain(text))
