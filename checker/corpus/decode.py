"""From the bytes of a file to its text: gzip, binary files, encodings.

All that is wrong with a file is raised as :class:`~checker.corpus.interface.Unreadable`.
"""

import codecs
import gzip
import re
import stat
import zlib
from pathlib import Path

from charset_normalizer import from_bytes

from checker.corpus.interface import Unreadable

MAX_BYTES = 256 * 1024 * 1024
"""No file larger than this is read, neither as it is nor decompressed."""

_CHUNK = 1 << 20
_SAMPLE = 1 << 18
"""How many bytes are looked at to guess an encoding or to recognise a binary file."""

_GZIP = b"\x1f\x8b"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)|<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?([\w.:-]+)""",
    re.IGNORECASE,
)
_WESTERN = frozenset({"ascii", "iso8859-1"})
"""Encodings that, as browsers read them, mean Windows-1252."""

_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_MAX_CONTROL = 0.005
"""The share of control characters from which on a file counts as binary."""


def load(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Give the bytes of the file, decompressed if it is gzip, at most ``limit`` of them."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("not a regular file")
        if status.st_size > limit:
            raise Unreadable(_too_large(limit))
        with path.open("rb") as stream:
            compressed = stream.read(2) == _GZIP
        return _unzip(path, limit) if compressed else path.read_bytes()
    except PermissionError:
        raise Unreadable("no permission to read it") from None
    except FileNotFoundError:
        raise Unreadable("no such file, or a link to a file that does not exist") from None
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror or error})") from None


def _too_large(limit: int) -> str:
    return f"larger than {limit // (1024 * 1024)} MB"


def _unzip(path: Path, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    try:
        with gzip.open(path, "rb") as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > limit:
                    raise Unreadable(f"{_too_large(limit)} when decompressed")
                parts.append(chunk)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise Unreadable("damaged or half-written gzip") from None
    return b"".join(parts)


def decode(data: bytes) -> str:
    """Give the text of the bytes.

    In this order: a byte order mark; UTF-8 that is valid and not mere ASCII (saved pages often still
    declare what they were before); what an HTML or XML file declares; UTF-8; a guess.
    """
    if not data:
        raise Unreadable("empty file")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _whole(data[len(mark) :].decode(encoding, errors="replace"))
    if _is_binary(data):
        raise Unreadable("looks like a binary file")
    unicode = _try(data, "utf-8")
    if unicode is not None and not data.isascii():
        return _whole(unicode)
    declared = _declared(data)
    if declared and (text := _try(data, declared)) is not None:
        return _whole(text)
    return _whole(unicode if unicode is not None else _guess(data))


def _whole(text: str) -> str:
    if not text.strip():
        raise Unreadable("empty file")
    if "\0" in text:
        raise Unreadable("looks like a binary file")
    return text


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return b"\0" in data or len(sample) - len(sample.translate(None, _CONTROL)) > _MAX_CONTROL * len(sample)


def _declared(data: bytes) -> str | None:
    """The encoding that the head of an HTML or XML file names, as Python knows it."""
    head = data[:4096]
    found = _DECLARED.search(head) if head.lstrip().startswith(b"<") else None
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in _WESTERN else name


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(data: bytes) -> str:
    """Decode what is not valid UTF-8.

    A few bad bytes among many good sequences are damaged UTF-8.  A few bytes beyond ASCII in a text
    of the Latin alphabet are Windows-1252, of which there is too little for a detector to go by.
    """
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", errors="ignore"))
    if bad * 10 <= beyond - bad:
        return text
    if beyond * 50 <= len(data) and (western := _try(data, "cp1252")) is not None:
        return western
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise Unreadable("in no encoding that is known, or a binary file")
    return data.decode(best.encoding, errors="replace")
