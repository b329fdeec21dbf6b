"""Values that fill every field, so that a round trip that loses one shows."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from checker.domain import (
    Article,
    CandidatePair,
    Citation,
    Claim,
    Comparator,
    Entity,
    FactType,
    Finding,
    Kind,
    Modality,
    Quantity,
    Report,
    Severity,
    Side,
    Skipped,
    TimeSpan,
    Voice,
)

CORPUS = "/news"
EXTRACTOR = "1"
ODD_TEXT = "naïve 北京 🙂 lone \ud83d nul \0 mark \U0010ffff41; end"
"""Text that no database takes as it is."""


def article(path: str = "a/one.txt", text: str = "Nine people died.", **changes: object) -> Article:
    made = Article(
        path=path,
        source="Daily Planet",
        text=text,
        body_start=0,
        body_end=len(text),
        digest=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title="Storm",
        published=date(2024, 5, 1),
        url="https://planet.example/storm",
        author="Lois Lane",
        record_id="17",
        agency="AP",
        origin="copy-1",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def claim(path: str = "a/one.txt", position: int = 0, text: str = "Nine people died.") -> Claim:
    """A claim with something in every field."""
    return Claim(
        article=path,
        position=position,
        text=text,
        start=40 * position,
        end=40 * position + len(text),
        line=position + 1,
        speaker="the mayor",
        voice=Voice.REPORTED,
        modality=Modality.EXPECTED,
        hedged=True,
        negated=True,
        entities=(Entity("Paris", 0, 5, "GPE", "paris"), Entity(ODD_TEXT, 6, 9, "ORG", ODD_TEXT)),
        quantities=(
            Quantity("about 0.1", 0, 9, 0.1, 0.30000000000000004, "percent", "", Comparator.ABOUT, 0.1),
            Quantity("2 million", 0, 9, 2e6, 2e6, "", "people", Comparator.RANGE, 1e6),
        ),
        times=(
            TimeSpan("Monday", 0, 6, date(2024, 4, 29), date(2024, 4, 29), "day", "09:30", True, "sign"),
            TimeSpan("recently", 0, 8, None, None, "vague"),
        ),
        predicates=("die",),
        terms=("die", "people"),
        context=("senate bill",),
    )


def plain_claim(path: str, position: int, text: str) -> Claim:
    """A claim with nothing but its text."""
    return Claim(path, position, text, 40 * position, 40 * position + len(text), position + 1)


def citation(path: str = "a/one.txt", **changes: object) -> Citation:
    made = Citation(
        path=path,
        source="Daily Planet",
        published=date(2024, 5, 1),
        title="Storm",
        start=0,
        end=17,
        line=1,
        text="Nine people died.",
        speaker="the mayor",
        origin="copy-1",
        url="https://planet.example/storm",
        spans=((0, 4), (12, 16)),
        before="The storm came at night.",
        after=ODD_TEXT,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def finding(identity: str = "c0ffee", *, confidence: float = 0.1 + 0.2) -> Finding:
    """A finding with two sides: one of two claims, one whose citation leaves out what it can."""
    bare = citation(
        "b/two.txt", published=None, title=None, speaker=None, url=None, spans=(), origin="", text=ODD_TEXT
    )
    bare = replace(bare, before="", after="")
    return Finding(
        id=identity,
        rule="NUM001",
        kind=Kind.DISPUTE,
        type=FactType.NUMBER,
        severity=Severity.WARNING,
        confidence=confidence,
        message="9 or 12 people died",
        sides=(
            Side("9", (citation(), citation("a/copy.txt", start=7))),
            Side("12", (bare,)),
        ),
    )


def report(*findings: Finding, **changes: object) -> Report:
    made = Report(
        tool_version="0.1.0",
        model="nli@abc",
        articles=2,
        claims=3,
        pairs=1,
        truncated=4,
        skipped=(Skipped("z.bin", "not text"), Skipped("a.bin", "empty")),
        findings=findings,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def pair(left: Claim, right: Claim) -> CandidatePair:
    return CandidatePair(left, right, 0.7 + 0.1, -0.1)
