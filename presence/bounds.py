"""The least and the greatest presence over every consistent choice of claims."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from presence.projection import Choice, End, Projection

TOLERANCE = 1e-6
"""Slack, in persons, before an optimum is rounded inwards to whole persons."""


class Cell(NamedTuple):
    """A place, a population and a span of the grid: what is bounded."""

    place: str
    population: str
    span: int


@dataclass(frozen=True, slots=True)
class Bound:
    """What the claims allow for one place, population and span of months.

    Attributes
    ----------
    low
        At least, in persons; ``None`` where only "not negative" is known. ``0`` is always stated
        or proved: in some choice nobody is there.
    high
        At most, in persons; ``None`` where there is no finite upper end.
    low_choice, high_choice
        Index of the choice in which that end is reached; ``None`` where the end is absent.
    """

    low: int | None
    high: int | None
    low_choice: int | None
    high_choice: int | None


def whole_low(value: float) -> int:
    """Return the least whole number of persons not below an optimum."""
    return math.ceil(value - TOLERANCE)


def whole_high(value: float) -> int:
    """Return the greatest whole number of persons not above an optimum."""
    return math.floor(value + TOLERANCE)


def _one(
    projection: Projection, choice: Choice, columns: list[int]
) -> tuple[int | None, int | None]:
    """Return the bounds in one choice, with a low that says nothing as ``None``."""
    projection.model.activate(choice.rows)
    high = projection.model.optimum(columns, "high").value
    greatest = None if high is None else whole_high(high)
    if greatest == 0:
        return 0, 0
    low = projection.model.optimum(columns, "low").value or 0.0
    least = whole_low(low)
    return least or None, greatest


def columns_of(projection: Projection, cell: Cell) -> list[int]:
    """Return the columns of the model whose sum is the presence in a cell."""
    return projection.space.columns((cell.place,), cell.population, cell.span)


def bound(projection: Projection, cell: Cell, choices: Sequence[int] | None = None) -> Bound:
    """Return the bounds of a cell; see `bound_all`."""
    return bound_all(projection, [cell], choices)[cell]


def bound_all(
    projection: Projection, cells: Sequence[Cell], choices: Sequence[int] | None = None
) -> dict[Cell, Bound]:
    """Return the bounds of cells.

    Parameters
    ----------
    projection
        The projection that the cells' places lie in.
    cells
        What is bounded.
    choices
        Indices of the choices to cover; ``None`` for all of them.
    """
    covered = range(len(projection.choices)) if choices is None else choices
    columns = {cell: columns_of(projection, cell) for cell in cells}
    # Choice by choice: the model then changes its rows seldom and its objective often.
    found: dict[Cell, list[tuple[int | None, int | None]]] = {cell: [] for cell in cells}
    for index in covered:
        for cell in cells:
            found[cell].append(_one(projection, projection.choices[index], columns[cell]))
    return {cell: _cover(ends, covered) for cell, ends in found.items()}


def _cover(found: Sequence[tuple[int | None, int | None]], covered: Sequence[int]) -> Bound:
    """Return the range that holds the ranges of every choice."""
    lows = [low for low, _ in found]
    highs = [high for _, high in found]
    low = 0 if 0 in lows else None if None in lows else min(n for n in lows if n is not None)
    high = None if None in highs else max(n for n in highs if n is not None)
    return Bound(
        low,
        high,
        None if low is None else covered[lows.index(low)],
        None if high is None else covered[highs.index(high)],
    )


def hull(one: Bound, other: Bound) -> tuple[int | None, int | None]:
    """Return the low and the high of the range that holds both: absent where either end is.

    A stated zero in `one` stays stated, whatever the other says of its low.
    """
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    if one.low == 0:
        low = 0
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return low, high


def end_in(
    projection: Projection, rows: frozenset[int], columns: list[int], end: End
) -> int | None:
    """Return one end of the bounds when exactly these rows are active; ``None`` where absent."""
    projection.model.activate(rows)
    value = projection.model.optimum(columns, end).value
    if end == "high":
        return None if value is None else whole_high(value)
    return whole_low(value or 0.0) or None
