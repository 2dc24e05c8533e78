"""The linear programme: families of equal rows, what binds, and solves that remember nothing."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.dataset import Dataset
from presence.programme.model import Programme
from presence.programme.rows import Row, Term
from presence.programme.sides import End, InfeasibleError
from presence.programme.space import Columns, Space
from presence.programme.timeline import cut
from presence.projection import Projection
from tests.presence.small import dataset
from tests.presence.strategies import worlds

DAY = 31


def row(
    source: str, low: float | None, high: float | None, *spoken: tuple[str, float], day: int = DAY
) -> Row:
    """Return a row about the Americans at places, each with its coefficient."""
    terms = tuple(Term(factor, (where,), "us", day) for where, factor in spoken)
    return Row(source, source, terms, low, high, day)


def programme(*rows: Row, weakness: Sequence[float] = ()) -> Programme:
    columns = Columns(Space(dataset()), cut([DAY], [], []))
    return Programme(columns, rows, weakness or [0.0] * len(rows))


def value(
    made: Programme, end: End, where: str = "north", active: Sequence[int] | None = None
) -> tuple[float | None, list[str]]:
    """Return an optimum, and the sources that bind in it."""
    sides = made.sides(range(len(made.rows)) if active is None else active)
    made.apply(sides)
    best = made.optimum(made.columns.of((where,), "us", DAY), end)
    return made.value(best, sides), [made.rows[sides.row(bind)].source for bind in best.binds]


def test_of_equal_rows_the_tightest_binds_and_is_the_reason() -> None:
    made = programme(row("wide", 10, 90, ("north", 1)), row("narrow", 20, 80, ("north", 1)))
    assert made.family(0) == made.family(1)
    assert value(made, "low") == (20, ["narrow"])
    assert value(made, "high") == (80, ["narrow"])
    assert value(made, "high", active=[0]) == (90, ["wide"])


def test_of_rows_with_the_same_side_the_stronger_is_the_reason_and_none_loosens_the_value() -> None:
    rows = (row("weak", 20, None, ("north", 1)), row("strong", 20, None, ("north", 1)))
    assert value(programme(*rows, weakness=[0.001, 0.0001]), "low") == (20, ["strong"])
    assert value(programme(*rows, weakness=[0.0001, 0.001]), "low") == (20, ["weak"])


def test_a_row_turned_round_is_of_one_family() -> None:
    more = row("more", 5, None, ("north", 1), ("south", -1))
    fewer = row("fewer", None, -7, ("north", -1), ("south", 1))
    floor = row("floor", 10, None, ("south", 1))
    made = programme(more, fewer, floor)
    assert made.family(0) == made.family(1)
    assert value(made, "low") == (17, ["fewer", "floor"])
    assert value(made, "low", active=[0, 2]) == (15, ["more", "floor"])


def test_nothing_bounds_from_above_and_nobody_from_below() -> None:
    made = programme(row("floor", 10, None, ("north", 1)))
    assert value(made, "high") == (None, [])
    assert value(made, "low", "south") == (0, [])


def test_what_cannot_hold_is_told_and_refuses_an_optimum() -> None:
    made = programme(
        row("land", None, 80, ("land", 1)),
        row("north", 50, None, ("north", 1)),
        row("south", 40, None, ("south", 1)),
    )
    assert not made.feasible(made.sides([0, 1, 2]))
    assert made.feasible(made.sides([0, 1]))
    made.apply(made.sides([0, 1, 2]))
    with pytest.raises(InfeasibleError):
        made.optimum(made.columns.of(("north",), "us", DAY), "low")


def test_a_limit_is_what_other_sides_make_of_an_optimum() -> None:
    made = programme(
        row("land", 100, 110, ("land", 1)),
        row("south", 10, 20, ("south", 1)),
        row("fewer", 10, 15, ("south", 1)),
    )
    sides = made.sides([0, 1])
    made.apply(sides)
    best = made.optimum(made.columns.of(("north",), "us", DAY), "low")
    assert made.value(best, sides) == 80
    # 100 less 15 at most; where the south has no upper end nothing is known.
    assert made.limit(best.binds, made.sides([0, 1, 2])) == 85
    assert made.limit(best.binds, made.sides([0])) is None


@settings(max_examples=25)
@given(worlds(), st.data())
def test_what_was_asked_before_changes_no_answer(world: Dataset, data: st.DataObject) -> None:
    projection = Projection(world)
    used, rows = projection.programme, projection.rows
    if not rows:
        return
    some = st.lists(st.integers(0, len(rows) - 1), max_size=12, unique=True)
    for asked in data.draw(st.lists(some, min_size=1, max_size=6)):
        fresh = Programme(used.columns, rows, [0.0] * len(rows))
        # Zero slack here, up to a thousandth of a person there: conflicts are of whole persons.
        if fresh.feasible(fresh.sides(asked)):
            assert used.feasible(used.sides(asked))
        half = len(asked) // 2
        grown = used.sides(asked[half:], used.sides(asked[:half]))
        assert (grown.low == used.sides(asked).low).all()
        assert (grown.high == used.sides(asked).high).all()
