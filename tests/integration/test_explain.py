"""``check explain`` on the sample corpus: what is reported, what is not, and why."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from .conftest import Check, Sample


def explained(check: Check, sample: Sample, *arguments: str) -> list[dict[str, Any]]:
    result = check("explain", "--json", *arguments, at=sample.folder)
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["explanations"]
    return found


def place(claim: dict[str, Any]) -> str:
    return f"{claim['path']}:{claim['line']}"


def test_a_finding_has_the_evidence_that_gave_its_confidence(
    check: Check, sample: Sample, report: dict[str, Any]
) -> None:
    for finding in report["findings"]:
        best, *others = explained(check, sample, finding["id"])
        assert best["outcome"].startswith("Reported as a")
        assert best["verdict"]["probability"] == pytest.approx(finding["confidence"], abs=1e-3)
        assert all(other["verdict"]["probability"] <= best["verdict"]["probability"] for other in others)
        cited = [{place(claim) for claim in side["claims"]} for side in finding["sides"]]
        assert sorted(place(claim) in cited[0] for claim in best["claims"]) == [False, True]


def test_two_places_are_explained_as_the_finding_is(
    check: Check, sample: Sample, report: dict[str, Any]
) -> None:
    one, other = (side["claims"][0] for side in report["findings"][0]["sides"])
    texts = {one["text"], other["text"]}
    every = explained(check, sample, place(one), place(other))
    (found,) = (e for e in every if {claim["text"] for claim in e["claims"]} == texts)
    assert found["outcome"] == "Reported as a contradiction."
    assert found["model"]["forward"]["contradiction"] > 0.5
    assert {part["name"] for part in found["verdict"]["parts"]} > {"cosine", "nli_mean"}


def test_what_was_never_compared_says_so(check: Check, sample: Sample, report: dict[str, Any]) -> None:
    first, *_, last = (f["sides"][0]["claims"][0] for f in report["findings"] if f["kind"] == "contradiction")
    outcomes = {e["outcome"].partition(":")[0] for e in explained(check, sample, place(first), place(last))}
    assert outcomes <= {"Not compared", "Not judged", "Not reported"}


def test_the_text_names_the_stages(check: Check, sample: Sample, report: dict[str, Any]) -> None:
    result = check("explain", report["findings"][0]["id"], at=sample.folder)
    for words in ("Reported as a contradiction.", "triage: probability", "verdict: probability", "log-odds"):
        assert words in result.stdout


def test_each_model_is_loaded_once_even_if_nothing_is_remembered(
    check: Check, sample: Sample, report: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.inference import cross_encoder, embedding

    finding = next(found for found in report["findings"] if found["type"] == "date")
    forgetful = shutil.copy(sample.folder / ".check" / "check.db", tmp_path / "copy.db")
    with sqlite3.connect(forgetful) as connection:
        connection.execute("DELETE FROM embeddings")
        connection.execute("DELETE FROM judgements")
    loaded: list[str] = []
    for module, name in ((embedding, "SentenceEncoder"), (cross_encoder, "CrossEncoder")):
        monkeypatch.setattr(module, name, _counting(getattr(module, name), loaded))
    options = ("--database", str(forgetful), "--batch-size", "8", "--engine", "local")
    best, *_ = explained(check, sample, finding["id"], *options)
    assert best["verdict"]["probability"] == pytest.approx(finding["confidence"], abs=1e-3)
    two = ["CrossEncoder", "CrossEncoder"]  # the reader of slots, and the judge
    assert sorted(loaded) == [*two, "SentenceEncoder"]


def _counting(kind: Any, loaded: list[str]) -> Any:
    def load(*arguments: Any) -> Any:
        loaded.append(kind.__name__)
        return kind(*arguments)

    return load


def test_another_engine_is_asked_where_one_is_named(
    check: Check, sample: Sample, report: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.engine.find_spec", lambda name: None)
    for command in (["explain", report["findings"][0]["id"]], ["eval", "seeds", "seeds/manifest.yaml"]):
        result = check(*command, "--engine", "ray", at=sample.folder)
        assert result.exit_code == 2
        assert "the engine ray is not installed" in result.stderr


WRONG = [
    # references, words of the error
    (["nosuchid"], "no finding nosuchid"),
    (["a.md:1"], "two places"),
    (["a.md:1", "b.md"], "two places"),
    (["a.md:1", "b.md:2", "c.md:3"], "two places"),
    (["a.md:1", "b.md:2"], "no article of the corpus has this path"),
]


@pytest.mark.parametrize(("references", "words"), WRONG)
@pytest.mark.usefixtures("report")
def test_wrong_references_are_told(check: Check, sample: Sample, references: list[str], words: str) -> None:
    result = check("explain", *references, at=sample.folder)
    assert result.exit_code == 2
    assert words in result.stderr


def test_without_a_run_there_is_nothing_to_explain(check: Check) -> None:
    result = check("explain", "a.md:1", "b.md:2")
    assert result.exit_code == 2
    assert "no corpus known" in result.stderr
