"""Ctrl-C at any time: no traceback, and the next run goes on where this one stopped."""

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import CHECK, Sample, environment

SAID = "check: interrupted; what was done is kept, and the next run goes on where this one stopped"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A second copy of the sample corpus, elsewhere, with a database of its own."""
    return Sample.copy(tmp_path_factory.mktemp("interrupted"))


def _heed_interrupts() -> None:
    """A shell's background jobs ignore interrupts, and so would all that they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupt(sample: Sample, ready: Callable[[Path], bool]) -> tuple[int, str]:
    """Run until ``ready`` says so of what standard error holds, send SIGINT; give status and errors."""
    log = sample.folder / "stderr.txt"
    with log.open("wb") as errors:
        command = [*CHECK, "seeds", "--device", "cpu", "--format", "json", "-v"]
        run = subprocess.Popen(
            command,
            cwd=sample.folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=errors,
            preexec_fn=_heed_interrupts,
        )
        try:
            deadline = time.monotonic() + 120
            while not ready(log) and run.poll() is None and time.monotonic() < deadline:
                time.sleep(0.02)
            run.send_signal(signal.SIGINT)
            status = run.wait(60)
        finally:
            run.kill()
    return status, log.read_text(encoding="utf-8")


def test_interrupted_runs_go_on_where_they_stopped(
    fresh: Sample, first_run: "subprocess.CompletedProcess[bytes]"
) -> None:
    """First while claims are extracted, then while pairs are judged; then all is as in one run."""
    status, errors = interrupt(fresh, lambda log: fresh.count("articles") > 0)
    assert status == 130, errors
    assert errors.endswith(f"\n{SAID}\n")
    assert "Traceback" not in errors
    assert fresh.count("judgements") == 0

    status, errors = interrupt(fresh, lambda log: b"worth judging" in log.read_bytes())
    assert status == 130, errors
    assert errors.endswith(f"\n{SAID}\n")
    assert "Traceback" not in errors
    known = {table: fresh.count(table) for table in ("claims", "embeddings")}
    assert all(known.values())

    last = fresh.run("--format", "json")
    assert last.returncode == 1
    assert last.stdout == first_run.stdout
    assert {table: fresh.count(table) for table in known} == known
