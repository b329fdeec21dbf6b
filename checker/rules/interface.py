"""What a rule is.

A rule looks at two claims that the NLI model takes to contradict each other and says whether they
differ in what the rule is about, and in which words.  A rule never decides alone that two claims
conflict: it explains, and its answer is evidence for the decision.
"""

from collections.abc import Callable
from dataclasses import dataclass

from checker.domain import Claim, FactType

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """The words of each claim that stand against each other, and how to name the two values.

    ``of`` is what both claims give the value of, where that is plain: a person's surname, an office,
    the words quoted.
    """

    left: Offsets
    right: Offsets
    left_value: str
    right_value: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a rule says of a pair.

    ``differences`` are values that cannot both hold of one fact; ``agreements`` counts values of
    the rule's sort that both claims share.
    """

    differences: tuple[Difference, ...] = ()
    agreements: int = 0


NOTHING = Comparison()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is registered; ``documentation`` is its module's docstring."""

    code: str
    name: str
    type: FactType
    summary: str
    documentation: str
    compare: Callable[[Claim, Claim], Comparison]
