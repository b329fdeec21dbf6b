"""Stages are timed apart, and are those of the pipeline."""

import pytest

from benchmarks.growth import stopwatch
from benchmarks.growth.stopwatch import STAGES, Stopwatch, watching


@pytest.fixture
def clock() -> list[float]:
    return [0.0]


def test_seconds_of_an_inner_stage_are_not_those_of_the_outer(clock: list[float]) -> None:
    watch = Stopwatch(lambda: clock[0], lambda: clock[0] / 2)
    with watch.stage("extract"):
        clock[0] += 3
        with watch.stage("store"):
            clock[0] += 1
        clock[0] += 2
        with watch.stage("store"):
            clock[0] += 4
    assert watch.seconds == {"extract": 5, "store": 5}
    assert watch.cpu == {"extract": 2.5, "store": 2.5}


def test_stage_within_itself_counts_once(clock: list[float]) -> None:
    watch = Stopwatch(lambda: clock[0], lambda: clock[0] / 2)

    def work(depth: int) -> None:
        clock[0] += 1
        if depth:
            timed(depth - 1)

    timed = watch.timed("work", work)
    timed(2)
    assert watch.seconds == {"work": 3}


def test_stage_that_fails_is_timed_too(clock: list[float]) -> None:
    watch = Stopwatch(lambda: clock[0], lambda: clock[0] / 2)

    def fail() -> None:
        clock[0] += 2
        raise KeyError

    with pytest.raises(KeyError):
        watch.timed("judge", fail)()
    with watch.stage("store"):
        clock[0] += 1
    assert watch.seconds == {"judge": 2, "store": 1}


def test_every_stage_is_there_and_is_put_back() -> None:
    def functions() -> list[object]:
        return [getattr(stopwatch._owner(place), name) for _, place, name in STAGES]

    before = functions()
    with watching() as watch:
        assert all(now is not then for now, then in zip(functions(), before, strict=True))
    assert functions() == before
    assert set(watch.seconds) == {"load"}
