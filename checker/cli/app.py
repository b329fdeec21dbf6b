"""The command ``check`` as a whole: its sub-commands, its help, and how it is run."""

import sys
from collections.abc import Sequence
from typing import NoReturn

import click
from click_default_group import DefaultGroup

from checker.cli.baseline import baseline
from checker.cli.calibrate import calibrate
from checker.cli.database import db
from checker.cli.decisions import decisions
from checker.cli.evaluate import evaluate
from checker.cli.exits import guarded
from checker.cli.explain import explain
from checker.cli.review import review
from checker.cli.rules import rules
from checker.cli.run import run
from checker.cli.show import show
from checker.cli.state import State


class CheckGroup(DefaultGroup):  # type: ignore[misc]  # the package has no types
    """A group whose default command is ``run``, so that it shows that command's options in its help."""

    def main(  # type: ignore[no-untyped-def]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, obj: State | None = None, **_
    ) -> NoReturn:
        """Run the command and exit with what :func:`checker.cli.exits.guarded` decides."""
        state = obj or State()
        arguments = list(sys.argv[1:] if args is None else args)
        sys.exit(guarded(lambda: self._invoke(arguments, state), lambda: state.verbosity))

    def _invoke(self, arguments: list[str], state: State) -> int:
        self._main_shell_completion({}, "check")
        with self.make_context("check", arguments, obj=state) as context:
            return int(self.invoke(context) or 0)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the usage of the default command, and that there are others."""
        formatter.write_usage("check", "[OPTIONS] CORPUS...")
        formatter.write_usage("check", "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the default command's options, then the other commands."""
        with click.Context(run, info_name="run", parent=ctx) as run_context:
            run.format_options(run_context, formatter)
        shown = [(name, command) for name, command in self.commands.items() if not command.hidden]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(limit=100)) for name, command in shown])


@click.group(
    cls=CheckGroup,
    default="run",
    default_if_no_args=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Every option can be set by a variable of the environment (CHECK_BATCH_SIZE for --batch-size) "
    "and most by a key of check.toml or of [tool.check] in pyproject.toml (batch-size). A folder that is "
    "called like a command is given as ./NAME.",
)
def cli() -> None:
    """Find where news articles of different outlets contradict each other.

    CORPUS is a folder of articles, or a file of them. The exit status is 0 if the articles are clean,
    1 if there are contradictions, 2 on an error and 130 on an interrupt.
    """


for command in (run, review, decisions, calibrate, baseline, show, explain, evaluate, rules, db):
    cli.add_command(command)
