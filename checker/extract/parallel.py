"""Extract the claims of many articles on all processor cores.

The parser runs on one core, and extraction is the longest stage before judging.  Processes are worth
their start (they load the parser each) from a few dozen articles on.
"""

import os
from collections.abc import Callable, Iterator, Sequence

from checker.domain import Article, Claim, Skipped
from checker.extract.claims import extract

WORTH_IT = 60
"""Articles from which processes are started."""
_PORTION = 8
"""Articles that a process is given at a time."""

Extracted = tuple[Article, tuple[Claim, ...]]


def extract_all(articles: Sequence[Article], failed: Callable[[Skipped], None]) -> Iterator[Extracted]:
    """Yield each article with its claims, in order, as :func:`checker.extract.claims.extract` does."""
    processes = cores()
    if processes == 1 or len(articles) < WORTH_IT:
        yield from extract(articles, failed)
        return
    from joblib import Parallel, delayed
    from joblib.externals.loky import get_reusable_executor

    portions = [articles[start : start + _PORTION] for start in range(0, len(articles), _PORTION)]
    try:
        results = Parallel(n_jobs=processes, return_as="generator")(
            delayed(_portion)(one) for one in portions
        )
        for extracted, skipped in results:
            for item in skipped:
                failed(item)
            yield from extracted
    finally:
        get_reusable_executor().shutdown(wait=True, kill_workers=True)  # they hold a parser each


def cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _portion(articles: Sequence[Article]) -> tuple[list[Extracted], list[Skipped]]:
    skipped: list[Skipped] = []
    return list(extract(articles, skipped.append)), skipped
