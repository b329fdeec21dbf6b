"""The GitHub action: its steps are run as the host would run them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from checker.report import FORMATS
from checker.settings import BY_NAME

from .conftest import ROOT, Shell, document

EXAMPLE = ROOT / "tests" / "examples" / "newsroom"
ACTION = document("action.yml")
STEPS = {step.get("name", step.get("uses")): step for step in ACTION["runs"]["steps"]}
CHECK = STEPS["Check the articles"]
DEFAULTS = {name: str(value.get("default", "")) for name, value in ACTION["inputs"].items()}
NEEDED = {"github", "sarif", "markdown"}


def environment(step: dict, **inputs: str) -> dict[str, str]:
    """What the step's variables are, given the action's inputs."""
    values = {**DEFAULTS, **{name.replace("_", "-"): value for name, value in inputs.items()}}
    return {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: values[found[1]], text)
        for name, text in step["env"].items()
    }


def run(shell: Shell, step: dict, **inputs: str) -> "subprocess.CompletedProcess[str]":
    folder = shell.folder.parent
    files = {name: str(folder / name.lower()) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in files.values():
        Path(path).touch()
    given = {name: value for name, value in inputs.items() if name.isupper()}
    own = {name: value for name, value in inputs.items() if not name.isupper()}
    paths = {"GITHUB_ACTION_PATH": str(ROOT), "GITHUB_WORKSPACE": str(shell.folder)}
    return shell.run(step["run"], **files, **paths, **environment(step, **own), **given)


def outputs(shell: Shell) -> dict[str, str]:
    text = (shell.folder.parent / "github_output").read_text(encoding="utf-8")
    return dict(line.split("=", 1) for line in text.splitlines())


def test_no_input_is_ever_part_of_a_script() -> None:
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")
        assert ("run" in step) == (step.get("shell") == "bash")


def test_every_input_is_used_and_every_output_comes_from_a_step() -> None:
    used = set(re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])
    for output in ACTION["outputs"].values():
        assert output["value"].startswith("${{ steps.check.outputs.")
    assert CHECK["id"] == "check"


def test_one_call_writes_all_and_decides(shell: Shell) -> None:
    shell.fake("check")
    result = run(shell, CHECK, corpus="articles\n\nwire copy\n", fail_on="warning", baseline="known.json")
    assert result.returncode == 0, result.stderr
    options = ["--fail-on", "warning", "--baseline", "known.json"]
    written = ["--output", "github=-", "--output", "sarif=check.sarif"]
    assert shell.calls == [["check", "run", *options, *written, "--", "articles", "wire copy"]]
    assert outputs(shell) == {"status": "0", "sarif": "check.sarif"}


def test_only_what_is_asked_for_is_passed_on(shell: Shell) -> None:
    shell.fake("check")
    assert run(shell, CHECK, corpus="articles", sarif="").returncode == 0
    assert shell.calls == [["check", "run", "--output", "github=-", "--", "articles"]]
    assert outputs(shell) == {"status": "0"}


@pytest.mark.parametrize(("summary", "named"), [("true", True), ("false", False)])
def test_the_command_is_told_of_the_summary_only_if_one_is_wanted(
    shell: Shell, summary: str, named: bool
) -> None:
    shell.program("check", '#!/bin/sh\necho "${GITHUB_STEP_SUMMARY:-none}"\n')
    said = run(shell, CHECK, corpus="articles", summary=summary).stdout.strip()
    assert (said != "none") is named


@pytest.mark.parametrize(("status", "sarif"), [("0", True), ("1", True), ("2", False), ("130", False)])
def test_the_step_ends_as_the_command_did(shell: Shell, status: str, sarif: bool) -> None:
    shell.fake("check")
    assert run(shell, CHECK, corpus="articles", FAKE_STATUS=status).returncode == int(status)
    assert outputs(shell)["status"] == status
    assert ("sarif" in outputs(shell)) is sarif


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ("--max-findings 2", ["--max-findings", "2"]),
        ("  --select NUM\n --select DAT ", ["--select", "NUM", "--select", "DAT"]),
        ("--database 'a b.db' \"x y\"", ["--database", "a b.db", "x y"]),
        ("$(touch pwned) `touch pwned`", ["$(touch", "pwned)", "`touch", "pwned`"]),
        ("; touch pwned", [";", "touch", "pwned"]),
        ("--model -n", ["--model", "-n"]),
        (" \n ", []),
    ],
)
def test_further_options_are_split_as_in_a_shell_and_nothing_in_them_is_run(
    shell: Shell, args: str, words: list[str]
) -> None:
    shell.fake("check")
    run(shell, CHECK, corpus="$(touch pwned)", args=args, sarif="")
    assert shell.calls == [["check", "run", *words, "--output", "github=-", "--", "$(touch pwned)"]]
    assert not (shell.folder / "pwned").exists()


def test_a_quote_that_does_not_end_is_an_error(shell: Shell) -> None:
    shell.fake("check", "python")
    assert run(shell, CHECK, corpus="articles", args="--model 'x").returncode == 2
    assert run(shell, STEPS["Install check"], pip_args="--index-url 'x").returncode != 0
    assert shell.calls == []


def test_pip_installs_the_action_itself(shell: Shell) -> None:
    shell.fake("python")
    step = STEPS["Install check"]
    assert run(shell, step, pip_args="--extra-index-url https://wheels.example/cpu").returncode == 0
    assert run(shell, step).returncode == 0
    install = ["python", "-m", "pip", "install", "--quiet"]
    assert shell.calls == [
        [*install, "--extra-index-url", "https://wheels.example/cpu", str(ROOT)],
        [*install, str(ROOT)],
    ]


def test_what_it_passes_on_are_options_of_the_command() -> None:
    options = set(re.findall(r"--([a-z-]+) ", CHECK["run"]))
    assert {"fail-on", "baseline", "output"} == options <= set(BY_NAME)


@pytest.mark.skipif(not {form.name for form in FORMATS} >= NEEDED, reason="needs the formats of hosts")
def test_the_example_passes_and_fails_with_the_command_itself(shell: Shell) -> None:
    shell.real()
    shutil.copytree(EXAMPLE, shell.folder, dirs_exist_ok=True)
    passed = run(shell, CHECK, corpus="articles", args="--offline")
    assert passed.returncode == 0, passed.stderr
    sarif = document(str(shell.folder / "check.sarif"))  # JSON is YAML, too
    assert sarif["version"] == "2.1.0"
    later = next((shell.folder / "later").iterdir())
    shutil.copy(later, shell.folder / "articles" / "valley-courier")
    failed = run(shell, CHECK, corpus="articles", args="--offline")
    assert failed.returncode == 1
    assert "::error" in failed.stdout
    assert "contradiction" in (shell.folder.parent / "github_step_summary").read_text(encoding="utf-8")
    assert outputs(shell)["status"] == "1"
