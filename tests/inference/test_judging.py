"""What is asked of the model, and what is known already; the judge here counts and makes up its scores."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from checker.domain import CandidatePair, Claim, Judgement, Scores
from checker.errors import ModelError
from checker.inference import cross_encoder
from checker.inference.folder import ModelFolder
from checker.inference.interface import Ruling, TextPair
from checker.judging import SECOND_DIRECTION_FROM, judge
from checker.progress import Advance
from checker.settings import Settings
from checker.store import Store

MODEL = ModelFolder(Path("nowhere"), "made-up@1", (0, 1, 2))
PORTION = 2
LOW, HIGH = SECOND_DIRECTION_FROM / 2, 0.8


class Judge:
    """Stands in for the model: contradiction by premise, LOW if unknown."""

    def __init__(self, scores: dict[str, float] | None = None, fail_after: int | None = None) -> None:
        self.scores = scores or {}
        self.fail_after = fail_after
        self.asked: list[TextPair] = []
        self.loaded = 0

    def __call__(self, model: ModelFolder, device: str, batch_size: int) -> "Judge":
        self.loaded += 1
        return self

    def judge(self, pairs: Sequence[TextPair]) -> Iterator[dict[TextPair, Ruling]]:
        for start in range(0, len(pairs), PORTION):
            if self.fail_after is not None and start >= self.fail_after * PORTION:
                raise KeyboardInterrupt
            portion = pairs[start : start + PORTION]
            self.asked += portion
            yield {pair: self._ruling(pair) for pair in portion}

    def _ruling(self, pair: TextPair) -> Ruling:
        found = self.scores.get(pair[0], LOW)
        return Ruling(Scores(0.0, 1 - found, found), truncated="long" in pair[0])


class Watch:
    """A progress that remembers the stages and the steps done in each."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int]] = []
        self.done: list[int] = []
        self.notes: list[str] = []

    def stage(self, name: str, total: int) -> AbstractContextManager[Advance]:
        self.stages.append((name, total))
        self.done.append(0)

        @contextmanager
        def opened() -> Iterator[Advance]:
            yield self._advance

        return opened()

    def note(self, text: str) -> None:
        self.notes.append(text)

    def _advance(self, steps: int) -> None:
        self.done[-1] += steps


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "check.db")) as opened:
        yield opened


class Court:
    """Judges pairs of texts with a judge of the test's own."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self._store = store
        self._monkeypatch = monkeypatch
        self.watch = Watch()

    def __call__(
        self, judged_by: Judge, *texts: TextPair, model: ModelFolder = MODEL
    ) -> tuple[Judgement, ...]:
        self._monkeypatch.setattr(cross_encoder, "CrossEncoder", judged_by)
        self.watch = Watch()
        return judge([pair(*both) for both in texts], model, self._store, Settings(), self.watch)


@pytest.fixture
def court(store: Store, monkeypatch: pytest.MonkeyPatch) -> Court:
    return Court(store, monkeypatch)


def pair(left: str, right: str) -> CandidatePair:
    claims = [Claim(path, 0, text, 0, len(text), 1) for path, text in (("a.md", left), ("b.md", right))]
    return CandidatePair(claims[0], claims[1], 0.5, 1.0)


TEXTS = [(f"left {n}", f"right {n}") for n in range(5)]


def test_one_judgement_a_pair_in_the_order_of_the_pairs(court: Court) -> None:
    scores = {"left 0": 0.01, "left 1": 0.03, "left 2": 0.9}
    found = court(Judge(scores), *TEXTS[2::-1])
    assert [(j.pair.left.text, j.forward.contradiction) for j in found] == [
        ("left 2", 0.9),
        ("left 1", 0.03),
        ("left 0", 0.01),
    ]


def test_the_other_way_is_asked_only_of_pairs_to_which_it_matters(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged_by = Judge({"left 0": 0.9, "left 1": 0.8, "left 2": 0.01})
    monkeypatch.setattr(cross_encoder, "CrossEncoder", judged_by)
    seen: list[tuple[int, float]] = []

    def matters(at: int, first: Scores) -> bool:
        seen.append((at, first.contradiction))
        return at == 1

    pairs = [pair(*both) for both in TEXTS[:3]]
    found = judge(pairs, MODEL, store, Settings(), Watch(), matters=matters)
    assert [j.backward is not None for j in found] == [False, True, False]
    assert seen == [(0, 0.9), (1, 0.8)]
    assert judged_by.asked == [*TEXTS[:3], TEXTS[1][::-1]]


FROM = [
    # contradiction of the first direction, whether the second is asked
    (0.0, False),
    (SECOND_DIRECTION_FROM - 1e-6, False),
    (SECOND_DIRECTION_FROM, True),
    (1.0, True),
]


@pytest.mark.parametrize(("score", "asked"), FROM)
def test_the_other_way_is_asked_only_where_it_may_matter(court: Court, score: float, asked: bool) -> None:
    judged_by = Judge({"left": score, "right": 0.7})
    (found,) = court(judged_by, ("left", "right"))
    assert judged_by.asked == [("left", "right")] + [("right", "left")] * asked
    assert found.backward == (Scores(0.0, 1 - 0.7, 0.7) if asked else None)


def test_the_same_sentences_are_judged_once(court: Court) -> None:
    judged_by = Judge({"left": HIGH})
    found = court(judged_by, ("left", "right"), ("left", "right"), ("left", "other"))
    assert sorted(judged_by.asked) == [
        ("left", "other"),
        ("left", "right"),
        ("other", "left"),
        ("right", "left"),
    ]
    assert len(found) == 3
    assert found[0].forward == found[1].forward


def test_a_sentence_pair_met_the_other_way_round_is_not_judged_again(court: Court) -> None:
    """What one pair asks backward is what its mirror image asks forward."""
    judged_by = Judge({"left": HIGH, "right": HIGH})
    court(judged_by, ("left", "right"), ("right", "left"))
    assert sorted(judged_by.asked) == [("left", "right"), ("right", "left")]


def test_what_was_judged_before_is_remembered(court: Court) -> None:
    first = court(Judge({"left 1": HIGH}), *TEXTS)
    again = Judge()
    assert court(again, *TEXTS) == first
    assert (again.asked, again.loaded) == ([], 0)
    assert court.watch.stages == []


def test_only_what_is_new_is_judged(court: Court) -> None:
    court(Judge(), *TEXTS[:3])
    again = Judge()
    court(again, *TEXTS)
    assert again.asked == TEXTS[3:]


def test_another_model_remembers_nothing_of_this_one(court: Court) -> None:
    court(Judge(), *TEXTS)
    again = Judge()
    court(again, *TEXTS, model=ModelFolder(Path("nowhere"), "made-up@2", (0, 1, 2)))
    assert again.asked == TEXTS


@pytest.mark.parametrize("portions", [0, 1, 2])
def test_after_an_interruption_only_the_rest_is_judged(court: Court, portions: int) -> None:
    cut_off = Judge(fail_after=portions)
    with pytest.raises(KeyboardInterrupt):
        court(cut_off, *TEXTS)
    assert cut_off.asked == TEXTS[: portions * PORTION]
    again = Judge()
    found = court(again, *TEXTS)
    assert again.asked == TEXTS[portions * PORTION :]
    assert found == court(Judge(), *TEXTS)


def test_what_the_model_could_not_read_whole_is_marked(court: Court) -> None:
    scores = {"left": HIGH, "long left": HIGH}
    found = court(Judge(scores), ("left", "right"), ("long left", "right"), ("left", "long right"))
    assert [judgement.truncated for judgement in found] == [False, True, True]
    assert court(Judge(), ("left", "long right"))[0].truncated


def test_what_no_model_can_judge_is_neutral_and_the_reason_is_told(court: Court) -> None:
    judged_by = Judge()
    found = court(judged_by, ("", "right"), ("left", "right"), ("\x00\x01\x02", "right"))
    assert judged_by.asked == [("left", "right")]
    assert [(j.forward, j.reason) for j in (found[0], found[2])] == [
        (Scores(0.0, 1.0, 0.0), "the premise is empty"),
        (Scores(0.0, 1.0, 0.0), "the premise is full of control characters"),
    ]
    assert found[1].reason is None
    assert court.watch.notes[-2:] == [
        "1 of the pairs ruled neutral unjudged: the premise is empty",
        "1 of the pairs ruled neutral unjudged: the premise is full of control characters",
    ]


def test_progress_is_told_in_pairs(court: Court) -> None:
    court(Judge({"left 1": HIGH, "left 4": HIGH}), *TEXTS)
    assert court.watch.stages == [("Judging pairs", 5), ("Judging the other way", 2)]
    assert court.watch.done == [5, 2]


def test_nothing_to_judge_loads_no_model(court: Court) -> None:
    judged_by = Judge()
    assert court(judged_by) == ()
    assert judged_by.loaded == 0


def test_a_model_that_cannot_be_loaded_stops_the_run(store: Store) -> None:
    """Nothing is made up in its place."""
    with pytest.raises(ModelError, match="nowhere"):
        judge([pair("left", "right")], MODEL, store, Settings(device="cpu"), Watch())
    assert store.judgements({("left", "right")}, MODEL.name, 512) == {}
