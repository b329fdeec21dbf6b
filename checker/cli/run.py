"""``check CORPUS``: check articles and report."""

import warnings
from collections.abc import Sequence
from pathlib import Path

import click

from checker import __version__, config
from checker.cli.delivery import deliver, plan
from checker.cli.exits import TRACEBACK_AT, Exit, verdict
from checker.cli.gated import warn
from checker.cli.options import resolve, settings_options
from checker.cli.progress import progress_for
from checker.cli.shown_settings import described
from checker.cli.state import CONTEXT, State, common_options
from checker.cli.streams import print_out
from checker.domain import Report
from checker.errors import UsageError
from checker.gate import gated, gating, known_before, passes
from checker.settings import BY_NAME, KEYS, Settings


class RunCommand(click.Command):
    """A command whose help shows the options in the sections of their keys."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one section after another, and at last the options that set no key."""
        sections: dict[str, list[tuple[str, str]]] = {key.section: [] for key in KEYS}
        sections["Other options"] = []
        for parameter in self.get_params(ctx):
            key = BY_NAME.get((parameter.name or "").replace("_", "-"))
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                sections[key.section if key else "Other options"].append(record)
        for title, records in sections.items():
            with formatter.section(title):
                formatter.write_dl(records)


@click.command("run", cls=RunCommand, context_settings=CONTEXT, hidden=True)
@click.argument("corpus", nargs=-1, type=click.Path(path_type=Path))
@settings_options()
@common_options
@click.option("-q", "--quiet", is_flag=True, help="Show no progress, and say nothing but errors.")
@click.option(
    "--show-settings",
    is_flag=True,
    allow_from_autoenv=False,
    help="Show each setting and where it was set, and stop.",
)
@click.version_option(__version__, prog_name="check", allow_from_autoenv=False)
@click.pass_context
def run(
    context: click.Context,
    /,
    corpus: tuple[Path, ...],
    config_file: Path | None,
    quiet: bool,
    show_settings: bool,
    **_: object,
) -> Exit:
    """Find where the articles of CORPUS contradict each other."""
    state: State = context.obj
    resolved = resolve(context, config_file, state.services)
    if show_settings:
        print_out(described(resolved))
        return Exit.CLEAN
    refuse_missing(corpus, context)
    settings = resolved.settings
    baseline = known_before(settings)
    since = settings.changed_since
    changed = state.services.changed(corpus, since) if since else None
    outputs = plan(settings, resolved.origins)
    report = checked(state, corpus, settings, quiet)
    report = state.services.decided(settings.database, report)
    report = gated(report, settings, baseline, state.services.today(), changed)
    failing = frozenset(finding.id for finding in gating(report, settings.fail_on, settings.overrides))
    deliver(report, outputs, corpus, failing, quiet, state.verbosity > 0)
    if not quiet:
        warn(report)
    return verdict(passes(report, settings))


def checked(state: State, corpus: Sequence[Path], settings: Settings, quiet: bool) -> Report:
    """Check the corpus, with progress on standard error unless ``quiet``."""
    with warnings.catch_warnings():
        if state.verbosity < TRACEBACK_AT:  # what libraries warn of is nothing that a user can mend
            warnings.simplefilter("ignore")
        return state.services.check_corpus(corpus, settings, progress_for(quiet, state.verbosity))


def refuse_missing(corpus: tuple[Path, ...], context: click.Context) -> None:
    """Refuse paths that do not exist, before anything is done."""
    if not corpus:
        raise UsageError("no CORPUS given", "name a folder or a file of articles, as in `check articles/`")
    for path in corpus:
        if not path.exists():
            meant = config.near(str(path), _commands(context))
            raise UsageError(
                str(path), f"there is no such file or folder; {meant or 'check the path of the corpus'}"
            )


def _commands(context: click.Context) -> list[str]:
    group = context.parent.command if context.parent else None
    return [name for name in group.commands if name != "run"] if isinstance(group, click.Group) else []
