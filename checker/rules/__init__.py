"""The rules by which findings are typed: one module each, registered here.

To add one: write a module with CODE, NAME, SUMMARY, a docstring and ``compare``, and add a line to
``TYPED``.  Updates and disputes have codes of their own, whatever the facts are about.
"""

from types import ModuleType

from checker.domain import Claim, FactType, Kind
from checker.rules import dates, negations, numbers, other, people, places, positions, quotes, roles
from checker.rules.interface import NOTHING, Comparison, Difference, Rule

__all__ = ["BY_TYPE", "RULES", "TYPED", "Comparison", "Difference", "Rule", "code_of"]


def _rule(module: ModuleType, type_: FactType) -> Rule:
    return Rule(module.CODE, module.NAME, type_, module.SUMMARY, module.__doc__ or "", module.compare)


def _never(left: Claim, right: Claim) -> Comparison:
    return NOTHING


TYPED: tuple[Rule, ...] = (
    _rule(dates, FactType.DATE),
    _rule(numbers, FactType.NUMBER),
    _rule(places, FactType.PLACE),
    _rule(people, FactType.NAME),
    _rule(roles, FactType.ROLE),
    _rule(positions, FactType.POSITION),
    _rule(negations, FactType.NEGATION),
    _rule(quotes, FactType.QUOTE),
    _rule(other, FactType.OTHER),
)
"""The rules for contradictions, one a type."""

UPDATE = Rule(
    "UPD001",
    "update",
    FactType.OTHER,
    "A later report supersedes an earlier one.",
    "Both reports were true when they were written: a toll rose, a plan changed, a vote followed.\n\n"
    "The later report is of a later day, and the fact is one that moves on.  Updates never gate.",
    _never,
)
DISPUTE = Rule(
    "DIS001",
    "dispute",
    FactType.OTHER,
    "Two people say opposite things, and the reports agree that they do.",
    "Each side of the finding is credited to a speaker, and the speakers differ.  What two outlets\n"
    "report one speaker as saying is a contradiction between the outlets.  Disputes never gate.",
    _never,
)
RULES: tuple[Rule, ...] = (*TYPED, UPDATE, DISPUTE)
BY_TYPE = {rule.type: rule for rule in TYPED}


def code_of(kind: Kind, type_: FactType) -> str:
    """Return the code of the rule that a finding of this kind and type falls under."""
    if kind is Kind.UPDATE:
        return UPDATE.code
    return DISPUTE.code if kind is Kind.DISPUTE else BY_TYPE[type_].code
