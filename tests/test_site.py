"""The documentation as a site: it builds without a warning, fetches nothing, and has the code's reference."""

import importlib.util
import re
import subprocess
import sys
from html.parser import HTMLParser
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click
import pytest

from checker import config, tables
from checker.rules import RULES
from checker.settings import KEYS
from docs.building import reference, sources

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = sorted((ROOT / "docs").glob("*.md"))
TUTORIAL = ROOT / "docs" / "tutorial.md"
NEEDS_MKDOCS = pytest.mark.skipif(
    importlib.util.find_spec("material") is None, reason="mkdocs-material is not installed"
)


class Loads(HTMLParser):
    """Collects what a page makes the browser load, and the text of the page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.words = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        relation = (given.get("rel") or "").split()
        if tag == "link" and not {"canonical", "next", "prev"} & set(relation):
            self.addresses.append(given.get("href") or "")
        elif tag != "a":
            self.addresses += [given.get("src") or "", given.get("srcset") or ""]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@NEEDS_MKDOCS
def test_it_builds_and_has_every_page(site: Path) -> None:
    for page in WRITTEN:
        assert (site / page.with_suffix(".html").name).is_file()
    for place in reference.PAGES:
        assert (site / place).with_suffix(".html").is_file()
    assert "How it decides" in Loads(site / "project" / "index.html").words
    assert "TemporaryDirectory" in Loads(site / "library.html").words


@NEEDS_MKDOCS
def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        addresses = Loads(page).addresses
        assert any("stylesheets" in address for address in addresses)
        assert [a for a in addresses if "//" in a] == []
    for style in site.rglob("*.css"):
        assert not re.search(r"@import|url\(['\"]?(?:https?:)?//", style.read_text(encoding="utf-8"))


@NEEDS_MKDOCS
def test_a_browser_asks_for_nothing_but_the_site(site: Path, browser: Any) -> None:
    for name in ("index.html", "reference/commands.html", "project/index.html"):
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto((site / name).as_uri())
        page.wait_for_timeout(300)
        assert asked
        assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
        page.close()


@NEEDS_MKDOCS
def test_what_pages_include_is_there(site: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (first,) = re.findall(r"^\| Findings that are right \(precision\) \| ([\d.]+)", readme, re.M)
    assert first in Loads(site / "method.html").words
    example = sources.block(readme, "example").splitlines()[5]
    assert example in Loads(site / "tutorial.html").words


def test_every_option_of_every_command_is_in_the_reference() -> None:
    sections = re.split(r"^## ", reference.commands(), flags=re.M)
    commands = dict(reference.all_commands())
    assert {"check", "check eval", "check decisions export"} <= set(commands)
    for words, command in commands.items():
        (section,) = (text for text in sections if text.startswith(words + "\n"))
        for option in (p for p in command.params if isinstance(p, click.Option)):
            assert f"`{option.opts[0]}" in section or f", {option.opts[0]}" in section
        assert (command.help or "").split("\n")[0] in section


def test_every_rule_is_in_the_reference_with_its_docstring() -> None:
    text = reference.rules()
    for rule in RULES:
        assert f"## {rule.code}\n" in text
        assert cleandoc(rule.documentation).replace("``", "`") in text


def test_every_setting_is_in_the_reference() -> None:
    text = reference.settings()
    for key in KEYS:
        assert f"### {key.name}\n\n{key.help}" in text
        assert f"`CHECK_{key.name.replace('-', '_').upper()}`" in text
    for name in (*tables.OVERRIDE, *tables.SUPPRESSION):
        assert f"`{name}`" in text


def test_fields_of_the_report_are_in_the_reference_at_every_depth() -> None:
    text = reference.schema()
    for field in ("schema_version", "summary.unreadable", "sides[].claims", "spans", "expires"):
        assert f"| `{field}` |" in text


def test_links_are_made_to_hold_on_the_site() -> None:
    text = "[a](../action.yml) [b](desk.md#decide) ![c](images/x.png) [d](https://x.example) [e](#here)"
    assert sources.prepared(text, "gate.md") == text.replace("../action.yml", "project/action.yml")
    text = "[a](docs/gate.md#baseline) [b](LICENSE)\n```\n[a](docs/gate.md)\n```\n"
    expected = "[a](../gate.md#baseline) [b](LICENSE)\n```\n[a](docs/gate.md)\n```\n"
    assert sources.prepared(text, "project/README.md") == expected


def test_choices_in_tables_show_without_escapes() -> None:
    assert sources.rows("| `a\\|b` | c \\| d |\nx `a\\|b`") == "| `a|b` | c \\| d |\nx `a\\|b`"


@NEEDS_MKDOCS
def test_the_choices_of_an_option_can_be_read(site: Path) -> None:
    for page in ("reference/commands.html", "project/index.html"):
        assert "--fail-on [error|warning|info|never]" in Loads(site / page).words


def test_a_missing_block_is_an_error() -> None:
    with pytest.raises(LookupError, match="no block nothing"):
        sources.prepared("<!-- include ../README.md: nothing -->", "method.md")


def test_what_is_included_keeps_its_links() -> None:
    figures = sources.block("x\n<!-- figures -->\n[a](docs/b.md)\n<!-- end figures -->\n", "figures")
    assert sources.prepared(figures, "method.md", "README.md") == "[a](b.md)"


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_commands_in_the_guides_have_the_options_that_they_name(page: Path) -> None:
    known = {words: _long(command) for words, command in reference.all_commands()}
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    for line in (line.partition("#")[0] for block in blocks for line in block.splitlines()):
        words = line.split()
        if words[:1] == ["check"]:
            called = next(c for n in (3, 2, 1) if (c := " ".join(words[:n])) in known)
            named = {word.partition("=")[0] for word in words if word.startswith("--")}
            assert named <= known[called], line


def _long(command: click.Command) -> set[str]:
    return {"--help"} | {
        o for p in command.params for o in (*p.opts, *p.secondary_opts) if o.startswith("--")
    }


@pytest.mark.parametrize("name", ["laptop.md", "dataset.md"])
def test_settings_in_the_guides_are_accepted(name: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    samples = re.findall(r"^( *)```toml\n(.*?)^ *```$", text, re.M | re.S)
    assert samples
    for indent, sample in samples:
        (tmp_path / config.OWN).write_text(sample.replace("\n" + indent, "\n"), encoding="utf-8")
        read = config.load(tmp_path / config.OWN, tmp_path)
        assert read.values or tables.suppressions(read)


AXE = """
    axe.run(document, {resultTypes: ["violations"]})
       .then(found => found.violations.map(v => [v.impact, v.id, v.nodes[0].html]))
"""


@NEEDS_MKDOCS
@pytest.mark.parametrize(("scheme", "width", "turn"), [("light", 390, 0), ("dark", 1280, 1)])
def test_axe_finds_nothing_serious_on_any_page(
    site: Path, browser: Any, scheme: str, width: int, turn: int
) -> None:
    """Each page is looked at in one of the two ways, in turn, as a look takes a second; all must fit."""
    axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    program = Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    places = sorted(
        place for place in site.rglob("*.html") if place.name != "404.html"
    )  # a server's addresses
    assert len(places) > 1
    for number, place in enumerate(places):
        page = context.new_page()
        page.goto(place.as_uri())
        if number % 2 == turn:
            page.evaluate(program)
            serious = [found for found in page.evaluate(AXE) if found[0] in ("serious", "critical")]
            assert serious == [], place.relative_to(site)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place.relative_to(site)
        page.close()
    context.close()
