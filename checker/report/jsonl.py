"""The report for programs that read line by line: findings first, a summary at the end.

Each line is a JSON object whose ``record`` says what it is: ``finding``, ``skipped`` or ``summary``.
The rest of a line is as in the JSON report.
"""

import json
from typing import Any

from checker.domain import Report
from checker.report.interface import View
from checker.report.json import document, encodable


class JsonLinesFormat:
    """One JSON object a line."""

    name = "jsonl"
    summary = "one finding a line as JSON, a summary as the last line, for streams"

    def render(self, report: Report, view: View) -> str:
        """Write findings, then skipped files, then the summary: a reader that got it has got all."""
        whole = document(report)
        findings, skipped = whole.pop("findings"), whole.pop("skipped")
        lines = [_line("finding", finding) for finding in findings]
        lines += [_line("skipped", item) for item in skipped]
        return "".join([*lines, _line("summary", whole)])


def _line(record: str, content: dict[str, Any]) -> str:
    return encodable(json.dumps({"record": record, **content}, ensure_ascii=False, allow_nan=False)) + "\n"
