"""The report as one page for the browser: it needs no network, no server and, to be read, no script."""

from checker.domain import Report
from checker.report.interface import View


class HtmlFormat:
    """A page with findings by event, filters, and pictures of the corpus."""

    name = "html"
    summary = "one self-contained page, for people in a browser"

    def render(self, report: Report, view: View) -> str:
        """Write the page; everything it needs is in it."""
        from checker.report.html.page import page  # jinja2 takes a while to import

        return page(report)
