"""Several reports from one run: which format goes where, and what is refused before any work."""

import json
from pathlib import Path

import pytest

from checker.report import View, by_name

from .conftest import DIRTY, Check, line

PLANS = [
    (["--output", "r.json"], {"r.json": "json"}),
    (["--output", "r.SARIF"], {"r.SARIF": "sarif"}),
    (["--output", "r.xml", "--output", "r.jsonl"], {"r.xml": "junit", "r.jsonl": "jsonl"}),
    (["--output", "r.csv", "--output", "r.md", "--output", "r.txt"],
     {"r.csv": "csv", "r.md": "markdown", "r.txt": "text"}),
    (["--output", "gitlab=quality.json"], {"quality.json": "gitlab"}),
    (["--output", "report"], {"report": "text"}),
    (["--output", "report", "--format", "sarif"], {"report": "sarif"}),
    (["--output", "r.txt", "--format", "json"], {"r.txt": "json"}),
    (["--output", "csv=r.txt", "--format", "json"], {"r.txt": "csv"}),
    (["--output", "r.csv", "--output", "r.dat", "--format", "json"], {"r.csv": "csv", "r.dat": "json"}),
    (["--output", "./a=b.json"], {"a=b.json": "json"}),
]  # fmt: skip


def contents(name: str) -> str:
    failing = frozenset(finding.id for finding in DIRTY.findings)
    return by_name(name).render(DIRTY, View(base="news", failing=failing))


@pytest.mark.parametrize(("arguments", "files"), PLANS)
def test_each_file_gets_its_format(check: Check, arguments: list[str], files: dict[str, str]) -> None:
    check.answer = DIRTY
    result = check("news", *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    for path, name in files.items():
        assert Path(path).read_bytes().decode("utf-8") == contents(name)
    assert line(result) == f"check: 1 contradiction in 2 articles: see {', '.join(files)}"


def test_standard_output_may_be_one_of_several(check: Check) -> None:
    check.answer = DIRTY
    result = check("news", "--format", "github", "--output", "-", "--output", "r.json", "-q")
    assert result.stdout == contents("github")
    assert json.loads(Path("r.json").read_text())["findings"]
    assert check("news", "--output", "csv=-").stdout_bytes.decode("utf-8") == contents("csv")


def test_the_file_of_settings_and_the_environment_name_outputs_too(check: Check) -> None:
    Path("check.toml").write_text('output = ["one.json", "gitlab=two.json"]\nformat = "json"\n')
    assert check("news").exit_code == 0
    assert isinstance(json.loads(Path("two.json").read_text()), list)
    assert check("news", "--output", "three.sarif").exit_code == 0
    assert json.loads(Path("three.sarif").read_text())["version"] == "2.1.0"
    assert check("news", CHECK_OUTPUT="my report.csv\nfour.txt").exit_code == 0
    assert Path("my report.csv").read_text().startswith("id,")
    assert Path("four.txt").exists()


WRONG = [
    (["--output", "pdf=r.pdf"], "--output pdf=r.pdf: there is no format pdf; take one of text, json"),
    (["--output", "r.json", "--output", "./r.json"], "--output r.json: two reports cannot go there"),
    (["--output", "-", "--output", "csv=-"], "--output -: two reports cannot go there"),
    (
        ["--output", "r.json", "--output", "nowhere/r.csv"],
        "--output nowhere/r.csv: there is no folder nowhere",
    ),
    (["--output", "csv="], "--output: expected a file or FORMAT=FILE, not 'csv='"),
    (["--output", ""], "--output: expected a file or FORMAT=FILE, not ''"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_what_cannot_be_written_is_refused_before_any_work(
    check: Check, arguments: list[str], said: str
) -> None:
    result = check("news", *arguments)
    assert result.exit_code == 2
    assert line(result).startswith(f"check: error: {said}")
    assert check.calls == []
    assert [path.name for path in Path().iterdir()] == ["news"]


def test_the_summary_of_a_step_is_added_to(check: Check) -> None:
    check.answer = DIRTY
    summary = Path("summary.md")
    summary.write_text("before\n")
    check("news", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text(encoding="utf-8") == "before\n" + contents("markdown")
    check("news", "--format", "json", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text(encoding="utf-8") == "before\n" + contents("markdown")


def test_a_summary_that_cannot_be_written_is_an_error(check: Check) -> None:
    result = check("news", "--format", "github", GITHUB_STEP_SUMMARY="nowhere/summary.md")
    assert result.exit_code == 2
    assert "nowhere/summary.md cannot be written" in line(result)


def test_a_corpus_elsewhere_has_paths_of_its_own(check: Check, tmp_path: Path) -> None:
    check.answer = DIRTY
    other = tmp_path / "other"
    other.mkdir()
    (tmp_path / "news" / "kite.md").write_text("x")
    assert "file=news/kite.md," in check("news/kite.md", "--format", "github").stdout
    assert "file=kite.md," in check(".", "--format", "github").stdout
    assert "file=kite.md," in check("/", "--format", "github").stdout
