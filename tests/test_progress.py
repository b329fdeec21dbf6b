"""Progress that is recorded for those who watch a run from elsewhere."""

from checker.progress import Recorded, Silent


def test_the_ends_of_a_stage_are_recorded_and_between_them_not_too_often() -> None:
    seen: list[tuple[str, int, int]] = []
    recorded = Recorded(Silent(), lambda *step: seen.append(step), every=60)
    with recorded.stage("Judging pairs", 4) as advance:
        for _ in range(4):
            advance(1)
    assert seen == [("Judging pairs", 0, 4), ("Judging pairs", 4, 4)]


def test_each_step_is_recorded_where_time_has_passed_and_all_is_passed_on() -> None:
    seen: list[int] = []
    passed: list[int] = []

    class Listening(Silent):
        def stage(self, name, total):  # type: ignore[no-untyped-def]
            from contextlib import nullcontext

            return nullcontext(passed.append)

        def note(self, text: str) -> None:
            passed.append(len(text))

    recorded = Recorded(Listening(), lambda name, done, total: seen.append(done), every=0)
    with recorded.stage("Reading", 3) as advance:
        advance(2)
        advance(1)
    recorded.note("four")
    assert seen == [0, 2, 3]
    assert passed == [2, 1, 4]
