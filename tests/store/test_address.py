"""From what the user wrote to where the database is."""

from pathlib import Path

import pytest

from checker.errors import StoreError
from checker.store.address import locate, make_folder


@pytest.mark.parametrize(
    ("written", "driver", "name"),
    [
        (None, "sqlite", ".check/check.db"),
        ("news.db", "sqlite", "news.db"),
        ("/data/news.db", "sqlite", "/data/news.db"),
        ("sqlite:///news.db", "sqlite", "news.db"),
        ("sqlite:////data/news.db", "sqlite", "/data/news.db"),
        ("sqlite+pysqlite:///news.db", "sqlite", "news.db"),
        ("sqlite://", "sqlite", ":memory:"),
        ("postgresql://me:geheim@db:5433/news", "postgresql+psycopg", "postgresql://db:5433/news"),
        ("postgres://me:geheim@db/news?password=x", "postgresql+psycopg", "postgresql://db/news"),
        ("postgresql+psycopg:///news", "postgresql+psycopg", "postgresql://localhost/news"),
    ],
)
def test_known_forms(written: str | None, driver: str, name: str) -> None:
    address = locate(written)
    assert (address.url.drivername, address.name) == (driver, name)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "a\0b.db",
        "mysql://me:geheim@db/news",
        "postgresql+asyncpg://me:geheim@db/news",
        "postgresql://me:geheim@db:port/news",
        "://me:geheim@db",
        "sqlite://news.db",
        "sqlite://me:geheim@db/news.db",
    ],
)
def test_unknown_forms_are_refused_without_their_password(written: str) -> None:
    with pytest.raises(StoreError) as caught:
        locate(written)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_a_file_stays_where_it_is_when_the_working_directory_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert locate("news.db").file == tmp_path / "news.db"
    assert locate("sqlite:///news.db").url.database == str(tmp_path / "news.db")


def test_a_home_folder_is_meant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert locate("~/news.db").file == tmp_path / "news.db"


def test_the_default_folder_keeps_out_of_version_control(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_folder(locate(None))
    assert (tmp_path / ".check" / ".gitignore").read_text() == "*\n"


def test_other_folders_are_made_and_left_alone(tmp_path: Path) -> None:
    make_folder(locate(str(tmp_path / "new" / "deep" / "news.db")))
    assert list((tmp_path / "new" / "deep").iterdir()) == []
