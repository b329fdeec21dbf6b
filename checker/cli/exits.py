"""The one place that decides how the command ends: its exit status, and what it says of an error.

::

    0    clean at the gate's level
    1    more findings that gate than allowed
    2    wrong usage, configuration, input, model or database, or a fault of the program itself
    130  interrupted
"""

import errno
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from enum import IntEnum

import click
from click.core import ParameterSource

from checker.cli.streams import complain, say, silence
from checker.errors import CheckError

TRACEBACK_AT = 2
"""How many times -v has to be given for errors to come with their traceback."""


class Exit(IntEnum):
    """What the exit status means."""

    CLEAN = 0
    FINDINGS = 1
    ERROR = 2
    INTERRUPTED = 130


def verdict(clean: bool) -> Exit:
    """Give the status of a run that came to its end."""
    return Exit.CLEAN if clean else Exit.FINDINGS


def guarded(command: Callable[[], int], verbosity: Callable[[], int]) -> int:
    """Run a command and give its exit status; every error becomes one line on standard error."""
    try:
        return command()
    except click.exceptions.Exit as stop:  # --help, --version
        return stop.exit_code
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:  # whoever read the output had enough of it
        silence()
        return Exit.CLEAN
    except Exception as error:
        _tell(error)
        if verbosity() >= TRACEBACK_AT:
            traceback.print_exception(error, file=sys.stderr)
        return Exit.ERROR


def _interrupted() -> Exit:
    """Say that nothing is lost, and let nothing change the status any more.

    The interpreter still has to end its threads and workers: a second Ctrl-C must not end it half-way.  And
    if the interrupt came out of ``exec`` or ``eval`` of a string, as in the middle of defining a dataclass,
    then ``python -m`` ends by the signal, whatever the status.  Evaluating another string makes it forget.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    eval("None")
    say("\ncheck: interrupted; what was done is kept, and the next run goes on where this one stopped")
    return Exit.INTERRUPTED


def _tell(error: Exception) -> None:
    if isinstance(error, CheckError):
        complain(error.what, error.remedy)
    elif isinstance(error, click.ClickException):
        complain(*_usage(error))
    elif isinstance(error, OSError) and error.errno == errno.ENOSPC:
        complain(_file(error) + "no space left on the disk", "free some and run again")
    elif isinstance(error, MemoryError):
        complain("out of memory", "give a smaller --batch-size, or check a part of the corpus")
    else:
        said = " ".join(str(error).split())[:200]
        complain(
            f"{type(error).__name__}{f' ({said})' if said else ''} was not foreseen",
            "please report it with what the same command prints with -vv",
        )


def _file(error: OSError) -> str:
    return f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""


def _usage(error: click.ClickException) -> tuple[str, str]:
    """Split what click says of a wrong command line into the thing that is wrong and what to do."""
    if isinstance(error, click.NoSuchOption):
        nearest = " or ".join(error.possibilities or ())
        return error.option_name, f"no such option; {f'did you mean {nearest}?' if nearest else 'see --help'}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"no {error.param.human_readable_name} given", "see --help"
    message = error.format_message().partition(". Did you mean")[0].rstrip(".")
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _parameter(error.param, error.ctx), error.message.rstrip(".")
    return message[:1].lower() + message[1:], "see --help"


def _parameter(parameter: click.Parameter, context: click.Context | None) -> str:
    """Name a parameter as the user gave it: the option, or the variable of the environment."""
    name = parameter.name or ""
    if context is not None and context.get_parameter_source(name) is ParameterSource.ENVIRONMENT:
        return f"{context.auto_envvar_prefix}_{name.upper()}"
    return parameter.opts[-1] if isinstance(parameter, click.Option) else parameter.human_readable_name
