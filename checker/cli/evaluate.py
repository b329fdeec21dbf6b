"""``check eval``: how right and how complete the findings are on a labelled corpus."""

from dataclasses import asdict
from pathlib import Path

import click

from checker.cli.exits import Exit
from checker.cli.options import COMPUTING, resolve, settings_options
from checker.cli.progress import progress_for
from checker.cli.state import CONTEXT, State, common_options
from checker.cli.streams import print_out
from checker.report.json import dump

_SHARE = click.FloatRange(0.0, 1.0)


@click.command("eval", context_settings=CONTEXT)
@click.argument("corpus", type=click.Path(path_type=Path, exists=True))
@click.argument("gold", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--min-precision", type=_SHARE, default=0.0, help="Exit with 1 if precision is below.")
@click.option("--min-recall", type=_SHARE, default=0.0, help="Exit with 1 if recall is below.")
@click.option("--json", "as_json", is_flag=True, allow_from_autoenv=False, help="Show it as JSON.")
@settings_options(*COMPUTING)
@common_options
@click.pass_context
def evaluate(
    context: click.Context,
    /,
    corpus: Path,
    gold: Path,
    min_precision: float,
    min_recall: float,
    as_json: bool,
    config_file: Path | None,
    **_: object,
) -> Exit:
    """Measure precision and recall of the findings by type, with 95 % intervals.

    CORPUS is checked with the settings given. GOLD says which of its sentences contradict each other: JSON
    Lines as the documentation of benchmarks describes them.
    """
    state = context.ensure_object(State)
    settings = resolve(context, config_file, state.services).settings
    result = state.services.evaluate(corpus, gold, settings, progress_for(False, state.verbosity))
    from checker.evaluation.score import ALL, lines

    print_out(
        dump({**asdict(result), "f1": result.f1}) if as_json else "".join(f"{x}\n" for x in lines(result))
    )
    good = result.precision[ALL].value >= min_precision and result.recall[ALL].value >= min_recall
    return Exit.CLEAN if good else Exit.FINDINGS
