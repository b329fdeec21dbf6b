"""``check review``: the review desk."""

import getpass
import sys
import webbrowser
from pathlib import Path

import click

from checker.cli.exits import Exit
from checker.cli.options import resolve, settings_options
from checker.cli.state import CONTEXT, State, common_options
from checker.cli.streams import print_out, say
from checker.errors import UsageError

PORT = 8417


@click.command("review", context_settings=CONTEXT)
@click.argument("corpus", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="HOST",
    show_default=True,
    help="The address to listen on; any but the default can be reached by other machines.",
)
@click.option(
    "--port",
    default=PORT,
    type=click.IntRange(0, 65535),
    metavar="PORT",
    show_default=True,
    help="The port to listen on; 0 takes a free one.",
)
@click.option("--author", metavar="NAME", help="Who decides.  [default: the name of the user]")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@settings_options("database")
@common_options
@click.pass_context
def review(
    context: click.Context,
    /,
    corpus: tuple[Path, ...],
    host: str,
    port: int,
    author: str | None,
    no_browser: bool,
    config_file: Path | None,
    **_: object,
) -> Exit:
    """Decide on the findings of CORPUS in the browser, by key.

    Findings are confirmed, dismissed with a reason, or marked as an update or a dispute. What is decided
    holds in later runs: a finding that was dismissed does not fail one. Without CORPUS it is that of the
    last run.
    """
    services = context.ensure_object(State).services
    settings = resolve(context, config_file, services).settings
    schema = services.schema(settings.database)
    if schema.current is None:
        raise UsageError(f"database {schema.database} holds no findings yet", "run `check CORPUS` first")
    from checker.desk.serve import DeskOptions

    options = DeskOptions(host, port, _name(author))

    def opened(address: str) -> None:
        print_out(address + "\n")
        say("check: the desk is open at this address until you press Ctrl-C; whoever knows it can decide")
        if sys.stdout.isatty() and not no_browser:
            webbrowser.open(address)

    services.review(corpus, settings, options, opened)
    say("check: the desk is closed; decisions are kept")
    return Exit.CLEAN


def _name(author: str | None) -> str:
    if author is None:
        try:
            author = getpass.getuser()
        except (OSError, KeyError):  # a user without a name, as in a container
            author = "somebody"
    if not author.strip() or len(author) > 100 or not author.isprintable():
        raise UsageError("--author", "give a name of 1 to 100 printable characters")
    return author.strip()
