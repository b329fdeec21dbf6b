"""``check db``: look after the database."""

from pathlib import Path

import click

from checker.cli.exits import Exit
from checker.cli.options import resolve, settings_options
from checker.cli.state import CONTEXT, State, common_options
from checker.cli.streams import print_out


@click.group("db", context_settings=CONTEXT)
def db() -> None:
    """Look after the database that keeps results between runs."""


@db.command("status", context_settings=CONTEXT)
@settings_options("database")
@common_options
@click.pass_context
def status(context: click.Context, /, config_file: Path | None, **_: object) -> Exit:
    """Show where the database is and which revision it has, without changing it."""
    services = context.ensure_object(State).services
    schema = services.schema(resolve(context, config_file, services).settings.database)
    if schema.current is None:
        state = f"not made yet (the newest revision is {schema.head})"
    elif schema.current == schema.head:
        state = f"revision {schema.current}, up to date"
    else:
        state = f"revision {schema.current}; the next run upgrades it to {schema.head}"
    print_out(f"{schema.database}: {state}\n")
    return Exit.CLEAN


@db.command("upgrade", context_settings=CONTEXT)
@settings_options("database")
@common_options
@click.pass_context
def upgrade(context: click.Context, /, config_file: Path | None, **_: object) -> Exit:
    """Make the database, or bring it to the newest revision; a run does so by itself."""
    services = context.ensure_object(State).services
    before = services.upgrade(resolve(context, config_file, services).settings.database)
    if before.current is None:
        done = f"made at revision {before.head}"
    elif before.current == before.head:
        done = f"revision {before.head}, up to date already"
    else:
        done = f"upgraded from revision {before.current} to {before.head}"
    print_out(f"{before.database}: {done}\n")
    return Exit.CLEAN
