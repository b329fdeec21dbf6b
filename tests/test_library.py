"""The package as a program uses it: what it exports, how quickly, and what the gate answers."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import checker
from checker import (
    CheckError,
    Settings,
    Severity,
    Standing,
    Suppression,
    apply_gate,
    read_settings,
)
from checker.domain import SuppressionRule
from checker.gate.baseline import Baseline, dump, entry_of
from checker.report import View, by_name
from checker.settings import Override
from tests.report.samples import load

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("torch", "transformers", "spacy", "sqlalchemy", "numpy", "jinja2", "click", "dataclasses")
REPORT = load("mixed")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database=str(tmp_path / "check.db"))


def python(code: str, folder: Path) -> str:
    """Run a program in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_importing_the_package_imports_nothing_else(tmp_path: Path) -> None:
    code = (
        "import sys, checker; checker.__version__, dir(checker); print([m for m in %r if m in sys.modules])"
    )
    assert python(code % (HEAVY,), tmp_path).strip() == "[]"


@pytest.mark.parametrize("name", checker.__all__)
def test_what_is_exported_exists_and_is_explained(name: str) -> None:
    found = getattr(checker, name)
    assert name == "__version__" or (found.__doc__ and found.__name__ == name)
    assert name in dir(checker)


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="module 'checker' has no attribute 'chek_corpus'"):
        _ = checker.chek_corpus  # type: ignore[attr-defined]


def test_the_package_says_that_it_is_typed() -> None:
    assert Path(checker.__file__).with_name("py.typed").is_file()


def test_contradictions_that_are_errors_fail(settings: Settings) -> None:
    verdict = apply_gate([], REPORT, settings)
    errors = {f.id for f in REPORT.findings if f.kind == "contradiction" and f.severity is Severity.ERROR}
    assert errors
    assert verdict.failing == errors
    assert not verdict.passes
    assert apply_gate([], REPORT, replace(settings, fail_on="never")).passes
    assert apply_gate([], REPORT, replace(settings, max_findings=len(errors))).passes


def test_what_the_baseline_knows_does_not_fail(settings: Settings, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    baseline.write_text(dump(Baseline.of(map(entry_of, REPORT.findings))), encoding="utf-8")
    verdict = apply_gate([], REPORT, replace(settings, baseline=str(baseline)))
    assert verdict.passes
    assert {f.standing for f in verdict.report.findings} == {Standing.KNOWN}
    with pytest.raises(CheckError, match=r"missing\.json"):
        apply_gate([], REPORT, replace(settings, baseline=str(tmp_path / "missing.json")))


def test_suppressions_hold_until_their_day(settings: Settings) -> None:
    failing = apply_gate([], REPORT, settings).failing
    rule = SuppressionRule("asked", "here", ids=tuple(failing), expires=date(2030, 1, 31))
    excused = replace(settings, suppressions=(rule,))
    verdict = apply_gate([], REPORT, excused, today=date(2030, 1, 31))
    assert verdict.passes
    given = {f.suppression for f in verdict.report.findings if f.id in failing}
    assert given == {Suppression("asked", "here", date(2030, 1, 31))}
    assert apply_gate([], REPORT, excused, today=date(2030, 2, 1)).failing == failing


def test_a_report_tells_what_fails(settings: Settings) -> None:
    verdict = apply_gate([], REPORT, settings)
    junit = by_name("junit")
    assert junit.render(verdict.report, View(failing=verdict.failing)).count("<failure") == len(
        verdict.failing
    )
    assert "<failure" not in junit.render(verdict.report, View(failing=frozenset()))


def test_settings_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "check.toml"
    file.write_text(
        'min-confidence = 0.7\nignore = ["OTH"]\n[[overrides]]\nsources = ["Fox"]\nfail-on = "warning"\n',
        encoding="utf-8",
    )
    expected = Settings(
        min_confidence=0.7, ignore=("OTH",), overrides=(Override(sources=("Fox",), fail_on="warning"),)
    )
    assert read_settings(file) == expected


def test_the_nearest_file_is_read_and_the_environment_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "check.toml").write_text("max-findings = 3\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECK_MAX_FINDINGS", "9")
    assert read_settings().max_findings == 3


@pytest.mark.parametrize(
    "wrong", ['select = ["NMU"]', '[[overrides]]\npaths = ["a"]\nignore = ["NMU"]', "max = 1"]
)
def test_a_wrong_file_is_refused(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "check.toml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(CheckError, match=r"check\.toml: (select|overrides 1: ignore|max)"):
        read_settings(file)
