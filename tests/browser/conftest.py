"""A real browser that opens reports from disk; its tests are skipped where there is none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from checker.domain import Report
from checker.report import View, by_name
from checker.report.html.page import WAIT_FROM
from tests.report.html.samples import many
from tests.report.samples import load

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WATCH = (
    "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.violatedDirective))"
)


@dataclass
class Opened:
    """A page with what it complained of and asked for; ``check`` looks at both."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def check(self) -> None:
        assert self.complaints == []
        assert self.page.evaluate("window.refused") == []
        assert [url for url in self.requests if not url.startswith(("file:", "data:"))] == []


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Reports on disk: a short one, with every kind of finding, a long one, whose findings are closed, and
    a huge one, whose sentences wait until a finding is opened.
    """
    folder = tmp_path_factory.mktemp("reports")
    reports: dict[str, Report] = {
        "short": load("mixed"),
        "long": many(300),
        "huge": many(WAIT_FROM),
        "clean": load("clean"),
        "gate": load("gate"),
    }
    for name, said in reports.items():
        (folder / f"{name}.html").write_text(by_name("html").render(said, View()), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in reports}


Open = Callable[..., Opened]


@pytest.fixture
def open_report(browser: Any, files: dict[str, Path]) -> Iterator[Open]:
    """Opens a report; every page is checked at the end for errors, refusals and requests."""
    opened: list[Opened] = []

    def open_(name: str = "short", anchor: str = "", **options: Any) -> Opened:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.add_init_script(WATCH)
        made = Opened(context.new_page())
        made.page.on("console", lambda message: made.complaints.append(message.text))
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.on("request", lambda request: made.requests.append(request.url))
        made.page.goto(files[name].as_uri() + anchor)
        opened.append(made)
        return made

    yield open_
    for made in opened:
        if made.page.context.browser and options_have_scripts(made):
            made.check()
        made.page.context.close()


def options_have_scripts(made: Opened) -> bool:
    return bool(made.page.evaluate("typeof window.refused !== 'undefined'"))
