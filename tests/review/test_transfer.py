"""The log of decisions as a file."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from checker.errors import ReviewError
from checker.review.log import Action, Entry
from checker.review.transfer import dumps, loads, read

ENTRY = Entry(
    uid="0" * 31 + "1",
    finding="11dfff9e3f21a869",
    action=Action.DISMISS,
    author="Ada “L” \u202e",
    decided=datetime(2026, 1, 31, 9, 30, 0, 5, tzinfo=UTC),
    digest="a" * 64,
    reason="both are true\nindeed",
    note="=1+1",
)
UNDO = Entry("0" * 31 + "2", ENTRY.finding, Action.UNDO, "bob", ENTRY.decided, "a" * 64, undoes=ENTRY.uid)


def line(**changes: Any) -> str:
    document = json.loads(dumps([ENTRY]))
    document.update(changes)
    return json.dumps({key: value for key, value in document.items() if value is not ...})


def test_what_is_written_is_read() -> None:
    text = dumps([UNDO, ENTRY])
    assert loads(text, "x") == (ENTRY, UNDO)
    assert loads("\ufeff" + text.replace("\n", "\r\n\n"), "x") == (ENTRY, UNDO)
    assert text.count("\n") == 2
    assert dumps(loads(text, "x")) == text


def test_a_line_that_is_there_twice_counts_once() -> None:
    assert loads(dumps([ENTRY]) * 2, "x") == (ENTRY,)


def test_another_time_zone_is_the_same_moment() -> None:
    moved = loads(line(decided="2026-01-31T10:30:00.000005+01:00"), "x")[0]
    assert moved == ENTRY


def test_what_may_be_left_out() -> None:
    read_back = loads(line(action="confirm", reason=..., note=..., undoes=...), "x")[0]
    assert (read_back.reason, read_back.note, read_back.undoes) == ("", "", None)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[1]", "expected an object"),
        (line(id=...), "no id"),
        (line(extra=1), "unknown key extra"),
        (line(version=2), "version 2 is not known"),
        (line(author=3), "author is not text"),
        (line(id="x"), "id is not 32 hexadecimal digits"),
        (line(digest="A" * 64), "digest is not 64 hexadecimal digits"),
        (line(author=" "), "author is empty"),
        (line(note="x" * 4001), "note is longer than 4000 characters"),
        (line(action="burn"), "action 'burn' is none of confirm, dismiss"),
        (line(decided="2026-01-31T09:30:00"), "decided is not a time with its zone"),
        (line(decided="0001-01-01T00:00:00+14:00"), "decided is not a time with its zone"),
        (line(reason=""), "a dismissal needs a reason"),
        (line(undoes="0" * 32), "undoes names an entry where the action is undo"),
        (line(action="undo"), "undoes names an entry where the action is undo"),
        (line(undoes=["x"]), "undoes is not text"),
    ],
)
def test_a_bad_line_is_named(bad: str, said: str) -> None:
    with pytest.raises(ReviewError, match=said) as caught:
        loads(f"{line()}\n\n{bad}\n", "log.jsonl")
    assert str(caught.value).startswith("log.jsonl:3")
    assert "\n" not in str(caught.value)


def test_one_id_for_two_entries_is_refused() -> None:
    with pytest.raises(ReviewError, match=r"log.jsonl:2: the id 0+1 stands on two lines"):
        loads(f"{line()}\n{line(author='bob')}", "log.jsonl")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    file.write_bytes(b"\n\xff\n")
    with pytest.raises(ReviewError, match=r"log.jsonl:2 is not UTF-8"):
        read(file)
    with pytest.raises(ReviewError, match="cannot be read"):
        read(tmp_path)
