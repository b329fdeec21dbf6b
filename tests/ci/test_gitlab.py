"""The GitLab template: its lines are run as the host would run them."""

import pytest

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


@pytest.mark.parametrize(("status", "calls"), [("0", 2), ("1", 2), ("2", 1)])
def test_the_second_call_decides_and_an_error_stops_at_once(shell: Shell, status: str, calls: int) -> None:
    shell.fake("check")
    result = shell.run("\n".join(JOB["script"]), FAKE_STATUS=status, **CORPUS)
    assert (result.returncode != 0) == (status != "0")
    options = ["check", "run", "--fail-on", "warning"]
    assert (
        shell.calls
        == [
            [*options, "--quiet", "--format", "gitlab", "--output", "-", "--", "articles", "wire"],
            [*options, "--format", "text", "--output", "-", "--", "articles", "wire"],
        ][:calls]
    )
    report = JOB["artifacts"]["reports"]["codequality"]
    assert (shell.folder / report).read_text() == "report as gitlab\n"


def test_the_example_extends_it_and_sets_its_variables() -> None:
    (include,) = EXAMPLE["include"]
    assert (ROOT / include["file"]).is_file()
    job = EXAMPLE["check-articles"]
    assert job["extends"] == ".check-articles"
    text = (ROOT / "ci/gitlab.yml").read_text(encoding="utf-8")
    for name in job["variables"]:
        assert f"${name}" in text or f"${{{name}" in text
