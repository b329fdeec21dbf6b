"""The sample corpus holds what its manifest says, read here without the package's own readers."""

import csv
import gzip
import itertools
import json
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from lxml import etree, html

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
MANIFEST = yaml.safe_load((SEEDS / "manifest.yaml").read_text(encoding="utf-8"))
PLANTED = MANIFEST["planted"]
SILENT = MANIFEST["silent"]

TYPES = {"date", "number", "place", "name", "role", "position", "negation", "quote"}


def squeeze(text):
    return " ".join(text.split())


def bodies_of(path):
    """The bodies of the articles in a file, by the path that a report shows for each."""
    name = path.relative_to(SEEDS).as_posix()
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
        path = path.with_suffix("")
    text = content.decode("utf-8")
    match path.suffix:
        case ".md":
            return {name: text.split("---\n", 2)[2]}
        case ".txt":
            return {name: text.split("\n", 1)[1]}
        case ".html":
            records = [" ".join(p.text_content() for p in html.fromstring(text).iterfind(".//article/p"))]
        case ".jsonl":
            records = [json.loads(line)["text"] for line in text.splitlines()]
        case ".csv":
            records = [row["text"] for row in csv.DictReader(text.splitlines(keepends=True))]
        case ".xml":
            items = etree.fromstring(content).iter("item")
            records = [
                html.fragment_fromstring(i.findtext("description"), "div").text_content() for i in items
            ]
        case _:
            raise AssertionError(f"{name} is of no known format")
    return {f"{name}#{number}": record for number, record in enumerate(records, 1)}


@pytest.fixture(scope="module")
def bodies():
    files = sorted(p for p in SEEDS.rglob("*") if p.is_file() and p.name != "manifest.yaml")
    return {name: squeeze(body) for path in files for name, body in bodies_of(path).items()}


def claims_of(item):
    return [claim for side in item["sides"] for claim in side["claims"]]


def sentences(body):
    return [s for s in re.split(r"(?<=[.!?”])\s+(?=[A-Z“])", body) if s]


ALL_CLAIMS = [claim for item in PLANTED for claim in claims_of(item)] + [
    claim for item in SILENT for claim in item["pair"]
]


@pytest.mark.parametrize("claim", ALL_CLAIMS, ids=lambda claim: f"{claim['path']}: {claim['text'][:40]}")
def test_every_sentence_stands_once_in_the_file_named(claim, bodies):
    assert claim["path"] in bodies
    assert bodies[claim["path"]].count(claim["text"]) == 1


def test_the_corpus_is_of_the_promised_size_and_formats(bodies):
    assert 14 <= len(bodies) <= 18
    formats = {"".join(Path(name.partition("#")[0]).suffixes[-2:]).lstrip(".") for name in bodies}
    assert formats == {"md", "md.gz", "txt", "html", "jsonl", "csv", "xml"}
    assert len({name.split("/")[0] for name in bodies}) >= 8


def test_the_articles_are_short(bodies):
    lengths = {name: len(sentences(body)) for name, body in bodies.items()}
    assert {name: n for name, n in lengths.items() if not 6 <= n <= 14} == {}


def test_every_kind_and_type_is_planted():
    assert Counter(item["kind"] for item in PLANTED) == {"contradiction": 10, "dispute": 1, "update": 1}
    contradictions = Counter(item["type"] for item in PLANTED if item["kind"] == "contradiction")
    assert set(contradictions) == TYPES
    assert contradictions == dict.fromkeys(TYPES, 1) | {"number": 2, "negation": 2}


def test_ids_are_unique_and_each_item_has_two_sides():
    assert len({item["id"] for item in PLANTED}) == len(PLANTED)
    for item in PLANTED:
        assert len(item["sides"]) == 2
        assert len({side["value"] for side in item["sides"]}) == 2
        assert all(side["claims"] for side in item["sides"])


def test_a_planted_sentence_belongs_to_one_item_only():
    counts = Counter((claim["path"], claim["text"]) for item in PLANTED for claim in claims_of(item))
    assert set(counts.values()) == {1}


def test_planted_sentences_are_of_realistic_length():
    for item in PLANTED:
        for claim in claims_of(item):
            assert 12 <= len(claim["text"].split()) <= 30, claim["text"]


def test_one_article_is_at_odds_with_itself():
    selfish = [item["id"] for item in PLANTED if len({claim["path"] for claim in claims_of(item)}) == 1]
    assert selfish == ["gharyan-wounded"]


def test_at_least_twelve_pairs_must_stay_silent():
    assert len(SILENT) >= 12
    assert all(len(item["pair"]) == 2 and item["note"] for item in SILENT)


def test_no_silent_pair_is_planted():
    opposed = {
        frozenset((left["text"], right["text"]))
        for item in PLANTED
        for left, right in itertools.product(*(side["claims"] for side in item["sides"]))
    }
    assert not [item["note"] for item in SILENT if frozenset(c["text"] for c in item["pair"]) in opposed]


def test_the_copies_are_one_report_and_stand_on_one_side(bodies):
    (copies,) = MANIFEST["copies"]
    assert len(copies["paths"]) == 2
    whole, trimmed = (sentences(bodies[path]) for path in copies["paths"])
    assert all(f"({copies['agency']})" in bodies[path] for path in copies["paths"])
    assert len(set(trimmed) & set(whole)) >= 0.8 * len(trimmed)
    assert len(trimmed) < len(whole)
    sides = [side for item in PLANTED for side in item["sides"] if side.get("origins") == 1]
    assert [sorted(claim["path"] for claim in side["claims"]) for side in sides] == [sorted(copies["paths"])]
