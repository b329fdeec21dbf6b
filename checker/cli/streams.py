"""Standard output for the report, standard error for everything else, and files that are whole or absent."""

import errno
import os
import shutil
import sys
from pathlib import Path

from checker.errors import UsageError
from checker.report import View
from checker.report.plain import plain

PIPED_WIDTH = 100


def view() -> View:
    """Describe standard output: how wide it is, and whether it takes colour (see no-color.org)."""
    if not sys.stdout.isatty():
        return View(width=PIPED_WIDTH)
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return View(width=max(shutil.get_terminal_size().columns, 20), colour=colour)


def say(text: str) -> None:
    """Write a line to standard error; if nobody can read it, so be it."""
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass


def complain(what: str, remedy: str = "") -> None:
    """Write the one line that every error gets; what files and arguments brought into it shows as text."""
    say(f"check: error: {plain(f'{what}: {remedy}' if remedy else what)}")


def silence() -> None:
    """Send what is still in standard output's buffer nowhere, so that leaving cannot fail on it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
    finally:
        os.close(nowhere)


def print_out(text: str) -> None:
    """Write to standard output, in UTF-8 unless it is a terminal; a reader that left is no error."""
    try:
        sys.stdout.flush()
        binary = getattr(sys.stdout, "buffer", None)
        if binary is None:
            sys.stdout.write(text)
        else:
            binary.write(_encode(text, sys.stdout.encoding if sys.stdout.isatty() else "utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        raise _cannot_write("standard output", error) from error


def check_output(path: Path) -> None:
    """Refuse, before any work is done, a file that could not be written at its end."""
    if path.is_dir():
        raise UsageError(f"--output {path}", "that is a folder; name a file in it")
    if not path.parent.is_dir():
        raise UsageError(f"--output {path}", f"there is no folder {path.parent}; make it first")
    place = path if path.exists() and not path.is_file() else path.parent
    if not os.access(place, os.W_OK):
        raise UsageError(f"--output {path}", f"{place} may not be written to; name another file")


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all: beside it first, then in its place."""
    data = _encode(text, "utf-8")
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():  # a device or pipe cannot be replaced
            target.write_bytes(data)
            return
        beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            with beside.open("xb") as file:
                file.write(data)
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(str(path), error) from error


def append_file(path: Path, text: str) -> None:
    """Add to a file that others write to as well."""
    try:
        with path.open("ab") as file:
            file.write(_encode(text, "utf-8"))
    except OSError as error:
        raise _cannot_write(str(path), error) from error


def _encode(text: str, encoding: str) -> bytes:
    """Encode; what UTF-8 has no place for (half of a surrogate pair) becomes an escape that JSON reads."""
    return text.encode(encoding, "backslashreplace")


def _cannot_write(what: str, error: OSError) -> UsageError:
    full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    remedy = "free some space" if full else "check its permissions"
    reason = (error.strerror or str(error)).lower()
    return UsageError(f"{what} cannot be written ({reason})", f"{remedy}, or name another file with --output")
