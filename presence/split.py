"""The illustrative split: an even-handed picture of one way the bounds could be filled.

It is no evidence. The middle of a country's bounds is divided evenly among its places in use and
then moved as little as needed, by least squares, to satisfy everything active in one choice of
claims, of a few the one that needs the least moving.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from claims.places import parents_of, upwards
from presence.answers.solved import Solved
from presence.answers.values import Cell
from presence.edition import Bounds
from presence.nearest import Point, nearest
from presence.projection import Projection
from presence.settling.settle import Choice
from presence.whole import Limit, kept_within

IDLE_COST = 1000.0
"""What a person at a place that is not in use costs, where the widest step costs one: so much that
such places get people only where the places in use cannot hold them."""


MOST_CHOICES = 12
"""Choices in which the nearest picture is looked for."""


def split(bounds: Bounds) -> dict[Cell, int]:
    """Return the split in whole persons for every cell that has one.

    Parameters
    ----------
    bounds
        The cells of an edition for all simple populations; for sums of populations as well where
        these are wanted.

    Returns
    -------
    dict
        Persons by cell. A cell is left out where its country's high is absent. Places add up to
        their country, populations to their sum, and every figure lies within its cell's bounds.
    """
    found: dict[Cell, int] = {}
    solved = bounds.cells
    days = sorted({cell.day for cell in solved})
    for part in bounds.edition.parts:
        for country in part.dataset.places:
            if country.parent is not None:
                continue
            alike: dict[int, dict[Cell, int]] = {}  # days that nothing tells apart
            for day in days:
                point = part.timeline.point(day)
                if point not in alike:
                    alike[point] = _country(part, solved, country.id, day)
                found.update({cell._replace(day=day): n for cell, n in alike[point].items()})
    for cell in solved:
        parts = bounds.edition.part_of(cell.place).space.simple_parts(cell.population)
        if parts != (cell.population,):
            pieces = [found.get(cell._replace(population=part)) for part in parts]
            if None not in pieces:
                found[cell] = sum(piece for piece in pieces if piece is not None)
    return found


def _country(
    projection: Projection, solved: Mapping[Cell, Solved], country: str, day: int
) -> dict[Cell, int]:
    """Return the split of one country on one day, for every simple population with a high."""
    space = projection.space
    leaves = space.leaves_in(country)
    crowds: dict[str, list[str]] = {}
    for leaf in leaves:
        crowds.setdefault(space.stands_for[leaf], []).append(leaf)
    asked: dict[tuple[str, str], _Share] = {}
    for population in space.simple_populations:
        total = solved[Cell(country, population, day)].bound
        if total.high is None:
            continue
        middle = ((total.low or 0) + total.high) / 2
        used = _in_use(projection, solved, leaves, population, day)
        for one, members in crowds.items():
            columns = projection.programme.columns.of(tuple(members), population, day)
            wanted = middle / len(used) * len(used.intersection(members))
            idle = used.isdisjoint(members)
            asked[one, population] = _Share(tuple(columns), wanted, len(members), idle)
    if not asked:
        return {}
    near = dict(zip(asked, _nearest_choice(projection, list(asked.values())), strict=True))
    found: dict[Cell, int] = {}
    for population in dict.fromkeys(population for _, population in asked):
        cells = [Cell(leaf, population, day) for leaf in leaves]
        values = [
            near[space.stands_for[leaf], population] / len(crowds[space.stands_for[leaf]])
            for leaf in leaves
        ]
        whole = _whole(values, [solved[cell].bound.low or 0 for cell in cells])
        found.update(zip(cells, whole, strict=True))
    return _with_parents(projection, kept_within(found, _limits(projection, solved, found, day)))


def _limits(
    projection: Projection, solved: Mapping[Cell, Solved], found: Mapping[Cell, int], day: int
) -> list[Limit]:
    """Return the bounds of every cell that is made of cells with a split."""
    space = projection.space
    inside = {cell.place for cell in found}
    limits = []
    for place in projection.dataset.places:
        leaves = space.leaves_in(place.id)
        if not inside.issuperset(leaves):
            continue
        for population in projection.dataset.populations:
            one = solved.get(Cell(place.id, population.id, day))
            parts = space.simple_parts(population.id)
            members = frozenset(Cell(leaf, part, day) for leaf in leaves for part in parts)
            if one is not None and found.keys() >= members:
                limits.append(Limit(members, one.bound.low, one.bound.high))
    return limits


class _Share(NamedTuple):
    """What a crowd of places that share columns, mostly one place alone, should hold.

    Its members hold the same, so their distance from what each should hold, squared and added up,
    is that of their sum, squared, by their number. `idle` ones are not in use.
    """

    columns: tuple[int, ...]
    wanted: float
    members: int
    idle: bool


def _nearest_choice(projection: Projection, asked: Sequence[_Share]) -> list[float]:
    """Return the nearest persons by share over all choices, the first of equally near ones."""
    scale = np.sqrt([share.members for share in asked])
    idle = np.array([IDLE_COST if share.idle else 0.0 for share in asked])
    target = np.array([share.wanted for share in asked]) / scale
    columns = [column for share in asked for column in share.columns]

    def corner(direction: Point) -> Point:
        steps = direction / scale
        steps = steps / max(float(np.abs(steps).max()), 1e-9) + idle
        costs = {
            column: cost
            for share, cost in zip(asked, steps.tolist(), strict=True)
            for column in share.columns
        }
        held = dict(zip(columns, projection.programme.corner(costs, columns).tolist(), strict=True))
        return np.array([sum(held[c] for c in share.columns) for share in asked]) / scale

    found = []
    for choice in _choices(projection):
        joined = projection.joined(choice)
        if joined is not None:
            with projection.core.lock:
                projection.programme.apply(joined.full)
                found.append(nearest(target, corner))
    best = min(found, key=lambda point: round(float(np.sum((point - target) ** 2)), 3))
    persons: list[float] = (best * scale).tolist()
    return persons


def _choices(projection: Projection) -> list[Choice]:
    """Return the choices to look in: the first side of every quarrel, and single changes of it."""
    reference = projection.reference
    found = [reference]
    for index, sides in enumerate(projection.quarrels):
        found += [
            (*reference[:index], side, *reference[index + 1 :]) for side in range(1, len(sides))
        ]
    return found[:MOST_CHOICES]


def _in_use(
    projection: Projection,
    solved: Mapping[Cell, Solved],
    leaves: tuple[str, ...],
    population: str,
    day: int,
) -> set[str]:
    """Return the places that hold somebody; failing those, the places that may."""
    kinds = {place.id: place.kind for place in projection.dataset.places}
    named = [leaf for leaf in leaves if kinds[leaf] != "remainder"] or list(leaves)
    bounds = {leaf: solved[Cell(leaf, population, day)].bound for leaf in named}
    used = {leaf for leaf, found in bounds.items() if found.low}
    return used or {leaf for leaf, found in bounds.items() if found.high != 0} or set(named)


def _whole(values: list[float], lows: list[int]) -> list[int]:
    """Return whole numbers with the rounded total, by largest remainder, none below its low."""
    clean = [max(round(value, 4), float(low)) for value, low in zip(values, lows, strict=True)]
    floors = [math.floor(value) for value in clean]
    missing = round(sum(clean)) - sum(floors)
    by_remainder = sorted(range(len(clean)), key=lambda i: (floors[i] - clean[i], i))
    for index in by_remainder[:missing]:
        floors[index] += 1
    return floors


def _with_parents(projection: Projection, found: dict[Cell, int]) -> dict[Cell, int]:
    """Add to leaf places everything that they are parts of."""
    parents = parents_of(projection.dataset.places)
    total = dict(found)
    for cell, persons in found.items():
        for above in upwards(cell.place, parents)[1:]:
            outer = cell._replace(place=above)
            total[outer] = total.get(outer, 0) + persons
    return total
