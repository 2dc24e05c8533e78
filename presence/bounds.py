"""The least and the greatest presence over every consistent choice of claims."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from presence.projection import End, Projection

TOLERANCE = 1e-6
"""Slack, in persons, before an optimum is rounded inwards to whole persons."""


class Cell(NamedTuple):
    """A place, a population and a span of the grid: what is bounded."""

    place: str
    population: str
    span: int


Range = tuple[int | None, int | None]
"""Low and high in persons; ``None`` where that end is absent."""


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
    highs = _highest(projection, cells, covered)
    peopled = [cell for cell in cells if highs[cell].empty is None]
    lows = _lowest(projection, peopled, covered, peopled=True)
    found = {}
    for cell in cells:
        high = highs[cell]
        low = lows[cell] if high.empty is None else _End(0, high.empty, high.empty)
        found[cell] = Bound(low.persons, high.persons, low.choice, high.choice)
    return found


def widen(projection: Projection, announced: dict[Cell, Bound]) -> dict[Cell, Range]:
    """Return each cell's range if the exceptions are used: it holds the one as announced.

    An end is absent where either range has none. A zero that is stated as announced stays stated.
    """
    wider = projection.wide
    ranges = {cell: (found.low, found.high) for cell, found in announced.items()}
    if wider is projection:
        return ranges
    # An end that is absent as announced stays so, and a low of zero cannot fall.
    every = range(len(wider.choices))
    highs = _highest(wider, [cell for cell, (_, high) in ranges.items() if high is not None], every)
    lows = _lowest(wider, [cell for cell, (low, _) in ranges.items() if low], every, peopled=False)
    return {
        cell: (
            _least(low, lows[cell].persons) if cell in lows else low,
            _most(high, highs[cell].persons) if cell in highs else high,
        )
        for cell, (low, high) in ranges.items()
    }


def _least(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else min(one, other)


def _most(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else max(one, other)


class _End(NamedTuple):
    """One end over every choice: persons, where it is reached, and where nobody is left.

    Both are ``None`` where the end is absent; `empty` is ``None`` where no choice leaves nobody.
    """

    persons: int | None
    choice: int | None
    empty: int | None


def _highest(
    projection: Projection, cells: Sequence[Cell], covered: Sequence[int]
) -> dict[Cell, _End]:
    """Return the greatest presence of each cell over some choices."""
    columns = {cell: columns_of(projection, cell) for cell in cells}
    found: dict[Cell, list[tuple[int, int]]] = {cell: [] for cell in cells}
    endless: set[Cell] = set()
    # Choice by choice: the model then changes its rows seldom and its objective often.
    for index in covered:
        projection.model.activate(projection.choices[index].rows)
        for cell in cells:
            value = projection.model.optimum(columns[cell], "high").value
            if value is None:
                endless.add(cell)
            else:
                found[cell].append((whole_high(value), index))
    ends = {}
    for cell in cells:
        empty = next((index for persons, index in found[cell] if persons == 0), None)
        if cell in endless:
            ends[cell] = _End(None, None, empty)
        else:
            persons, choice = max(found[cell], key=lambda end: end[0])
            ends[cell] = _End(persons, choice, empty)
    return ends


def _lowest(
    projection: Projection, cells: Sequence[Cell], covered: Sequence[int], *, peopled: bool
) -> dict[Cell, _End]:
    """Return the least presence of each cell over some choices, absent where one says nothing.

    With `peopled`, no choice is known to leave nobody, and a cell that one choice says nothing of
    needs no other.
    """
    columns = {cell: columns_of(projection, cell) for cell in cells}
    found: dict[Cell, _End] = {}
    silent: set[Cell] = set()
    for index in covered:
        projection.model.activate(projection.choices[index].rows)
        for cell in cells:
            best = found.get(cell)
            if (best is not None and best.persons == 0) or (peopled and cell in silent):
                continue
            least = whole_low(projection.model.optimum(columns[cell], "low").value or 0.0)
            if least == 0:
                if not peopled and _nobody(projection, columns[cell]):
                    found[cell] = _End(0, index, index)
                else:
                    silent.add(cell)
            elif best is None or best.persons is None or least < best.persons:
                found[cell] = _End(least, index, None)
    nothing = _End(None, None, None)
    return {
        cell: nothing if cell in silent and found.get(cell, nothing).persons != 0 else found[cell]
        for cell in cells
    }


def _nobody(projection: Projection, columns: list[int]) -> bool:
    high = projection.model.optimum(columns, "high").value
    return high is not None and whole_high(high) == 0


def end_in(
    projection: Projection, rows: frozenset[int], columns: list[int], end: End
) -> int | None:
    """Return one end of the bounds when exactly these rows are active; ``None`` where absent."""
    projection.model.activate(rows)
    value = projection.model.optimum(columns, end).value
    if end == "high":
        return None if value is None else whole_high(value)
    return whole_low(value or 0.0) or None
