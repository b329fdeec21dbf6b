"""The set of differing tolls is what it should be, and a run is scored by it rightly."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from benchmarks.quality import tolls
from benchmarks.quality.toll_losses import Stage, loss_of
from benchmarks.quality.toll_set import (
    AGREEMENT,
    Entry,
    Place,
    Toll,
    locate,
    read_set,
    sentences_of,
)
from checker.settings import Settings
from models.recipe.articles import checksum

ENTRIES = read_set()
HEAD = '---\ntitle: "{title}"\nsource: "{source}"\ndate: "{date}"\n---\n\n'
EARLY = "1-a.md"
LATE = "1-b.md"
OTHER = "2-a.md"
ARTICLES = {
    EARLY: (
        "2020-05-04",
        "Two people were killed when the grandstand at Harlow Park collapsed on Monday, the police said. "
        "Mayor Ines Aldana opened a shelter for the families in the Harlow Park school. "
        "Engineers had warned of rust in the beams as long ago as March.",
    ),
    LATE: (
        "2020-05-05",
        "The collapse of the grandstand at Harlow Park on Monday killed five people, the police said. "
        "Mayor Ines Aldana called for an inquiry and for flags at half mast. "
        "Tickets will be paid back, the club wrote to its members.",
    ),
    OTHER: (
        "2020-09-01",
        "Nine people were hurt as a tram ran off the rails in Velden. Nobody knew why, the driver said.",
    ),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tolls")
    for name, (day, text) in ARTICLES.items():
        head = HEAD.format(title=f"Report {name[:3]}", source=f"Paper {name}", date=day)
        (folder / name).write_text(f"{head}{text}\n", encoding="utf-8")
    (folder / "3-a.md").write_text("Of an incident that no entry is of.", encoding="utf-8")
    return folder


def _entry(kind: str, *values: tuple[int, str, int], incident: str = "1") -> Entry:
    """An entry of (value, path, number of the sentence in the text)."""
    found = []
    for value, path, number in values:
        day, text = ARTICLES[path]
        sentence = sentences_of(text)[number - 1]
        found.append(Toll(value, (Place(path, 7, number, date.fromisoformat(day), checksum(sentence.text)),)))
    return Entry(f"{kind} {values}", incident, "killed", kind, "", tuple(found))


RISEN = _entry("update", (2, EARLY, 1), (5, LATE, 1))
ALIKE = _entry(AGREEMENT, (2, EARLY, 2), (5, LATE, 2))


def _report(kind: str, sides: Iterable[Iterable[tuple[str, int, int]]], type_: str = "number") -> object:
    claims = [
        {"claims": [dict(zip(("path", "start", "end"), c, strict=True)) for c in side]} for side in sides
    ]
    return {"kind": kind, "type": type_, "sides": claims}


def test_there_are_enough_differences_and_look_alikes() -> None:
    kinds = Counter(entry.kind for entry in ENTRIES)
    assert kinds["update"] >= 20
    assert kinds["contradiction"] >= 10
    assert kinds[AGREEMENT] >= 20
    assert len({entry.incident for entry in ENTRIES}) >= 60


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_an_entry_is_complete(entry: Entry) -> None:
    assert entry.incident.isdigit()
    assert 10 < len(entry.note) < 120
    assert len({place.path for place in entry.places}) >= 2
    assert len(set(entry.places)) == len(entry.places) or entry.kind == AGREEMENT
    for place in entry.places:
        assert place.path.startswith(f"{entry.incident}-")
        assert place.line >= 7, "the head of the file is no sentence of the article"
        assert place.sentence >= 1
        assert place.published is None or isinstance(place.published, date)
        assert len(place.checksum) == 12
        assert int(place.checksum, 16) >= 0


def test_no_count_is_there_twice() -> None:
    counted = Counter((entry.incident, entry.what) for entry in ENTRIES)
    assert counted.most_common(1)[0][1] == 1


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("- incident: '1'\n  what: killed\n", "missing"),
        ("- {incident: '1', what: tired, kind: update, note: x, values: []}", "wants one of"),
        ("- {incident: '1', what: killed, kind: update, note: x, values: []}", "two values"),
    ],
)
def test_an_entry_that_is_none_is_named(tmp_path: Path, record: str, words: str) -> None:
    (tmp_path / "some.yaml").write_text(record, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"some 1.*{words}"):
        read_set(tmp_path)


def test_sentences_have_their_places() -> None:
    text = 'Dr. Osei left.\n\n"Come in." Sgt. J. Rye sat down. Then 9 came.'
    found = sentences_of(text)
    assert [(s.line, s.number, s.text) for s in found] == [
        (1, 1, "Dr. Osei left."),
        (3, 1, '"Come in."'),
        (3, 2, "Sgt. J. Rye sat down."),
        (3, 3, "Then 9 came."),
    ]
    assert all(text[s.start : s.end] == s.text for s in found)


def test_another_corpus_is_refused(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not there"):
        locate([RISEN], tmp_path)
    for name in (EARLY, LATE):
        (tmp_path / name).write_text(
            "\n" * 6 + "Three people were killed. So it was said.\n", encoding="utf-8"
        )
    with pytest.raises(ValueError, match=f"{EARLY}:7: other words"):
        locate([RISEN], tmp_path)


def test_findings_are_scored_by_sentence_and_by_article(corpus: Path) -> None:
    spans = locate([RISEN, ALIKE], corpus)
    early, late = ((place.path, *spans[place]) for place in RISEN.places)
    beside = (ALIKE.places[0].path, *spans[ALIKE.places[0]])
    found = tolls.of_report(
        {
            "findings": [
                _report("update", [[early], [late]]),
                _report("contradiction", [[beside], [late]]),
                _report("dispute", [[early], [late]], "name"),
                _report("dispute", [[early, late], []]),
            ]
        }
    )
    risen, alike = (tolls.answer(entry, found, spans) for entry in (RISEN, ALIKE))
    assert risen.by_sentence == ("update",)
    assert risen.by_article == ("update", "contradiction")
    assert alike.by_sentence == ()
    lines = tolls.figures([risen, alike])
    assert [line.split("(")[0].split() for line in lines] == [
        ["differences", "found,", "by", "sentence", "1", "of", "1", "1.000"],
        ["differences", "found,", "by", "article", "1", "of", "1", "1.000"],
        ["labelled", "update", "1", "of", "1", "1.000"],
        ["told", "as", "such", "1", "of", "1", "1.000"],
        ["look-alikes", "reported,", "by", "sentence", "0", "of", "1", "0.000"],
    ]
    assert lines[2].endswith("told as update 1")


def test_a_run_tells_what_became_of_each(corpus: Path, tmp_path: Path) -> None:
    unlike = _entry("contradiction", (5, LATE, 1), (9, OTHER, 1))
    unread = _entry("contradiction", (5, LATE, 1), (3, EARLY, 2))
    entries = [RISEN, unlike, unread]
    spans = locate(entries, corpus)
    settings = Settings(database=str(tmp_path / "tolls.db"))
    nothing, course = tolls.run([*entries, _entry(AGREEMENT, incident="2")], spans, corpus, settings, "none")
    assert nothing == []
    assert set(course.prepared.articles) == set(ARTICLES)
    assert [loss_of(entry, spans, course).stage for entry in entries] == [
        Stage.UNJUDGED,
        Stage.UNRELATED,
        Stage.NO_QUANTITY,
    ]


def test_a_toll_that_rose_is_found_by_the_model(corpus: Path, tmp_path: Path) -> None:
    spans = locate([RISEN, ALIKE], corpus)
    settings = Settings(database=str(tmp_path / "tolls.db"))
    found, _ = tolls.run([RISEN, ALIKE], spans, corpus, settings, "labelled")
    assert tolls.answer(RISEN, found, spans).by_sentence == ("update",)
    assert tolls.answer(ALIKE, found, spans).by_sentence == ()
