"""The sentences around a claim, so that a reader sees what it stands in."""

from collections.abc import Sequence

from checker.domain import Claim

LONGEST = 240
"""Characters that are kept of a sentence; the part next to the claim is the one that stays."""


def around(claim: Claim, claims: Sequence[Claim]) -> tuple[str, str]:
    """Return the sentences before and after a claim among those of its article, "" where there is none."""
    before = _text_at(claim.position - 1, claims)
    after = _text_at(claim.position + 1, claims)
    return _cut_beginning(before), _cut_end(after)


def _text_at(position: int, claims: Sequence[Claim]) -> str:
    if not 0 <= position < len(claims):
        return ""
    return " ".join(claims[position].text.split())


def _cut_beginning(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    kept = text[-LONGEST:]
    return "… " + (kept.partition(" ")[2] or kept)


def _cut_end(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST]
    return (kept.rpartition(" ")[0] or kept) + " …"
