"""Word lists, written as text."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text that white space separates."""
    return frozenset(text.split())
