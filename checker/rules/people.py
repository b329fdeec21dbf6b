"""Two reports name different people or organisations for one part in an event.

Who signed, who was arrested, which party or company it was, with which broadcaster somebody spoke.  A
name that the other report gives too, by surname, in full or by its initials, is no difference.
"""

from checker.domain import Claim
from checker.rules.interface import Comparison
from checker.rules.names import compare_entities
from checker.rules.persons import gainsaid, rival_holders
from checker.rules.venues import other_venue

CODE = "NAM001"
NAME = "name"
SUMMARY = "Different people or organisations in one part."
_LABELS = frozenset({"PERSON", "ORG", "NORP"})


def compare(left: Claim, right: Claim) -> Comparison:
    """Set the people and organisations that only one claim names against those of the other."""
    said = (difference for kind in ("party", "body") for difference in gainsaid(left, right, kind))
    surely = (*said, *rival_holders(left, right), *other_venue(left, right))
    found = compare_entities(left, right, _LABELS)
    return Comparison((*surely, *found.differences), found.agreements)
