"""Words from articles as a page may show them.

Markup is escaped by the templates.  Here, characters that would act instead of being seen become
visible, by name or number: controls, the beginnings of escape sequences, direction overrides and
halves of characters.  What merely advises on line breaks is dropped.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

_DROPPED = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2065\ufeff]+")
_ACTING = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_NAMES = {"\x00": "NUL", "\x07": "BEL", "\x08": "BS", "\x1b": "ESC", "\x7f": "DEL"}
_NO_URL = re.compile(r"[\s<>\"'`\\]")


def visible(text: str) -> str:
    """Return the text on one line, with everything in it to be seen."""
    return _spaced(text).strip()


def pieces(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[str, bool], ...]:
    """Split text as :func:`visible` gives it into stretches, each with whether spans cover it.

    ``spans`` are offsets into the text as it came; those outside of it are cut off.
    """
    return tuple(
        (part, covered) for start, end, covered in _cut(text, spans) if (part := _spaced(text[start:end]))
    )


def link(url: str | None) -> str:
    """Return the address if it is one of the web and written in plain characters, else ""."""
    if not url or _NO_URL.search(url) or _ACTING.search(url) or _DROPPED.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", _ACTING.sub(_named, _DROPPED.sub("", text)))


def _named(found: re.Match[str]) -> str:
    return f"⟨{_NAMES.get(found[0], f'U+{ord(found[0]):04X}')}⟩"


def _cut(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches of the text; overlapping and touching spans are one."""
    reached = 0
    start, end = 0, 0
    for first, last in sorted((max(first, 0), min(last, len(text))) for first, last in spans):
        if first >= last:
            continue
        if first > end:
            if start < end:
                yield reached, start, False
                yield start, end, True
                reached = end
            start = first
        elif start == end:
            start = first
        end = max(end, last)
    if start < end:
        yield reached, start, False
        yield start, end, True
        reached = end
    yield reached, len(text), False
