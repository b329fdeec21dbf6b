"""What the stages hand to each other: frozen values, no behaviour beyond simple look-ups.

The data flows one way::

    files -> Article -> Claim -> CandidatePair -> Judgement -> Finding -> Report

Offsets are in characters.  Those of a claim run over ``Article.text``; those of what is found
within a claim (entities, quantities, times) run over ``Claim.text``.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, as read from a file or from one record of a file.

    ``path`` is relative to the corpus, with forward slashes.  For a file that is plain text or
    Markdown, ``text`` is the whole decoded file and the article's body is
    ``text[body_start:body_end]``.  For everything else (HTML, JSON, CSV, feeds, ...) ``path`` is
    ``file#record`` and ``text`` is the article's body alone.
    """

    path: str
    source: str
    text: str
    body_start: int
    body_end: int
    digest: str
    """SHA-256 in hexadecimal over everything that extraction depends on (body, title, source, date)."""
    title: str | None = None
    published: date | None = None
    url: str | None = None
    author: str | None = None
    record_id: str | None = None
    """The identifier that the record itself carries, if any."""
    agency: str | None = None
    """The news agency that the text credits: "AP", "Reuters", ..."""
    origin: str = ""
    """Articles with the same non-empty origin are copies of one report, and count as one source."""
    suppressions: "tuple[SuppressionRule, ...]" = ()
    """What the article's own header asks not to count."""
    unheeded: "tuple[Unheeded, ...]" = ()
    """What of the header's suppressions could not be understood."""

    @property
    def body(self) -> str:
        """The article's text without front matter."""
        return self.text[self.body_start : self.body_end]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or record that could not be read, and why."""

    path: str
    reason: str


class Voice(StrEnum):
    """Who speaks in a claim."""

    ARTICLE = "article"
    REPORTED = "reported"
    QUOTED = "quoted"


class Modality(StrEnum):
    """How sure a claim is of what it says."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    ALLEGED = "alleged"
    DENIED = "denied"


PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
"""Labels of entities that are places: countries and towns, regions and waters, buildings and roads."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: ``label`` is spaCy's (PERSON, ORG, GPE, ...), ``key`` its normalised form."""

    text: str
    start: int
    end: int
    label: str
    key: str


class Comparator(StrEnum):
    """How a quantity relates to the number given."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    ``low`` and ``high`` are the number given (equal unless it is a range), scaled ("2 million" is
    2000000.0).  ``unit`` is the measure ("percent", "usd", "year", "ordinal", "vote", ...) or, for
    a plain count, "".  ``noun`` is the lemma of what is counted or measured ("people", "soldier"),
    or "".  ``step`` is the precision to which the number is written: 1 for "12", 0.1 for "3.5",
    1000000 for "2 million".  ``fate`` is what became of the people counted ("dead", "injured", "shot",
    "missing", "arrested"), or "".
    """

    text: str
    start: int
    end: int
    low: float
    high: float
    unit: str
    noun: str
    comparator: Comparator
    step: float
    fate: str = ""


PRONOUNS = frozenset({"he", "she"})
"""What stands for the name of somebody whose doing something is."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time that a claim names, resolved against the article's date.

    ``first`` and ``last`` are the first and last day it may mean, both included; None where it
    cannot be resolved (no article date, or vague).  ``precision`` is "minute", "day", "weekend",
    "week", "month", "quarter", "season", "year", "decade" or "vague".  ``clock`` is the time of day as
    HH:MM, if given, and ``zone`` the code of the zone it is told in ("ET"), if known.  ``anchored`` is
    true where the words alone fix the date ("January 12, 2020"), false where the article's date was
    needed ("Monday").  ``verb`` is the lemma of the verb whose time it is ("sign" in "signed on
    Monday"), or of the verb for the noun that it dates ("vote" in "Monday's vote"), or "".  ``who`` is
    the last word of the name of whose doing that is, in small letters, one of ``PRONOUNS``, or "".
    ``either`` are the periods that may be meant where they are known and the words do not tell which: a
    Monday of which it is open whether it has passed.
    """

    text: str
    start: int
    end: int
    first: date | None
    last: date | None
    precision: str
    clock: str | None = None
    anchored: bool = False
    verb: str = ""
    who: str = ""
    zone: str = ""
    either: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable sentence of an article, with what was found in it.

    ``article`` is the article's path and ``position`` the claim's place in it, from 0.  ``line``
    counts from 1.  ``predicates`` are lemmas of the main verbs, ``terms`` the lemmas of all
    content words, both lower case and sorted.  ``context`` names entities that the sentence leaves
    to the text before it (whom "he" or "the bill" may mean), as normalised keys.
    """

    article: str
    position: int
    text: str
    start: int
    end: int
    line: int
    speaker: str | None = None
    voice: Voice = Voice.ARTICLE
    modality: Modality = Modality.ASSERTED
    hedged: bool = False
    negated: bool = False
    entities: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    predicates: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    context: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        """What identifies the claim within a corpus."""
        return (self.article, self.position)


@dataclass(frozen=True, slots=True)
class CandidatePair:
    """Two claims that may speak of the same fact; ``left.key < right.key``.

    ``similarity`` is the cosine of the two sentence embeddings, ``relatedness`` the cosine of the
    two articles', both in [-1, 1].
    """

    left: Claim
    right: Claim
    similarity: float
    relatedness: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities that an NLI model gives to its three labels; they sum to 1."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the NLI model says of a pair: left as premise (forward), right as premise (backward).

    ``backward`` is None where the second direction could not have changed the verdict.
    ``truncated`` is true where the pair was longer than the model reads; ``reason`` says why the
    model was not asked at all, if it was not.
    """

    pair: CandidatePair
    forward: Scores
    backward: Scores | None = None
    truncated: bool = False
    reason: str | None = None


class Kind(StrEnum):
    """What a finding is."""

    CONTRADICTION = "contradiction"
    DISPUTE = "dispute"
    UPDATE = "update"


class FactType(StrEnum):
    """What the reports disagree about."""

    DATE = "date"
    NUMBER = "number"
    PLACE = "place"
    NAME = "name"
    ROLE = "role"
    POSITION = "position"
    NEGATION = "negation"
    QUOTE = "quote"
    OTHER = "other"


class Severity(StrEnum):
    """How much a finding weighs, from worst to least."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Standing(StrEnum):
    """How a finding stands to the baseline, or to the files that changed, that a run is compared with."""

    NEW = "new"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding no longer counts: who reviewed it said so, in ``origin`` (a file, or "decision").

    ``expires`` is the last day on which it holds; None means that it holds for good.
    """

    reason: str
    origin: str
    expires: date | None = None


DECISION = "decision"
"""The origin of suppressions that the review of findings gave, one finding each."""


@dataclass(frozen=True, slots=True)
class SuppressionRule:
    """A standing request that certain findings not count, wherever it was written.

    A finding is meant if each of the parts that are given fits: its id begins with one of ``ids``,
    its rule's code with one of ``rules``, and it would not stand without the claims whose path is
    ``article``, fits a pattern of ``paths``, or whose outlet is among ``sources``.  See
    :mod:`checker.gate.matching`.
    """

    reason: str
    origin: str
    """Where it was written: a configuration file and the table's number, an article, or "decision"."""
    ids: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    article: str = ""
    expires: date | None = None
    """The last day on which it holds; None means that it holds for good."""


@dataclass(frozen=True, slots=True)
class Unheeded:
    """A suppression that could not be understood: where it stands, and what is wrong with it."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """A finding that a baseline knows, with enough of it for a person to read."""

    id: str
    rule: str
    kind: str
    message: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """One claim as a report shows it: where it stands, who wrote it, and what in it conflicts.

    ``spans`` are offsets into ``text`` of the words in conflict.  ``before`` and ``after`` are the
    sentences around it in the article, each on one line and cut where it is long, or "".
    """

    path: str
    source: str
    published: date | None
    title: str | None
    start: int
    end: int
    line: int
    text: str
    speaker: str | None
    origin: str
    url: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values in conflict, with every claim that reports it."""

    value: str
    claims: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One disputed fact.  ``id`` is a fingerprint of the facts and their sources.

    ``standing`` is None where there is no baseline to compare with.  A finding with a
    ``suppression`` is shown as such and does not gate.
    """

    id: str
    rule: str
    kind: Kind
    type: FactType
    severity: Severity
    confidence: float
    message: str
    sides: tuple[Side, ...]
    standing: Standing | None = None
    suppression: Suppression | None = None


@dataclass(frozen=True, slots=True)
class Calibration:
    """How confidences are mapped to what people decided: see :mod:`checker.decide.calibration`.

    ``a`` and ``b`` are the map's two numbers, ``n`` on how many decisions it rests, ``fitted`` the day.
    It holds for the confidences of one ``model`` and one ``decision`` (the digest of its weights) alone.
    """

    a: float
    b: float
    n: int
    fitted: date
    model: str
    decision: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run has to say; what a run prints depends on this and nothing else.

    ``findings`` are all that the run found at its minimum confidence, in a fixed order.
    ``suppressions`` and ``unheeded`` are what the articles' own headers ask.  The rest is for the gate
    to set: ``compared`` tells whether there was a baseline, ``fixed`` is what of it no longer occurs,
    ``unused`` and ``expired`` are suppressions that ought to go.  ``calibration`` is what mapped the
    confidences, None where they are as the decision gave them.
    """

    tool_version: str
    model: str
    articles: int
    claims: int
    pairs: int
    truncated: int = 0
    unreadable: int = 0
    skipped: tuple[Skipped, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    suppressions: tuple[SuppressionRule, ...] = ()
    unheeded: tuple[Unheeded, ...] = ()
    compared: bool = False
    fixed: tuple[BaselineEntry, ...] = ()
    unused: tuple[SuppressionRule, ...] = ()
    expired: tuple[SuppressionRule, ...] = ()
    calibration: Calibration | None = None
