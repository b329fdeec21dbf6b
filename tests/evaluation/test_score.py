"""Scores of findings against labels whose right answer is known by counting."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from checker.domain import CandidatePair, Citation, Claim, FactType, Finding, Kind, Severity, Side
from checker.errors import UsageError
from checker.evaluation.gold import Label, read_gold
from checker.evaluation.score import ALL, Score, lines, score

CLAIMS = {
    name: [Claim(name, n, f"{name} {n}", 100 * n, 100 * n + 3, n + 1) for n in range(3)] for name in "abcdef"
}


def pair(one: tuple[str, int], other: tuple[str, int]) -> CandidatePair:
    return CandidatePair(CLAIMS[one[0]][one[1]], CLAIMS[other[0]][other[1]], 0.5, 1.0)


PAIRS = [pair(("a", 0), ("b", 0)), pair(("c", 0), ("d", 0)), pair(("e", 0), ("f", 0))]


def finding(
    one: tuple[str, int],
    other: tuple[str, int],
    kind: Kind = Kind.CONTRADICTION,
    type: FactType = FactType.DATE,
) -> Finding:
    sides = tuple(
        Side("", (Citation(path, path, None, None, 100 * n, 100 * n + 3, n + 1, "", None, ""),))
        for path, n in (one, other)
    )
    return Finding("x", "DAT001", kind, type, Severity.ERROR, 0.9, "", sides)


def label(
    kind: str,
    one: tuple[str, int],
    other: tuple[str, int],
    type: str = "date",
    strength: str = "",
    edited: tuple[str, int] | None = None,
) -> Label:
    return Label(
        kind, type, strength, frozenset({frozenset({one, other})}), frozenset({edited} if edited else ())
    )


def scored(findings: list[Finding], labels: list[Label]) -> Score:
    return score(findings, labels, CLAIMS, PAIRS)


A, B, C, D = ("a", 0), ("b", 0), ("c", 0), ("d", 0)


def test_counts_what_is_right_and_what_is_found() -> None:
    labels = [label("contradiction", A, B), label("contradiction", C, D, "place")]
    found = scored([finding(A, B), finding(("a", 1), ("b", 1), type=FactType.PLACE)], labels)
    counts = {name: (share.hits, share.total) for name, share in found.precision.items()}
    assert counts == {ALL: (1, 2), "date": (1, 1), "place": (0, 1)}
    counts = {name: (share.hits, share.total) for name, share in found.recall.items()}
    assert counts == {ALL: (1, 2), "date": (1, 1), "place": (0, 1)}
    assert found.f1 == 0.5


def test_what_an_edited_sentence_contradicts_besides_counts_neither_way() -> None:
    labels = [label("contradiction", A, B, edited=B)]
    found = scored([finding(A, B), finding(("a", 1), B)], labels)
    assert (found.precision[ALL].hits, found.precision[ALL].total, found.beside) == (1, 1, 1)


def test_kinds_count_only_as_what_they_are() -> None:
    labels = [label("dispute", A, B), label("update", C, D)]
    found = scored([finding(A, B, Kind.DISPUTE), finding(C, D)], labels)
    assert (found.recall["dispute"].hits, found.recall["update"].hits) == (1, 0)
    assert (found.precision[ALL].hits, found.precision[ALL].total) == (0, 1)


def test_weak_contradictions_are_right_to_report_but_not_missed() -> None:
    labels = [label("contradiction", A, B, strength="weak"), label("contradiction", C, D, strength="strong")]
    found = scored([finding(A, B)], labels)
    assert found.precision[ALL].value == 1.0
    assert (found.recall[ALL].hits, found.recall[ALL].total) == (0, 1)
    assert (found.recall["contradiction weak"].hits, found.recall["contradiction strong"].hits) == (1, 0)


def test_intervals_hold_the_share_and_shrink_with_events() -> None:
    labels = [label("contradiction", A, B), label("contradiction", C, D)]
    sure = scored([finding(A, B), finding(C, D)], labels).recall[ALL]
    half = scored([finding(A, B)], labels).recall[ALL]
    assert (sure.low, sure.high) == (1.0, 1.0)
    assert half.low == 0.0
    assert half.high == 1.0


def test_nothing_found_and_nothing_labelled() -> None:
    found = scored([], [])
    assert found.f1 == 0.0
    assert any("0 of 0" in line for line in lines(found))


def test_labels_out_of_the_corpus_are_told() -> None:
    lost = replace(label("contradiction", A, B), pairs=frozenset())
    found = scored([], [lost])
    assert found.unmatched == 1
    assert any("1 labels name sentences" in line for line in lines(found))


BAD = [
    "not json",
    "[]",
    '{"kind": "contradiction"}',
    '{"kind": "quarrel", "pairs": []}',
    '{"kind": "contradiction", "pairs": [[{"path": "a", "text": "b"}]]}',
    '{"kind": "contradiction", "pairs": [[{"path": "a"}, {"path": "b", "text": "c"}]]}',
    '{"kind": "contradiction", "pairs": [["a", "b"]]}',
]


@pytest.mark.parametrize("line", BAD)
def test_a_line_that_is_no_label_is_named(line: str, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    good = json.dumps({"kind": "update", "pairs": []})
    gold.write_text(f"{good}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"gold.jsonl:3.*is no label"):
        read_gold(gold, {})
