"""The set of differing tolls: what an entry is, and where in a corpus its sentences stand.

An entry of ``tolls/*.yaml`` names an incident, what is counted, and two or more values with the
sentences that give them: the article's path, the line of the file, and the sentence of that line,
from 1.  The set holds no words of the articles; the checksum of each sentence tells whether the
corpus at hand is the one that it was made from.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from models.recipe.articles import checksum

FOLDER = Path(__file__).parent / "tolls"
WHAT = ("killed", "injured")
AGREEMENT = "agreement"
KINDS = ("update", "contradiction", AGREEMENT)
"""``agreement`` marks a look-alike: the numbers differ, what they say does not."""

_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_SHORTENED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sgt|Lt|Capt|Sen|Gov|Rep|St|Det|Cpl|Ave|Jr|Sr|No"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec|[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that gives a value; ``checksum`` is the start of the SHA-256 of its words, in hex."""

    path: str
    line: int
    sentence: int
    published: date | None
    checksum: str


@dataclass(frozen=True, slots=True)
class Toll:
    """A value with every sentence that gives it."""

    value: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One count of one incident; ``kind`` is what the difference of its values is."""

    name: str
    incident: str
    what: str
    kind: str
    note: str
    tolls: tuple[Toll, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """All its sentences."""
        return tuple(place for toll in self.tolls for place in toll.places)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of a file: its line and its number in the line, from 1, and its offsets in the file."""

    line: int
    number: int
    start: int
    end: int
    text: str


Spans = Mapping[Place, tuple[int, int]]
"""The offsets of each place in the text of its file."""


def read_set(folder: Path = FOLDER) -> list[Entry]:
    """Read all entries; raises ValueError naming the one that is none."""
    entries = []
    for file in sorted(folder.glob("*.yaml")):
        for number, record in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), 1):
            name = f"{file.stem} {number}"
            try:
                entries.append(_entry(name, record))
            except (KeyError, TypeError) as error:
                raise ValueError(f"{name}: {error} is missing or of the wrong sort") from error
    return entries


def _entry(name: str, record: Mapping[str, Any]) -> Entry:
    tolls = tuple(
        Toll(
            value["value"],
            tuple(
                Place(c["path"], c["line"], c["sentence"], c["published"], c["sha256"])
                for c in value["claims"]
            ),
        )
        for value in record["values"]
    )
    entry = Entry(name, record["incident"], record["what"], record["kind"], record["note"], tolls)
    if entry.what not in WHAT or entry.kind not in KINDS:
        raise ValueError(f"{name}: wants one of {', '.join(WHAT)} and one of {', '.join(KINDS)}")
    if len({toll.value for toll in tolls}) < 2 or not all(toll.places for toll in tolls):
        raise ValueError(f"{name}: wants two values, each with a sentence")
    return entry


def sentences_of(text: str) -> list[Sentence]:
    """Split a file in lines, and these in sentences, by a rule that stays as it is.

    The checker's own sentences are no measure here: they may change, and the set must not.
    """
    found: list[Sentence] = []
    start = 0
    for line, words in enumerate(text.split("\n"), 1):
        found.extend(_split(words, line, start))
        start += len(words) + 1
    return found


def _split(words: str, line: int, offset: int) -> list[Sentence]:
    ends, begin = [], 0
    for match in _END.finditer(words):
        if not _SHORTENED.search(words[begin : match.end()].strip()):
            ends.append(match.end())
            begin = match.end()
    pieces = [(a, b) for a, b in zip([0, *ends], [*ends, len(words)], strict=True) if words[a:b].strip()]
    found = []
    for number, (a, b) in enumerate(pieces, 1):
        text = words[a:b].strip()
        start = offset + a + words[a:b].index(text)
        found.append(Sentence(line, number, start, start + len(text), text))
    return found


def locate(entries: Sequence[Entry], corpus: Path) -> Spans:
    """Find every place in the corpus; raises ValueError for a file or a sentence that is another."""
    spans: dict[Place, tuple[int, int]] = {}
    wanted: dict[str, list[Place]] = {}
    for entry in entries:
        for place in entry.places:
            wanted.setdefault(place.path, []).append(place)
    for path, places in sorted(wanted.items()):
        file = corpus / path
        if not file.is_file():
            raise ValueError(f"{file}: not there; build the corpus that the set was made from")
        with file.open(encoding="utf-8", newline="") as opened:
            known = {(s.line, s.number): s for s in sentences_of(opened.read())}
        for place in places:
            sentence = known.get((place.line, place.sentence))
            if sentence is None or checksum(sentence.text) != place.checksum:
                raise ValueError(f"{file}:{place.line}: other words than the set was made from")
            spans[place] = (sentence.start, sentence.end)
    return spans
