"""``check baseline``: write the findings of now to a file, so that later runs fail on new ones only."""

from pathlib import Path

import click

from checker.cli.exits import Exit
from checker.cli.gated import warn
from checker.cli.options import resolve, settings_options
from checker.cli.run import checked, refuse_missing
from checker.cli.state import CONTEXT, State, common_options
from checker.cli.streams import check_output, print_out, say, write_file
from checker.domain import Report
from checker.errors import UsageError
from checker.gate import gated
from checker.gate.baseline import DEFAULT, Baseline, dump, entry_of, load
from checker.settings import BY_NAME, Settings

_STDOUT = Path("-")
_NOT_ITS = {"format", "output", "fail-on", "max-findings", "changed-since"}


@click.command("baseline", context_settings=CONTEXT)
@click.argument("corpus", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--output",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    allow_from_autoenv=False,
    help=f"Write this file, or standard output for -.  [default: that of --baseline, or {DEFAULT}]",
)
@click.option(
    "--update",
    is_flag=True,
    allow_from_autoenv=False,
    help="Write a file that exists anew: take new findings in, drop fixed ones.",
)
@click.option(
    "--prune",
    is_flag=True,
    allow_from_autoenv=False,
    help="Drop fixed findings from a file that exists, and take none in.",
)
@settings_options(*(name for name in BY_NAME if name not in _NOT_ITS))
@common_options
@click.option("-q", "--quiet", is_flag=True, help="Show no progress, and say nothing but errors.")
@click.pass_context
def baseline(
    context: click.Context,
    /,
    corpus: tuple[Path, ...],
    file: Path | None,
    update: bool,
    prune: bool,
    config_file: Path | None,
    quiet: bool,
    **_: object,
) -> Exit:
    """Write the findings of now to a file, so that later runs fail on new ones only.

    CORPUS is checked as `check CORPUS` does; without it, what the last run checked. Keep the file with the
    articles, and name it with --baseline. Suppressed findings are not taken in.
    """
    state = context.ensure_object(State)
    settings = resolve(context, config_file, state.services).settings
    file = file or Path(settings.baseline or DEFAULT)
    before = _before(file, update, prune)
    paths = corpus or tuple(state.services.latest_corpus(settings.database))
    refuse_missing(paths, context)
    report = gated(checked(state, paths, settings, quiet), settings, None, state.services.today())
    after = _after(report, before, settings, prune)
    if file == _STDOUT:
        print_out(dump(after))
        return Exit.CLEAN
    write_file(file, dump(after))
    if not quiet:
        warn(report)
        say(f"check: {file}: {_change(before, after)}")
    return Exit.CLEAN


def _before(file: Path, update: bool, prune: bool) -> Baseline:
    """Read what is to be changed, and refuse to write over a file unasked; before any work is done."""
    if update and prune:
        raise UsageError("--update --prune", "give one of them; --update drops fixed findings, too")
    if file == _STDOUT:
        if update or prune:
            raise UsageError("--output -", "name the file that is to be changed")
        return Baseline()
    check_output(file)
    if update or prune:
        return load(file)
    if file.is_file():
        raise UsageError(
            f"{file} exists", "give --update to take new findings in, or --prune to drop fixed ones alone"
        )
    return Baseline()


def _after(report: Report, before: Baseline, settings: Settings, prune: bool) -> Baseline:
    """Make the new baseline; what rules found that do not run this time stays as it is."""
    known = {entry.id for entry in before.entries}
    found = [entry_of(finding) for finding in report.findings if finding.suppression is None]
    untouched = [entry for entry in before.entries if not settings.wants(entry.rule)]
    return Baseline.of((*untouched, *(entry for entry in found if entry.id in known or not prune)))


def _change(before: Baseline, after: Baseline) -> str:
    old, new = ({entry.id for entry in each.entries} for each in (before, after))
    return f"{len(new - old):,} added, {len(old - new):,} dropped, {len(old & new):,} kept"
