"""The judge, on a tiny model with random weights: what it says means nothing, but must hold still."""

import random
from pathlib import Path

import pytest
import torch

from checker.domain import Scores
from checker.errors import DeviceError, ModelError
from checker.inference import cross_encoder, portions
from checker.inference.cross_encoder import CrossEncoder
from checker.inference.folder import find_model
from checker.inference.interface import Ruling, TextPair

from .conftest import POSITIONS, Copy, pack, relabel, reorder_head, some_pairs


def load(folder: Path, batch_size: int = 8) -> CrossEncoder:
    return CrossEncoder(find_model(str(folder), None, offline=True), "cpu", batch_size)


@pytest.fixture(autouse=True)
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compute in float32 whatever the processor would rather do."""
    monkeypatch.setattr(cross_encoder, "pick_dtype", lambda device: torch.float32)


@pytest.fixture
def judge(tiny: Path) -> CrossEncoder:
    return load(tiny)


def rule(judge: CrossEncoder, pairs: list[TextPair]) -> dict[TextPair, Ruling]:
    return {pair: ruling for portion in judge.judge(pairs) for pair, ruling in portion.items()}


def values(scores: Scores) -> tuple[float, float, float]:
    return scores.entailment, scores.neutral, scores.contradiction


PAIRS = some_pairs(30)


def test_every_pair_gets_probabilities(judge: CrossEncoder) -> None:
    rulings = rule(judge, PAIRS)
    assert rulings.keys() == set(PAIRS)
    for ruling in rulings.values():
        assert all(0 <= value <= 1 for value in values(ruling.scores))
        assert sum(values(ruling.scores)) == pytest.approx(1, abs=2e-5)
        assert not ruling.truncated
    assert len({ruling.scores for ruling in rulings.values()}) > 20


@pytest.mark.parametrize("batch_size", [1, 3, 64])
def test_neighbours_do_not_change_the_scores(tiny: Path, judge: CrossEncoder, batch_size: int) -> None:
    alone = {pair: rule(judge, [pair])[pair] for pair in PAIRS}
    together = rule(load(tiny, batch_size), random.Random(batch_size).sample(PAIRS, len(PAIRS)))
    for pair in PAIRS:
        assert values(together[pair].scores) == pytest.approx(values(alone[pair].scores), abs=1e-4)


def test_the_order_asked_in_gives_the_same_bytes(judge: CrossEncoder) -> None:
    first = rule(judge, PAIRS)
    assert rule(judge, PAIRS[::-1]) == first
    assert rule(judge, PAIRS) == first


def test_premise_and_hypothesis_are_told_apart(judge: CrossEncoder) -> None:
    premise, hypothesis = "the dam burst on friday", "the mayor opened a town"
    rulings = rule(judge, [(premise, hypothesis), (hypothesis, premise)])
    assert rulings[premise, hypothesis] != rulings[hypothesis, premise]


def test_a_border_inside_the_text_is_not_the_border_of_the_pair(judge: CrossEncoder) -> None:
    rulings = rule(judge, [("the dam", "burst on friday"), ("the dam burst", "on friday")])
    assert len({ruling.scores for ruling in rulings.values()}) == 2


def test_columns_follow_the_labels(copy: Copy, judge: CrossEncoder) -> None:
    relabel(named := copy("named"), ["contradiction", "entailment", "neutral"])
    relabel(moved := copy("moved"), ["contradiction", "entailment", "neutral"])
    reorder_head(moved, [2, 0, 1])
    given, renamed, reordered = (rule(j, PAIRS) for j in (judge, load(named), load(moved)))
    for pair in PAIRS:
        entailment, neutral, contradiction = values(given[pair].scores)
        assert values(renamed[pair].scores) == pytest.approx((neutral, contradiction, entailment), abs=1e-5)
        assert values(reordered[pair].scores) == pytest.approx((entailment, neutral, contradiction), abs=1e-5)


LONG = " ".join(["dam"] * 200)
LENGTHS = [
    # premise, hypothesis, whether something is left out; the model reads 62 pieces, three of them marks
    ("dam", "river", False),
    (" ".join(["dam"] * 58), "river", False),
    (" ".join(["dam"] * 59), "river", True),
    ("river", " ".join(["dam"] * 59), True),
    (LONG, "river", True),
    ("river", LONG, True),
    (LONG, LONG, True),
    ("x" * 5000, "river", False),  # one word too odd to be cut up is one unknown piece
]


@pytest.mark.parametrize(("premise", "hypothesis", "truncated"), LENGTHS)
def test_a_pair_too_long_for_the_model_says_so(
    judge: CrossEncoder, premise: str, hypothesis: str, truncated: bool
) -> None:
    assert POSITIONS - 2 == 62
    assert rule(judge, [(premise, hypothesis)])[premise, hypothesis].truncated is truncated


def test_truncation_takes_from_the_longer_text(judge: CrossEncoder) -> None:
    """A claim must not vanish behind a long one."""
    pairs = [(LONG, "the river closed"), (LONG, "the mayor opened")]
    rulings = rule(judge, pairs)
    assert rulings[pairs[0]].scores != rulings[pairs[1]].scores


def test_a_long_pair_does_not_mark_its_neighbours(judge: CrossEncoder) -> None:
    rulings = rule(judge, [*PAIRS, (LONG, LONG)])
    assert [pair for pair, ruling in rulings.items() if ruling.truncated] == [(LONG, LONG)]


ODD = [
    "",
    " ",
    "\n",
    "\0",
    "naïve café",
    "北京",
    "🙂🙃",
    "👨‍👩‍👧",
    "\u202eright to left",
    "\ufeff",
    "e\u0301",
    "[SEP] [CLS]",
    "\U0010ffff",
]


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_odd_texts_are_judged(judge: CrossEncoder, text: str) -> None:
    pairs = [(text, "the dam burst"), ("the dam burst", text), (text, text)]
    for ruling in rule(judge, pairs).values():
        assert sum(values(ruling.scores)) == pytest.approx(1, abs=2e-5)


def test_nothing_to_judge(judge: CrossEncoder) -> None:
    assert rule(judge, []) == {}


def test_rulings_come_in_portions(judge: CrossEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "PAIRS_IN_PORTION", 7)
    given = list(judge.judge(PAIRS))
    assert [len(portion) for portion in given] == [7, 7, 7, 7, 2]
    lengths = [max(len(a) + len(b) for a, b in portion) for portion in given]
    assert lengths == sorted(lengths)


def test_a_portion_may_be_shared(judge: CrossEncoder) -> None:
    """Several processes that rule on some of its batches each give what one gives, to the last digit."""
    whole = judge.judge_portion(PAIRS)
    parts = [judge.judge_portion(PAIRS, batch, batch + 1) for batch in range(4)]  # of 8, 8, 8 and 6 pairs
    assert [len(part) for part in parts] == [8, 8, 8, 6]
    assert {pair: ruling for part in parts for pair, ruling in part.items()} == whole


def test_int8_weights_score_about_the_same(copy: Copy, judge: CrossEncoder) -> None:
    packed = copy("packed")
    pack(packed)
    given, rounded = rule(judge, PAIRS), rule(load(packed), PAIRS)
    for pair in PAIRS:
        assert values(rounded[pair].scores) == pytest.approx(values(given[pair].scores), abs=0.05)


def spoil_shard(folder: Path) -> None:
    pack(folder)
    next(iter(sorted(folder.glob("int8-*")))).write_bytes(b"")


def spoil_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{", encoding="utf-8")


def spoil_type(folder: Path) -> None:
    config = (folder / "config.json").read_text(encoding="utf-8")
    (folder / "config.json").write_text(config.replace('"bert"', '"no-such-type"'), encoding="utf-8")


SPOILT = [spoil_shard, spoil_tokenizer, spoil_type, lambda folder: pack(folder, without="classifier")]


@pytest.mark.parametrize("spoil", SPOILT, ids=["shard", "tokenizer", "type", "weights missing"])
def test_a_folder_that_cannot_be_loaded_is_named(copy: Copy, spoil) -> None:
    folder = copy("spoilt")
    spoil(folder)
    with pytest.raises(ModelError) as caught:
        load(folder)
    assert caught.value.what.startswith(str(folder))
    assert "\n" not in caught.value.remedy


def test_a_device_that_is_not_there_is_named(tiny: Path) -> None:
    with pytest.raises(DeviceError, match="cuda:99"):
        CrossEncoder(find_model(str(tiny), None, offline=True), "cuda:99")


def test_a_processor_computes_no_more_at_a_time_than_its_cache_holds(judge: CrossEncoder) -> None:
    lengths = [5, 40, 100, 200, 300, 400, 700]
    parts = list(judge._parts(list(range(7)), lengths))
    assert [index for part in parts for index in part] == list(range(7))
    assert all(len(part) == 1 or len(part) * lengths[part[-1]] <= 640 for part in parts)
    assert parts == [[0, 1, 2], [3, 4], [5], [6]]
