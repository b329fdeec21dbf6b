"""Estimates follow from the rates, and the page holds what the function says."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from benchmarks import scale
from benchmarks.scale import BEGIN, END, Rates, estimate, limits, put, rates_from, read, tables
from checker.pairing import related
from tests.benchmarks.track.samples import record

ROOT = Path(__file__).resolve().parents[2]
RATES = Rates(
    processor="A Processor",
    command="a command",
    articles=80,
    claims=10,
    pairs=40,
    judged=20,
    read_seconds=0.01,
    extract_seconds=0.36,
    embed_seconds=0.1,
    relate_seconds=1e-6,
    pair_seconds=0.02,
    judge_seconds=0.72,
    store_seconds=0.0036,
    memory_mb=0.1,
    database_mb=0.02,
    archive_years=121 / 365.25 * 10,
    findings=0.01,
    review_minutes=3,
    reviewer_hours=5,
    core_hour=0.05,
    cores=10,
)


def test_each_figure_of_a_million() -> None:
    found = estimate(RATES, 1_000_000)
    assert found.core_hours["extract"] == pytest.approx(100)
    assert found.core_hours["judge"] == pytest.approx(200)
    assert found.core_hours["store"] == pytest.approx(1)
    assert found.compared == pytest.approx(1e6 * 1e5 / 2)
    assert found.core_hours["relate"] == pytest.approx(5e10 * 1e-6 / 3600)
    assert found.pairs == 4e7
    assert found.vectors_gb == pytest.approx(1e7 * 384 * 4 / 1e9)
    assert found.memory_gb == pytest.approx(100 + 2 * found.vectors_gb)
    assert found.database_gb == pytest.approx(20)
    assert found.reviewer_days == pytest.approx(10_000 * 3 / 60 / 5)
    assert found.cost == pytest.approx(sum(found.core_hours.values()) * 0.05)
    assert found.days == pytest.approx((sum(found.core_hours.values()) - 1) / 10 / 24 + 1 / 24)


def test_only_the_comparison_of_articles_is_quadratic() -> None:
    small, large = estimate(RATES, 1_000_000), estimate(RATES, 10_000_000)
    grown = {name: large.core_hours[name] / small.core_hours[name] for name in small.core_hours}
    assert grown.pop("relate") == pytest.approx(100)
    assert list(grown.values()) == pytest.approx([10] * len(grown))


def test_archive_of_few_days_is_compared_whole() -> None:
    assert estimate(replace(RATES, archive_years=0.1), 1000).compared == pytest.approx(1000 * 1000 / 2)


def test_constants_are_those_of_pairing() -> None:
    assert scale.REACH_DAYS == 2 * related.MOST_DAYS + 1
    assert scale.BLOCK == related._BLOCK


def test_limits_are_told_first_to_last() -> None:
    found = {what: count for count, what in limits(RATES)}
    assert list(found.values()) == sorted(found.values())
    per_article = RATES.memory_mb / 1e3 + 2 * RATES.claims * 384 * 4 / 1e9
    assert found["what one run holds fills 256 GB"] == pytest.approx(256 / per_article, abs=1)
    assert found["the one writer needs a day"] == pytest.approx(86_400 / RATES.store_seconds, abs=1)
    assert found["findings take 5 reviewers a year"] == pytest.approx(5 * 220 * 5 * 20 / 0.01, abs=1)
    # 0.72 seconds an article, against a twentieth of the articles times a millionth of a second
    assert found["comparing articles takes longer than judging"] == pytest.approx(0.72 / 0.05e-6, abs=2)


def _growth(judged: int | None = 160) -> dict[str, object]:
    cpu = dict.fromkeys(
        ("read", "extract", "embed", "relate", "pair", "weigh", "judge", "decide", "store"), 8.0
    )
    last = {"articles": 80, "claims": 640, "pairs": 3200, "judged": judged, "within_reach": 1000}
    last |= {"cpu_stages": cpu, "held_mb": 40.0, "database_mb": 1.6}  # type: ignore[dict-item]
    first = {**last, "articles": 20, "held_mb": 9.0}
    return {"machine": {"processor": "P", "flags": ["avx2"]}, "runs": [last, first]}


def test_rates_are_of_the_largest_run_and_assumptions_stay() -> None:
    found = rates_from(_growth(), RATES, "again", 0.008)
    assert (found.claims, found.pairs, found.judged, found.articles) == (8, 40, 2, 80)
    assert found.extract_seconds == 0.1
    assert found.pair_seconds == pytest.approx(0.3)
    assert found.relate_seconds == 0.008
    assert found.memory_mb == 0.5
    assert (found.processor, found.command) == ("P, avx2", "again")
    assert (found.archive_years, found.cores) == (RATES.archive_years, RATES.cores)


def test_rate_of_relating_is_that_of_the_newest_record_by_cpu_time() -> None:
    old, new, wall = (
        replace(record("test_related_articles"), rate=rate, clock=clock)
        for rate, clock in ((100.0, "cpu"), (200.0, "cpu"), (50.0, "wall"))
    )
    assert scale.relate_seconds([old, new, wall, record()]) == 0.005
    with pytest.raises(ValueError, match="measure first"):
        scale.relate_seconds([wall])


def test_measurement_without_judging_is_refused() -> None:
    with pytest.raises(ValueError, match="before the model"):
        rates_from(_growth(None), RATES, "again", 0.008)


def test_tables_hold_every_parameter_and_each_size() -> None:
    text = tables(RATES)
    assert set(scale.LABELS) == set(asdict(RATES))
    assert "| Articles | 1,000,000 | 10,000,000 | 100,000,000 |" in text
    assert "| extract, core hours | 100 | 1,000 | 10,000 |" in text
    assert "| Extract: CPU seconds an article | 0.36 |" in text


def test_tables_are_put_between_the_marks() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert put(page, "new") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    assert put(put(page, "new"), "new") == put(page, "new")
    with pytest.raises(ValueError, match="no lines"):
        put("no marks", "new")


def test_page_is_what_the_rates_give() -> None:
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    assert put(page, tables(read(ROOT / "benchmarks" / "rates.json"))) == page


def test_command_writes_rates_and_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rates, growth, page = tmp_path / "rates.json", tmp_path / "growth.json", tmp_path / "scale.md"
    rates.write_text(json.dumps(asdict(RATES)))
    growth.write_text(json.dumps(_growth()))
    page.write_text(f"{BEGIN}{END}")
    words = ["scale", str(rates), "--measured", str(growth), "--page", str(page)]
    monkeypatch.setattr("sys.argv", words)
    scale.main()
    assert read(rates).claims == 8
    assert tables(read(rates)) in page.read_text()
    assert tables(read(rates)) in capsys.readouterr().out
