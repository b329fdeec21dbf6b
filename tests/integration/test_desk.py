"""From a report to decisions and back: ten findings decided by key, and a gate that lets them pass."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from desk.served import running

from checker.review.log import State
from checker.store import Store

from .conftest import Sample

Process = "subprocess.CompletedProcess[bytes]"


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
    anew = sample.run("--database", database, "--min-confidence", "0.46", "--format", "json")
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
