"""A run over the sample corpus finds what its manifest says, and nothing else."""

import gzip
import itertools
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import checker.report

from .conftest import ROOT, SEEDS, Check, Sample

MANIFEST = yaml.safe_load((SEEDS / "manifest.yaml").read_text(encoding="utf-8"))
PLANTED = {item["id"]: item for item in MANIFEST["planted"]}
SCHEMA = Path(checker.report.__file__).with_name("report.schema.json")

Finding = dict[str, Any]


def squeeze(text: str) -> str:
    return " ".join(text.split())


def reports(claim: dict[str, str], cited: dict[str, Any]) -> bool:
    """Whether a citation is the claim of the manifest; it may have a dateline before it."""
    return claim["path"] == cited["path"] and claim["text"] in squeeze(cited["text"])


def on_side(planted: dict[str, Any], side: dict[str, Any]) -> bool:
    return any(reports(claim, cited) for claim in planted["claims"] for cited in side["claims"])


def tells(finding: Finding, item: dict[str, Any]) -> bool:
    """Whether each side of a finding has a claim of the matching side of a planted item."""
    return any(
        all(on_side(planted, side) for planted, side in zip(item["sides"], sides, strict=True))
        for sides in itertools.permutations(finding["sides"])
    )


@pytest.fixture(scope="session")
def found(report: dict[str, Any]) -> dict[str, list[Finding]]:
    """The findings that tell each planted item, by its id."""
    return {name: [f for f in report["findings"] if tells(f, item)] for name, item in PLANTED.items()}


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found_once_and_named(found: dict[str, list[Finding]], name: str) -> None:
    assert [(f["kind"], f["type"]) for f in found[name]] == [(PLANTED[name]["kind"], PLANTED[name]["type"])]


def test_nothing_else_is_found(report: dict[str, Any]) -> None:
    others = [f["message"] for f in report["findings"] if not any(tells(f, i) for i in PLANTED.values())]
    assert others == []


@pytest.mark.parametrize("name", PLANTED)
def test_each_side_holds_only_claims_of_that_side(found: dict[str, list[Finding]], name: str) -> None:
    """A claim that the manifest puts on one side must not be shown on the other."""
    item = PLANTED[name]
    for finding in found[name]:
        for side in finding["sides"]:
            assert sum(on_side(planted, side) for planted in item["sides"]) == 1


@pytest.mark.parametrize("silent", MANIFEST["silent"], ids=[item["note"] for item in MANIFEST["silent"]])
def test_what_is_compatible_stands_on_no_two_sides(report: dict[str, Any], silent: dict[str, Any]) -> None:
    one, other = silent["pair"]
    for finding in report["findings"]:
        for left, right in itertools.permutations(finding["sides"]):
            assert not (
                any(reports(one, cited) for cited in left["claims"])
                and any(reports(other, cited) for cited in right["claims"])
            ), finding["message"]


def test_copies_of_one_report_are_one_source(report: dict[str, Any]) -> None:
    (copies,) = MANIFEST["copies"]
    cited = [
        (number, side, claim)
        for number, finding in enumerate(report["findings"])
        for side in (0, 1)
        for claim in finding["sides"][side]["claims"]
        if claim["path"] in copies["paths"]
    ]
    assert {claim["path"] for *_, claim in cited} == set(copies["paths"])
    assert len({claim["origin"] for *_, claim in cited}) == 1
    assert cited[0][2]["origin"]
    assert len({place[:2] for place in cited}) == 1
    message = report["findings"][cited[0][0]]["message"]
    assert sum(message.count(claim["source"]) for *_, claim in cited) == 1


def test_gating_findings_are_those_that_are_contradictions(
    first_run: "subprocess.CompletedProcess[bytes]", report: dict[str, Any]
) -> None:
    assert first_run.returncode == 1
    for finding in report["findings"]:
        contradiction = finding["kind"] == "contradiction"
        assert (finding["severity"] in ("error", "warning")) is contradiction


def test_the_report_is_as_its_schema_says(report: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(report)


def test_the_counts_are_those_of_the_corpus(report: dict[str, Any]) -> None:
    summary = report["summary"]
    assert summary["articles"] == 18
    assert summary["skipped"] == len(report["skipped"]) == 0
    assert summary["pairs"] > summary["claims"] > 100
    kinds = [finding["kind"] for finding in report["findings"]]
    assert {kind: summary[kind] for kind in ("contradiction", "dispute", "update")} == {
        kind: kinds.count(kind) for kind in ("contradiction", "dispute", "update")
    }


def cited(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [c for finding in report["findings"] for side in finding["sides"] for c in side["claims"]]


def test_offsets_and_lines_lead_to_the_text_in_plain_files(report: dict[str, Any]) -> None:
    plain = [claim for claim in cited(report) if "#" not in claim["path"]]
    assert len(plain) > 10
    for claim in plain:
        content = (SEEDS / claim["path"]).read_bytes()
        text = (gzip.decompress(content) if claim["path"].endswith(".gz") else content).decode("utf-8")
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert text[: claim["start"]].count("\n") + 1 == claim["line"]


def test_spans_lie_in_the_text(report: dict[str, Any]) -> None:
    for claim in cited(report):
        assert claim["end"] - claim["start"] == len(claim["text"])
        for start, end in claim["spans"]:
            assert 0 <= start < end <= len(claim["text"])
            assert claim["text"][start:end] == claim["text"][start:end].strip()


def test_the_report_names_no_place_and_no_time_of_the_run(
    first_run: "subprocess.CompletedProcess[bytes]", sample: Sample
) -> None:
    written = first_run.stdout.decode("utf-8")
    for place in (sample.folder, ROOT, Path.home(), Path("/tmp")):
        assert str(place) not in written
    assert not re.search(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", written)


def test_a_run_without_a_terminal_says_nothing_but_its_report(
    first_run: "subprocess.CompletedProcess[bytes]",
) -> None:
    assert first_run.stderr == b""


@pytest.fixture
def again(check: Check, sample: Sample, first_run: object) -> Check:
    """Runs over the same corpus once more, with all that the first run left in the database."""

    def run(*options: str):
        return check("seeds", *options, at=sample.folder)

    return run


def test_a_second_run_gives_the_same_bytes(
    again: Check, first_run: "subprocess.CompletedProcess[bytes]", monkeypatch: pytest.MonkeyPatch
) -> None:
    """And needs no model for it."""
    from checker.extract import claims
    from checker.inference import cross_encoder, embedding

    for module, name in (
        (claims, "extract"),
        (cross_encoder, "CrossEncoder"),
        (embedding, "SentenceEncoder"),
    ):
        monkeypatch.delattr(module, name)
    assert again("--format", "json").stdout_bytes == first_run.stdout


STATUS = [
    ([], 1),
    (["--fail-on", "never"], 0),
    (["--fail-on", "info"], 1),
    (["--max-findings", "10"], 0),
    (["--fail-on", "warning", "--max-findings", "9"], 1),
    (["--min-confidence", "1"], 0),
    (["--select", "NUM"], 1),
    (["--select", "UPD,DIS"], 0),
    (["--format", "nonsense"], 2),
    (["--model", "nowhere"], 2),
]


@pytest.mark.parametrize(("options", "status"), STATUS, ids=[" ".join(options) for options, _ in STATUS])
def test_exit_status(again: Check, options: list[str], status: int) -> None:
    assert again(*options).exit_code == status


def test_rules_are_selected_and_left_out(again: Check, report: dict[str, Any]) -> None:
    def rules(*options: str) -> list[str]:
        return [f["rule"] for f in json.loads(again("--format", "json", *options).stdout)["findings"]]

    everything = [finding["rule"] for finding in report["findings"]]
    assert rules("--select", "NUM") == [rule for rule in everything if rule.startswith("NUM")]
    assert rules("--ignore", "NUM,QUO001") == [
        rule for rule in everything if not rule.startswith(("NUM", "QUO001"))
    ]


@pytest.mark.parametrize("name", [format.name for format in checker.report.FORMATS])
def test_every_format_tells_of_every_finding(again: Check, report: dict[str, Any], name: str) -> None:
    result = again("--format", name)
    assert result.exit_code == 1
    assert again("--format", name).stdout_bytes == result.stdout_bytes
    for finding in report["findings"]:
        assert finding["id"][:8] in result.stdout


def test_a_finding_can_be_shown_by_its_id(check: Check, sample: Sample, report: dict[str, Any]) -> None:
    for finding in report["findings"]:
        shown = check("show", finding["id"][:12], at=sample.folder)
        assert shown.exit_code == 0
        for side in finding["sides"]:
            for claim in side["claims"]:
                assert claim["path"] in shown.stdout
