"""The report as a table for spreadsheets: one row a claim of a finding.

The form is that of RFC 4180, in UTF-8.  A spreadsheet takes a cell that begins with =, +, - or @ for a
formula, so such a cell gets an apostrophe before it.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from checker.domain import Citation, Finding, Report
from checker.report.interface import View
from checker.report.plain import pieces, plain

HEADER = (
    "id", "rule", "kind", "type", "severity", "confidence", "standing", "suppressed", "message",
    "side", "value", "source", "published", "path", "line", "start", "end", "speaker", "conflict", "text",
    "title", "url", "origin",
)  # fmt: skip
"""Names of the columns; new ones come at the end."""
_FORMULA = tuple("=+-@\t\r＝＋－＠")


class CsvFormat:
    """A table with a header."""

    name = "csv"
    summary = "one row a claim, for spreadsheets"

    def render(self, report: Report, view: View) -> str:
        """Write the header and the rows, in the order of the report."""
        table = StringIO()
        writer = csv.writer(table)
        writer.writerow(HEADER)
        for finding in report.findings:
            for number, side in enumerate(finding.sides, 1):
                for citation in side.claims:
                    row = (*_about(finding), str(number), side.value, *_claim(citation))
                    writer.writerow(map(cell, row))
        return table.getvalue()


def cell(text: str) -> str:
    """Return the text on one line, and never a formula."""
    shown = plain(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def _about(finding: Finding) -> Iterator[str]:
    yield from (finding.id, finding.rule, finding.kind.value, finding.type.value, finding.severity.value)
    yield f"{finding.confidence:.4f}"
    yield finding.standing.value if finding.standing else ""
    yield finding.suppression.reason if finding.suppression else ""
    yield finding.message


def _claim(citation: Citation) -> Iterator[str]:
    yield citation.source
    yield citation.published.isoformat() if citation.published else ""
    yield from (citation.path, str(citation.line), str(citation.start), str(citation.end))
    yield citation.speaker or ""
    yield " | ".join(words for words, covered in pieces(citation.text, citation.spans) if covered)
    yield from (citation.text, citation.title or "", citation.url or "", citation.origin)
