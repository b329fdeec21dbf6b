"""Options made from the table of settings, and how what they say becomes settings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from checker import config, tables
from checker.cli.services import Services
from checker.errors import ConfigError, UsageError
from checker.report import FORMATS
from checker.settings import BY_NAME, Key, Settings, Value

PREFIX = "CHECK"
"""Every option can be set by a variable of the environment: CHECK_BATCH_SIZE for --batch-size."""

COMPUTING = (
    *("database", "model", "revision", "device", "batch-size", "offline", "engine", "address"),
    *("min-confidence", "calibration", *(name for name in BY_NAME if name.endswith("-field"))),
)
"""What commands need to know that compute as a run does, but write no report of it."""

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Setting(click.ParamType):  # type: ignore[type-arg]  # generic only in newer releases
    """The type of an option that sets a key."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.name = key.name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Value:
        """Read what stands on the command line or in the environment."""
        if not isinstance(value, str):
            return self.key.read(value)
        try:
            return self.key.parse(value)
        except ValueError as error:
            self.fail(f"expected {error}, not {value!r}", param, ctx)

    def split_envvar_value(self, rv: str) -> list[str]:
        """Split a variable that sets a list; names of files may hold spaces, so they stand one a line."""
        return rv.splitlines() if self.key.name == "output" else list(super().split_envvar_value(rv))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the choices, or let the shell offer files."""
        if self.key.name == "output":
            return [CompletionItem(incomplete, type="file")]
        fitting = (choice for choice in _choices(self.key) if choice.startswith(incomplete))
        return [CompletionItem(choice) for choice in fitting]


def settings_options(*names: str) -> Callable[[Decorated], Decorated]:
    """Give a command the options of these keys, of all keys if none is named."""

    def decorate(command: Decorated) -> Decorated:
        for key in reversed([BY_NAME[name] for name in names or BY_NAME]):
            command = click.option(*_flags(key), **_properties(key))(command)
        return command

    return decorate


def _flags(key: Key) -> tuple[str, str]:
    option = f"--{key.name}"
    return (f"{option}/--no-{key.name}" if key.type is bool else option), key.name.replace("-", "_")


def _properties(key: Key) -> dict[str, Any]:
    default = Settings().value(key.name)
    shown = key.unset or (str(default).lower() if isinstance(default, bool) else str(default))
    properties: dict[str, Any] = {"default": None, "help": f"{key.help}  [default: {shown}]"}
    if key.type is bool:
        return {**properties, "help": key.help}
    metavar = f"[{'|'.join(_choices(key))}]" if _choices(key) else key.metavar
    return {**properties, "type": Setting(key), "metavar": metavar, "multiple": key.type is tuple}


def _choices(key: Key) -> tuple[str, ...]:
    return tuple(format.name for format in FORMATS) if key.name == "format" else key.choices


@dataclass(frozen=True, slots=True)
class Resolved:
    """Settings, and for each key that was set where: "--device", "CHECK_DEVICE" or a file's name."""

    settings: Settings
    origins: Mapping[str, str]
    file: str


def resolve(context: click.Context, config_file: Path | None, services: Services) -> Resolved:
    """Make the settings: command line over environment over file over default."""
    file = config.load(config_file, Path.cwd())
    values: dict[str, Value] = dict(file.values)
    origins = {name: f"{file.name}: {name}" for name in values}
    given = _given(context)
    if "model" in given and "revision" not in given:  # the file's revision is that of the file's model
        values.pop("revision", None)
        origins.pop("revision", None)
    for name, (value, origin) in given.items():
        values[name], origins[name] = value, origin
    overrides, suppressions = tables.overrides(file), tables.suppressions(file)
    settings = replace(Settings.of(values), overrides=overrides, suppressions=suppressions)
    _verify(settings, origins, file.name, services)
    _verify_tables(settings, file.name, services)
    if given.get("fail-on", ("", ""))[0] == "never":  # asked for here and now, it holds without exception
        settings = replace(settings, overrides=tuple(replace(each, fail_on=None) for each in overrides))
    return Resolved(settings, origins, file.name)


def _given(context: click.Context) -> dict[str, tuple[Value, str]]:
    """Collect what the command line and the environment set, with the name of what set it."""
    given: dict[str, tuple[Value, str]] = {}
    for name in BY_NAME:
        parameter = name.replace("-", "_")
        value = context.params.get(parameter)
        source = context.get_parameter_source(parameter)
        if value is None or source not in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT):
            continue
        if BY_NAME[name].type is tuple:
            value = tuple(code for codes in value for code in codes)
        origin = f"--{name}" if source is ParameterSource.COMMANDLINE else f"{PREFIX}_{parameter.upper()}"
        given[name] = (value, origin)
    return given


def _verify(settings: Settings, origins: Mapping[str, str], file: str, services: Services) -> None:
    """Refuse what no single value shows: unknown formats and rules, and values that exclude each other."""

    def refuse(name: str, remedy: str) -> None:
        origin = origins[name]
        raise (ConfigError if file and origin.startswith(file) else UsageError)(origin, remedy)

    formats = [format.name for format in FORMATS]
    if settings.format not in formats:
        refuse("format", f"expected one of {', '.join(formats)}, not {settings.format!r}")
    if settings.revision and not settings.model:
        refuse("revision", "a revision needs the model that it belongs to; set the model as well")
    if settings.address and "engine" not in origins:
        refuse("address", "this is where a Ray cluster is; set the engine to ray as well")
    if not settings.select and not settings.ignore:
        return
    codes = [rule.code for rule in services.rules()]
    for name, chosen in (("select", settings.select), ("ignore", settings.ignore)):
        if unknown := config.unknown_code(chosen, codes):
            refuse(name, unknown)
    if not any(settings.wants(code) for code in codes):
        refuse("ignore", "no rule is left to run; select more or ignore less")


def _verify_tables(settings: Settings, file: str, services: Services) -> None:
    """Refuse codes of no rule in the tables of the configuration file."""
    chosen = settings.table_codes()
    known = [rule.code for rule in services.rules()] if chosen else []
    for place, codes in chosen:
        if unknown := config.unknown_code(codes, known):
            raise ConfigError(f"{file}: {place}", unknown)
