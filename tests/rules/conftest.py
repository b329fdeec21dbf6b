"""Pairs of sentences as files: adding a case is adding a file to ``cases/CODE``.

A file holds ``left`` and ``right``, a sentence each, and either ``differs`` (the two values that the
rule must find, it may find others too) or ``silent: true``.  ``left-published`` and
``right-published`` are the days of the articles, if they have one.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from checker.domain import Article, Claim
from checker.extract.claims import extract

FOLDER = Path(__file__).parent / "cases"
_KEYS = {"left", "right", "left-published", "right-published", "differs", "silent"}


@dataclass(frozen=True)
class Case:
    """One file; ``differs`` is None where the rule must find nothing."""

    code: str
    name: str
    left: Article
    right: Article
    differs: tuple[str, str] | None

    @classmethod
    def read(cls, file: Path) -> "Case":
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert content.keys() <= _KEYS, f"{file}: unknown keys {content.keys() - _KEYS}"
        assert ("differs" in content) != content.get("silent", False), f"{file}: give differs or silent: true"
        left, right = (
            _article(
                f"{file.parent.name}/{file.stem}/{side}", content[side], content.get(f"{side}-published")
            )
            for side in ("left", "right")
        )
        one, other = content.get("differs") or ("", "")
        return cls(file.parent.name, file.stem, left, right, (one, other) if one else None)


def _article(path: str, text: str, published: date | None) -> Article:
    return Article(path, "", text, 0, len(text), "", published=published)


CASES = [Case.read(file) for file in sorted(FOLDER.glob("*/*.yaml"))]


@pytest.fixture(scope="session")
def claims() -> dict[str, tuple[Claim, ...]]:
    """The claims of all cases, extracted together."""
    articles = [article for case in CASES for article in (case.left, case.right)]
    failed: list[object] = []
    found = {article.path: own for article, own in extract(articles, failed.append)}
    assert failed == []
    return found
