"""Which files of a corpus changed since a revision; git itself is asked."""

import subprocess
from pathlib import Path

import pytest

from checker.corpus.changed import changed_since
from checker.errors import UsageError

TEXT = "The dam at Kolvik burst on Friday."
WHO = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *WHO, *arguments], check=True, capture_output=True)


def write(folder: Path, *names: str, text: str = TEXT) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a branch: a.md and old.md in main; then main changes a.md, the branch b.md."""
    root = tmp_path / "repository"
    write(root, "news/kite/a.md", "news/kite/old.md", "news/morrow/b é.md", "notes/c.md")
    git(tmp_path, "init", "--quiet", "--initial-branch=main", str(root))
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=first")
    git(root, "checkout", "--quiet", "-b", "branch")
    write(root, "news/morrow/b é.md", "notes/c.md", text="Otherwise.")
    git(root, "commit", "--quiet", "--all", "--message=branch")
    git(root, "checkout", "--quiet", "main")
    write(root, "news/kite/a.md", text="Otherwise.")
    git(root, "commit", "--quiet", "--all", "--message=main")
    git(root, "checkout", "--quiet", "branch")
    return root


def test_what_the_branch_changed_counts_and_what_the_other_did_does_not(repository: Path) -> None:
    assert changed_since([repository / "news"], "main") == {"morrow/b é.md"}
    assert changed_since([repository / "news"], "branch") == set()


def test_paths_are_those_of_the_report(repository: Path) -> None:
    assert changed_since([repository / "news/morrow", repository / "notes"], "main") == {
        "news/morrow/b é.md",
        "notes/c.md",
    }
    assert changed_since([repository / "news/morrow/b é.md"], "main") == {"b é.md"}


def test_what_is_not_committed_counts_too(repository: Path) -> None:
    write(repository, "news/kite/new.md", "news/kite/ignored.md")
    write(repository, ".gitignore", text="ignored.md\n")
    write(repository, "news/kite/a.md", text="Yet otherwise.")
    (repository / "news/kite/old.md").rename(repository / "news/kite/moved.md")
    assert changed_since([repository / "news"], "HEAD") == {"kite/new.md", "kite/a.md", "kite/moved.md"}


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-z", "main..branch", "HEAD:notes", " ", "a\nb"])
def test_an_unknown_revision_is_an_error_with_a_remedy(repository: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="--changed-since") as caught:
        changed_since([repository / "news"], revision)
    assert "a shallow one may lack it" in caught.value.remedy


def test_articles_outside_of_git_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path, "a.md")
    with pytest.raises(UsageError, match="not a git repository") as caught:
        changed_since([tmp_path], "main")
    assert caught.value.remedy == "check articles that are kept in git"


def test_without_git_the_error_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="needs git, and there is none"):
        changed_since([repository / "news"], "main")
