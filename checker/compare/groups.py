"""Words that may stand for each other, told as groups; a word may be in several."""

from collections.abc import Iterable, Mapping

Groups = Mapping[str, frozenset[int]]
"""The numbers of the groups that each word is in."""


def grouped(groups: Iterable[Iterable[str]]) -> Groups:
    """Return of each word which groups it is in."""
    found: dict[str, set[int]] = {}
    for number, words in enumerate(groups):
        for word in words:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def share_group(groups: Groups, one: str, other: str) -> bool:
    """Whether two words are in one group."""
    return not groups.get(one, frozenset()).isdisjoint(groups.get(other, frozenset()))
