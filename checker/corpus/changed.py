"""Which files of a corpus changed since a git revision."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from checker.corpus.walk import find
from checker.errors import UsageError

_OPTION = "--changed-since"
_SECONDS = 60


def changed_since(paths: Sequence[Path], revision: str) -> frozenset[str]:
    """Give the paths, as reports show them, of files that differ from the revision or are new to git.

    What the branch of that revision changed since ours left it is not ours: compared is with the commit
    that both have in common.  Raises :class:`~checker.errors.UsageError` where git does not know.
    """
    files, _ = find(paths)
    changed: set[Path] = set()
    for folder in {path.resolve() if path.is_dir() else path.resolve().parent for path in paths}:
        changed |= _of_repository(folder, revision)
    return frozenset(file.path for file in files if file.location.resolve() in changed)


def _of_repository(folder: Path, revision: str) -> set[Path]:
    """Give the changed files of the repository that a folder is in."""
    top = _git(folder, "rev-parse", "--show-toplevel", remedy="check articles that are kept in git")
    root = Path(os.fsdecode(top.removesuffix(b"\n"))).resolve()
    asked = f"{revision}^{{commit}}"
    unknown = "name a commit, branch or tag that this clone has; a shallow one may lack it"
    commit = _git(root, "rev-parse", "--verify", "--end-of-options", asked, remedy=unknown).decode().strip()
    base = _git(root, "merge-base", commit, "HEAD", remedy=unknown, may_fail=True).decode().strip() or commit
    differing = _git(root, "diff", "--name-only", "--no-renames", "-z", base, "--", remedy=unknown)
    fresh = _git(root, "ls-files", "--others", "--exclude-standard", "-z", remedy=unknown)
    return {(root / os.fsdecode(name)).resolve() for name in (differing + fresh).split(b"\0") if name}


def _git(folder: Path, *arguments: str, remedy: str, may_fail: bool = False) -> bytes:
    command = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except FileNotFoundError:
        raise UsageError(f"{_OPTION} needs git, and there is none", "install git, or leave it out") from None
    except subprocess.TimeoutExpired:
        raise UsageError(f"{_OPTION}: git did not answer for {_SECONDS} seconds", remedy) from None
    if done.returncode and not may_fail:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else f"git ended with {done.returncode}"
        raise UsageError(f"{_OPTION}: {reason}", remedy)
    return b"" if done.returncode else done.stdout
