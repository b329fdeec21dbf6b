"""The report for people, in a terminal or a file."""

from checker.domain import Finding, Report
from checker.report.interface import View


class TextFormat:
    """Findings with the sides of each beside one another."""

    name = "text"
    summary = "both sides beside one another, for people"

    def render(self, report: Report, view: View) -> str:
        """Write contradictions first, then disputes and updates, what was skipped, and a summary."""
        from checker.report.layout import draw, report_parts  # rich takes a while to import

        return draw(report_parts(report, view), view)


def render_finding(finding: Finding, view: View) -> str:
    """Write a single finding with all that is known of it: every claim, address and offset."""
    from checker.report.layout import draw, finding_parts

    return draw(finding_parts(finding, view, full=True), view)
