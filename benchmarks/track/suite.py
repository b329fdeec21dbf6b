"""Run the benchmarks of speed in a checkout, in a process of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

SUITE = "benchmarks/speed"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which benchmarks to run: groups (all if none), pytest's ``-k``, and by which clock, "wall" or "cpu"."""

    groups: Sequence[str] = ()
    expression: str = ""
    clock: str = "wall"


class SuiteFailed(Exception):
    """The benchmarks of a checkout did not run."""


def groups(checkout: Path) -> list[str]:
    """Return the groups that can be chosen: one a file."""
    return sorted(file.stem.removeprefix("test_") for file in (checkout / SUITE).glob("test_*.py"))


def run_suite(checkout: Path, chosen: Choice) -> dict[str, Any]:
    """Run the chosen benchmarks, and return what pytest-benchmark writes.

    Raises SuiteFailed where a benchmark fails, none ran, or the
    package that was measured is not that of the checkout.
    """
    files = [f"{SUITE}/test_{name}.py" for name in chosen.groups] or [SUITE]
    with TemporaryDirectory() as folder:
        output = Path(folder) / "output.json"
        command = [sys.executable, "-m", "pytest", *files, "-q", "-rs", "--benchmark-json", str(output)]
        command += ["-k", chosen.expression] if chosen.expression else []
        command += ["--benchmark-timer", "benchmarks.clock.cpu"] if chosen.clock == "cpu" else []
        environment = {**os.environ, "PYTHONPATH": str(checkout)}
        done = subprocess.run(command, cwd=checkout, stdout=sys.stderr, env=environment)
        if done.returncode or not output.exists() or not output.stat().st_size:
            raise SuiteFailed(f"the benchmarks of {checkout} ended with {done.returncode}; see above")
        found: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    measured = Path(found["machine_info"]["checker"])
    if measured != (checkout / "checker").resolve():
        raise SuiteFailed(f"{measured} was measured, not {checkout / 'checker'}; is another one installed?")
    return found


def medians(output: dict[str, Any]) -> dict[str, float]:
    """Return the median seconds of each benchmark, by "group: name"."""
    return {f"{b['group']}: {b['name']}": b["stats"]["median"] for b in output["benchmarks"]}
