"""Assumptions joined to the claims that hold, and where they give way to them.

See docs/decisions/yielding.md for why it is done in this order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.dates import Month
from presence.conflicts import minimal_conflict
from presence.rows import ASSUMED
from presence.solver import Model


@dataclass(frozen=True, slots=True)
class Yielding:
    """An assumption that gave way to claims at a month, in a choice (by index).

    `place` and `population` are ``None`` for one that is no step from month to month. `to` names
    the claims, and `beside` the assumptions that it could not hold together with them.
    """

    assumption: str
    month: Month
    place: str | None
    population: str | None
    choice: int
    to: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """An assumed row that cannot hold, and the sources it contradicts, sorted."""

    row: int
    to: tuple[str, ...]
    beside: tuple[str, ...]


def join(
    model: Model, held: Sequence[int], speaking: Sequence[int], catalogue: Sequence[str]
) -> tuple[list[int], list[Lost]]:
    """Return the assumed rows that can hold beside the claims, and those that cannot.

    Parameters
    ----------
    model
        A model of all rows.
    held
        The claims' rows that hold together.
    speaking
        The assumed rows that speak when they do.
    catalogue
        Ids of the assumptions, in the order in which they join. Of each, the row of the latest
        month in a contradiction gives way.
    """
    joined: list[int] = []
    lost: list[Lost] = []
    for name in catalogue:
        fresh = [row for row in speaking if model.rows[row].source == ASSUMED + name]
        while conflict := _core(model, [*held, *joined], fresh):
            last = max(conflict, key=lambda row: (model.rows[row].month, row))
            fresh.remove(last)
            lost.append(_lost(model, held, joined, conflict, last))
        joined.extend(fresh)
    return joined, lost


def _lost(
    model: Model, held: Sequence[int], joined: Sequence[int], conflict: Sequence[int], last: int
) -> Lost:
    """Return a row with what it contradicts: claims, and assumptions where these do not do."""
    others = [row for row in conflict if row != last]
    core = _core(model, [last], [*held, *joined, *others])
    model.known.cannot([last, *core])  # other choices run into the same contradiction
    sources = {model.rows[row].source for row in core} - {model.rows[last].source}
    assumed = {source for source in sources if source.startswith(ASSUMED)}
    return Lost(
        last,
        tuple(sorted(sources - assumed)),
        tuple(sorted(source.removeprefix(ASSUMED) for source in assumed)),
    )


def _core(model: Model, background: Sequence[int], rows: Sequence[int]) -> list[int]:
    """Return a minimal set of rows that cannot hold beside others.

    Empty where all of them can, and where the others cannot hold by themselves.
    """
    if not model.feasible(background):
        return []
    core = minimal_conflict(
        [str(row) for row in rows],
        lambda names: model.feasible([*background, *map(int, names)]),
    )
    return [int(row) for row in core or ()]
