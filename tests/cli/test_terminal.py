"""What a terminal shows: colour, width and bars."""

import io
import sys

import pytest

from checker.cli import streams
from checker.cli.progress import Bars, Lines, progress_for
from checker.report import View


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "view"),
    [
        ({"COLUMNS": "77"}, View(77, True)),
        ({"COLUMNS": "77", "NO_COLOR": "1"}, View(77, False)),
        ({"COLUMNS": "77", "NO_COLOR": ""}, View(77, True)),
        ({"COLUMNS": "77", "TERM": "dumb"}, View(77, False)),
        ({"COLUMNS": "3"}, View(20, True)),
    ],
)
def test_view(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], view: View) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert streams.view() == view
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert streams.view() == View(100, False)


def test_bars_are_for_terminals_that_are_not_to_be_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert type(progress_for(quiet=False, verbosity=0)) is Lines
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert type(progress_for(quiet=False, verbosity=0)) is Bars
    assert type(progress_for(quiet=True, verbosity=0)) is Lines


def test_bars_show_the_stage_its_counts_and_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys, "stderr", Terminal())
    bars = Bars(notes=True)
    bars.note("before")
    with bars.stage("Reading [articles]", 3) as advance:
        advance(2)
        bars.note("within [red]")
        with bars.stage("Sorting", 1) as inner:
            inner(1)
        advance(1)
    with bars.stage("Judging", 0):
        pass
    drawn = sys.stderr.getvalue()
    for part in ("check: before\n", "Reading [articles]", "3/3", "check: within [red]", "Sorting", "Judging"):
        assert part in drawn


def test_bars_go_away_on_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    bars = Bars(notes=False)
    with pytest.raises(KeyboardInterrupt), bars.stage("Reading", 3):
        raise KeyboardInterrupt
    bars.note("not wanted")
    assert "not wanted" not in sys.stderr.getvalue()
    with bars.stage("Reading", 3) as advance:
        advance(3)
