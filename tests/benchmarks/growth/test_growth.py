"""Growth is measured by real runs in processes of their own, and drawn."""

import json
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import corpora
from benchmarks.growth import __main__ as growth
from benchmarks.growth.child import Measured, held_bytes, within_reach
from benchmarks.growth.report import draw, exponents, table
from checker.domain import Article
from checker.pairing.related import MOST_DAYS


def _run(size: int) -> Measured:
    stages = {"load": 5.0, "read": 0.0001, "extract": size / 10, "judge": size**2 / 100, "other": 0.0}
    return Measured(
        articles=size,
        claims=size * 8,
        within_reach=size * (size - 1) // 2,
        pairs=size * 40,
        worth_judging=size * 20,
        judged=size * 21,
        findings=size // 4,
        seconds=sum(stages.values()),
        stages=stages,
        cpu_seconds=size / 10,
        cpu_stages=dict.fromkeys(stages, size / 50),
        held_mb=size / 10,
        peak_mb=700.0,
        worker_mb=0.0,
        database_mb=size / 50,
    )


RUNS = [_run(size) for size in (20, 80, 320)]


def test_exponents_of_each_stage() -> None:
    found = exponents(RUNS)
    assert found["load"] == 0
    assert found["extract"] == 1
    assert found["judge"] == 2
    assert found["read"] is None
    assert found["pairs"] == 1
    assert 1 < (found["whole run"] or 0) < 2
    by_processor = exponents(RUNS, "cpu")
    assert by_processor["whole run"] == by_processor["load"] == 1


def test_table_has_a_column_a_size() -> None:
    lines = {line.split()[0]: line.split()[1:] for line in table(RUNS).splitlines()}
    assert lines["articles"] == ["20", "80", "320", "exponent", "of", "CPU", "time"]
    assert lines["judge"] == ["4.00", "64.00", "1024.00", "2.00", "1.00"]
    assert lines["read"] == ["0.00", "0.00", "0.00", "1.00"]
    assert lines["judged"] == ["420", "1,680", "6,720"]


def test_run_without_judge_has_no_count_of_judgements() -> None:
    runs = [replace(run, judged=None, findings=None) for run in RUNS]
    lines = {line.split()[0]: line.split()[1:] for line in table(runs).splitlines()}
    assert lines["judged"] == ["-", "-", "-"]


def test_curve_is_svg_with_a_point_a_size(tmp_path: Path) -> None:
    picture = tmp_path / "growth.svg"
    draw(RUNS, exponents(RUNS), picture)
    svg = "{http://www.w3.org/2000/svg}"
    root = ElementTree.parse(picture).getroot()
    curves = {
        group.get("id"): len(list(group.iter(f"{svg}use")))
        for group in root.iter(f"{svg}g")
        if group.get("id", "").startswith("curve-")
    }
    assert curves == {"curve-whole-run": 3, "curve-extract": 3, "curve-judge": 3}
    assert "judge, exponent 2.00" in "".join(root.itertext())


def _article(number: int, published: date | None) -> Article:
    return Article(f"{number}.md", "A", "", 0, 0, "", published=published)


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ((), 0),
        ((0,), 0),
        ((0, MOST_DAYS), 1),
        ((0, MOST_DAYS + 1), 0),
        ((0, 0, 1, 200), 3),
        ((0, 200, None), 2),
        ((None, None, None), 3),
    ],
)
def test_articles_within_reach(days: tuple[int | None, ...], count: int) -> None:
    start = date(2020, 1, 1)
    dates = [None if day is None else start + timedelta(days=day) for day in days]
    assert within_reach([_article(n, each) for n, each in enumerate(dates)]) == count


def test_held_bytes_count_each_value_once() -> None:
    text = "x" * 10_000
    article = Article("1.md", "A", text, 0, 10_000, "")
    once = held_bytes([article])
    assert 10_000 < once < 12_000
    assert held_bytes([article, article, (article,)]) < once + 200
    assert held_bytes({"a": article, "b": Article("2.md", "A", "y" * 10_000, 0, 1, "")}) > once + 10_000


def test_corpus_that_is_too_small_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["growth", "--corpus", str(corpora.SEEDS), "--sizes", "1000", "--out", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit, match="holds 18 articles"):
        growth.main()
    assert not list(tmp_path.iterdir())


def test_real_runs_are_measured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["growth", "--sizes", "3,6", "--no-judge", "--out", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", words)
    growth.main()
    said = json.loads((tmp_path / "growth.json").read_text())
    assert [run["articles"] for run in said["runs"]] == [3, 6]
    for run in said["runs"]:
        assert run["judged"] is None
        assert run["claims"] > run["articles"]
        assert run["seconds"] == pytest.approx(sum(run["stages"].values()), abs=0.01)
        assert all(run["stages"][name] > 0 for name in ("load", "read", "extract", "embed", "pair", "store"))
        assert run["cpu_seconds"] == pytest.approx(sum(run["cpu_stages"].values()), abs=0.01)
        assert run["cpu_stages"]["extract"] > 0
        assert run["peak_mb"] > 50
        assert 0 < run["held_mb"] < run["peak_mb"]
    ElementTree.parse(tmp_path / "growth.svg")
    assert capsys.readouterr().out.startswith("articles")
