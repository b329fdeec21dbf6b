"""``check explain``: every piece of evidence for a finding, or why a pair was not reported."""

import re
from pathlib import Path

import click

from checker.cli.exits import Exit
from checker.cli.options import COMPUTING, resolve, settings_options
from checker.cli.progress import progress_for
from checker.cli.services import Reference
from checker.cli.state import CONTEXT, State, common_options
from checker.cli.streams import print_out, view
from checker.errors import UsageError
from checker.report.json import dump

_PLACE = re.compile(r"(?P<path>.+):(?P<line>\d+)")


@click.command("explain", context_settings=CONTEXT)
@click.argument("reference", metavar="ID | A:LINE B:LINE", nargs=-1, required=True)
@click.option(
    "--corpus",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="The folder or file that was checked.  [default: that of the last run]",
)
@click.option("--json", "as_json", is_flag=True, allow_from_autoenv=False, help="Show it as JSON.")
@settings_options(*COMPUTING)
@common_options
@click.pass_context
def explain(
    context: click.Context,
    /,
    reference: tuple[str, ...],
    corpus: tuple[Path, ...],
    as_json: bool,
    config_file: Path | None,
    **_: object,
) -> Exit:
    """Show every piece of evidence for a finding, or why two sentences were not reported.

    ID is what the report shows beside a finding. A:LINE and B:LINE are two articles with a line of each,
    as the report writes them. Articles that have changed are read anew; no report is made.
    """
    services = context.ensure_object(State).services
    settings = resolve(context, config_file, services).settings
    paths = corpus or services.latest_corpus(settings.database)
    if not paths:
        raise UsageError("no corpus known", "run `check CORPUS` first, or name it with --corpus")
    progress = progress_for(False, context.ensure_object(State).verbosity)
    found = services.explain(paths, _references(reference), settings, progress)
    from checker.report.explanation import explanation_document, render_explanations

    documents = [explanation_document(item) for item in found]
    print_out(dump({"explanations": documents}) if as_json else render_explanations(found, view()))
    return Exit.CLEAN


def _references(given: tuple[str, ...]) -> Reference:
    """Return a finding's id, or two places."""
    if len(given) == 1 and ":" not in given[0]:
        return given[0]
    places = [_PLACE.fullmatch(item) for item in given]
    if len(places) != 2 or not all(places):
        raise UsageError(
            " ".join(given), "give the id of a finding, or two places such as fox.md:14 herald.md:9"
        )
    one, other = ((match["path"], int(match["line"])) for match in places if match)
    return one, other
