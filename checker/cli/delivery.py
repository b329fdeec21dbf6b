"""Takes a report to where it was asked for: to standard output, to files, to GitHub's summary of a step."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker import outputs
from checker.cli.streams import append_file, check_output, print_out, say, view, write_file
from checker.domain import Report
from checker.errors import UsageError
from checker.outputs import STDOUT, Target
from checker.report import FORMATS, View, by_name, by_suffix
from checker.report.words import found
from checker.settings import Settings

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable in which GitHub gives a step the file of its summary."""


@dataclass(frozen=True, slots=True)
class Output:
    """A format's name, and the file it is written to; None is standard output."""

    format: str
    path: Path | None = None


def plan(settings: Settings, origins: Mapping[str, str]) -> tuple[Output, ...]:
    """Decide what is written where, and refuse, before any work is done, what cannot be.

    A file's format is the one it was given with, or else the one that its ending names, or else
    ``--format``.  Where there is one output only, ``--format`` goes before the ending if it was set.
    """
    targets = [outputs.parse(text) for text in settings.output] or [Target(STDOUT)]
    forced = len(targets) == 1 and _closeness(origins, "format") >= max(_closeness(origins, "output"), 1)
    planned: dict[Path | None, Output] = {}
    for target in targets:
        path = None if target.path == STDOUT else target.path
        name = target.format or ((path and not forced and by_suffix(path)) or settings.format)
        _refuse_unknown(target)
        key = path and path.resolve()
        if key in planned:
            raise UsageError(f"--output {target.path}", "two reports cannot go there; name another file")
        if path:
            check_output(path)
        planned[key] = Output(name, path)
    return tuple(planned.values())


def _closeness(origins: Mapping[str, str], name: str) -> int:
    """Rank where a key was set: nowhere, in a file, in the environment, on the command line."""
    origin = origins.get(name, "")
    if origin.startswith("--"):
        return 3
    return 2 if origin.startswith("CHECK_") else int(bool(origin))


def _refuse_unknown(target: Target) -> None:
    names = [format.name for format in FORMATS]
    if target.format and target.format not in names:
        raise UsageError(
            f"--output {target.format}={target.path}",
            f"there is no format {target.format}; take one of {', '.join(names)}, "
            f"or write ./{target.format}={target.path} for a file of that name",
        )


def deliver(
    report: Report,
    planned: Sequence[Output],
    corpus: Sequence[Path],
    failing: frozenset[str],
    quiet: bool,
    detail: bool = False,
) -> None:
    """Write all outputs, files first, and tell of them on standard error unless ``quiet``."""
    base = _base(corpus)
    for output in sorted(planned, key=lambda output: output.path is None):
        place = replace(view() if output.path is None else View(), base=base, failing=failing, detail=detail)
        text = by_name(output.format).render(report, place)
        if output.path is None:
            print_out(text)
        else:
            write_file(output.path, text)
    summary = os.environ.get(STEP_SUMMARY)
    if summary and any(output.format == "github" for output in planned):
        append_file(Path(summary), by_name("markdown").render(report, View(base=base, failing=failing)))
    files = [str(output.path) for output in planned if output.path is not None]
    if files and not quiet:
        say(f"check: {found(report)}: see {', '.join(files)}")


def _base(corpus: Sequence[Path]) -> str:
    """Return the folder that the report's paths start from, if it lies in the working directory, or ""."""
    from checker.corpus.walk import common_folder

    folder, here = common_folder(corpus), Path.cwd()
    inside = folder != here and folder.is_relative_to(here)
    return folder.relative_to(here).as_posix() if inside else ""
