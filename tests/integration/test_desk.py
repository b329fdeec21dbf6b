"""From a report to decisions and back: ten findings decided by key, and a gate that lets them pass."""

import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from desk.served import running

from checker.review.log import State
from checker.store import Store

from .conftest import CHECK, Sample, environment

Process = "subprocess.CompletedProcess[bytes]"
COLUMN = "meridian-post/2020-01-13-a-column-drives-south.md"


@pytest.fixture
def folder(sample: Sample, first_run: Process, tmp_path: Path) -> Path:
    """A folder with a copy of the database of the first run."""
    assert first_run.returncode == 1
    with (
        closing(sqlite3.connect(sample.folder / ".check" / "check.db")) as source,
        closing(sqlite3.connect(tmp_path / "check.db")) as target,
    ):
        source.backup(target)
    return tmp_path


def test_ten_findings_decided_by_key_stay_decided_and_the_gate_passes(
    sample: Sample, folder: Path, browser: Any
) -> None:
    database = str(folder / "check.db")
    with running(folder, str(sample.folder / "seeds"), "--port", "0", "--author", "ada") as (_, address):
        page = browser.new_page()
        page.goto(address)
        page.select_option("select[name=kind]", "contradiction")
        page.wait_for_url("**/?*kind=contradiction*")
        page.keyboard.press("Enter")
        page.wait_for_url("**/finding/**")  # and for its scripts, which heed the keys
        for number in range(10):
            page.wait_for_selector(f"text={number} of 12 findings decided")
            before = page.url
            page.keyboard.press("d")
            page.keyboard.press(str(number % 5 + 1))
            page.wait_for_url(lambda url, before=before: url.partition("?")[0] != before.partition("?")[0])
        page.wait_for_selector("text=10 of 12 findings decided")
        page.goto(address.partition("/start")[0])
        page.reload()
        assert "10 of 12 findings decided" in page.inner_text("header")
        assert page.locator(".findings li").count() == 2
        page.close()

    again = sample.run("--database", database)
    assert again.returncode == 0, again.stderr.decode()
    assert "10 suppressed" in again.stdout.decode()
    anew = sample.run("--database", database, "--min-confidence", "0.54", "--format", "json")
    assert anew.returncode == 0, anew.stderr.decode()
    assert len(json.loads(anew.stdout)["findings"]) == 12
    with Store.open(database) as store:
        report = store.latest_report()
        assert report is not None
        states = [found.state for found in store.decisions.reviews(report.findings).values()]
        assert states.count(State.DISMISSED) == 10
        assert [run.status for run in store.library.runs()] == ["done", "done"]
        first = store.library.runs()[-1]
        assert first.stage is not None
        assert first.stage.done == first.stage.total > 0


def test_decisions_hold_for_the_same_articles_in_another_folder(folder: Path, sample: Sample) -> None:
    """The copy has paths of its own, and so is another corpus; the findings are the same."""
    from checker.review.log import Action
    from checker.store.decisions import Draft

    other = Sample.copy(folder / "elsewhere")
    with Store.open(str(folder / "check.db")) as store:
        report = store.latest_report()
        assert report is not None
        for finding in report.findings:
            store.decisions.add(Draft(finding, Action.DISMISS, "ada", "no"), 0)
    assert other.run("--database", str(folder / "check.db")).returncode == 0


def test_a_desk_follows_a_run_and_a_sentence_that_changed_reopens_its_finding(
    folder: Path, sample: Sample, browser: Any
) -> None:
    """The desk is open while the program runs: it tells how far that is, and what became of a decision."""
    from checker.review.log import Action
    from checker.store.decisions import Draft

    database, other = folder / "check.db", Sample.copy(folder / "elsewhere")
    options = ("--database", str(database), "--format", "json")
    found = json.loads(other.run(*options).stdout)["findings"]
    (vehicles,) = (f["id"] for f in found if "40 armoured vehicles" in f["message"])
    with Store.open(str(database)) as store:
        report = store.latest_report()
        assert report is not None
        for finding in report.findings:
            store.decisions.add(Draft(finding, Action.DISMISS, "ada", "no"), 0)
    assert other.run(*options).returncode == 0

    note = other.folder / "seeds" / COLUMN
    text = note.read_text(encoding="utf-8")
    assert "40 armoured vehicles out of" in text
    note.write_text(text.replace("vehicles out of", "vehicles, out of"), encoding="utf-8")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM judgements")  # so that there is something to follow
    with running(folder, str(other.folder / "seeds"), "--port", "0", "--author", "bob") as (_, address):
        page = browser.new_page()
        page.goto(address)
        command = [*CHECK, "seeds", "--device", "cpu", *options]
        run = subprocess.Popen(command, cwd=other.folder, env=environment(), stdout=subprocess.DEVNULL)
        page.wait_for_selector("#live >> text=A run is under way", timeout=120_000)
        assert run.wait(300) == 1
        page.wait_for_selector("#live >> text=A newer run has ended.", timeout=60_000)
        page.click("#live-reload")
        page.wait_for_load_state()
        page.goto(f"{address.partition('/start')[0]}/finding/{vehicles}")
        assert "Reopened" in page.inner_text("main")
        assert "40 armoured vehicles out of" in page.inner_text("del >> nth=0")
        assert "40 armoured vehicles, out of" in page.inner_text("ins >> nth=0")
        page.close()
