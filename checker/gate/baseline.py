"""The baseline: a file of the findings that were there already, which need not fail a run.

It is made to be kept under version control and read in a diff: one finding after another by its id, with
its message and outlets; no line numbers, paths or time stamps, which change without the findings.
"""

import json
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.domain import BaselineEntry, Finding
from checker.errors import BaselineError

VERSION = 1

DEFAULT = Path("check-baseline.json")
"""Where the command writes one, unless told."""

_KIND = "baseline of check"
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs"})


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings of a baseline, by id, each once."""

    entries: tuple[BaselineEntry, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[BaselineEntry]) -> "Baseline":
        """Sort the entries; of several with one id the last stays."""
        return cls(tuple(entry for _, entry in sorted({entry.id: entry for entry in entries}.items())))

    def of_rules(self, wanted: Callable[[str], bool]) -> "Baseline":
        """Keep what these rules found, so that nothing counts as fixed because its rule did not run."""
        return Baseline(tuple(entry for entry in self.entries if wanted(entry.rule)))


def entry_of(finding: Finding) -> BaselineEntry:
    """Give what a baseline keeps of a finding."""
    sources = {citation.source for side in finding.sides for citation in side.claims}
    return BaselineEntry(
        finding.id, finding.rule, finding.kind.value, finding.message, tuple(sorted(sources))
    )


def load(path: Path) -> Baseline:
    """Read a baseline; raises :class:`checker.errors.BaselineError`."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BaselineError(
            f"baseline {path} cannot be read ({reason})",
            f"check the path, or write it with `check baseline CORPUS --output {path}`",
        ) from error
    except UnicodeDecodeError as error:
        raise _malformed(path, "it is not in UTF-8") from error
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise _malformed(path, f"line {error.lineno} is not JSON ({error.msg})") from error
    except RecursionError as error:
        raise _malformed(path, "it is nested too deeply") from error
    return _checked(path, document)


def dump(baseline: Baseline) -> str:
    """Write a baseline; characters that would not show in a diff are escaped."""
    document = {
        "type": _KIND,
        "version": VERSION,
        "findings": [_document(entry) for entry in baseline.entries],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return "".join(map(_visible, text))


def _document(entry: BaselineEntry) -> dict[str, Any]:
    """Turn an entry into what JSON can hold."""
    return {
        "id": entry.id,
        "rule": entry.rule,
        "kind": entry.kind,
        "message": entry.message,
        "sources": list(entry.sources),
    }


def _visible(character: str) -> str:
    hidden = character != "\n" and unicodedata.category(character) in _HIDDEN
    return json.dumps(character)[1:-1] if hidden else character


def _checked(path: Path, document: Any) -> Baseline:
    if not isinstance(document, dict) or document.get("type") != _KIND:
        raise _malformed(path, f'it is no object with "type": "{_KIND}"')
    version = document.get("version")
    if type(version) is int and version > VERSION:
        raise BaselineError(
            f"baseline {path} has version {version}, and this program knows {VERSION}",
            f"use a newer release, or delete it and run `check baseline CORPUS --output {path}`",
        )
    if type(version) is not int or version < 1:
        raise _malformed(path, f'expected "version": {VERSION}')
    findings = document.get("findings")
    if not isinstance(findings, list):
        raise _malformed(path, 'expected a list, "findings"')
    return Baseline.of(_entry(path, number, item) for number, item in enumerate(findings, start=1))


def _entry(path: Path, number: int, item: Any) -> BaselineEntry:
    if not isinstance(item, dict):
        raise _malformed(path, f"finding {number} is no object")
    for key in ("id", "rule", "kind", "message"):
        if not isinstance(item.get(key), str) or not item[key]:
            raise _malformed(path, f"finding {number} has no text under {key!r}")
    sources = item.get("sources")
    if not isinstance(sources, list) or not all(isinstance(source, str) for source in sources):
        raise _malformed(path, f"finding {number} has no list of names under 'sources'")
    return BaselineEntry(item["id"], item["rule"], item["kind"], item["message"], tuple(sources))


def _malformed(path: Path, why: str) -> BaselineError:
    return BaselineError(
        f"baseline {path} is malformed ({why})",
        f"mend it, or delete it and run `check baseline CORPUS --output {path}`",
    )
