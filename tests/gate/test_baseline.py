"""The baseline file, and what becomes of findings that are compared with one."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.domain import Standing, SuppressionRule
from checker.errors import BaselineError
from checker.gate import apply, passes
from checker.gate.baseline import VERSION, Baseline, dump, entry_of, load
from checker.settings import Settings

from .samples import KITE, MORROW, PLAIN, finding, report

TODAY = date(2026, 11, 25)
OLD = finding((KITE, PLAIN), (MORROW,), id="b" * 16)
NEW = finding(id="a" * 16)
GONE = finding(id="c" * 16, rule="DAT001")


def written(path: Path, *findings: object) -> Path:
    path.write_text(dump(Baseline.of(map(entry_of, findings))), encoding="utf-8")  # type: ignore[arg-type]
    return path


def test_what_is_written_is_read(tmp_path: Path) -> None:
    read = load(written(tmp_path / "base.json", OLD, NEW))
    assert read.entries == (entry_of(NEW), entry_of(OLD))
    assert read.entries[1].sources == ("Kite", "Morrow", "Plain Dealer")


def test_the_file_is_for_people_and_the_same_whatever_the_order(tmp_path: Path) -> None:
    one, other = written(tmp_path / "1", OLD, NEW, OLD), written(tmp_path / "2", NEW, OLD)
    assert one.read_bytes() == other.read_bytes()
    document = json.loads(one.read_text(encoding="utf-8"))
    assert document["version"] == VERSION
    assert set(document["findings"][0]) == {"id", "rule", "kind", "message", "sources"}


def test_what_would_not_show_in_a_diff_is_escaped(tmp_path: Path) -> None:
    told = "a\u202eb\x1b[31m\u200b \U000e0041 “é” 中"
    path = written(tmp_path / "base.json", replace(OLD, message=told))
    text = path.read_text(encoding="utf-8")
    assert "\\u202e" in text
    assert not set("\u202e\x1b\u200b\U000e0041") & set(text)
    assert "“é” 中" in text
    assert load(path).entries[0].message == told


def test_findings_are_new_or_known_and_the_rest_of_the_file_is_fixed() -> None:
    baseline = Baseline.of((entry_of(OLD), entry_of(GONE)))
    result = apply(report(OLD, NEW), baseline, (), TODAY)
    assert [found.standing for found in result.findings] == [Standing.KNOWN, Standing.NEW]
    assert (result.compared, result.fixed) == (True, (entry_of(GONE),))


def test_without_a_baseline_nothing_is_new_or_known() -> None:
    result = apply(report(OLD), None, (), TODAY)
    assert (result.findings[0].standing, result.compared, result.fixed) == (None, False, ())


@pytest.mark.parametrize(
    ("findings", "known", "clean"),
    [
        ((OLD,), (OLD,), True),
        ((OLD, NEW), (OLD,), False),
        ((OLD,), (GONE,), False),
        ((OLD, NEW), (), False),
        ((), (OLD,), True),
    ],
)
def test_only_new_findings_gate(findings: tuple, known: tuple, clean: bool) -> None:
    result = apply(report(*findings), Baseline.of(map(entry_of, known)), (), TODAY)
    assert passes(result, Settings()) is clean


def test_a_suppressed_finding_does_not_gate_and_is_not_fixed() -> None:
    rule = SuppressionRule("a misprint", "check.toml: suppressions 1", ids=(OLD.id,))
    assert passes(apply(report(OLD), None, (rule,), TODAY), Settings())
    assert not passes(apply(report(OLD, NEW), None, (rule,), TODAY), Settings())
    assert apply(report(OLD), Baseline.of((entry_of(OLD),)), (rule,), TODAY).fixed == ()


def test_what_rules_found_that_do_not_run_is_not_fixed() -> None:
    baseline = Baseline.of((entry_of(GONE), entry_of(OLD))).of_rules(Settings(select=("NUM",)).wants)
    assert apply(report(), baseline, (), TODAY).fixed == (entry_of(OLD),)


@pytest.mark.parametrize(
    ("changed", "known", "standing"),
    [
        ({"kite/a.md"}, (), Standing.NEW),
        ({"wire/morrow.jsonl"}, (), Standing.NEW),
        ({"plain/c.md"}, (), Standing.KNOWN),
        (set(), (), Standing.KNOWN),
        ({"kite/a.md"}, (NEW,), Standing.KNOWN),
        (None, (), None),
    ],
)
def test_a_finding_that_touches_no_changed_file_is_known(
    changed: set[str] | None, known: tuple, standing: Standing | None
) -> None:
    baseline = Baseline.of(map(entry_of, known)) if known else None
    result = apply(report(NEW), baseline, (), TODAY, changed)
    assert result.findings[0].standing is standing
    assert passes(result, Settings()) is (standing is Standing.KNOWN)


GOOD = {"id": "b" * 16, "rule": "NUM001", "kind": "contradiction", "message": "m", "sources": []}
HEAD = {"type": "baseline of check", "version": 1}
BAD = [
    ("", "line 1 is not JSON"),
    ("{\n<<<<<<< ours\n", "line 2 is not JSON"),
    ("[" * 100_000, "nested too deeply"),
    (b"\xff\xfe", "not in UTF-8"),
    ("[]", 'no object with "type"'),
    ({"schema_version": 1, "findings": []}, 'no object with "type"'),
    ({**HEAD, "version": "1"}, 'expected "version": 1'),
    ({**HEAD, "version": True}, 'expected "version": 1'),
    ({**HEAD, "version": 0}, 'expected "version": 1'),
    (HEAD, 'expected a list, "findings"'),
    ({**HEAD, "findings": {}}, 'expected a list, "findings"'),
    ({**HEAD, "findings": [GOOD, "x"]}, "finding 2 is no object"),
    ({**HEAD, "findings": [{**GOOD, "id": 3}]}, "finding 1 has no text under 'id'"),
    ({**HEAD, "findings": [{**GOOD, "message": ""}]}, "finding 1 has no text under 'message'"),
    ({**HEAD, "findings": [{**GOOD, "sources": [1]}]}, "finding 1 has no list of names under 'sources'"),
]


@pytest.mark.parametrize(("content", "said"), BAD, ids=[said for _, said in BAD])
def test_a_malformed_file_is_an_error_that_names_it_and_the_remedy(
    tmp_path: Path, content: object, said: str
) -> None:
    path = tmp_path / "base.json"
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BaselineError) as caught:
        load(path)
    assert said in caught.value.what
    assert str(path) in caught.value.what
    assert "check baseline CORPUS" in caught.value.remedy


def test_a_file_of_a_newer_version_asks_for_a_newer_release(tmp_path: Path) -> None:
    path = tmp_path / "base.json"
    path.write_text(json.dumps({**HEAD, "version": VERSION + 1, "findings": "unheard of"}))
    with pytest.raises(BaselineError, match="has version 2, and this program knows 1"):
        load(path)


def test_a_missing_file_says_how_to_write_one(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match=r"cannot be read .no such file or directory"):
        load(tmp_path / "nowhere.json")
    with pytest.raises(BaselineError, match=r"cannot be read .is a directory"):
        load(tmp_path)
