"""What the commands share: the services, and how much the user wants to hear."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import click

from checker.cli.options import PREFIX
from checker.cli.services import Services

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

CONTEXT: dict[str, Any] = {"auto_envvar_prefix": PREFIX, "help_option_names": ["-h", "--help"]}
"""The context settings of every command: without them each would have a prefix of its own."""


@dataclass(slots=True)
class State:
    """One call of the command; ``verbosity`` is set as soon as the command line is read."""

    services: Services = field(default_factory=Services)
    verbosity: int = 0


def _set_verbosity(context: click.Context, parameter: click.Parameter, value: int) -> None:
    context.ensure_object(State).verbosity = value


def common_options(command: Decorated) -> Decorated:
    """Give a command the options that all have: --config and -v."""
    for option in (
        click.option(
            "-v",
            "--verbose",
            count=True,
            is_eager=True,
            expose_value=False,
            callback=_set_verbosity,
            help="Say what is done; twice: show the traceback of an error.",
        ),
        click.option(
            "--config",
            "config_file",
            type=click.Path(path_type=Path),
            metavar="FILE",
            envvar=f"{PREFIX}_CONFIG",
            allow_from_autoenv=False,
            help="Read settings from this file, not from the nearest check.toml or pyproject.toml.",
        ),
    ):
        command = option(command)
    return command
