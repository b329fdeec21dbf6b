"""The status of an interrupted command: wherever in the interpreter the interrupt comes, however often."""

import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import exits

ROOT = Path(exits.__file__).resolve().parents[2]
PROGRAM = """
import atexit, os, signal
from checker.cli import cli
from checker.cli.services import Services
from checker.cli.state import State

def check_corpus(*_):
    {interrupt}

{more}
cli.main(["."], obj=State(Services(check_corpus=check_corpus)))
"""
SIGNAL = "os.kill(os.getpid(), signal.SIGINT)"
AT_EXIT = f"atexit.register(lambda: {SIGNAL})"


@pytest.mark.parametrize("started", [["-m", "program"], ["program.py"]])
@pytest.mark.parametrize(
    ("interrupt", "more"),
    [
        (SIGNAL, ""),
        (f"exec({SIGNAL!r})", ""),  # as in the middle of a dataclass that is being imported
        (f"eval({SIGNAL!r})", AT_EXIT),
        (SIGNAL, f"{AT_EXIT}; {AT_EXIT}"),
    ],
)
def test_the_status_is_that_of_an_interrupt_and_not_of_a_signal(
    tmp_path: Path, started: list[str], interrupt: str, more: str
) -> None:
    (tmp_path / "program.py").write_text(PROGRAM.format(interrupt=interrupt, more=more), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *started],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}"},
        capture_output=True,
        text=True,
        restore_signals=True,
        check=False,
    )
    assert done.returncode == 130, done.stderr
    assert done.stderr.endswith("the next run goes on where this one stopped\n")
    assert "Traceback" not in done.stderr
