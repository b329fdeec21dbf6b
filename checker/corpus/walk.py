"""Which files a corpus consists of, and what each is called in reports."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.corpus.registry import SUFFIXES
from checker.domain import Skipped
from checker.errors import CorpusError

UNKNOWN = "not a format that check reads"

_SETTINGS = frozenset(("check-baseline.json",)) | frozenset(
    f"{name}{suffix}"
    for name in (
        "manifest",
        "config",
        "corpus",
        "check",
        "settings",
        "metadata",
        "pyproject",
        "mkdocs",
        "_config",
    )
    for suffix in (".yaml", ".yml", ".toml")
)
_ABOUT = frozenset(("readme", "license", "licence", "copying", "changelog", "contributing"))
_DATE_FOLDER = re.compile(r"[\d._-]*")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    ``path`` is what reports call it, ``folder`` the name of the folder that stands for the outlet,
    ``suffix`` decides the format ("" where the content has to).
    """

    location: Path
    path: str
    suffix: str
    folder: str


def find(paths: Sequence[Path]) -> tuple[list[Found], list[Skipped]]:
    """Find the files of a corpus, sorted by path, and what in it is not read.

    ``paths`` are folders, which are walked, and files.  A file that is reached twice, also by a link,
    counts once.  Raises :class:`CorpusError` for a path that does not exist or a folder, named here,
    that cannot be opened.
    """
    roots = list(dict.fromkeys(Path(os.path.abspath(path)) for path in paths))  # noqa: PTH100
    for root in roots:
        _check(root)
    base = common_folder(roots)
    found: list[tuple[bool, str, Path, bool]] = []
    skipped: list[Skipped] = []
    for root in roots:
        if not root.is_dir():
            found.append((root.is_symlink(), _shown(root, base), root, True))
            continue
        for location, reason in _walk(root):
            shown = _shown(location, base)
            if reason or (reason := _unwanted(location)):
                skipped.append(Skipped(shown, reason))
            else:
                found.append((location.resolve() != location, shown, location, False))
    # Of several names of one file, one that is named directly or is no link is the one to show.
    found.sort(key=lambda entry: (not entry[3], entry[0], entry[1]))
    files: dict[Path, Found] = {}
    for _, shown, location, named in found:
        files.setdefault(
            location.resolve(), Found(location, shown, _suffix(location, named), _outlet(location))
        )
    return sorted(files.values(), key=lambda file: file.path), list(dict.fromkeys(skipped))


def _check(root: Path) -> None:
    try:
        if stat.S_ISDIR(root.stat().st_mode):
            next(os.scandir(root), None)
    except (FileNotFoundError, NotADirectoryError):
        raise CorpusError(
            str(root), "no such file or folder; give the path of a corpus that exists"
        ) from None
    except PermissionError:
        raise CorpusError(
            str(root), "no permission to open it; change its permissions or name another"
        ) from None
    except (OSError, ValueError) as error:
        raise CorpusError(str(root), f"cannot be opened ({error})") from None


def common_folder(paths: Sequence[Path]) -> Path:
    """Give the folder that paths are relative to: the one folder given, or the common parent of all."""
    roots = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100
    folders = [root if root.is_dir() else root.parent for root in roots]
    try:
        return Path(os.path.commonpath(folders)) if folders else Path()
    except ValueError:  # on different drives of Windows
        return Path(folders[0].anchor)


def _shown(location: Path, base: Path) -> str:
    """Give the path as reports show it; bytes of a name that are no UTF-8 come out as escapes."""
    relative = location.relative_to(base) if location.is_relative_to(base) else location
    return os.fsencode(relative.as_posix()).decode("utf-8", errors="backslashreplace")


def _walk(root: Path) -> Iterator[tuple[Path, str]]:
    """Give all files below a folder, and with a reason the folders that cannot be opened.

    Hidden files and folders and files of settings are passed over.  Links to folders are followed,
    after all real ones; a folder that was seen before (a loop of links) is not entered again.
    """
    seen: set[tuple[int, int]] = set()
    real, links = [root], list[Path]()
    while real or links:
        folder = real.pop() if real else links.pop(0)
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield folder, f"a folder that cannot be opened ({error.strerror})"
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name.lower() in _SETTINGS:
                continue
            if entry.is_dir():
                (links if entry.is_symlink() else real).append(Path(entry.path))
            else:
                yield Path(entry.path), ""


def _unwanted(location: Path) -> str:
    """Say why a file that a walk came upon is not read, or ""."""
    if location.stem.lower() in _ABOUT:
        return f"{UNKNOWN}: a note about the files, no article"
    return "" if _suffix(location, named=False) else UNKNOWN


def _suffix(location: Path, named: bool) -> str:
    """Give the suffix that decides the format, without ".gz"; "" for one that is not known."""
    name = location.name.lower().removesuffix(".gz")
    suffix = Path(name).suffix
    return suffix if suffix in SUFFIXES else ""


def _outlet(location: Path) -> str:
    """Give the name of the nearest folder above that is not just a date ("fox/2020/01/a.txt" is of fox)."""
    names = [parent.name for parent in location.parents]
    return next((name for name in names if not _DATE_FOLDER.fullmatch(name)), "")
