"""The corpus at the natural rate, and what was read of it."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.quality.natural import build, checksum, read_labels, score, truths
from benchmarks.quality.regression import calibrating, logits, sigmoid
from checker.domain import CandidatePair
from tests.decide.samples import claim

LONG = "The harbour of Kolvik was closed on Monday, and nobody could say for how long it would be. " * 6


def test_what_was_read_is_of_every_kind() -> None:
    labels = read_labels()
    assert set(labels.values()) == {"right", "unclear", "wrong"}
    assert all(len(pair) == 2 for pair in labels)


def test_a_line_that_is_no_label_is_named(tmp_path: Path) -> None:
    file = tmp_path / "read.jsonl"
    file.write_text('{"is": "perhaps", "sides": []}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"read\.jsonl:1: wants a known kind"):
        read_labels(file)


def test_events_that_the_recipe_leaves_over_are_written_but_for_those_measured_on(tmp_path: Path) -> None:
    events = [
        {"event": str(n), "articles": [{"source": f"Outlet {o}", "title": "t", "date": "2020-01-02",
         "url": "", "text": f"Event {n}. {LONG}"} for o in "AB"]}
        for n in range(1003)
    ]  # fmt: skip
    shared = " ".join(f"This is sentence {n} of an article that other sets measure on, too." for n in (1, 2))
    events[7]["articles"][0]["text"] += shared
    with gzip.open(tmp_path / "events.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("".join(json.dumps(event) + "\n" for event in events))
    (tmp_path / "measured.jsonl").write_text(json.dumps({"sentences": shared.split(". ")}) + "\n")
    written = build(tmp_path / "events.jsonl.gz", tmp_path / "corpus", tmp_path / "measured.jsonl")
    files = sorted(file.name for file in (tmp_path / "corpus").iterdir())
    assert written == len(files) == 2 * 2
    assert not any(name.startswith("0007") for name in files)
    assert files[0].endswith("-outlet-a.md")


def _finding(confidence: float, *texts: str) -> dict[str, Any]:
    sides = [{"claims": [{"path": f"{n}.md", "text": text}]} for n, text in enumerate(texts)]
    return {"kind": "contradiction", "confidence": confidence, "sides": sides}


def test_a_report_is_scored_by_what_was_read_of_it() -> None:
    labels = {
        frozenset((("0.md", checksum("Four died.")), ("1.md", checksum(other)))): kind
        for other, kind in (("Five died.", "right"), ("Six swam.", "wrong"), ("Some left.", "unclear"))
    }
    others = ("Five  died.", "Six swam.", "Some left.", "Nobody has read this.")
    told = score({"findings": [_finding(0.75, "Four died.", other) for other in others]}, labels)
    assert told[1].startswith("from 0.7: 4 contradictions, 1 right, 1 wrong, 1 unclear, 1 not read;")
    assert told[1].endswith("precision 0.500 (0.095 to 0.905)")
    assert told[2].startswith("from 0.8: 0 contradictions")


def test_pairs_that_nobody_read_count_as_agreeing() -> None:
    a, b = claim("a.md", text="Four died."), claim("b.md", text="Five died.")
    pairs = [CandidatePair(a, b, 0.9, 1.0), CandidatePair(b, a, 0.9, 1.0)]
    ends = frozenset((c.article, checksum(c.text)) for c in (a, b))
    assert truths(pairs, {ends: "right"}).tolist() == [1, 1]
    assert truths(pairs, {ends: "unclear"}).tolist() == [-1, -1]
    assert truths(pairs, {}).tolist() == [0, 0]


def test_calibration_tells_the_shares_that_came_true() -> None:
    rng = np.random.default_rng(5)
    shares = rng.uniform(0.02, 0.9, 4000)
    came_true = (rng.uniform(size=4000) < shares).astype(np.int64)
    timid = sigmoid(0.5 * logits(shares) - 2.0)
    slope, shift = calibrating(timid, came_true)
    assert np.abs(sigmoid(slope * logits(timid) + shift) - shares).mean() < 0.02
