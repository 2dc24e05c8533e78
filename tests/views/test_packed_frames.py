"""Frames as they are sent to a browser: marks stand only where they differ from a month ago."""

from typing import Any

from views.frames import packed


def frames(*marks: list[int]) -> dict[str, Any]:
    return {"months": [], "frames": [{"date": n, "marks": m} for n, m in enumerate(marks)]}


def test_marks_that_differ_from_the_month_before_stay() -> None:
    sent = packed(frames([1], [1], [2], [2], [1]))
    assert [frame["marks"] for frame in sent["frames"]] == [[1], None, [2], None, [1]]
    assert [frame["date"] for frame in sent["frames"]] == [0, 1, 2, 3, 4]


def test_what_was_given_is_left_as_it_was() -> None:
    given = frames([1], [1])
    assert packed(given) != given
    assert given == frames([1], [1])
