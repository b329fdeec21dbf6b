"""Make the pictures of the HTML report on the sample articles: ``python docs/screenshots.py``.

Needs Chromium and Playwright; the fonts are those that this machine has.
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LARGEST = 300_000


@dataclass(frozen=True)
class Picture:
    name: str
    width: int
    height: int
    scheme: str
    scale: float = 1


PICTURES = (
    Picture("report-light", 1440, 960, "light"),
    Picture("report-dark", 1440, 960, "dark"),
    Picture("report-phone", 390, 844, "light", 2),
)


def write_report(folder: Path) -> Path:
    """Check the sample articles and write the page."""
    from checker.pipeline import check_corpus
    from checker.report import View, by_name
    from checker.settings import Settings

    said = check_corpus([ROOT / "seeds"], Settings(database=f"{folder}/check.db", offline=True))
    page = folder / "report.html"
    page.write_text(by_name("html").render(said, View()), encoding="utf-8")
    return page


def main() -> None:
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sys.exit(f"none of {', '.join(BROWSERS)} is installed")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name, sync_playwright() as running:
        address = write_report(Path(name)).as_uri()
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for picture in PICTURES:
            page = browser.new_page(
                viewport={"width": picture.width, "height": picture.height},
                color_scheme=picture.scheme,
                device_scale_factor=picture.scale,
            )
            page.goto(address)
            file = IMAGES / f"{picture.name}.png"
            page.screenshot(path=file)
            size = file.stat().st_size
            print(f"{file.relative_to(ROOT)}  {size / 1000:.0f} kB{'  too large' if size > LARGEST else ''}")
        browser.close()


if __name__ == "__main__":
    main()
