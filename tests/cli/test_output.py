"""Where the report goes, and that it gets there whole or not at all."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checker.cli import streams
from checker.errors import UsageError
from checker.report import View, by_name

from .conftest import DIRTY, Check

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from tests.cli.conftest import DIRTY, Check, Services, State, cli
check = Check(DIRTY)
services = Services(check_corpus=check._check_corpus, rules=lambda: ())
cli.main(sys.argv[1:], obj=State(services))
"""


IMPORTS = """
import atexit
HEAVY = ("torch", "transformers", "spacy", "sqlalchemy", "numpy", "rich")
atexit.register(lambda: print([name for name in HEAVY if name in sys.modules]))
"""


def run(
    folder: Path, *arguments: str, script: str = SCRIPT, **options: Any
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    command = [sys.executable, "-c", script, *arguments]
    options.setdefault("stdout", subprocess.PIPE)
    return subprocess.run(
        command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8", **options
    )


def test_a_file_holds_the_report_and_a_line_tells_of_it(check: Check, tmp_path: Path) -> None:
    check.answer = DIRTY
    result = check("news", "--output", "report.txt")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "check: 1 contradiction in 2 articles: see report.txt\n"
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == by_name("text").render(DIRTY, View())
    assert check("news", "--output", "report.txt", "-q").stderr == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news", "report.txt"]


def test_a_dash_is_standard_output(check: Check) -> None:
    assert check("news", "--output", "-").stdout == check("news").stdout != ""


def test_an_error_leaves_the_old_file(check: Check) -> None:
    Path("report.txt").write_text("old")
    check.answer = ValueError()
    assert check("news", "--output", "report.txt").exit_code == 2
    assert Path("report.txt").read_text() == "old"


def test_a_file_is_replaced_through_its_link_and_keeps_its_mode(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    streams.write_file(link, "new \ud800 é")
    assert target.read_bytes() == b"new \\ud800 \xc3\xa9"
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(
        UsageError, match=r"report\.txt cannot be written \(no space left on device\): free some"
    ):
        streams.write_file(tmp_path / "report.txt", "new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("arguments", [["."], [".", "--output", "/dev/full"], ["--help"]])
def test_a_full_disk_is_told_in_one_line(tmp_path: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = run(tmp_path, *arguments, stdout=full)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "no space left on" in done.stderr


def test_a_reader_that_left_is_no_error(tmp_path: Path) -> None:
    for arguments, status in ((["."], 1), (["--help"], 0)):
        reader, writer = os.pipe()
        os.close(reader)
        with open(writer, "w") as gone:  # noqa: PTH123
            done = run(tmp_path, *arguments, stdout=gone)
        assert (done.returncode, done.stderr) == (status, "")


def test_reports_are_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    done = run(tmp_path, ".", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert "contradiction · number" in done.stdout
    assert done.returncode == 1


def test_json_on_standard_output_is_the_same_every_time(tmp_path: Path) -> None:
    first, second = (
        run(tmp_path, ".", "--format", "json", env={"COLUMNS": width}) for width in ("40", "200")
    )
    assert first.stdout == second.stdout
    assert json.loads(first.stdout)["schema_version"] == 1
    assert first.stderr == ""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["rules"], ["news", "--format", "xml"]])
def test_nothing_heavy_is_imported_before_it_is_needed(tmp_path: Path, arguments: list[str]) -> None:
    done = run(tmp_path, *arguments, script=IMPORTS + SCRIPT)
    assert done.stdout.splitlines()[-1] == "[]", done.stdout + done.stderr
