"""Make the pictures of the review desk on the sample articles: ``python docs/screenshots_desk.py``.

Needs Chromium and Playwright; the fonts are those that this machine has.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHECK = [sys.executable, "-m", "checker.cli"]
LARGEST = 300_000
PAGES = {
    "source": "/source?name=Northern+Dispatch",
    "article": "/article?path=northern-dispatch/2020-01-14-pens-and-paper.md",
    "search": "/search?q=haftar+sign",
    "runs": "/runs",
}
"""Pages that are shown as they open, by the names of their pictures."""


@contextmanager
def desk(folder: Path) -> Iterator[str]:
    """Check a copy of the sample articles and open a desk on them; gives its start address."""
    shutil.copytree(ROOT / "seeds", folder / "articles")
    known = {**os.environ, "PYTHONPATH": str(ROOT)}
    base = ["articles", "--database", "check.db"]
    subprocess.run([*CHECK, *base, "--quiet", "--output", "/dev/null"], cwd=folder, env=known)
    command = [*CHECK, "review", *base, "--port", "0", "--author", "ada"]
    served = subprocess.Popen(command, cwd=folder, env=known, stdout=subprocess.PIPE, text=True)
    try:
        assert served.stdout is not None
        yield served.stdout.readline().strip()
    finally:
        served.terminate()
        served.wait()


def press(page: Any, *keys: str) -> None:
    """Press keys one after another: two open a dialog, each other leads to a page, which is waited for."""
    for key in keys:
        if key in ("d", "n"):
            page.keyboard.press(key)
            page.wait_for_selector("dialog[open]")
        else:
            with page.expect_navigation():
                page.keyboard.press(key)


def keep(page: Any, name: str) -> None:
    file = IMAGES / f"{name}.png"
    page.screenshot(path=file)
    size = file.stat().st_size
    print(f"{file.relative_to(ROOT)}  {size / 1000:.0f} kB{'  too large' if size > LARGEST else ''}")


def take(browser: Any, address: str) -> None:
    home = address.partition("/start")[0]
    wide = browser.new_page(viewport={"width": 1360, "height": 860}, color_scheme="light")
    wide.goto(address)
    press(wide, "Enter")
    keep(wide, "desk-finding")
    press(wide, "n")
    wide.keyboard.type("Asked the Dispatch; they checked their notes.")
    press(wide, "Control+Enter", "c", "d", "2", "c")
    press(wide, "d")
    keep(wide, "desk-dismiss")
    wide.goto(f"{home}/?state=all")
    keep(wide, "desk-queue")
    wide.goto(f"{home}/sources")
    keep(wide, "desk-sources")
    for name, place in PAGES.items():
        wide.goto(f"{home}{place}")
        keep(wide, f"desk-{name}")
    dark = browser.new_page(viewport={"width": 1360, "height": 860}, color_scheme="dark")
    dark.goto(address)
    press(dark, "Enter")
    keep(dark, "desk-dark")
    phone = browser.new_page(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, color_scheme="light"
    )
    phone.goto(address)
    press(phone, "Enter")
    keep(phone, "desk-phone")


def main() -> None:
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sys.exit(f"none of {', '.join(BROWSERS)} is installed")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory(prefix="newsroom-") as folder,
        desk(Path(folder)) as address,
        sync_playwright() as running,
    ):
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        take(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
