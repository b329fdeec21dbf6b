"""Which findings an override or a suppression is about, when it names articles and outlets.

A finding has claims on two sides.  By default it is meant if it would not stand without the claims that
are named: if they are all that one side has.  So what is said of an outlet concerns what hangs on that
outlet, and never hides a contradiction between two others that it happens to share.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from checker.domain import Citation, Finding

Named = Callable[[Citation], bool]

_WILD = re.compile(r"\*\*/|\*\*|\*|\?")
_MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def concerns(finding: Finding, named: Named, match: str = "side") -> bool:
    """Tell whether a finding is meant, given which of its claims are named.

    ``match`` is "any" (one claim is enough), "all", or "side": without the claims named, fewer than
    two sides would be left.
    """
    if match == "side":
        return sum(not all(map(named, side.claims)) for side in finding.sides) < 2
    claims = [citation for side in finding.sides for citation in side.claims]
    return any(map(named, claims)) if match == "any" else all(map(named, claims))


def by_place(paths: Sequence[str], sources: Sequence[str], article: str = "") -> Named:
    """Make the test of a claim: its path fits a pattern, its outlet is among them; each if any is given."""
    outlets = {_folded(source) for source in sources}

    def named(citation: Citation) -> bool:
        return (
            (not article or citation.path == article)
            and (not paths or any(fits(citation.path, pattern) for pattern in paths))
            and (not outlets or _folded(citation.source) in outlets)
        )

    return named


def fits(path: str, pattern: str) -> bool:
    """Tell whether a path of the corpus, or a folder or file that it lies in, has this pattern.

    ``*`` and ``?`` stay within a name, ``**`` goes over any number of folders.  The pattern of a file
    fits all of its records (``feed.xml`` fits ``feed.xml#3``).
    """
    return _compiled(pattern).fullmatch(path) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    pattern = pattern.removeprefix("./").rstrip("/")
    parts, end = [], 0
    for wild in _WILD.finditer(pattern):
        parts += [re.escape(pattern[end : wild.start()]), _MEANING[wild[0]]]
        end = wild.end()
    return re.compile("".join([*parts, re.escape(pattern[end:])]) + r"(?:[/#].*)?", re.DOTALL)


def _folded(source: str) -> str:
    return " ".join(source.split()).casefold()
