"""Claims that have nobody at a cell, whichever of them bind."""

from collections.abc import Mapping, Sequence

from presence.answers.values import Cell
from presence.projection import Projection
from presence.settling.ends import Part
from presence.settling.settle import Choice
from presence.settling.units import Unit


def said_empty(
    projection: Projection,
    cell: Cell,
    active: frozenset[str],
    zeros: Mapping[Part, Sequence[Unit]],
) -> tuple[str, ...]:
    """Return the claims that together have nobody at a cell, though later dates bind.

    Parameters
    ----------
    projection, cell
        The cell.
    active
        The units that bind in a choice.
    zeros
        The zeros of each part.
    """
    space = projection.space
    people = [space.simple_populations[i] for i in sorted(space.people(cell.population))]
    named: set[str] = set()
    for places in space.parts((cell.place,)):
        for population in people:
            saying = [
                unit.claim.id
                for unit in zeros.get((places, population), ())
                if unit.zero is not None
                and unit.zero.due <= cell.day
                and unit.id in active
                and not _has_ended(projection, unit, cell, active)
            ]
            if not saying:
                return ()
            named.update(saying)
    return tuple(sorted(named))


def _has_ended(projection: Projection, unit: Unit, cell: Cell, active: frozenset[str]) -> bool:
    """Whether somebody has come back by a cell's day, so that a zero speaks of it no more."""
    rows, point = projection.programme.rows, projection.timeline.point(cell.day)
    return any(
        group <= active and not any(projection.units[name].zero for name in group)
        for index in unit.rows
        if projection.timeline.point(rows[index].day) == point
        for group in rows[index].unless
    )


def emptiest(projection: Projection, cell: Cell, sides: Sequence[Sequence[int]]) -> Choice:
    """Return the choice that keeps the most of what has nobody at a cell, of some sides."""
    space, timeline = projection.space, projection.timeline
    where, people = space.leaves((cell.place,)), space.people(cell.population)
    point, quarrels = timeline.point(cell.day), projection.settler.quarrels
    empty = frozenset(
        unit.id
        for quarrel in quarrels
        for unit in (projection.units[name] for name in quarrel.units)
        if unit.leaves & where
        and unit.people & people
        and any(
            projection.rows[i].high == 0 and timeline.point(projection.rows[i].day) == point
            for i in unit.rows
        )
    )
    return tuple(
        min(open_to, key=lambda side: (len(quarrel.sides[side] & empty), open_to.index(side)))
        for quarrel, open_to in zip(quarrels, sides, strict=True)
    )
