"""``check calibrate``: fit the confidence to what people decided."""

from pathlib import Path

import click

from checker.cli.exits import Exit
from checker.cli.options import resolve, settings_options
from checker.cli.state import CONTEXT, State, common_options
from checker.cli.streams import check_output, print_out, say, write_file
from checker.errors import CalibrationError, UsageError
from checker.report.json import dump


@click.command("calibrate", context_settings=CONTEXT)
@click.argument("corpus", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--write",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    allow_from_autoenv=False,
    help="Write the calibration to this file, for --calibration.",
)
@click.option("--json", "as_json", is_flag=True, allow_from_autoenv=False, help="Show it as JSON.")
@settings_options("database", "model", "revision", "offline")
@common_options
@click.pass_context
def calibrate(
    context: click.Context,
    /,
    corpus: tuple[Path, ...],
    file: Path | None,
    as_json: bool,
    config_file: Path | None,
    **_: object,
) -> Exit:
    """Fit the confidence to the decisions of the review desk, and show it before and after.

    Without CORPUS all decisions in the database count. Nothing is written unless --write names a file, which
    `check CORPUS --calibration FILE` uses.
    """
    services = context.ensure_object(State).services
    settings = resolve(context, config_file, services).settings
    if file is not None:
        _refuse(file)
    schema = services.schema(settings.database)
    if schema.current is None:
        raise UsageError(f"database {schema.database} does not exist yet", "run `check CORPUS` first")
    fitted = services.calibrate(corpus, settings, services.today())
    from checker.calibration_file import dump as dump_calibration
    from checker.report.calibration import fitted_document, render_fitted

    print_out(dump(fitted_document(fitted)) if as_json else render_fitted(fitted))
    if file is not None:
        write_file(file, dump_calibration(fitted.calibration))
        say(f"check: written to {file}; use it with `check CORPUS --calibration {file}`")
    return Exit.CLEAN


def _refuse(file: Path) -> None:
    """Refuse, before any work is done, a file that cannot be written or that holds something else."""
    from checker.calibration_file import load

    check_output(file)
    if not file.exists():
        return
    try:
        load(file)
    except CalibrationError as error:
        raise UsageError(f"--write {file}", "that file is no calibration; name another one") from error
