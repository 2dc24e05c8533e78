"""Days that must be told apart, and those that share a column."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presence.programme.timeline import cut


def test_a_day_that_a_claim_names_stands_alone() -> None:
    timeline = cut([10], [], [5, 15])
    assert timeline.days == (5, 10, 15)
    assert [timeline.point(day) for day in (5, 9, 10, 11, 15, 99)] == [0, 0, 1, 2, 2, 2]


def test_days_that_are_asked_for_alone_are_one() -> None:
    assert cut([], [], [31, 59, 90]).days == (31,)
    assert cut([], [], [31, 59, 90]).point(90) == 0


def test_a_stretch_parts_what_lies_in_it_from_what_does_not() -> None:
    timeline = cut([], [(10, 20)], [5, 15, 25])
    assert timeline.days == (5, 10, 25)
    assert [timeline.point(day) for day in (5, 10, 15, 20, 21)] == [0, 1, 1, 1, 2]
    assert timeline.between(10, 20) == (10,)
    assert timeline.between(10, None) == (10, 25)


def test_a_stretch_without_an_end_goes_on() -> None:
    timeline = cut([], [(10, None)], [5, 500])
    assert timeline.days == (5, 10)
    assert timeline.point(500) == 1


def test_a_day_before_all_others_has_no_column() -> None:
    timeline = cut([10], [], [])
    assert not timeline.has(9)
    assert not timeline.has(11)
    with pytest.raises(ValueError, match="no column was made for this day"):
        timeline.point(11)


DAYS = st.integers(1, 60)


@given(
    st.lists(DAYS, max_size=5),
    st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=4),
    st.lists(DAYS, min_size=1, max_size=5),
)
def test_two_days_share_a_column_only_where_nothing_parts_them(
    named: list[int], given_stretches: list[tuple[int, int | None]], asked: list[int]
) -> None:
    stretches = [
        (first, last if last is None else max(first, last)) for first, last in given_stretches
    ]
    timeline = cut(named, stretches, asked)

    def seen(day: int) -> tuple[object, ...]:
        holds = [first <= day and (last is None or day <= last) for first, last in stretches]
        return (*(day == one for one in named), *(day < one for one in named), *holds)

    assert all(timeline.has(day) for day in (*named, *asked, *(first for first, _ in stretches)))
    known = [day for day in range(1, 70) if timeline.has(day)]
    for before, after in pairwise(known):
        if timeline.point(before) == timeline.point(after):
            assert seen(before) == seen(after)
    assert [timeline.point(day) for day in timeline.days] == list(timeline.points)
