"""What is remembered of which rows can hold together, against asking every time."""

from hypothesis import given
from hypothesis import strategies as st

from claims.dataset import Dataset
from presence.known import MOST_REMEMBERED, Known
from presence.projection import Projection
from presence.solver import Model
from tests.presence.strategies import worlds


def test_more_cannot_hold_where_some_cannot() -> None:
    known = Known()
    known.cannot([2, 5])
    assert known.answer([1, 2, 5]) is False
    assert known.answer([2]) is None


def test_some_can_hold_where_more_can() -> None:
    known = Known()
    known.can([1, 2, 70])
    assert known.answer([70, 1]) is True
    assert known.answer([1, 3]) is None


def test_the_oldest_of_many_is_forgotten() -> None:
    known = Known()
    for row in range(MOST_REMEMBERED + 1):
        known.can([row])
    assert known.answer([0]) is None
    assert known.answer([1]) is True


@given(worlds(), st.data())
def test_what_is_remembered_is_what_a_fresh_programme_finds(
    world: Dataset, data: st.DataObject
) -> None:
    projection = Projection(world)
    rows = st.lists(st.integers(0, len(projection.rows) - 1), max_size=12, unique=True)
    for asked in data.draw(st.lists(rows, min_size=1, max_size=6)):
        fresh = Model(projection.space, projection.rows)
        assert projection.model.feasible(asked) == fresh.feasible(asked)
