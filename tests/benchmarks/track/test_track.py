"""The command: what it exits with, and that revisions are measured in turn, each in its own checkout."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.track import __main__ as track
from benchmarks.track import suite, worktrees
from benchmarks.track.records import append, read
from benchmarks.track.suite import Choice, SuiteFailed, groups, medians, run_suite
from tests.benchmarks.track.samples import record

NAME = "test_save_claims"
Run = Callable[..., int]


def _output(seconds: float) -> dict[str, Any]:
    stats = {"median": seconds, "iqr": 0.0, "rounds": 5}
    return {"benchmarks": [{"group": "store", "name": NAME, "stats": stats, "extra_info": {}}]}


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["track", *words])
        return track.main()

    return run


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two revisions of a package that says how slow it is."""
    folder = tmp_path / "repository"
    for name in ("benchmarks", "seeds", "checker"):
        (folder / name).mkdir(parents=True)
    (folder / "benchmarks" / "suite.txt").write_text("old")

    def git(*words: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)

    git("init", "--quiet")
    for seconds in ("1.0", "1.5"):
        (folder / "checker" / "seconds").write_text(seconds)
        git("add", ".")
        git("commit", "--quiet", "-m", seconds)
        git("tag", f"v{seconds}")
    (folder / "benchmarks" / "suite.txt").write_text("new")
    return folder


@pytest.fixture
def measured(repository: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was measured, in order; a checkout takes as long as it says."""
    order: list[str] = []

    def fake(checkout: Path, chosen: Choice) -> dict[str, Any]:
        assert (checkout / "benchmarks" / "suite.txt").read_text() == "new"
        order.append((checkout / "checker" / "seconds").read_text())
        return _output(float(order[-1]))

    monkeypatch.setattr(worktrees, "run_suite", fake)
    monkeypatch.setattr(track, "ROOT", repository)
    return order


@pytest.mark.parametrize(
    ("base", "head", "more", "status"),
    [
        ("v1.0", "v1.5", (), 1),
        ("v1.5", "v1.0", (), 0),
        ("v1.0", "v1.0", (), 0),
        ("v1.0", "v1.5", ("--threshold", "0.6"), 0),
    ],
)
def test_compare_fails_on_a_slowdown(
    command: Run,
    measured: list[str],
    capsys: pytest.CaptureFixture[str],
    base: str,
    head: str,
    more: tuple[str, ...],
    status: int,
) -> None:
    assert command("compare", base, head, "--rounds", "2", *more) == status
    assert measured == [base[1:], head[1:]] * 2
    assert ("SLOWER" in capsys.readouterr().out) is bool(status)


def test_compare_leaves_no_worktree_behind(command: Run, measured: list[str], repository: Path) -> None:
    command("compare", "v1.0", "v1.5")
    listed = subprocess.run(["git", "worktree", "list"], cwd=repository, capture_output=True, text=True)
    assert len(listed.stdout.splitlines()) == 1


def test_unknown_revision_is_an_error(
    command: Run, measured: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("compare", "v1.0", "v9") == 2
    assert "v9" in capsys.readouterr().err


def test_one_round_is_too_few_to_tell_a_slowdown(command: Run) -> None:
    with pytest.raises(SystemExit, match="2"):
        command("compare", "v1.0", "v1.5", "--rounds", "1")


def test_run_adds_to_the_history(command: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(track, "run_suite", lambda *_: _output(0.5))
    history = tmp_path / "history.jsonl"
    assert command("run", "--group", "store", "--history", str(history)) == 0
    assert command("run", "--history", str(history)) == 0
    found = read(history)
    assert [(each.name, each.median) for each in found] == [(NAME, 0.5)] * 2
    assert found[0].machine.cores >= 1


def test_draw_writes_the_page(command: Run, tmp_path: Path) -> None:
    append([record()], tmp_path / "history.jsonl")
    out = tmp_path / "page"
    assert command("draw", "--history", str(tmp_path / "history.jsonl"), "--out", str(out)) == 0
    assert (out / "README.md").exists()


def test_broken_history_is_an_error(command: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "history.jsonl").write_text("{")
    assert command("draw", "--history", str(tmp_path / "history.jsonl"), "--out", str(tmp_path)) == 2
    assert "line 1" in capsys.readouterr().err


def test_groups_are_the_files_of_the_suite() -> None:
    assert {"nli", "embedding", "extraction", "pairing", "store", "runs"} <= set(groups(track.ROOT))


def _checkout(folder: Path, body: str) -> Path:
    """A checkout whose suite is one file."""
    (folder / "checker").mkdir(parents=True)
    (folder / "checker" / "__init__.py").touch()
    (folder / suite.SUITE).mkdir(parents=True)
    (folder / suite.SUITE / "conftest.py").write_text(
        "from pathlib import Path\nimport checker\n"
        "def pytest_benchmark_update_machine_info(config, machine_info):\n"
        "    machine_info['checker'] = str(Path(checker.__file__).resolve().parent)\n"
    )
    (folder / suite.SUITE / "test_one.py").write_text(body)
    (folder / "pytest.ini").write_text("[pytest]\n")
    return folder


def test_suite_of_a_checkout_measures_the_package_of_that_checkout(tmp_path: Path) -> None:
    body = "def test_it(benchmark):\n    benchmark.pedantic(sorted, ([2, 1],), rounds=3)\n"
    found = medians(run_suite(_checkout(tmp_path / "a", body), Choice(("one",))))
    assert list(found) == ["None: test_it"]
    assert found["None: test_it"] > 0


@pytest.mark.parametrize(
    ("body", "expression"),
    [
        pytest.param("def test_it(benchmark):\n    benchmark(int, 'no number')\n", "", id="fails"),
        pytest.param("def test_it(benchmark):\n    benchmark(int)\n", "nothing", id="none is chosen"),
    ],
)
def test_suite_that_measures_nothing_is_an_error(tmp_path: Path, body: str, expression: str) -> None:
    with pytest.raises(SuiteFailed, match="ended with"):
        run_suite(_checkout(tmp_path / "a", body), Choice((), expression))
