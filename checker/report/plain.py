"""Makes words from articles safe to show: they come from anyone, and a terminal obeys what it is sent."""

import re

_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor movements
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]{0,1000}(?:\x07|\x1b\\|\x9c)"  # titles, links
    r"|\x1b[ -/]*[0-~]"
)
_SPACE = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # controls
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # bidi, invisible
    "\ufffe\uffff"  # no characters
    "\ud800-\udfff\U000e0000-\U000e007f]"  # halves of characters, tags
)


def plain(text: str) -> str:
    """Return the text on one line, without escape sequences, controls and direction overrides."""
    return "".join(character for character, _ in marked(text, ()))


def marked(text: str, spans: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """Split text as :func:`plain` gives it into characters, each with whether a span covers it.

    ``spans`` are offsets into the text as it came; those outside of it are cut off.
    """
    covered = [False] * len(text)
    for start, end in spans:
        for position in range(max(start, 0), min(end, len(text))):
            covered[position] = True
    kept: list[tuple[str, bool]] = []
    position = 0
    while position < len(text):
        if escape := _ESCAPES.match(text, position):
            position = escape.end()
        elif space := _SPACE.match(text, position):
            if kept and kept[-1][0] != " ":
                kept.append((" ", all(covered[position : space.end()])))
            position = space.end()
        else:
            if not _UNSEEN.match(text[position]):
                kept.append((text[position], covered[position]))
            position += 1
    while kept and kept[-1][0] == " ":
        kept.pop()
    return kept


def pieces(text: str, spans: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """Split text as :func:`plain` gives it into stretches, each with whether spans cover it."""
    stretches: list[tuple[str, bool]] = []
    for character, cover in marked(text, spans):
        if stretches and stretches[-1][1] == cover:
            stretches[-1] = (stretches[-1][0] + character, cover)
        else:
            stretches.append((character, cover))
    return stretches
