"""``check decisions``: the log of decisions as a file."""

from pathlib import Path

import click

from checker.cli.exits import Exit
from checker.cli.options import resolve, settings_options
from checker.cli.state import CONTEXT, State, common_options
from checker.cli.streams import check_output, print_out, say, write_file
from checker.errors import UsageError
from checker.report.words import count

_STDOUT = Path("-")


@click.group("decisions", context_settings=CONTEXT)
def decisions() -> None:
    """Take the decisions of the review desk from one database to another."""


@decisions.command("export", context_settings=CONTEXT)
@click.option(
    "--output",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    allow_from_autoenv=False,
    help="Write to this file.  [default: standard output]",
)
@settings_options("database")
@common_options
@click.pass_context
def export(context: click.Context, /, file: Path | None, config_file: Path | None, **_: object) -> Exit:
    """Write all decisions as JSON Lines, oldest first, with who took them, when and why."""
    services = context.ensure_object(State).services
    database = resolve(context, config_file, services).settings.database
    if file is not None and file != _STDOUT:
        check_output(file)
    schema = services.schema(database)
    if schema.current is None:
        raise UsageError(f"database {schema.database} does not exist yet", "run `check CORPUS` first")
    text = services.export_decisions(database)
    if file is None or file == _STDOUT:
        print_out(text)
    else:
        write_file(file, text)
    return Exit.CLEAN


@decisions.command("import", context_settings=CONTEXT)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@settings_options("database")
@common_options
@click.pass_context
def import_(context: click.Context, /, file: Path, config_file: Path | None, **_: object) -> Exit:
    """Add the decisions of FILE, as `export` writes it; those that are known already are left out."""
    services = context.ensure_object(State).services
    fresh, every = services.import_decisions(resolve(context, config_file, services).settings.database, file)
    say(f"check: {count(every, 'decision')} read from {file}, {fresh} new")
    return Exit.CLEAN
