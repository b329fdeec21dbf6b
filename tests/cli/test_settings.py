"""Where settings come from, and which of them counts."""

import tomllib
from pathlib import Path

import pytest

from checker.cli import cli
from checker.config import load
from checker.settings import KEYS, FieldNames, Settings

from .conftest import Check

OPTIONS = ["--min-confidence", "0.7", "--batch-size", "8", "--device", "cuda:0", "--offline", "--allow-empty"]


def test_the_defaults_are_those_of_the_settings(check: Check) -> None:
    assert check("news").exit_code == 0
    assert check.calls == [((Path("news"),), Settings())]


def test_every_key_is_an_option() -> None:
    options = {option for parameter in cli.commands["run"].params for option in parameter.opts}
    assert {f"--{key.name}" for key in KEYS} <= options


def test_options_become_settings(check: Check) -> None:
    fields = [f"--{part}-field={part[0]}" for part in FieldNames.__dataclass_fields__]
    more = [
        "--database",
        "d.db",
        "--model",
        "m/n",
        "--revision",
        "r",
        "--fail-on",
        "info",
        "--max-findings",
        "2",
    ]
    codes = ["--select", "num, DAT001", "--select", "POS", "--ignore", "DAT"]
    assert check("news", "news", *OPTIONS, *fields, *more, *codes, "--format", "json").exit_code == 0
    assert check.calls[0] == (
        (Path("news"), Path("news")),
        Settings(
            database="d.db",
            model="m/n",
            revision="r",
            device="cuda:0",
            batch_size=8,
            offline=True,
            min_confidence=0.7,
            select=("NUM", "DAT001", "POS"),
            ignore=("DAT",),
            fail_on="info",
            max_findings=2,
            allow_empty=True,
            format="json",
            fields=FieldNames("t", "t", "s", "d", "u", "i"),
        ),
    )


def test_the_environment_does_what_options_do(check: Check) -> None:
    result = check(
        "news",
        CHECK_BATCH_SIZE="8",
        CHECK_OFFLINE="1",
        CHECK_SELECT="NUM, DAT",
        CHECK_TEXT_FIELD="body",
        CHECK_MODEL="",
    )
    assert result.exit_code == 0
    fields = FieldNames(text="body")
    assert check.settings == Settings(batch_size=8, offline=True, select=("NUM", "DAT"), fields=fields)


def test_command_line_over_environment_over_file_over_default(check: Check) -> None:
    Path("check.toml").write_text('batch-size = 1\nmax-findings = 1\ndevice = "cpu"\noffline = true\n')
    check("news", "--batch-size", "3", "--no-offline", CHECK_BATCH_SIZE="2", CHECK_MAX_FINDINGS="2")
    settings = check.settings
    assert (settings.batch_size, settings.max_findings, settings.device) == (3, 2, "cpu")
    assert (settings.offline, settings.fail_on) == (False, "error")


def test_a_file_may_be_named_by_option_or_variable(check: Check) -> None:
    Path("other.toml").write_text("batch-size = 5\n")
    Path("check.toml").write_text("batch-size = 1\n")
    check("news", "--config", "other.toml")
    check("news", CHECK_CONFIG="other.toml")
    assert [settings.batch_size for _, settings in check.calls] == [5, 5]


def test_another_model_does_not_get_the_revision_of_the_file(check: Check) -> None:
    Path("check.toml").write_text('model = "a/b"\nrevision = "1"\n')
    check("news", "--model", "c/d")
    assert (check.settings.model, check.settings.revision) == ("c/d", None)
    check("news", "--revision", "2")
    assert (check.settings.model, check.settings.revision) == ("a/b", "2")


ADDRESSES = [
    # how it is given, whether it is one
    ("auto", True),
    ("host:6379", True),
    ("[::1]:6379", True),
    ("host", False),
    ("host:", False),
    (":6379", False),
    ("host:0", False),
    ("host:65536", False),
    ("ray://host:10001", False),
]


@pytest.mark.parametrize(("address", "right"), ADDRESSES)
def test_addresses_of_a_cluster(check: Check, address: str, right: bool) -> None:
    result = check("news", "--engine", "ray", "--address", address)
    assert result.exit_code == (0 if right else 2)
    if right:
        assert (check.settings.engine, check.settings.address) == ("ray", address)
    else:
        assert f"--address: expected auto or HOST:PORT, not '{address}'" in result.stderr


def test_an_address_needs_the_engine_that_goes_there(check: Check) -> None:
    result = check("news", "--address", "auto")
    assert result.exit_code == 2
    assert "--address: this is where a Ray cluster is; set the engine to ray as well" in result.stderr
    Path("check.toml").write_text('engine = "ray"\naddress = "auto"\n')
    assert check("news", "--engine", "local").exit_code == 0  # this once
    assert check.settings.engine == "local"


def test_shown_settings_say_where_each_was_set(check: Check) -> None:
    Path("check.toml").write_text('device = "cpu"\nignore = ["DAT"]\n')
    result = check("--show-settings", "--batch-size", "3", CHECK_FAIL_ON="never")
    assert result.exit_code == 0
    said = {
        text.split(" = ")[0]: text.split(" # ")[1] for text in result.stdout.splitlines() if " = " in text
    }
    assert said["batch-size"] == "--batch-size"
    assert said["fail-on"] == "CHECK_FAIL_ON"
    assert said["device"] == said["ignore"] == "check.toml"
    assert said["max-findings"] == "default"
    assert check.calls == []


def test_shown_settings_are_a_file_of_the_same_effect(check: Check) -> None:
    shown = check("--show-settings", *OPTIONS, "--select", "NUM").stdout
    assert tomllib.loads(shown)["batch-size"] == 8
    Path("check.toml").write_text(shown)
    values = load(None, Path.cwd()).values
    assert Settings.of(values) == Settings(
        min_confidence=0.7, batch_size=8, device="cuda:0", offline=True, allow_empty=True, select=("NUM",)
    )


@pytest.mark.parametrize("url", ["postgresql://me:hush@host/x", "postgresql://host/x?user=me&password=hush"])
def test_shown_settings_hide_passwords(check: Check, url: str) -> None:
    shown = check("--show-settings", "--database", url).stdout
    assert "host/x" in shown
    assert "hush" not in shown


def test_variables_do_not_set_what_is_no_setting(check: Check) -> None:
    assert check("news", CHECK_VERSION="1.2.3", CHECK_SHOW_SETTINGS="1").exit_code == 0
    assert len(check.calls) == 1
