"""The configuration file: where it is found, what it may hold, and what is said of a bad one."""

from pathlib import Path

import pytest

from checker.config import TABLES, load
from checker.errors import ConfigError
from checker.settings import BY_NAME, KEYS, FieldNames, Settings, Value


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


GOOD: list[tuple[str, str, Value]] = [
    ('database = "postgresql://host/x"', "database", "postgresql://host/x"),
    ('model = "some/model"', "model", "some/model"),
    ('revision = "abc"', "revision", "abc"),
    ('device = "cuda:1"', "device", "cuda:1"),
    ("batch-size = 1", "batch-size", 1),
    ("offline = true", "offline", True),
    ("min-confidence = 1", "min-confidence", 1.0),
    ("min-confidence = 0.25", "min-confidence", 0.25),
    ('select = ["num", "DAT001"]', "select", ("NUM", "DAT001")),
    ('select = "NUM, DAT"', "select", ("NUM", "DAT")),
    ("ignore = []", "ignore", ()),
    ('fail-on = "never"', "fail-on", "never"),
    ("max-findings = 0", "max-findings", 0),
    ("allow-empty = false", "allow-empty", False),
    ('format = "json"', "format", "json"),
    ('output = "report.txt"', "output", ("report.txt",)),
    ('output = ["a.json", "sarif=b.json"]', "output", ("a.json", "sarif=b.json")),
    ('text-field = "body"', "text-field", "body"),
]


@pytest.mark.parametrize(("line", "key", "value"), GOOD)
def test_a_key_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, key: str, value: Value
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "check.toml", line)
    config = load(None, tmp_path)
    assert config.values == {key: value}
    assert Settings.of(config.values).value(key) == value


BAD = [
    ("batch-size = 0", "batch-size: expected a whole number from 1, not 0"),
    ("batch-size = 8.0", "batch-size: expected a whole number from 1, not 8.0"),
    ("batch-size = true", "batch-size: expected a whole number from 1, not true"),
    ('batch-size = "8"', 'batch-size: expected a whole number from 1, not "8"'),
    ("min-confidence = 1.5", "min-confidence: expected a number from 0 to 1, not 1.5"),
    ("min-confidence = nan", "min-confidence: expected a number from 0 to 1, not NaN"),
    ('offline = "yes"', 'offline: expected true or false, not "yes"'),
    ('fail-on = "fatal"', 'fail-on: expected one of error, warning, info, never, not "fatal"'),
    ("max-findings = -1", "max-findings: expected a whole number from 0, not -1"),
    ('device = "gpu"', 'device: expected auto, cpu, cuda, cuda:N or mps, not "gpu"'),
    ("select = [1]", "select: expected rule codes"),
    (
        "select = 1979-05-27",
        'select: expected rule codes or their beginnings, such as NUM001 or NUM,DAT, not "1979',
    ),
    ('model = ""', 'model: expected a folder or a hub id, not ""'),
    ("output = 3", "output: expected a file or FORMAT=FILE, not 3"),
    ("batchsize = 8", "batchsize: there is no such key; did you mean batch-size?"),
    ("batch_size = 8", "batch_size: there is no such key; did you mean batch-size?"),
    ("zzz = 8", "zzz: there is no such key; the keys are select, ignore,"),
    ("[fields]\ntext = 'x'", "fields: there is no such key; did you mean"),
]


@pytest.mark.parametrize(("line", "message"), BAD)
def test_a_wrong_key_or_value_is_told_with_the_file_and_the_remedy(
    tmp_path: Path, line: str, message: str
) -> None:
    write(tmp_path / "check.toml", line)
    with pytest.raises(ConfigError) as error:
        load(None, tmp_path)
    assert str(error.value).startswith(f"check.toml: {message}")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("format = text", "check.toml:1: not valid TOML (Invalid value)"),
        ("# a comment\n\noffline = true\noffline = false\n", "check.toml:4: not valid TOML"),
        ("select = [", "check.toml:1: not valid TOML"),
    ],
)
def test_broken_toml_is_told_with_its_line(tmp_path: Path, text: str, place: str) -> None:
    write(tmp_path / "check.toml", text)
    with pytest.raises(ConfigError) as error:
        load(None, tmp_path)
    assert str(error.value).startswith(place)
    assert str(error.value).endswith("mend that line")


def test_a_file_in_another_encoding_is_refused_and_a_mark_at_its_start_is_not(tmp_path: Path) -> None:
    path = tmp_path / "check.toml"
    path.write_bytes('model = "é"'.encode("latin-1"))
    with pytest.raises(ConfigError, match=r"check\.toml: it is not in UTF-8"):
        load(None, tmp_path)
    path.write_bytes(b"\xef\xbb\xbfoffline = true\r\n")
    assert load(None, tmp_path).values == {"offline": True}


def test_the_nearest_file_counts_and_check_toml_before_pyproject(tmp_path: Path) -> None:
    here = tmp_path / "a" / "b"
    write(tmp_path / "check.toml", "batch-size = 1")
    write(here / "pyproject.toml", "[tool.other]\nx = 1")
    assert load(None, here).values == {"batch-size": 1}
    write(tmp_path / "a" / "pyproject.toml", "[tool.check]\nbatch-size = 2")
    assert load(None, here).values == {"batch-size": 2}
    write(tmp_path / "a" / "check.toml", "batch-size = 3")
    assert load(None, here).values == {"batch-size": 3}


def test_pyproject_errors_name_the_table(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.check]\nformats = 'json'")
    with pytest.raises(
        ConfigError, match=r"^pyproject\.toml \[tool\.check\]: formats: .*did you mean format\?"
    ):
        load(None, tmp_path)


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\ncheck = 3", "[tool.other]\n", ""])
def test_pyproject_without_the_table_is_passed_over_unless_it_was_asked_for(
    tmp_path: Path, text: str
) -> None:
    path = write(tmp_path / "pyproject.toml", text)
    with pytest.raises(ConfigError, match=r"\[tool\.check\]"):
        load(path, tmp_path)


def test_no_file_is_no_configuration(tmp_path: Path) -> None:
    assert load(None, tmp_path).values == {}


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_was_asked_for_has_to_be_readable(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / name, tmp_path)


def test_paths_are_relative_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = tmp_path / "below"
    (tmp_path / "nets" / "small").mkdir(parents=True)
    below.mkdir()
    monkeypatch.chdir(below)
    write(
        tmp_path / "check.toml",
        'database = "x.db"\noutput = "r.txt"\nbaseline = "b.json"\nmodel = "nets/small"',
    )
    settings = Settings.of(load(None, below).values)
    assert settings.database == str(tmp_path / "x.db")
    assert settings.output == (str(tmp_path / "r.txt"),)
    assert settings.model == str(tmp_path / "nets" / "small")
    write(tmp_path / "check.toml", 'database = "sqlite:///x.db"\nmodel = "hub/id"')
    assert load(None, below).values == {"database": "sqlite:///x.db", "model": "hub/id"}


def test_the_table_covers_every_setting() -> None:
    flat = {key.name for key in KEYS if not key.name.endswith("-field")}
    fields = {key.name.removesuffix("-field") for key in KEYS if key.name.endswith("-field")}
    assert flat | {"fields", *TABLES} == {name.replace("_", "-") for name in Settings.__dataclass_fields__}
    assert fields == set(FieldNames.__dataclass_fields__)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_default_is_a_value_that_its_key_takes(key: object) -> None:
    assert BY_NAME[key.name] is key
    default = Settings().value(key.name)
    if default is None:
        assert key.unset
    else:
        assert key.read(list(default) if isinstance(default, tuple) else default) == default


@pytest.mark.parametrize(
    ("select", "ignore", "rule", "wanted"),
    [
        ((), (), "NUM001", True),
        (("NUM",), (), "NUM001", True),
        (("NUM",), (), "DAT001", False),
        ((), ("NUM001",), "NUM001", False),
        (("NUM", "DAT"), ("DAT",), "DAT001", False),
    ],
)
def test_rules_are_selected_and_ignored_by_prefix(
    select: tuple[str, ...], ignore: tuple[str, ...], rule: str, wanted: bool
) -> None:
    assert Settings(select=select, ignore=ignore).wants(rule) is wanted
