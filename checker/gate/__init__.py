"""Decides which findings fail a run, after all that was known, excused or left out is told apart.

::

    report -> narrowed (overrides) -> apply (baseline, suppressions) -> gating -> passes
"""

from checker.gate.applying import apply
from checker.gate.asked import gated, known_before
from checker.gate.overrides import narrowed
from checker.gate.verdict import gating, passes

__all__ = ["apply", "gated", "gating", "known_before", "narrowed", "passes"]
