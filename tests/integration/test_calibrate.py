"""From decisions to a calibration and back into a run, on a copy of the sample corpus's database."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from checker.calibration_file import load
from checker.decide.calibration import calibrated
from checker.domain import Finding, Kind
from checker.review.log import digest_of
from checker.store import Store

from .conftest import Check, Sample

Process = "subprocess.CompletedProcess[bytes]"
Command = Callable[..., Result]
LOW = ("--min-confidence", "0.02")
"""So low that there is something to be wrong about: the corpus itself has 12 findings, all right."""


@pytest.fixture
def command(check: Check, sample: Sample, first_run: Process, tmp_path: Path) -> Command:
    """Runs the command beside the sample corpus, on a copy of the database of its first run."""
    assert first_run.returncode == 1
    copy(sample.folder / ".check" / "check.db", tmp_path / "check.db")

    def run(*arguments: str) -> Result:
        return check(*arguments, "--database", str(tmp_path / "check.db"), at=sample.folder)

    return run


def copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


@pytest.fixture(scope="module")
def low(sample: Sample, first_run: Process, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database after a run that leaves little out."""
    assert first_run.returncode == 1
    database = tmp_path_factory.mktemp("low") / "check.db"
    copy(sample.folder / ".check" / "check.db", database)
    assert sample.run(*LOW, "--database", str(database)).returncode == 1
    return database


@pytest.fixture
def decided(command: Command, low: Path, tmp_path: Path) -> dict[str, Finding]:
    """The findings of a run that leaves little out, each decided upon, by id."""
    copy(low, tmp_path / "check.db")
    with Store.open(str(tmp_path / "check.db")) as store:
        report = store.latest_report()
    assert report is not None
    assert len(report.findings) > 30
    import_decisions(command, tmp_path, report.findings)
    return {finding.id: finding for finding in report.findings}


def import_decisions(command: Command, folder: Path, findings: tuple[Finding, ...]) -> None:
    lines = [json.dumps(_line(number, finding)) for number, finding in enumerate(findings)]
    (folder / "decisions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = command("decisions", "import", str(folder / "decisions.jsonl"))
    assert f"{len(findings)} new" in result.stderr


def _line(number: int, finding: Finding) -> dict[str, Any]:
    """What is sure is mostly right; one in six is dismissed all the same."""
    action, reason = "confirm", ""
    if finding.confidence < 0.2 or number % 6 == 2:
        action, reason = ("dismiss", "Not the same fact") if number % 3 else ("dispute", "")
    if finding.kind is not Kind.CONTRADICTION and action == "dispute":
        action = "defer"
    return {
        "version": 1,
        "id": f"{number:032x}",
        "finding": finding.id,
        "action": action,
        "author": "ada",
        "decided": f"2026-01-31T09:{number:02}:00+00:00",
        "digest": digest_of(finding),
        "reason": reason,
    }


def confidences(result: Result) -> dict[str, float]:
    return {found["id"]: found["confidence"] for found in json.loads(result.stdout)["findings"]}


def test_a_run_maps_confidences_by_what_was_fitted(
    command: Command, decided: dict[str, Finding], tmp_path: Path
) -> None:
    file = str(tmp_path / "calibration.json")
    fitted = command("calibrate", "seeds", "--write", file, "--json")
    assert fitted.exit_code == 0, fitted.output
    said = json.loads(fitted.stdout)
    made = load(Path(file))
    assert said["calibration"]["n"] == made.n == sum(said["decisions"].values())
    assert said["decisions"]["right"] >= 5
    assert said["decisions"]["other_kind"] >= 1
    for quality in (said["before"], said["after"]):
        assert sum(one["count"] for one in quality["bins"]) == made.n

    same_pairs = str(calibrated(0.02, made))  # with others, facts would be gathered otherwise
    mapped = command(
        *("seeds", "--min-confidence", same_pairs, "--calibration", file),
        *("--format", "json", "--fail-on", "never"),
    )
    assert json.loads(mapped.stdout)["calibration"]["n"] == made.n
    found = confidences(mapped)
    both = found.keys() & decided.keys()
    assert len(both) > 30
    for name in both:
        expected = calibrated(decided[name].confidence, made)
        assert found[name] == pytest.approx(expected, abs=3e-4)
        assert abs(found[name] - decided[name].confidence) > 1e-4

    surest = max(finding.confidence for finding in decided.values())
    least = (surest + calibrated(surest, made)) / 2  # what was that sure is not any more
    assert calibrated(surest, made) < least
    options = ("seeds", "--min-confidence", str(least), "--format", "json", "--fail-on", "never")
    assert confidences(command(*options))
    assert not confidences(command(*options, "--calibration", file))
    again = command("calibrate", "seeds", "--json")
    assert json.loads(again.stdout)["calibration"]["n"] == made.n
    for number in ("a", "b"):  # confidences that were mapped are taken back before the next fit
        assert json.loads(again.stdout)["calibration"][number] == pytest.approx(
            said["calibration"][number], abs=2e-2
        )


@pytest.mark.usefixtures("decided")
def test_the_report_tells_and_an_unchanged_run_knows_its_calibration(
    command: Command, tmp_path: Path
) -> None:
    file = tmp_path / "calibration.json"
    assert command("calibrate", "--write", str(file)).exit_code == 0
    options = ("seeds", "-v", "--calibration", str(file))
    first, second = command(*options), command(*options)
    line = f"confidence is calibrated by {load(file).n} decisions, fitted on "
    assert line in first.stdout
    assert first.stdout == second.stdout
    assert "nothing has changed" not in first.stderr
    assert "nothing has changed" in second.stderr
    document = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**document, "a": document["a"] + 1}), encoding="utf-8")
    third = command(*options)
    assert "nothing has changed" not in third.stderr
    assert third.stdout != second.stdout
    without = command("seeds", "-v")
    assert "nothing has changed" not in without.stderr
    assert "calibrated" not in without.stdout


def test_explain_shows_the_map(command: Command, decided: dict[str, Finding], tmp_path: Path) -> None:
    file = tmp_path / "calibration.json"
    assert command("calibrate", "--write", str(file)).exit_code == 0
    made = load(file)
    finding = max(decided.values(), key=lambda f: f.confidence if f.kind is Kind.CONTRADICTION else 0)
    plain = command("explain", finding.id)
    assert "calibrated" not in plain.stdout
    shown = command("explain", finding.id, "--calibration", str(file))
    expected = calibrated(finding.confidence, made)
    said = re.search(r"verdict: probability (0\.\d{3})\n", shown.stdout)
    mapped = re.search(r"calibrated: confidence (0\.\d{3}), asked for 0\.550", shown.stdout)
    assert said is not None
    assert float(said[1]) == pytest.approx(finding.confidence, abs=2e-3)
    assert mapped is not None
    assert float(mapped[1]) == pytest.approx(expected, abs=2e-3)
    assert f"logit(p') = {made.a:.3f} + {made.b:.3f} * logit(p), from {made.n} decisions" in shown.stdout
    document = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**document, "a": -9.0}), encoding="utf-8")
    lowered = command("explain", finding.id, "--calibration", str(file))
    assert "Not reported: its confidence is below 0.55" in lowered.stdout, lowered.stderr


def test_the_key_of_the_settings_file_is_heeded(
    command: Command, decided: dict[str, Finding], sample: Sample, tmp_path: Path
) -> None:
    assert decided
    assert command("calibrate", "--write", str(tmp_path / "c.json")).exit_code == 0
    settings = tmp_path / "check.toml"
    settings.write_text(f'calibration = "{tmp_path / "c.json"}"\n', encoding="utf-8")
    result = command("seeds", "--config", str(settings))
    assert "confidence is calibrated by" in result.stdout


def test_the_text_shows_before_and_after_and_writes_nothing(
    command: Command, decided: dict[str, Finding], tmp_path: Path
) -> None:
    assert decided
    before = sorted(tmp_path.iterdir())
    result = command("calibrate")
    assert result.exit_code == 0
    assert result.stderr == ""
    for words in ("As it is", "by cross-validation", "Brier score", "log loss", "calibration error", "logit"):
        assert words in result.stdout
    assert sorted(tmp_path.iterdir()) == before


def test_too_few_decisions_are_refused(command: Command, tmp_path: Path) -> None:
    assert command("seeds").exit_code == 1  # notes the decision's digest, should another release have run
    with Store.open(str(tmp_path / "check.db")) as store:
        report = store.latest_report()
    assert report is not None
    import_decisions(command, tmp_path, report.findings)
    result = command("calibrate", "--write", str(tmp_path / "c.json"))
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "a calibration needs 30, with at least 5 right and 5 wrong" in result.stderr
    assert not (tmp_path / "c.json").exists()


def test_decisions_on_findings_of_another_model_are_left_out(
    command: Command, decided: dict[str, Finding], tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "check.db")) as connection, connection:
        connection.execute("UPDATE runs SET model = 'other@1'")
    result = command("calibrate")
    assert result.exit_code == 2
    assert "0 decisions to fit to" in result.stderr
    assert f"run `check CORPUS` again for {len(decided)} on findings of another model" in result.stderr


def test_a_corpus_without_a_run_is_told(command: Command, tmp_path: Path) -> None:
    result = command("calibrate", str(tmp_path))
    assert result.exit_code == 2
    assert "has no run of it" in result.stderr


def test_a_calibration_of_another_model_stops_the_run(
    command: Command, decided: dict[str, Finding], tmp_path: Path
) -> None:
    assert decided
    file = tmp_path / "c.json"
    assert command("calibrate", "--write", str(file)).exit_code == 0
    document = json.loads(file.read_text(encoding="utf-8"))
    for changed, words in (({"model": "other@1"}, "is for the model"), ({"version": 9}, "has version 9")):
        file.write_text(json.dumps({**document, **changed}), encoding="utf-8")
        result = command("seeds", "--calibration", str(file))
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1
        assert words in result.stderr


def test_a_file_of_something_else_is_not_written_over(command: Command, tmp_path: Path) -> None:
    precious = tmp_path / "articles.json"
    precious.write_text("[1]", encoding="utf-8")
    result = command("calibrate", "--write", str(precious))
    assert result.exit_code == 2
    assert "that file is no calibration" in result.stderr
    assert precious.read_text(encoding="utf-8") == "[1]"
