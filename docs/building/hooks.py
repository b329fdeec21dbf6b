"""Called by mkdocs: adds the pages that are made, and those that lie elsewhere in the project."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from docs.building import reference, sources

ALWAYS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "benchmarks/README.md",
    "models/nli-mpnet-base/README.md",
)
"""Pages from outside of ``docs/`` that the navigation names."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add pages to those that mkdocs found in ``docs/``."""
    written = [(file.src_uri, file.content_string) for file in files.documentation_pages()]
    for place, make in reference.PAGES.items():
        files.append(File.generated(config, place, content=make()))
    library = sources.notebook(sources.ROOT / "docs" / "library.ipynb")
    files.append(File.generated(config, "library.md", content=library))
    always = [(sources.on_site(path), (sources.ROOT / path).read_text(encoding="utf-8")) for path in ALWAYS]
    for path in dict.fromkeys([*ALWAYS, *sources.reached([*written, *always])]):
        place = sources.on_site(path)
        files.append(File.generated(config, place, abs_src_path=str(sources.ROOT / path)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Mend the links of a page, and put in what it includes; a page that is made has none to mend."""
    place = page.file.src_uri
    return sources.rows(markdown if place in reference.PAGES else sources.prepared(markdown, place))
