"""How large the HTML report of many findings is, and how long it takes to write, open and filter.

``python -m benchmarks.report_page [FINDINGS [CORPUS]]``; needs Chromium and Playwright.  With a corpus,
the findings are those of a run over it, again and again, each time in other files and on another day.
Times are in seconds of the wall clock, the best of three; each step is measured until the browser has
drawn its result.
"""

import shutil
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from checker.domain import Citation, Finding, Report
from checker.pipeline import check_corpus
from checker.report import View, by_name
from checker.settings import Settings
from tests.report.html.samples import many

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ROUNDS = 3
STEPS = {
    "filter by kind": "document.querySelector('input[value=dispute]').click()",
    "search": "search.value = 'skarholm 12'; search.dispatchEvent(new Event('input', {bubbles: true}))",
    "clear": "document.getElementById('clear').click()",
    "order by confidence": "document.querySelector('input[value=confidence]').click()",
}
TIMED = "async () => { const began = performance.now(); %s; await %s; return performance.now() - began }"
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


def measure(browser: Any, address: str) -> dict[str, float]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    began = time.perf_counter()
    page.goto(address)
    page.evaluate(DRAWN)
    taken = {"open": time.perf_counter() - began}
    for name, step in STEPS.items():
        taken[name] = page.evaluate(TIMED % (step, DRAWN)) / 1000
    page.close()
    return taken


def repeated(corpus: Path, number: int) -> Report:
    """The findings of a corpus, as if a larger one had as many in other articles."""
    said = check_corpus([corpus], Settings(offline=True))
    found = said.findings

    def moved(citation: Citation, turn: int) -> Citation:
        day = citation.published
        later = day + timedelta(turn) if day else None
        return replace(citation, path=f"{turn:04}/{citation.path}", published=later)

    def again(place: int) -> Finding:
        turn, one = divmod(place, len(found))
        sides = tuple(
            replace(side, claims=tuple(moved(claim, turn) for claim in side.claims))
            for side in found[one].sides
        )
        return replace(found[one], id=f"{place:04x}{found[one].id[4:]}", sides=sides)

    return replace(said, findings=tuple(again(place) for place in range(number)))


def main(number: int, corpus: Path | None) -> None:
    from playwright.sync_api import sync_playwright

    said = repeated(corpus, number) if corpus else many(number)
    began = time.perf_counter()
    text = by_name("html").render(said, View())
    taken = time.perf_counter() - began
    print(f"{number} findings: {len(text.encode()) / 1e6:.1f} MB, written in {taken:.2f} s")
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sys.exit(f"none of {', '.join(BROWSERS)} is installed")
    with TemporaryDirectory() as name, sync_playwright() as running:
        file = Path(name) / "report.html"
        file.write_text(text, encoding="utf-8")
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        rounds = [measure(browser, file.as_uri()) for _ in range(ROUNDS)]
        browser.close()
    for step in rounds[0]:
        print(f"{step:20} {min(taken[step] for taken in rounds):.2f} s")


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 5000,
        Path(sys.argv[2]) if len(sys.argv) > 2 else None,
    )
