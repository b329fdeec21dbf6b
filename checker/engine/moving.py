"""How a model gets to a node that lacks it: as the bytes of its files, into a folder of the user's own."""

import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from checker.errors import ModelError
from checker.inference.folder import DEFAULT, SLOT_READER, ModelFolder, find_bundled, find_model

Files = Mapping[str, bytes]
"""The files of a model, by name."""

_PARTS = ("*.json", "*.safetensors", "*.txt", "*.model")


def bundled(folder: ModelFolder) -> bool:
    """Say whether every node has the model with the package."""
    return _label(folder) in (DEFAULT, SLOT_READER) and _same(None, folder) is not None


def files_of(folder: ModelFolder) -> Files:
    """Read what a node needs of a model."""
    paths = sorted({path for part in _PARTS for path in folder.path.glob(part)})
    try:
        return {path.name: path.read_bytes() for path in paths}
    except OSError as error:
        raise ModelError(str(folder.path), f"cannot be read ({error})") from error


def at_hand(folder: ModelFolder, fetch: Callable[[], Files]) -> ModelFolder:
    """Find a model on this node: bundled, under the same path, or unpacked before; else unpack it.

    Whatever is found must have the digest of the model that is asked for.
    """
    for place in (None, str(folder.path)):
        if found := _same(place, folder):
            return found
    unpacked = _shelf() / folder.name.rpartition("@")[2]
    if found := _same(str(unpacked), folder):
        return found
    shutil.rmtree(unpacked, ignore_errors=True)  # damaged, if there
    _unpack(fetch(), unpacked)
    found = _same(str(unpacked), folder)
    if found is None:
        raise ModelError(
            f"model {folder.name}", f"it came damaged to the node {socket.gethostname()}; run again"
        )
    return found


def _same(place: str | None, wanted: ModelFolder) -> ModelFolder | None:
    """Look whether this very model is at a place; None is that of the bundled ones."""
    if place is not None and not Path(place).is_dir():
        return None
    with suppress(ModelError, OSError):
        if place is not None:
            found = find_model(place, None, offline=True)
        else:
            found = find_bundled(SLOT_READER if _label(wanted) == SLOT_READER else DEFAULT)
        if found.name.rpartition("@")[2] == wanted.name.rpartition("@")[2]:
            return replace(found, name=wanted.name)
    return None


def _label(folder: ModelFolder) -> str:
    return folder.name.rpartition("@")[0]


def _shelf() -> Path:
    """The folder of unpacked models: nobody else may write there."""
    shelf = (
        Path(tempfile.gettempdir()) / f"news-fact-check-{os.getuid() if hasattr(os, 'getuid') else 'models'}"
    )
    shelf.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and (shelf.is_symlink() or shelf.stat().st_uid != os.getuid()):
        raise ModelError(
            str(shelf), f"belongs to somebody else on the node {socket.gethostname()}; remove it"
        )
    return shelf


def _unpack(files: Files, folder: Path) -> None:
    """Write all files or none; another process of the node may be doing the same."""
    fresh = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        for name, content in files.items():
            (fresh / Path(name).name).write_bytes(content)
        with suppress(OSError):  # the other process was faster
            fresh.rename(folder)
    except OSError as error:
        reason = (
            f"cannot be unpacked on the node {socket.gethostname()} ({error.strerror}); free some space there"
        )
        raise ModelError(str(folder), reason) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
