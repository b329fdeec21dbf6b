"""Labels of a gold file are found among the claims of a corpus."""

import json
from pathlib import Path
from typing import Any

import pytest

from checker.domain import CandidatePair, Claim
from checker.evaluation.gold import Label, event_groups, is_contradiction, read_gold, recall, truth

DAM = "The dam at Kolvik burst on Friday evening."
HELD = "The dam at Kolvik held on Friday evening."
MAYOR = "The mayor of Kolvik, Olga Reyes, thanked the engineers, and the governor flew over the valley."


def claims(**texts: list[str]) -> dict[str, list[Claim]]:
    return {
        path: [Claim(path, n, text, 0, len(text), 1) for n, text in enumerate(own)]
        for path, own in texts.items()
    }


CORPUS = claims(
    a=[DAM, "Nobody was hurt."],
    b=["It rained all week.", HELD],
    c=["The mayor of Kolvik, Olga Reyes, thanked the engineers,", "and the governor flew over the valley."],
)


def sentence(path: str, text: str) -> dict[str, str]:
    return {"path": path, "text": text}


def label(*pairs: tuple[dict[str, str], dict[str, str]], **more: Any) -> dict[str, Any]:
    return {"kind": "contradiction", "pairs": [list(both) for both in pairs], **more}


def read(tmp_path: Path, *labels: dict[str, Any]) -> list[Label]:
    file = tmp_path / "gold.jsonl"
    file.write_text("\n".join(map(json.dumps, labels)) + "\n\n", encoding="utf-8")
    return read_gold(file, CORPUS)


FOUND = [
    # what a label's two sentences are, and the claims that stand for them
    ("as they stand", (sentence("a", DAM), sentence("b", HELD)), {(("a", 0), ("b", 1))}),
    ("the other order", (sentence("b", HELD), sentence("a", DAM)), {(("a", 0), ("b", 1))}),
    (
        "other case and marks",
        (sentence("a", DAM.upper()), sentence("b", HELD[:-1] + "!")),
        {(("a", 0), ("b", 1))},
    ),
    ("a few words more", (sentence("a", f"Reports say: {DAM}"), sentence("b", HELD)), {(("a", 0), ("b", 1))}),
    (
        "split into two claims",
        (sentence("c", MAYOR), sentence("a", DAM)),
        {(("a", 0), ("c", 0)), (("a", 0), ("c", 1))},
    ),
    ("no such sentence", (sentence("a", "Bees came back to Lyon."), sentence("b", HELD)), set()),
    ("no such article", (sentence("z", DAM), sentence("b", HELD)), set()),
    ("too short to tell", (sentence("a", "Nobody slept."), sentence("b", HELD)), set()),
    ("a sentence with itself", (sentence("a", DAM), sentence("a", DAM)), set()),
]


@pytest.mark.parametrize(("_name", "both", "expected"), FOUND, ids=[name for name, *_ in FOUND])
def test_sentences_are_found_among_the_claims(
    tmp_path: Path, _name: str, both: tuple[dict[str, str], dict[str, str]], expected: set[Any]
) -> None:
    (found,) = read(tmp_path, label(both))
    assert found.pairs == {frozenset(places) for places in expected}


def test_a_label_keeps_what_the_file_says(tmp_path: Path) -> None:
    both = (sentence("a", DAM), sentence("b", HELD))
    full, bare = read(
        tmp_path, label(both, type="number", strength="weak", edited=sentence("b", HELD)), label(both)
    )
    assert (full.kind, full.type, full.strength) == ("contradiction", "number", "weak")
    assert full.edited == {("b", 1)}
    assert (bare.type, bare.strength, bare.edited) == ("other", "", frozenset())


def test_an_empty_file_has_no_labels(tmp_path: Path) -> None:
    assert read(tmp_path) == []


def test_recall_counts_labels_and_not_pairs(tmp_path: Path) -> None:
    dam, mayor, lost = read(
        tmp_path,
        label((sentence("a", DAM), sentence("b", HELD))),
        label((sentence("c", MAYOR), sentence("a", DAM))),
        label((sentence("a", "Bees came back to Lyon."), sentence("b", HELD))),
    )
    one_half = {frozenset({("a", 0), ("c", 1)})}
    assert recall([dam, mayor, lost], one_half) == (1, 3)
    assert recall([dam, mayor, lost], one_half | dam.pairs) == (2, 3)
    assert recall([], one_half) == (0, 0)


def candidate(a: tuple[str, int], b: tuple[str, int]) -> CandidatePair:
    left, right = (Claim(path, position, "", 0, 0, 1) for path, position in (a, b))
    return CandidatePair(left, right, 0.5, 1.0)


A, B, C, D = ("a", 0), ("b", 0), ("c", 0), ("d", 0)
PAIRS = [candidate(A, B), candidate(A, C), candidate(B, C), candidate(A, D)]


def made(
    kind: str, *pairs: tuple[tuple[str, int], tuple[str, int]], strength: str = "", edited: Any = ()
) -> Label:
    return Label(kind, "date", strength, frozenset(map(frozenset, pairs)), frozenset(edited))


TRUTHS = [
    # labels, truth of A-B, A-C, B-C, A-D
    ([], [0, 0, 0, 0]),
    ([made("contradiction", (A, B))], [1, 0, 0, 0]),
    ([made("contradiction", (A, B), strength="weak")], [-1, 0, 0, 0]),
    ([made("dispute", (A, B)), made("update", (A, C))], [-1, -1, 0, 0]),
    ([made("contradiction", (A, B), edited=[B])], [1, 0, -1, 0]),
    ([made("agreement", (A, B), edited=[B])], [0, 0, -1, 0]),
]


@pytest.mark.parametrize(("labels", "truths"), TRUTHS)
def test_truth_of_pairs(labels: list[Label], truths: list[int]) -> None:
    assert truth(PAIRS, labels, is_contradiction).tolist() == truths


def test_articles_that_share_pairs_are_one_event() -> None:
    e, f = ("e", 0), ("f", 0)
    groups = event_groups([*PAIRS, candidate(e, f)])
    assert len(set(groups[:4])) == 1
    assert groups[4] not in groups[:4]
