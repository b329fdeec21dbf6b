"""Runs steps of continuous integration without its host, in the environment that it would give."""

import json
import os
import stat
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]

RECORDER = """#!{python}
import json, os, sys
with open({log!r}, "a", encoding="utf-8") as log:
    log.write(json.dumps([{name!r}, *sys.argv[1:]]) + "\\n")
sys.exit(int(os.environ.get("FAKE_STATUS", "0")))
"""
REAL = '#!/bin/sh\nexec {python} -m checker.cli "$@"\n'


def document(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@dataclass
class Shell:
    """A folder to run steps in, with programs of our own first on the path."""

    folder: Path
    programs: Path
    log: Path
    environment: dict[str, str] = field(default_factory=dict)

    def fake(self, *names: str) -> None:
        """Put programs on the path that note what they are called with, and end as FAKE_STATUS says."""
        for name in names:
            self.program(name, RECORDER.format(python=sys.executable, log=str(self.log), name=name))

    def real(self) -> None:
        """Put the command itself on the path."""
        self.program("check", REAL.format(python=sys.executable))

    def run(self, script: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run a script as a host does: in bash, which stops at what fails."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    @property
    def calls(self) -> list[list[str]]:
        if not self.log.exists():
            return []
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def program(self, name: str, text: str) -> None:
        """Put a program of this text on the path."""
        path = self.programs / name
        path.write_text(text, encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    folder, programs = tmp_path / "work", tmp_path / "bin"
    folder.mkdir()
    programs.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CHECK_", "GITHUB_"))}
    environment = {
        **kept,
        "PATH": f"{programs}{os.pathsep}{kept['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HF_HUB_OFFLINE": "1",
    }
    return Shell(folder, programs, tmp_path / "calls.jsonl", environment)
