"""Frames as they are sent to a browser: marks stand only where they differ from a month ago."""

from typing import Any

from views.frames import packed


def frames(*months: dict[str, int]) -> Any:
    return {
        "months": [],
        "frames": [
            {"date": str(at), "marks": [{"place": name, "low": low} for name, low in marks.items()]}
            for at, marks in enumerate(months)
        ],
    }


def test_marks_that_differ_from_the_month_before_stay() -> None:
    months = ({"a": 1, "b": 5}, {"a": 1, "b": 5}, {"a": 2, "b": 5}, {"a": 1, "b": 4})
    sent = packed(frames(*months))
    assert [{mark["place"]: mark["low"] for mark in one["marks"]} for one in sent["frames"]] == [
        {"a": 1, "b": 5},
        {},
        {"a": 2},
        {"a": 1, "b": 4},
    ]
    assert [frame["date"] for frame in sent["frames"]] == ["0", "1", "2", "3"]


def test_what_was_given_is_left_as_it_was() -> None:
    given = frames({"a": 1}, {"a": 1})
    assert packed(given) != given
    assert given == frames({"a": 1}, {"a": 1})
