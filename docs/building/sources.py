"""Pages and files of the site that lie outside of ``docs/``, and what pages take from them."""

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = "docs/"
OUTSIDE = "project/"
"""Where files from outside of ``docs/`` are on the site."""

_LINK = re.compile(r"(!?\[(?:[^\]\[]|\[[^\]]*\])*\]\()([^)#\s]+)((?:#[^)\s]*)?\))")
_INCLUDE = re.compile(r"^<!-- include (\S+): ([\w -]+) -->$", re.M)


def in_project(place: str) -> str:
    """Where in the project a page of the site comes from."""
    return place.removeprefix(OUTSIDE) if place.startswith(OUTSIDE) else DOCS + place


def on_site(path: str) -> str:
    """Where on the site a file of the project is."""
    return path.removeprefix(DOCS) if path.startswith(DOCS) else OUTSIDE + path


def prepared(text: str, place: str, origin: str = "") -> str:
    """A page's Markdown with what it includes, and with links that hold on the site.

    ``origin`` is the file of the project that the text is from, where that is not the page's own.
    """
    home = posixpath.dirname(origin or in_project(place))

    def include(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(home, found[1]))
        return prepared(block((ROOT / path).read_text(encoding="utf-8"), found[2]), place, path)

    def link(found: re.Match[str]) -> str:
        if "://" in found[2] or found[2].startswith("mailto:"):
            return found[0]
        target = on_site(posixpath.normpath(posixpath.join(home, found[2])))
        return found[1] + posixpath.relpath(target, posixpath.dirname(place) or ".") + found[3]

    return _INCLUDE.sub(include, _outside_code(link, text))


def rows(text: str) -> str:
    """Markdown whose tables hold ``a|b`` as code: elsewhere it is escaped there, here it must not be."""
    code = re.compile(r"`[^`\n]+`")

    def row(found: re.Match[str]) -> str:
        return code.sub(lambda each: each[0].replace(r"\|", "|"), found[0])

    return re.sub(r"^\|.*\|$", row, text, flags=re.M)


def _outside_code(change: "re._Replace[str]", text: str) -> str:  # type: ignore[name-defined]
    parts = re.split(r"(^(?:````|```).*?^(?:````|```)$)", text, flags=re.M | re.S)
    return "".join(part if place % 2 else _LINK.sub(change, part) for place, part in enumerate(parts))


def block(text: str, name: str) -> str:
    """What stands in a file between ``<!-- name -->``, or ``<!-- begin name: ... -->``, and its end."""
    found = re.search(rf"<!-- (?:begin )?{name}(?::[^\n]*?)? -->\n(.*?)<!-- end {name} -->", text, re.S)
    if not found:
        raise LookupError(f"no block {name}")
    return found[1].strip("\n")


def linked(text: str, place: str) -> Iterator[str]:
    """The files of the project outside of ``docs/`` that a page links to or includes from."""
    home = posixpath.dirname(in_project(place))
    for target in (found[2] for found in _LINK.finditer(text)):
        path = posixpath.normpath(posixpath.join(home, target))
        if "://" not in target and not path.startswith(DOCS) and (ROOT / path).is_file():
            yield path


def reached(pages: Iterable[tuple[str, str]]) -> list[str]:
    """All files outside of ``docs/`` that pages lead to, also by way of one another."""
    todo = [path for place, text in pages for path in linked(text, place)]
    found: dict[str, None] = {}
    while todo:
        path = todo.pop(0)
        if path in found:
            continue
        found[path] = None
        if path.endswith(".md"):
            todo += linked((ROOT / path).read_text(encoding="utf-8"), on_site(path))
    return list(found)


def notebook(path: Path) -> str:
    """A notebook as Markdown: its text, its code, and what the code printed."""
    parts = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        parts.append(source if cell["cell_type"] == "markdown" else f"```python\n{source}\n```")
        printed = "".join("".join(output["text"]) for output in cell.get("outputs", ()))
        if printed:
            parts.append(f"````text\n{printed.rstrip()}\n````")
    return "\n\n".join(parts) + "\n"
