"""The gate on the example of a newsroom, from the first failing run to a suppression that has expired.

Everything here is run with the model, in the order in which a newsroom would meet it.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Check

EXAMPLE = ROOT / "tests" / "examples" / "newsroom"
BASELINE = "check-baseline.json"
LATER = "2024-05-16-second-look.md"

Steps = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One database for all tests here, so that each pair is judged once."""
    return tmp_path_factory.mktemp("newsroom") / "check.db"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def run(check: Check, newsroom: Path, database: Path) -> Steps:
    """Check the articles; gives the exit status and the report."""

    def run(*options: str) -> tuple[int, dict[str, Any]]:
        result = check("articles", "--format", "json", "--database", str(database), *options, at=newsroom)
        return result.exit_code, json.loads(result.stdout) if result.stdout else {"error": result.stderr}

    return run


def add_article(newsroom: Path) -> Path:
    target = newsroom / "articles" / "valley-courier" / LATER
    shutil.copy(newsroom / "later" / LATER, target)
    return target


def new_id(document: dict[str, Any]) -> str:
    (found,) = (item["id"] for item in document["findings"] if item["standing"] == "new")
    return str(found)


def suppress(newsroom: Path, **keys: str) -> None:
    table = "".join(f'{key} = "{value}"\n' for key, value in keys.items())
    with (newsroom / "check.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[[suppressions]]\n{table}")


def test_without_a_baseline_the_planted_contradiction_fails(run: Steps, newsroom: Path) -> None:
    (newsroom / "check.toml").unlink()
    status, document = run()
    assert status == 1
    (found,) = document["findings"]
    assert (found["rule"], found["standing"]) == ("NUM001", None)
    assert sorted(side["value"] for side in found["sides"]) == ["214 passengers", "341 passengers"]


def test_the_baseline_of_the_example_is_what_the_command_writes(
    check: Check, newsroom: Path, database: Path
) -> None:
    written = check("baseline", "articles", "--output", "-", "--database", str(database), at=newsroom)
    assert written.exit_code == 0
    assert written.stdout_bytes == (EXAMPLE / BASELINE).read_bytes()


def test_with_the_baseline_it_passes_and_the_report_is_the_same_each_time(run: Steps) -> None:
    first, again = run(), run()
    assert first == again
    status, document = first
    assert status == 0
    assert [document["summary"][key] for key in ("new", "known", "fixed")] == [0, 1, 0]


def test_a_new_contradiction_fails(run: Steps, newsroom: Path) -> None:
    add_article(newsroom)
    status, document = run()
    assert status == 1
    assert [document["summary"][key] for key in ("new", "known", "fixed")] == [1, 1, 0]


@pytest.mark.parametrize(("expires", "status"), [("2999-12-31", 0), ("2020-01-01", 1)])
def test_a_suppression_passes_until_it_expires(run: Steps, newsroom: Path, expires: str, status: int) -> None:
    add_article(newsroom)
    found = new_id(run()[1])
    suppress(newsroom, id=found[:8], reason="the school counts its nursery, too", expires=expires)
    ended, document = run()
    assert ended == status
    assert document["summary"]["suppressed"] == (1 if status == 0 else 0)
    assert len(document["suppressions"]["expired"]) == status


@pytest.mark.parametrize(
    ("options", "line", "status"),
    [
        ((), "check: {ignore: [NUM], reason: counted with the nursery}", 0),
        ((), "check: {ignore: [NUM], reason: counted with the nursery, expires: 2020-01-01}", 1),
        ((), "check: {ignore: [DAT], reason: counted with the nursery}", 1),
        ((), "check: {ignore: [NUM]}", 1),
        ((), "check: {ignore: [NUM", 1),
        (("--no-article-suppressions",), "check: {ignore: [NUM], reason: counted with the nursery}", 1),
    ],
)
def test_the_front_matter_of_an_article_suppresses(
    run: Steps, newsroom: Path, options: tuple[str, ...], line: str, status: int
) -> None:
    article = add_article(newsroom)
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("source: ", f"{line}\nsource: "), encoding="utf-8")
    for _ in range(2):  # the second report is the one that the database keeps
        ended, document = run(*options)
        assert ended == status
        assert document["summary"]["suppressed"] == (1 if status == 0 else 0)
        assert document["summary"]["articles"] == 5


def test_a_mended_article_makes_the_baseline_stale_and_pruning_drops_it(
    check: Check, run: Steps, newsroom: Path, database: Path
) -> None:
    article = newsroom / "articles" / "valley-courier" / "2024-05-14-smoke-on-the-strait.md"
    article.write_text(article.read_text(encoding="utf-8").replace("341", "214"), encoding="utf-8")
    status, document = run()
    assert (status, document["summary"]["fixed"]) == (0, 1)
    assert document["fixed"] == json.loads((EXAMPLE / BASELINE).read_text(encoding="utf-8"))["findings"]
    check("baseline", "articles", "--prune", "--database", str(database), at=newsroom)
    assert json.loads((newsroom / BASELINE).read_text(encoding="utf-8"))["findings"] == []
    assert run()[1]["fixed"] == []


def test_an_override_of_the_example_keeps_an_outlet_from_failing(run: Steps, newsroom: Path) -> None:
    add_article(newsroom)
    settings = newsroom / "check.toml"
    for folder, status in (("morning-wire", 1), ("valley-courier", 0), ("harbour-gazette", 0)):
        text = (EXAMPLE / "check.toml").read_text(encoding="utf-8")
        settings.write_text(text.replace("morning-wire/**", f"{folder}/**"), encoding="utf-8")
        ended, document = run()
        assert (ended, document["summary"]["new"]) == (status, 1)


def test_only_findings_in_files_that_changed_count_where_that_is_asked(run: Steps, newsroom: Path) -> None:
    (newsroom / "check.toml").unlink()
    for command in (
        ["init", "--quiet"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=first"],
    ):
        subprocess.run(["git", *command], cwd=newsroom, check=True, capture_output=True)
    status, document = run("--changed-since", "HEAD")
    assert (status, document["summary"]["new"], document["summary"]["known"]) == (0, 0, 1)
    add_article(newsroom)
    status, document = run("--changed-since", "HEAD")
    assert (status, document["summary"]["new"], document["summary"]["known"]) == (1, 1, 1)
    status, document = run("--changed-since", "nowhere")
    assert (status, "nowhere" in document["error"] or "revision" in document["error"]) == (2, True)
