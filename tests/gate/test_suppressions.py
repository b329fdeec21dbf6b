"""Which findings a suppression excuses, until when, and which suppressions ought to go."""

from dataclasses import replace
from datetime import date

import pytest

from checker.domain import DECISION, Suppression, SuppressionRule
from checker.gate.suppressions import suppressed

from .samples import KITE, ONION, PLAIN, finding

TODAY = date(2026, 11, 25)
RULE = SuppressionRule("a misprint", "check.toml: suppressions 1")
FOUND = finding((KITE,), (ONION,))

EXCUSES = [
    (replace(RULE, ids=("11dfff9e",)), True),
    (replace(RULE, ids=("00000000", "11dfff9e3f21a869")), True),
    (replace(RULE, ids=("1dfff9e3",)), False),
    (replace(RULE, rules=("NUM",)), True),
    (replace(RULE, rules=("DAT", "NUM001")), True),
    (replace(RULE, rules=("DAT",)), False),
    (replace(RULE, ids=("11dfff9e",), rules=("DAT",)), False),
    (replace(RULE, rules=("NUM",), paths=("kite/**",)), True),
    (replace(RULE, rules=("NUM",), paths=("plain/**",)), False),
    (replace(RULE, sources=("The Onion",)), True),
    (replace(RULE, article="kite/a.md"), True),
    (replace(RULE, article="kite/a.md", rules=("DAT",)), False),
    (RULE, False),  # one that names nothing means nothing
]


@pytest.mark.parametrize(("rule", "excused"), EXCUSES)
def test_every_part_that_is_given_has_to_fit(rule: SuppressionRule, excused: bool) -> None:
    result = suppressed((FOUND,), (rule,), TODAY)
    assert result.findings[0].suppression == (
        Suppression("a misprint", "check.toml: suppressions 1") if excused else None
    )
    assert result.unused == (() if excused else (rule,))


@pytest.mark.parametrize(
    ("expires", "holds"),
    [(None, True), (date(2026, 11, 26), True), (TODAY, True), (date(2026, 11, 24), False)],
)
def test_a_suppression_holds_to_the_end_of_its_last_day(expires: date | None, holds: bool) -> None:
    rule = replace(RULE, rules=("NUM",), expires=expires)
    result = suppressed((FOUND,), (rule,), TODAY)
    assert (result.findings[0].suppression is not None) is holds
    assert result.expired == (() if holds else (rule,))
    assert result.unused == ()


def test_the_first_that_holds_is_shown_and_the_others_are_in_use_too() -> None:
    over = replace(RULE, rules=("NUM",), expires=date(2020, 1, 1))
    first = replace(RULE, rules=("NUM001",), reason="first")
    second = replace(RULE, rules=("NUM",), reason="second")
    result = suppressed((FOUND,), (over, first, second), TODAY)
    assert result.findings[0].suppression == Suppression("first", RULE.origin)
    assert (result.unused, result.expired) == ((), (over,))


def test_a_finding_that_comes_suppressed_keeps_its_suppression() -> None:
    dismissed = replace(FOUND, suppression=Suppression("no contradiction", DECISION))
    rule = replace(RULE, rules=("NUM",))
    assert suppressed((dismissed,), (), TODAY).findings == (dismissed,)
    result = suppressed((dismissed,), (rule,), TODAY)
    assert (result.findings, result.unused) == ((dismissed,), ())


def test_decisions_on_findings_that_are_gone_are_nothing_to_warn_of() -> None:
    gone = replace(RULE, origin=DECISION, ids=("ffffffffffffffff",))
    over = replace(gone, expires=date(2020, 1, 1))
    here = replace(over, ids=(FOUND.id,))
    result = suppressed((FOUND,), (gone, over, here), TODAY)
    assert (result.unused, result.expired) == ((), (here,))


def test_findings_keep_their_order_and_the_rest_of_them() -> None:
    other = finding((KITE,), (PLAIN,), id="22dfff9e3f21a869")
    result = suppressed((other, FOUND), (replace(RULE, ids=("11dfff9e",)),), TODAY)
    assert [f.id for f in result.findings] == [other.id, FOUND.id]
    assert result.findings[0] == other
    assert replace(result.findings[1], suppression=None) == FOUND
