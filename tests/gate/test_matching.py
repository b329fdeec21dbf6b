"""Which paths a pattern fits, and which findings are about the claims that are named."""

import pytest

from checker.gate.matching import by_place, concerns, fits

from .samples import KITE, MORROW, ONION, PLAIN, Place, finding

FITTING = [
    ("wire/a.md", "wire/a.md"),
    ("wire/a.md", "wire"),
    ("wire/a.md", "wire/"),
    ("wire/a.md", "./wire"),
    ("wire/a.md", "wire/*"),
    ("wire/a.md", "wire/**"),
    ("wire/deep/down/a.md", "wire/**"),
    ("wire/deep/down/a.md", "wire/**/a.md"),
    ("wire/a.md", "wire/**/a.md"),
    ("wire/a.md", "**/*.md"),
    ("a.md", "**/*.md"),
    ("wire/a.md", "*"),
    ("wire/a.md", "w?re/a.md"),
    ("wire/feed.xml#3", "wire/feed.xml"),
    ("wire/feed.xml#3", "wire/feed.xml#3"),
    ("wire/feed.xml#3", "wire/*.xml"),
    ("a[1].md", "a[1].md"),
    ("a\nb.md", "a*"),
]
OTHERS = [
    ("wire/a.md", "wir"),
    ("wire/a.md", "a.md"),
    ("wire/a.md", "*.md"),
    ("wire/a.md", "Wire/a.md"),
    ("wireless/a.md", "wire"),
    ("wire/deep/a.md", "wire/*.md"),
    ("wire/feed.xml#33", "wire/feed.xml#3"),
    ("a1.md", "a[1].md"),
    ("a+b.md", "aab.md"),
]


@pytest.mark.parametrize(("path", "pattern"), FITTING)
def test_a_pattern_fits(path: str, pattern: str) -> None:
    assert fits(path, pattern)


@pytest.mark.parametrize(("path", "pattern"), OTHERS)
def test_a_pattern_does_not_fit(path: str, pattern: str) -> None:
    assert not fits(path, pattern)


TWO = ((KITE,), (ONION,))
SHARED = ((KITE, ONION), (MORROW,))
THREE = ((KITE,), (ONION,), (MORROW,))
CASES = [
    # sides, match, meant when The Onion is named
    (TWO, "side", True),
    (TWO, "any", True),
    (TWO, "all", False),
    (SHARED, "side", False),
    (SHARED, "any", True),
    (SHARED, "all", False),
    (THREE, "side", False),
    (((KITE,), (PLAIN,)), "side", False),
    (((KITE,), (PLAIN,)), "any", False),
    (((ONION,), (ONION,)), "side", True),
    (((ONION,), (ONION,)), "all", True),
]


@pytest.mark.parametrize(("sides", "match", "meant"), CASES)
def test_a_finding_is_meant_if_it_would_not_stand_without_the_claims_named(
    sides: tuple[tuple[Place, ...], ...], match: str, meant: bool
) -> None:
    assert concerns(finding(*sides), by_place((), ("The Onion",)), match) is meant


@pytest.mark.parametrize(
    ("paths", "sources", "article", "meant"),
    [
        (("satire/**",), (), "", True),
        ((), ("the  onion",), "", True),
        (("satire/**",), ("Kite",), "", False),  # no claim is both
        (("satire/**", "kite"), ("Kite",), "", True),
        ((), (), "satire/d.md", True),
        ((), (), "satire", False),  # an article's path is no pattern
    ],
)
def test_a_claim_is_named_by_path_and_outlet_together(
    paths: tuple[str, ...], sources: tuple[str, ...], article: str, meant: bool
) -> None:
    assert concerns(finding(*TWO), by_place(paths, sources, article)) is meant
