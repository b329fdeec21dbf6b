"""The command that fits what tells look-alike events apart."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.quality.events import gather, report

BODIES = {
    "101-a": "Marek Havel was pulled from the rubble in Ostrava. The quake shook Ostrava at dawn.",
    "101-b": "In Ostrava, Marek Havel was found alive in the rubble. At dawn a quake shook Ostrava.",
    "202-a": "Lucia Bondi won the race off Trieste on Monday. A calm held up the fleet for hours.",
    "202-b": "The crew of Lucia Bondi won off Trieste. The fleet near Trieste lay in a calm, the club said.",
}


def test_pairs_of_articles_are_told_by_the_numbers_in_their_names(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name, body in BODIES.items():
        head = f"---\ntitle: {name}\nsource: {name}\ndate: 2020-05-04\n---\n\n"
        (news / f"{name}.md").write_text(head + body.replace(". ", ".\n\n") + "\n", encoding="utf-8")
    found, one_event = gather(news, str(tmp_path / "check.db"))
    assert found.shape == (len(one_event), 6)
    assert one_event.sum() == 2


def test_what_each_level_lets_through_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    chance = np.random.default_rng(1)
    one_event = np.arange(200) % 2 == 0
    holders = np.where(one_event, 1.0, 5.0) + chance.normal(size=200)
    found = np.column_stack([np.full(200, 0.6), np.zeros((200, 2)), holders, np.zeros((200, 2))])
    report(found, one_event)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "200 pairs of related articles, 100 of one event"
    kept = [int(line.split()[2]) for line in lines if line.startswith("from ")]
    assert kept == sorted(kept, reverse=True)
    assert 0 < kept[-1] <= kept[0] <= 100
