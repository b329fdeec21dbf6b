"""The whole program on the sample corpus; what takes long is run once a session."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checker.cli import cli
from checker.cli.state import State

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
CHECK = [sys.executable, "-m", "checker.cli"]


def environment() -> dict[str, str]:
    """The environment without settings of the command, and with the hub out of reach."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CHECK_")}
    return {**kept, "HF_HUB_OFFLINE": "1", "OMP_WAIT_POLICY": "PASSIVE", "PYTHONPATH": str(ROOT)}


@dataclass(frozen=True)
class Sample:
    """A copy of the sample corpus in a folder of its own, which the command runs in."""

    folder: Path

    @classmethod
    def copy(cls, folder: Path) -> "Sample":
        shutil.copytree(SEEDS, folder / "seeds")
        return cls(folder)

    def run(self, *options: str) -> "subprocess.CompletedProcess[bytes]":
        command = [*CHECK, "seeds", "--device", "cpu", *options]
        return subprocess.run(
            command, cwd=self.folder, env=environment(), capture_output=True, timeout=300, check=False
        )

    def count(self, table: str) -> int:
        """How many rows the database has in a table; 0 while there is no such database."""
        return count(self.folder / ".check" / "check.db", table)


def count(database: Path, table: str) -> int:
    if not database.exists():
        return 0
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:  # not made yet
        return 0
    finally:
        connection.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample.copy(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def first_run(sample: Sample) -> "subprocess.CompletedProcess[bytes]":
    """The first run over the sample corpus, on an empty database."""
    return sample.run("--format", "json")


@pytest.fixture(scope="session")
def report(first_run: "subprocess.CompletedProcess[bytes]") -> dict[str, Any]:
    assert first_run.stdout, first_run.stderr.decode()
    document: dict[str, Any] = json.loads(first_run.stdout)
    return document


Check = Callable[..., Result]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Check:
    """Run the command in this process, in an empty folder unless ``at`` names another."""
    for name in list(os.environ):
        if name.startswith("CHECK_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")

    def run(*arguments: str, at: Path = tmp_path) -> Result:
        monkeypatch.chdir(at)
        return CliRunner().invoke(cli, [*arguments], obj=State(), catch_exceptions=False)

    return run
