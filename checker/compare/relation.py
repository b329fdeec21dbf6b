"""How two values that two claims give relate."""

from enum import StrEnum


class Relation(StrEnum):
    """What comparing two values says; CONFLICT only where no ordinary reading lets both hold."""

    SAME = "same"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    UNRELATED = "unrelated"
    """They measure or count different things, or one of them cannot be resolved."""
