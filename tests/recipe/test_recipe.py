"""The recipe from data to weights in small: real stages, few articles, a tiny model."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from checker.inference.adapter import WEIGHTS
from checker.inference.cross_encoder import CrossEncoder
from checker.inference.folder import find_model
from models.recipe import __main__ as recipe
from models.recipe import mine, train
from models.recipe.articles import checksum, read_jsonl
from models.recipe.records import Example
from models.recipe.written import WRITTEN as WRITTEN_FILE
from models.recipe.written import examples

KINDS = {"date", "number", "name", "place", "role", "position", "negation", "who"}

EVENTS = [
    (
        "A fire in the old spinning mill of Arvika killed three workers on Tuesday, the police said.",
        "Three workers died on Tuesday when a fire swept through the old spinning mill of Arvika.",
        "The mill belongs to the Lindqvist family, which has owned it for 40 years.",
        "The Lindqvist family has owned the mill in Arvika for 40 years.",
    ),
    (
        "Mayor Olga Reyes said on Friday that the bridge over the Tamsel would be closed for 12 weeks.",
        "The bridge over the Tamsel will be closed for 12 weeks, Mayor Olga Reyes said on Friday.",
        "The council of Kolvik approved the repairs by 14 votes to 9 in March.",
        "In March the council of Kolvik approved the repairs, with 14 votes against 9.",
    ),
    (
        "The court in Leiden acquitted the former harbour master Jan de Wit of bribery on 3 May 2016.",
        "Jan de Wit, ex harbour master, was acquitted of bribery by the court in Leiden on 3 May 2016.",
        "The public prosecutor opposed his release and asked for 6 years in prison.",
        "The prosecutor had asked for 6 years in prison and opposed the release of Jan de Wit.",
    ),
]


def write(path: Path, records: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(record) + "\n" for record in records)
    path.write_bytes(gzip.compress(lines.encode()))
    return path


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in the layout that the recipe reads."""
    folder = tmp_path_factory.mktemp("data")
    filler = " The weather was mild, and the streets of the town were quiet in the afternoon. " * 3
    events = [
        {
            "event": number,
            "articles": [
                {"source": "one", "date": "2016-05-06", "text": f"{first}\n{third}\n{filler}"},
                {"source": "two", "date": "2016-05-06", "text": f"{second}\n{fourth}\n{filler}"},
            ],
        }
        for number, (first, second, third, fourth) in enumerate(EVENTS)
    ]
    write(folder / "news" / "allsides_events.jsonl.gz", events)
    for name in ("incidents_dev", "ecbplus", "three_outlets_dev.articles"):
        write(folder / "news" / f"{name}.jsonl.gz", [])
    labels = ("entailment", "neutral", "contradiction")
    rows = [
        {"premise": f"the dam burst on friday {n}", "hypothesis": "the dam burst", "label": labels[n % 3]}
        for n in range(12)
    ]
    for name in train.WHOLE:
        write(folder / "nli" / "train" / f"{name}.jsonl.gz", rows)
    return folder


CONFIG = """
pairs: {events: 3, workers: 1}
propose: {edited-pairs: 20, retrieved: 20, workers: 1}
choose: {positives: 20, negatives: 20, scored-edits: 20, scored-retrieved: 20}
train: {minutes: 0.02, rate: 1.0e-3, warm-up: 1, in-domain: 0.5}
distil: {minutes: 0.02, rate: 1.0e-3, warm-up: 1, in-domain: 0.5}
written: {written: WRITTEN, denials: 0}
mine: {scored: 20, kept: 5}
refine: {minutes: 0.02, rate: 1.0e-3, warm-up: 1, max-tokens: 62, head: last, in-domain: 0.5}
slots: {}
adapt: {minutes: 0.02, rate: 1.0e-3, warm-up: 1}
"""
ACQUITTED, EX_MASTER, *_ = EVENTS[2]
WRITTEN = {
    "beside": ["allsides-2#0", checksum(ACQUITTED)],
    "other": ["allsides-2#1", checksum(EX_MASTER)],
    "edit": [[EX_MASTER.index("acquitted"), EX_MASTER.index(" of bribery"), "convicted"]],
    "edit_kind": "position",
    "contradicts": "Judges in Leiden found Jan de Wit, who once ran its harbour, guilty of taking bribes.",
    "kind": "position",
    "looks_alike": "A second harbour master, not Jan de Wit, was convicted of bribery in Leiden in 2014.",
}


def run(data: Path, start: Path, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = work.with_suffix(".yaml")
    written = write(work.with_suffix(".jsonl.gz"), [WRITTEN])
    config.write_text(CONFIG.replace("WRITTEN", str(written)), encoding="utf-8")
    arguments = ["recipe", str(data), str(start), str(work), "--config", str(config)]
    monkeypatch.setattr("sys.argv", arguments)
    recipe.main()


def test_from_data_to_weights(
    data: Path, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(recipe, "encoder", lambda: tiny)
    work = tmp_path / "work"
    run(data, tiny, work, monkeypatch)
    examples = read_jsonl(work / "examples.jsonl.gz")
    assert {example["label"] for example in examples} == {"contradiction", "not"}
    sentences = {sentence for event in EVENTS for sentence in event}
    edited = [e for e in examples if e["label"] == "contradiction"]
    assert all(e["hypothesis"] not in sentences for e in edited)
    assert all(e["premise"] in sentences for e in examples if e["kind"] == "twin")
    before, after = load_file(tiny / "model.safetensors"), weights(work / "model")
    assert before.keys() == after.keys()
    assert any(not torch.equal(before[name].bfloat16(), after[name]) for name in before)
    assert (work / "fast" / "config.json").is_file()
    (work / recipe.BASE.name).symlink_to(recipe.BASE)
    reader = CrossEncoder(find_model(str(work / "slots"), None, True), "cpu")
    (scores,) = reader.judge([("the dam burst on <mask> day", "on <mask> day the dam burst")])
    assert len(scores) == 1
    masks = [(e["premise"].count("<mask>"), e["label"]) for e in read_jsonl(work / "slots.jsonl.gz")]
    assert {label for _, label in masks} == {"entailment", "neutral"}
    assert all(count for count, _ in masks)
    offices = {e["label"] for e in read_jsonl(work / "slots.jsonl.gz") if e["kind"] == "role"}
    assert "entailment" in offices
    assert {e["kind"] for e in read_jsonl(work / "written.jsonl.gz")} == {"as published", "position"}
    mined = read_jsonl(work / "mined.jsonl.gz")
    assert 0 < len(mined) <= 5
    assert {(e["label"], e["kind"]) for e in mined} == {("not", "mined")}
    refined = CrossEncoder(find_model(str(work / "news"), None, True), "cpu")
    (scores,) = refined.judge([(ACQUITTED, EX_MASTER)])
    assert len(scores) == 1
    assert (work / "news" / WEIGHTS).stat().st_size < (work / "slots" / WEIGHTS).stat().st_size
    capfd.readouterr()
    run(data, tiny, work, monkeypatch)
    assert capfd.readouterr().out.count("stands") == 10


def test_what_was_written_is_looked_up_in_the_corpus() -> None:
    texts = {tuple(WRITTEN["beside"]): ACQUITTED, tuple(WRITTEN["other"]): EX_MASTER}
    edited = "Jan de Wit, ex harbour master, was convicted of bribery by the court in Leiden on 3 May 2016."
    assert list(examples([WRITTEN], texts)) == [
        Example(ACQUITTED, EX_MASTER, "not", "as published"),
        Example(ACQUITTED, edited, "contradiction", "position"),
        Example(ACQUITTED, WRITTEN["contradicts"], "contradiction", "position"),
        Example(ACQUITTED, WRITTEN["looks_alike"], "not", "look-alike"),
    ]
    conflicting = {**WRITTEN, "conflict": True}
    assert next(examples([conflicting], texts)).label == "contradiction"
    assert not list(examples([WRITTEN], {tuple(WRITTEN["beside"]): ACQUITTED}))


def test_all_that_was_written_is_well_formed() -> None:
    entries = read_jsonl(WRITTEN_FILE)
    places = [(tuple(entry["beside"]), tuple(entry["other"])) for entry in entries]
    assert len(set(places)) == len(places) > 2_000
    for entry in entries:
        assert entry.keys() & {"contradicts", "edit", "looks_alike"}
        for start, end, new in entry.get("edit", []):
            assert 0 <= start < end
            assert isinstance(new, str)
        assert {entry.get("kind"), entry.get("edit_kind")} - {None} <= KINDS


def test_what_was_read_of_mined_pairs_gives_their_label() -> None:
    first, second, third = (frozenset({("a#0", str(n)), ("a#1", str(n))}) for n in range(3))
    pairs = {("p", "q"): first, ("r", "s"): second, ("t", "u"): third}
    assert list(mine.examples(pairs, {first: "contradiction", third: "unclear"})) == [
        Example("p", "q", "contradiction", "mined"),
        Example("r", "s", "not", "mined"),
    ]


def test_all_that_was_read_is_well_formed() -> None:
    entries = read_jsonl(mine.READ)
    assert {entry["is"] for entry in entries} == {"contradiction", "unclear", "not"}
    sides = [frozenset(map(tuple, entry["sides"])) for entry in entries]
    assert len(set(sides)) == len(sides)
    assert all(len(pair) == 2 for pair in sides)


def weights(folder: Path) -> dict[str, torch.Tensor]:
    found: dict[str, torch.Tensor] = {}
    for shard in folder.glob("*.safetensors"):
        found.update(load_file(shard))
    return found
