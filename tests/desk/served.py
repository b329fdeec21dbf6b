"""A desk in a process of its own, as a user starts it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def running(folder: Path, *options: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A desk in a process of its own, and its start address."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CHECK_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "checker.cli", "review", "--database", str(folder / "check.db"), *options],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=30)
