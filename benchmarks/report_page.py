"""How large the HTML report of many findings is, and how long it takes to write, open and filter.

``python -m benchmarks.report_page [FINDINGS]``; needs Chromium and Playwright.  Times are in seconds
of the wall clock, the best of three; each step is measured until the browser has drawn its result.
"""

import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from checker.report import View, by_name
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


def main(number: int) -> None:
    from playwright.sync_api import sync_playwright

    said = many(number)
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
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
