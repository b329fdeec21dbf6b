"""What settings become for the findings of some articles."""

import pytest

from checker.domain import Severity
from checker.gate import narrowed, passes
from checker.settings import Override, Settings

from .samples import KITE, MORROW, ONION, finding, report

ONIONS = finding((KITE,), (ONION,), id="a" * 16, confidence=0.75)
WIRE = finding((KITE,), (MORROW,), id="b" * 16, rule="DAT001", severity=Severity.WARNING, confidence=0.6)
BOTH = report(ONIONS, WIRE)

SATIRE = {"sources": ("The Onion",)}
LEFT_OUT = [
    ([Override(**SATIRE, ignore=("NUM",))], "b"),
    ([Override(**SATIRE, ignore=("DAT",))], "ab"),
    ([Override(paths=("wire",), ignore=("DAT001",)), Override(**SATIRE, ignore=("NUM",))], ""),
    ([Override(**SATIRE, min_confidence=0.8)], "b"),
    ([Override(**SATIRE, min_confidence=0.75)], "ab"),
    ([Override(**SATIRE, min_confidence=0.1)], "ab"),
    (
        [Override(**SATIRE, min_confidence=0.8), Override(**SATIRE, min_confidence=0.7)],
        "ab",
    ),  # the last counts
    ([Override(paths=("kite/**",), min_confidence=0.7)], "a"),
    ([Override(paths=("kite/**",), match="all", min_confidence=0.7)], "ab"),
    ([], "ab"),
]


@pytest.mark.parametrize(("overrides", "left"), LEFT_OUT)
def test_findings_are_left_out(overrides: list[Override], left: str) -> None:
    assert "".join(found.id[0] for found in narrowed(BOTH, overrides).findings) == left


GATES = [
    # fail-on of the run, overrides, does the run pass
    ("error", [], False),
    ("error", [Override(**SATIRE, fail_on="never")], True),
    ("warning", [Override(**SATIRE, fail_on="never")], False),
    ("never", [Override(paths=("wire",), fail_on="warning")], False),
    ("never", [Override(paths=("wire",), fail_on="error")], True),
    ("error", [Override(**SATIRE, fail_on="never"), Override(paths=("satire",), fail_on="error")], False),
    ("error", [Override(**SATIRE, fail_on="never"), Override(**SATIRE, ignore=("DAT",))], True),
]


@pytest.mark.parametrize(("fail_on", "overrides", "clean"), GATES)
def test_the_gate_has_another_level_for_some(fail_on: str, overrides: list[Override], clean: bool) -> None:
    assert passes(BOTH, Settings(fail_on=fail_on, overrides=tuple(overrides))) is clean
