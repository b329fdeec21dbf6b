"""Which slots are read, as which texts, and what becomes of the answers; the last with the real model."""

from collections.abc import Iterable, Mapping

import pytest

from checker.decide.readings import HIGHEST, NOT_READ, READINGS, masked, window, with_readings
from checker.domain import FactType, Scores
from checker.inference.cross_encoder import CrossEncoder
from checker.inference.folder import SLOT_READER, find_bundled
from checker.inference.interface import TextPair

from .test_slots import evidence

DATE, NUMBER = READINGS[FactType.DATE], READINGS[FactType.NUMBER]
SURE, NEVER = Scores(0.9, 0.1, 0.0), Scores(0.0, 1.0, 0.0)


class Asked:
    """Answers all pairs of texts alike, and keeps them."""

    def __init__(self, answer: Scores) -> None:
        self.answer = answer
        self.pairs: list[TextPair] = []

    def __call__(self, pairs: Iterable[TextPair]) -> Mapping[TextPair, Scores]:
        self.pairs += pairs
        return dict.fromkeys(self.pairs, self.answer)


def test_the_values_are_masked_and_their_type_is_told() -> None:
    asked = Asked(SURE)
    one = evidence("The ferry sank on May 3, 2016 near Oslo.", "Near Oslo the ferry sank on May 7, 2016.")
    (read,) = with_readings([one], asked)
    assert asked.pairs == [
        ("The ferry sank on <mask> day near Oslo.", "Near Oslo the ferry sank on <mask> day.")
    ]
    assert read.features[DATE] == pytest.approx(2.1972, abs=1e-4)
    assert {**read.features, DATE: 0.0} == {**one.features, **NOT_READ}


def test_all_mentions_of_a_place_are_masked() -> None:
    asked = Asked(SURE)
    one = evidence(
        "Paris is calm, and the bridges of Paris are open.", "London is calm, and its bridges are open."
    )
    with_readings([one], asked)
    assert asked.pairs == [
        (
            "<mask> place is calm, and the bridges of <mask> place are open.",
            "<mask> place is calm, and its bridges are open.",
        )
    ]


def test_without_values_nothing_is_read() -> None:
    asked = Asked(SURE)
    one = evidence("The ferry sank.", "The ferry went under.")
    (read,) = with_readings([one], asked)
    assert not asked.pairs
    assert {**one.features, **NOT_READ} == read.features


def test_names_are_not_read() -> None:
    asked = Asked(SURE)
    with_readings([evidence("Anna Weller won the vote.", "Paul Ortega won the vote.")], asked)
    assert not asked.pairs


@pytest.mark.parametrize(("speaker", "count"), [("Anna Weller", 1), ("Paul Ortega", 0)])
def test_stances_of_two_speakers_are_not_read(speaker: str, count: int) -> None:
    asked = Asked(SURE)
    right = f"{speaker} said in Oslo on Tuesday that the council opposed the plan for the harbour."
    left = "Anna Weller said in Oslo on Tuesday that the council supported the plan for the harbour."
    with_readings([evidence(left, right)], asked)
    assert len(asked.pairs) == count


def test_readings_are_kept_within_bounds() -> None:
    one = evidence("The fire killed 12 people in Ghent.", "The fire killed 14 people in Ghent.")
    (read,) = with_readings([one], Asked(NEVER))
    assert read.features[NUMBER] == -HIGHEST


def test_a_window_is_cut_around_the_first_mask() -> None:
    words = [f"w{n}" for n in range(60)]
    text = " ".join((*words[:30], "<mask>", "day", *words[30:]))
    assert window(text).split() == [*words[14:30], "<mask>", "day", *words[30:46]]
    assert window("a <mask> day") == "a <mask> day"


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 2)], "<mask> day cd"),
        ([(0, 2), (1, 4)], "<mask> day cd"),
        ([], "ab cd"),
        ([(3, 5)], "ab <mask> day"),
    ],
)
def test_masking(spans: list[tuple[int, int]], expected: str) -> None:
    assert masked("ab cd", spans, "day") == expected


def test_the_bundled_model_tells_one_slot_from_two() -> None:
    judge = CrossEncoder(find_bundled(SLOT_READER), "cpu")

    def read(pairs: Iterable[TextPair]) -> dict[TextPair, Scores]:
        portions = judge.judge(sorted(set(pairs)))
        return {pair: ruling.scores for portion in portions for pair, ruling in portion.items()}

    told = "The committee voted 23 to 14 on Tuesday to send the bill to the full Senate."
    one = evidence(told, "By a vote of 21 to 16, senators on the committee advanced the bill on Tuesday.")
    other = evidence(told, "The bill would give the states 16 months to set up 21 new offices.")
    first, second = with_readings([one, other], read)
    assert first.features[NUMBER] > second.features[NUMBER] + 1
