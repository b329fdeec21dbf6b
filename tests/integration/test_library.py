"""A program gets what the command prints, with the model, on articles of this test's own."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker import Finding, Settings, apply_gate, check_corpus
from checker.report import View, by_name
from checker.review.log import Action, Entry, digest_of
from checker.store import Store

from .conftest import ROOT, Check, environment

ARTICLES = {
    "quarry-herald/bridge.md": """---
title: Bridge over the Orrin gives way
date: 2021-03-04
source: Quarry Herald
---
The old road bridge over the Orrin at Kelmscott gave way on Wednesday evening.

Martha Oduya, the fire chief, said 14 people were taken to Kelmscott hospital after the collapse.

The bridge was opened in 1931.
""",
    "valley-post/bridge.md": """---
title: Kelmscott bridge collapses
date: 2021-03-04
source: Valley Post
---
The old road bridge over the Orrin at Kelmscott collapsed on Wednesday evening.

Fire chief Martha Oduya said 31 people were taken to hospital in Kelmscott after the bridge collapsed.

The bridge was opened in 1948.
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    for name, text in ARTICLES.items():
        path = folder / "articles" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def settings(folder: Path) -> Settings:
    return Settings(database=str(folder / "library.db"), offline=True, device="cpu")


def values(finding: Finding) -> list[str]:
    return sorted(side.value for side in finding.sides)


def test_the_json_is_that_of_the_command(folder: Path, settings: Settings, check: Check) -> None:
    paths = [folder / "articles"]
    report = check_corpus(paths, settings)
    assert [(finding.rule, values(finding)) for finding in report.findings] == [
        ("NUM001", ["14 people", "31 people"]),
        ("DAT001", ["1931", "1948"]),
    ]
    verdict = apply_gate(paths, report, settings)
    assert verdict.failing == {finding.id for finding in report.findings}
    written = by_name("json").render(verdict.report, View(failing=verdict.failing))
    # a database of its own: what the command prints is computed anew
    options = ("--format", "json", "--offline", "--device", "cpu", "--database", "command.db", "--quiet")
    printed = check("articles", *options, at=folder)
    assert printed.exit_code == 1
    assert written == printed.stdout
    assert [item["id"] for item in json.loads(written)["findings"]] == [f.id for f in report.findings]


def test_a_dismissal_on_the_desk_counts(folder: Path, settings: Settings) -> None:
    paths = [folder / "articles"]
    report = check_corpus(paths, settings)
    finding, other = report.findings
    decided = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)
    entry = Entry(
        "0" * 32, finding.id, Action.DISMISS, "ada", decided, digest_of(finding), reason="Not one crash"
    )
    with Store.open(settings.database) as store:
        store.decisions.merge([entry])
    verdict = apply_gate(paths, report, settings)
    assert verdict.failing == {other.id}
    suppression = verdict.report.findings[0].suppression
    assert suppression
    assert "Not one crash" in suppression.reason


def test_the_example_runs(folder: Path) -> None:
    command = [sys.executable, str(ROOT / "tests/examples/library.py"), "articles", "page.html"]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["NUM001", "DAT001"]
    assert all(line.endswith("% Quarry Herald, Valley Post") for line in lines)
    assert "Quarry Herald" in (folder / "page.html").read_text(encoding="utf-8")
    command[2] = "nowhere"
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "nowhere" in done.stderr
