"""Files for hosts keep to the hosts' own schemas, which come with check-jsonschema and pre-commit."""

import json
import re
import subprocess
import sys
from importlib import resources

import pytest
from jsonschema.validators import validator_for

from checker.corpus.registry import SUFFIXES

from .conftest import ROOT, document

FILES = [
    ("action.yml", "github-actions"),
    ("tests/examples/newsroom/.github/workflows/articles.yml", "github-workflows"),
    ("ci/gitlab.yml", "gitlab-ci"),
    ("tests/examples/newsroom/.gitlab-ci.yml", "gitlab-ci"),
]


@pytest.mark.parametrize(("name", "schema"), FILES)
def test_a_file_keeps_to_its_schema(name: str, schema: str) -> None:
    pytest.importorskip("check_jsonschema")
    vendored = resources.files("check_jsonschema") / "builtin_schemas" / "vendor" / f"{schema}.json"
    rules = json.loads(vendored.read_text(encoding="utf-8"))
    validator = validator_for(rules)(rules)
    loaded = document(name)
    loaded = {
        ("on" if key is True else key): value for key, value in loaded.items()
    }  # YAML 1.1 reads "on" as true
    assert [error.message for error in validator.iter_errors(loaded)] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate-manifest", ".pre-commit-hooks.yaml"],
        ["validate-config", "tests/examples/newsroom/.pre-commit-config.yaml"],
    ],
)
def test_pre_commit_takes_its_files(arguments: list[str]) -> None:
    pytest.importorskip("pre_commit")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_runs_for_every_file_that_is_read() -> None:
    (hook,) = document(".pre-commit-hooks.yaml")
    for suffix in SUFFIXES:
        assert re.search(hook["files"], f"wire/a{suffix}")
        assert re.search(hook["files"], f"wire/a{suffix}.gz")
    assert not re.search(hook["files"], "wire/a.png")
