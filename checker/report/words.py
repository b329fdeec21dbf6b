"""Numbers and counts in words, as people read them."""

from checker.domain import Kind, Report


def count(number: int, noun: str) -> str:
    """Write a number with its noun: "1 article", "4,090 claims"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def found(report: Report) -> str:
    """Sum a report up: "2 contradictions, 1 update in 150 articles"."""
    counts = {kind: sum(finding.kind is kind for finding in report.findings) for kind in Kind}
    kinds = [count(number, kind.value) for kind, number in counts.items() if number]
    return f"{', '.join(kinds) or 'Nothing found'} in {count(report.articles, 'article')}"
