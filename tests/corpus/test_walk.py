"""Which files are found, and under which path."""

import os
from pathlib import Path

import pytest

from checker.corpus import read
from checker.errors import CorpusError
from checker.progress import Silent
from checker.settings import FieldNames

BODY = "Snow closed two schools."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("post/a.md", "post/b.txt", "herald/c.md", "d.md"):
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{BODY} {name}")
    return tmp_path / "corpus"


def paths(*named: Path) -> list[str]:
    return [article.path for article in read(named, FieldNames(), Silent()).articles]


def reasons(*named: Path) -> dict[str, str]:
    return {item.path: item.reason for item in read(named, FieldNames(), Silent()).skipped}


def test_paths_are_relative_to_the_folder(root: Path) -> None:
    assert paths(root) == ["d.md", "herald/c.md", "post/a.md", "post/b.txt"]


def test_paths_of_several_are_relative_to_their_common_parent(root: Path) -> None:
    assert paths(root / "post", root / "herald") == ["herald/c.md", "post/a.md", "post/b.txt"]
    assert paths(root / "post" / "a.md", root / "post" / "b.txt") == ["a.md", "b.txt"]
    assert paths(root / "post", root / "d.md") == ["d.md", "post/a.md", "post/b.txt"]


def test_path_of_one_file_is_its_name(root: Path) -> None:
    assert paths(root / "post" / "a.md") == ["a.md"]


def test_what_is_given_twice_is_read_once(root: Path) -> None:
    assert paths(root, root) == paths(root)
    assert paths(root, root / "post", root / "post" / "a.md") == paths(root)
    assert paths(root / "d.md", root / "post" / ".." / "d.md") == ["d.md"]


def test_relative_paths_and_the_working_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert paths(Path()) == paths(root)
    assert paths(Path("post")) == ["a.md", "b.txt"]


def test_hidden_and_settings_files_are_passed_over_in_silence(root: Path) -> None:
    for name in (
        ".check/x.md",
        ".hidden.md",
        "post/.git/y.md",
        "manifest.yaml",
        "post/Manifest.yml",
        "check.toml",
        "check-baseline.json",
    ):
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BODY)
    assert len(paths(root)) == 4
    assert reasons(root) == {}


def test_other_yaml_is_told(root: Path) -> None:
    (root / "events.yaml").write_text("a: 1")
    assert reasons(root) == {"events.yaml": "not a format that check reads"}


def test_links(root: Path) -> None:
    (root / "post" / "loop").symlink_to(root)
    (root / "aaa").symlink_to(root / "post")
    (root / "aaa.md").symlink_to(root / "d.md")
    (root / "gone.md").symlink_to(root / "nowhere.md")
    assert paths(root) == ["d.md", "herald/c.md", "post/a.md", "post/b.txt"]
    assert reasons(root) == {"gone.md": "no such file, or a link to a file that does not exist"}


def test_linked_folder_from_outside_is_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "e.md").write_text(BODY)
    (root / "linked").symlink_to(tmp_path / "other")
    assert "linked/e.md" in paths(root)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_pipe_does_not_block(root: Path) -> None:
    os.mkfifo(root / "pipe.md")
    assert reasons(root) == {"pipe.md": "not a regular file"}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_no_permission(root: Path) -> None:
    (root / "d.md").chmod(0)
    (root / "post").chmod(0)
    try:
        assert paths(root) == ["herald/c.md"]
        assert reasons(root) == {
            "d.md": "no permission to read it",
            "post": "a folder that cannot be opened (Permission denied)",
        }
        with pytest.raises(CorpusError, match="no permission"):
            paths(root / "post")
    finally:
        (root / "post").chmod(0o755)


def test_name_that_is_no_utf_8(root: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9.md")).write_text(BODY)
    except OSError:
        pytest.skip("the file system takes UTF-8 only")
    assert paths(root)[0] == "caf\\xe9.md"


@pytest.mark.parametrize("name", ["nowhere", "d.md/below"])
def test_path_that_does_not_exist(root: Path, name: str) -> None:
    with pytest.raises(CorpusError, match="no such file or folder"):
        paths(root / name)


def test_empty_folder_is_no_error_here(tmp_path: Path) -> None:
    reading = read([tmp_path], FieldNames(), Silent())
    assert (reading.articles, reading.skipped) == ((), ())


def test_nothing_given() -> None:
    assert paths() == []
