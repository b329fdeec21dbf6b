"""The container and the pre-commit hook: what they copy is enough, and what they install runs.

No container engine is needed: the files that it would copy are copied, and its build step is run.  Tests
that build and install take a minute, and are run where CHECK_TEST_PACKAGING is set, as .ci/run does.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
import yaml

from .conftest import ROOT

EXAMPLE = ROOT / "tests" / "examples" / "newsroom"
SLOW = pytest.mark.skipif(not os.environ.get("CHECK_TEST_PACKAGING"), reason="needs CHECK_TEST_PACKAGING")

Line = tuple[str, str]


def lines() -> list[Line]:
    """The instructions of the Containerfile, each with what follows it on the same or continued lines."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    found = [line.split(None, 1) for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(name, rest) for name, rest in found]


def given(name: str) -> list[str]:
    return [rest for instruction, rest in lines() if instruction == name]


def run(*command: str, at: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CHECK_")}
    return subprocess.run(
        command,
        cwd=at,
        env={**kept, "HF_HUB_OFFLINE": "1", **environment},
        capture_output=True,
        text=True,
        timeout=580,
        check=False,
    )


def test_the_container_runs_the_command_and_not_as_root() -> None:
    assert given("USER") == ["check"]
    assert given("ENTRYPOINT") == ['["check"]']
    names = [name for name, _ in lines()]
    assert names.index("USER") > max(place for place, name in enumerate(names) if name == "RUN")
    assert re.search(r"useradd --uid [1-9]\d+ ", " ".join(given("RUN")))
    assert all(rest.startswith("docker.io/library/python:3.11-slim") for rest in given("FROM"))


def test_what_the_container_copies_is_there_and_not_ignored() -> None:
    ignored = (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[0] == "*"
    for rest in given("COPY"):
        *sources, _ = rest.split()
        for source in sources:
            assert (ROOT / source).exists()
            assert f"!{source}" in ignored


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build in a folder that holds what the container copies and nothing else, by its own line."""
    source = tmp_path_factory.mktemp("source")
    for rest in given("COPY"):
        *names, _ = rest.split()
        for name in names:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, source / name)
    line = given("RUN")[0].replace("/wheels", str(source / "wheels"))
    built = run(sys.executable, "-m", *shlex.split(line), at=source)
    assert built.returncode == 0, built.stderr
    (wheel,) = (source / "wheels").iterdir()
    return wheel


@SLOW
def test_the_wheel_says_that_it_is_typed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert "checker/py.typed" in archive.namelist()


@SLOW
def test_the_wheel_of_the_container_checks_the_example(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    assert run(sys.executable, "-m", "venv", str(environment), at=tmp_path).returncode == 0
    programs = environment / "bin"
    installed = run(str(programs / "pip"), "install", "--quiet", "--no-deps", str(wheel), at=tmp_path)
    assert installed.returncode == 0, installed.stderr
    own = sysconfig.get_path("purelib", vars={"base": str(environment), "platbase": str(environment)})
    # What it depends on is here already; the wheel's own modules come first.
    (Path(own) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    settings = dict(part.split("=", 1) for part in given("ENV")[0].split())
    settings["CHECK_DATABASE"] = str(tmp_path / "check.db")
    work = shutil.copytree(EXAMPLE, tmp_path / "work")
    done = run(str(programs / "check"), "articles", at=work, **settings)
    assert done.returncode == 0, done.stderr
    assert "(0 new, 1 known)" in done.stdout
    assert not (work / ".check").exists()


@SLOW
def test_the_hook_is_installed_and_run_before_a_commit(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    if run("git", "rev-parse", at=ROOT).returncode != 0:
        pytest.skip("no git checkout")
    work = shutil.copytree(EXAMPLE, tmp_path / "work")
    config = yaml.safe_load((EXAMPLE / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    config["repos"][0]["repo"] = str(ROOT)
    config["repos"][0]["rev"] = run("git", "rev-parse", "HEAD", at=ROOT).stdout.strip()
    (work / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (work / ".gitignore").write_text(".check/\n", encoding="utf-8")
    environment = {
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PYTHONPATH": sysconfig.get_path("purelib"),  # what it depends on is here already
    }

    def hook() -> "subprocess.CompletedProcess[str]":
        assert run("git", "add", ".", at=work).returncode == 0
        return run(sys.executable, "-m", "pre_commit", "run", at=work, **environment)

    assert run("git", "init", "--quiet", at=work).returncode == 0
    passed = hook()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout
    later = next((work / "later").iterdir())
    shutil.copy(later, work / "articles" / "valley-courier")
    failed = hook()
    assert failed.returncode == 1
    assert "(1 new, 1 known)" in failed.stdout
