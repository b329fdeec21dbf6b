"""Two revisions side by side, both measured by the benchmarks of this checkout."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.track.ratios import Comparison, compare
from benchmarks.track.suite import Choice, SuiteFailed, medians, run_suite


@contextmanager
def checked_out(repository: Path, revision: str) -> Iterator[Path]:
    """Give a temporary worktree of a revision, with this checkout's benchmarks and sample articles.

    What measures is then the same on both sides, and only the program differs.
    """
    with TemporaryDirectory() as folder:
        worktree = Path(folder).resolve() / "checkout"
        _git(repository, "worktree", "add", "--detach", "--quiet", str(worktree), revision)
        try:
            for name in ("benchmarks", "seeds"):
                shutil.rmtree(worktree / name, ignore_errors=True)
                shutil.copytree(
                    repository / name, worktree / name, ignore=shutil.ignore_patterns("__pycache__")
                )
            yield worktree
        finally:
            _git(repository, "worktree", "remove", "--force", str(worktree))


def compare_revisions(
    repository: Path, base: str, head: str, chosen: Choice, rounds: int
) -> list[Comparison]:
    """Measure both revisions in turn, base first, so many times; raises SuiteFailed."""
    found: tuple[list[dict[str, float]], list[dict[str, float]]] = ([], [])
    with checked_out(repository, base) as before, checked_out(repository, head) as after:
        for number in range(1, rounds + 1):
            for name, checkout, medians_of in (("base", before, found[0]), ("head", after, found[1])):
                print(f"round {number} of {rounds}: {name}", file=sys.stderr)
                medians_of.append(medians(run_suite(checkout, chosen)))
    comparisons = compare(*found)
    if not comparisons:
        raise SuiteFailed("no benchmark ran in both revisions")
    return comparisons


def _git(repository: Path, *words: str) -> None:
    done = subprocess.run(["git", *words], cwd=repository, capture_output=True, text=True)
    if done.returncode:
        raise SuiteFailed(f"git {words[0]} {words[1]}: {done.stderr.strip()}")
