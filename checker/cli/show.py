"""``check show``: one finding of an earlier run, in full."""

from pathlib import Path

import click

from checker.cli.exits import Exit
from checker.cli.options import resolve, settings_options
from checker.cli.state import CONTEXT, State, common_options
from checker.cli.streams import print_out, view
from checker.errors import UsageError
from checker.report.json import dump, finding_document
from checker.report.text import render_finding


@click.command("show", context_settings=CONTEXT)
@click.argument("finding_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, allow_from_autoenv=False, help="Show it as JSON.")
@settings_options("database")
@common_options
@click.pass_context
def show(
    context: click.Context, /, finding_id: str, as_json: bool, config_file: Path | None, **_: object
) -> Exit:
    """Show one finding in full: every sentence, source and date.

    ID is what the report shows beside the finding, or its beginning. Findings are kept from run to run.
    """
    services = context.ensure_object(State).services
    database = resolve(context, config_file, services).settings.database
    schema = services.schema(database)
    if schema.current is None:
        raise UsageError(f"database {schema.database} holds no findings yet", "run `check CORPUS` first")
    finding = services.finding(database, finding_id)
    if finding is None:
        raise UsageError(
            f"no finding {finding_id} in {schema.database}", "take an id from the report of `check CORPUS`"
        )
    print_out(dump(finding_document(finding)) if as_json else render_finding(finding, view()))
    return Exit.CLEAN
