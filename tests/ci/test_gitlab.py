"""The GitLab template: its lines are run as the host would run them."""

import json
import shutil

import pytest

from checker.report import FORMATS

from .conftest import ROOT, Shell, document

JOB = document("ci/gitlab.yml")[".check-articles"]
EXAMPLE = document("tests/examples/newsroom/.gitlab-ci.yml")
CORPUS = {"NEWS_CHECK_CORPUS": "articles wire", "NEWS_CHECK_ARGS": "--fail-on warning"}


def test_what_is_to_be_installed_must_be_named(shell: Shell) -> None:
    shell.fake("pip")
    script = "\n".join(JOB["before_script"])
    refused = shell.run(script)
    assert refused.returncode != 0
    assert "NEWS_CHECK_PACKAGE: set it to what pip is to install" in refused.stderr
    assert shell.calls == []
    assert shell.run(script, NEWS_CHECK_PACKAGE="news-fact-check").returncode == 0
    assert shell.calls == [["pip", "install", "--quiet", "news-fact-check"]]


@pytest.mark.parametrize("status", ["0", "1", "2"])
def test_one_call_writes_all_and_decides(shell: Shell, status: str) -> None:
    shell.fake("check")
    result = shell.run("\n".join(JOB["script"]), FAKE_STATUS=status, **CORPUS)
    assert result.returncode == int(status)
    report = JOB["artifacts"]["reports"]["codequality"]
    written = ["--output", f"gitlab={report}", "--output", "text=-"]
    assert shell.calls == [["check", "run", "--fail-on", "warning", *written, "--", "articles", "wire"]]


@pytest.mark.skipif("gitlab" not in {form.name for form in FORMATS}, reason="needs the format of the host")
def test_the_example_passes_with_the_command_itself(shell: Shell) -> None:
    shell.real()
    shutil.copytree(ROOT / "tests" / "examples" / "newsroom", shell.folder, dirs_exist_ok=True)
    done = shell.run("\n".join(JOB["script"]), NEWS_CHECK_CORPUS="articles", NEWS_CHECK_ARGS="--offline")
    assert done.returncode == 0, done.stderr
    assert "(0 new, 1 known)" in done.stdout
    assert isinstance(json.loads((shell.folder / "gl-code-quality-report.json").read_text()), list)


def test_the_example_extends_it_and_sets_its_variables() -> None:
    (include,) = EXAMPLE["include"]
    assert (ROOT / include["file"]).is_file()
    job = EXAMPLE["check-articles"]
    assert job["extends"] == ".check-articles"
    text = (ROOT / "ci/gitlab.yml").read_text(encoding="utf-8")
    for name in job["variables"]:
        assert f"${name}" in text or f"${{{name}" in text
