"""Everything that decides what a run does, in one frozen value, and the keys that set it.

:data:`KEYS` is the one table of settings: the command line's options, the environment's variables,
the configuration file's keys and what ``--show-settings`` prints are all made from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from checker import outputs
from checker.domain import SuppressionRule

Value = str | int | float | bool | tuple[str, ...]
"""What a setting may hold, once read."""


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The names under which records of JSON and CSV files hold each part; None means the usual ones."""

    text: str | None = None
    title: str | None = None
    source: str | None = None
    date: str | None = None
    url: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the findings of some articles: those whose path fits, and whose outlet is named.

    ``match`` says which findings these are, see :mod:`checker.gate.matching`.  None means that the
    run's own setting holds.
    """

    paths: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    match: str = "side"
    fail_on: str | None = None
    min_confidence: float | None = None
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run; the defaults are those of the command.

    ``database`` is an SQLAlchemy URL or a path; None means ``.check/check.db`` in the working
    directory.  ``address`` is where ``engine`` finds its cluster; None means one for this run alone, on
    this machine.  ``model`` is a local folder or a hub id; None means the bundled model.  ``select``
    and ``ignore`` hold rule codes or their beginnings, in upper case; an empty ``select`` means all.
    ``overrides`` and ``suppressions`` come from tables of the configuration file alone.
    ``output`` holds what :mod:`checker.outputs` reads: files, each perhaps with its format.
    """

    database: str | None = None
    model: str | None = None
    revision: str | None = None
    device: str = "auto"
    batch_size: int = 32
    offline: bool = False
    engine: str = "local"
    address: str | None = None
    min_confidence: float = 0.55
    calibration: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    max_findings: int = 0
    allow_empty: bool = False
    format: str = "text"
    output: tuple[str, ...] = ()
    fields: FieldNames = field(default_factory=FieldNames)
    baseline: str | None = None
    changed_since: str | None = None
    article_suppressions: bool = True
    overrides: tuple[Override, ...] = ()
    suppressions: tuple[SuppressionRule, ...] = ()

    def wants(self, rule: str) -> bool:
        """Tell whether the rule with this code is to run: selected, and not ignored."""
        return (not self.select or rule.startswith(self.select)) and not rule.startswith(self.ignore)

    def table_codes(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """List the rule codes that the tables name, each with its place: "overrides 1: ignore"."""
        ignored = ((f"overrides {n}: ignore", each.ignore) for n, each in enumerate(self.overrides, 1))
        excused = ((f"suppressions {n}: rule", each.rules) for n, each in enumerate(self.suppressions, 1))
        return tuple((place, codes) for place, codes in (*ignored, *excused) if codes)

    def rule_codes(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """List all rule codes that the settings name, each with its place in the file."""
        return (("select", self.select), ("ignore", self.ignore), *self.table_codes())

    @classmethod
    def of(cls, values: Mapping[str, Value]) -> "Settings":
        """Build the settings from values by key ("batch-size", "text-field"); the rest is as by default."""
        named: dict[str, Any] = {key.replace("-", "_"): value for key, value in values.items()}
        parts = {name.removesuffix("_field"): named.pop(name) for name in list(named) if _is_field(name)}
        return cls(**named, fields=FieldNames(**parts))

    def value(self, key: str) -> Value | None:
        """Look up the value of a key ("batch-size", "text-field")."""
        name = key.replace("-", "_")
        holder: object = self.fields if _is_field(name) else self
        found: Value | None = getattr(holder, name.removesuffix("_field"))
        return found


def _is_field(name: str) -> bool:
    return name.endswith("_field")


@dataclass(frozen=True, slots=True)
class Key:
    """One setting as users write it.

    ``expected`` ends the sentence "expected ..." when a value is refused; ``accepts`` refuses those
    of the right type that are out of bounds.  Keys of type ``tuple`` take a string or a list of them,
    and ``listed`` says what each holds.  ``unset`` says what happens without a value.
    """

    name: str
    type: type
    section: str
    help: str
    expected: str
    accepts: Callable[[Any], bool] = lambda value: True
    choices: tuple[str, ...] = ()
    metavar: str | None = None
    unset: str = ""
    listed: Callable[[str], tuple[str, ...]] = lambda text: (text,)

    def read(self, value: object) -> Value:
        """Check a value of a configuration file; ValueError says what was expected instead."""
        items = [value] if isinstance(value, str) else value
        if self.type is tuple and isinstance(items, list) and all(isinstance(item, str) for item in items):
            return tuple(part for item in items for part in self.listed(item))
        if self.type is float and type(value) is int:
            value = float(value)
        if type(value) is not self.type or value == "" or not self.accepts(value):
            raise ValueError(self.expected)
        return value  # type: ignore[return-value]  # its type was compared just above

    def parse(self, text: str) -> Value:
        """Check a value given as a string, by an option or the environment; ValueError as in :meth:`read`."""
        try:
            return self.read(self.type(text) if self.type in (int, float) else text)
        except ValueError:
            raise ValueError(self.expected) from None


def _choice(*choices: str) -> dict[str, Any]:
    return {
        "type": str,
        "choices": choices,
        "expected": f"one of {', '.join(choices)}",
        "accepts": choices.__contains__,
        "metavar": f"[{'|'.join(choices)}]",
    }


def _is_device(text: str) -> bool:
    return text in ("auto", "cpu", "cuda", "mps") or (text.startswith("cuda:") and text[5:].isdecimal())


def _is_address(text: str) -> bool:
    host, _, port = text.rpartition(":")
    return text == "auto" or (host != "" and "/" not in host and port.isdecimal() and 0 < int(port) < 65536)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())


_CODES: dict[str, Any] = {
    "type": tuple,
    "listed": _codes,
    "expected": "rule codes or their beginnings, such as NUM001 or NUM,DAT",
    "metavar": "CODES",
}
_NAME: dict[str, Any] = {
    "type": str,
    "section": "Records of JSON and CSV files",
    "expected": "the name of a field",
    "metavar": "NAME",
    "unset": "the usual names",
}
_FINDINGS, _REPORT, _MODEL, _STATE = "What to look for", "Report and exit status", "Model", "State"
_ENGINE = "Several machines"

KEYS: tuple[Key, ...] = (
    Key(
        name="select",
        section=_FINDINGS,
        help="Run only these rules; a prefix such as NUM stands for all that begin with it.",
        unset="all rules",
        **_CODES,
    ),
    Key(name="ignore", section=_FINDINGS, help="Leave these rules out.", unset="no rule", **_CODES),
    Key(
        name="min-confidence",
        type=float,
        section=_FINDINGS,
        help="Leave out findings that are less sure than this.",
        expected="a number from 0 to 1",
        accepts=lambda value: 0 <= value <= 1,
        metavar="NUMBER",
    ),
    Key(
        name="calibration",
        type=str,
        section=_FINDINGS,
        help="Map confidence by this file of `check calibrate`, before --min-confidence is applied.",
        expected="the path of a file",
        metavar="FILE",
        unset="none",
    ),
    Key(
        name="allow-empty",
        type=bool,
        section=_FINDINGS,
        help="Take a corpus without a readable article as clean.",
        expected="true or false",
    ),
    Key(
        name="format",
        type=str,
        section=_REPORT,
        help="How to write the report.",
        expected="the name of a report format",
        metavar="FORMAT",
    ),
    Key(
        name="output",
        type=tuple,
        section=_REPORT,
        help="Write the report to FILE, in the format of its ending, or as FORMAT=FILE; may be repeated.",
        expected="a file or FORMAT=FILE",
        listed=outputs.listed,
        metavar="FILE",
        unset="standard output",
    ),
    Key(
        name="fail-on",
        section=_REPORT,
        help="Exit with 1 on contradictions of at least this severity.",
        **_choice("error", "warning", "info", "never"),
    ),
    Key(
        name="max-findings",
        type=int,
        section=_REPORT,
        help="Exit with 1 only when there are more of them than this.",
        expected="a whole number from 0",
        accepts=lambda value: value >= 0,
        metavar="N",
    ),
    Key(
        name="baseline",
        type=str,
        section=_REPORT,
        help="Let only findings count that are not in this file, which `check baseline` writes.",
        expected="the path of a file",
        metavar="FILE",
        unset="none",
    ),
    Key(
        name="changed-since",
        type=str,
        section=_REPORT,
        help="Let only findings count with a sentence in a file that changed since this git revision.",
        expected="a git revision",
        metavar="REVISION",
        unset="none",
    ),
    Key(
        name="article-suppressions",
        type=bool,
        section=_REPORT,
        help="Heed what the front matter of articles suppresses.",
        expected="true or false",
    ),
    Key(
        name="model",
        type=str,
        section=_MODEL,
        help="The NLI model: a folder, or an id on the hub.",
        expected="a folder or a hub id",
        metavar="MODEL",
        unset="the bundled model",
    ),
    Key(
        name="revision",
        type=str,
        section=_MODEL,
        help="The commit of a hub model, which must be pinned.",
        expected="a commit",
        metavar="REVISION",
        unset="none; a hub model needs one",
    ),
    Key(
        name="device",
        type=str,
        section=_MODEL,
        help="Where to run it: auto, cpu, cuda, cuda:N or mps.",
        expected="auto, cpu, cuda, cuda:N or mps",
        accepts=_is_device,
        metavar="DEVICE",
    ),
    Key(
        name="batch-size",
        type=int,
        section=_MODEL,
        help="Pairs that it reads at once.",
        expected="a whole number from 1",
        accepts=lambda value: value >= 1,
        metavar="N",
    ),
    Key(
        name="offline",
        type=bool,
        section=_MODEL,
        help="Never reach for the network.",
        expected="true or false",
    ),
    Key(
        name="engine",
        section=_ENGINE,
        help="Where to compute: on this machine, or on a Ray cluster.",
        **_choice("local", "ray"),
    ),
    Key(
        name="address",
        type=str,
        section=_ENGINE,
        help="The cluster: auto for the one that this machine is part of, or HOST:PORT.",
        expected="auto or HOST:PORT",
        accepts=_is_address,
        metavar="ADDRESS",
        unset="one on this machine, for this run",
    ),
    Key(
        name="database",
        type=str,
        section=_STATE,
        help="Where results are kept between runs: a path or an SQLAlchemy URL.",
        expected="a path or an SQLAlchemy URL",
        metavar="DATABASE",
        unset=".check/check.db",
    ),
    *(
        Key(name=f"{part}-field", help=f"The field that holds {what}.", **_NAME)
        for part, what in (
            ("text", "an article's text"),
            ("title", "its title"),
            ("source", "the outlet"),
            ("date", "the day it appeared"),
            ("url", "its address"),
            ("id", "its identifier"),
        )
    ),
)

BY_NAME: Mapping[str, Key] = {key.name: key for key in KEYS}
