"""One cell with everything that is known of it: its bound, why, and how well supported."""

from dataclasses import dataclass

from presence.bounds import Bound, Cell, bound, hull
from presence.projection import Projection
from presence.reasons import Reasons, reasons
from presence.state import State, state_of
from presence.status import Status, says_no_more, status_of


@dataclass(frozen=True, slots=True)
class Solved:
    """Everything that is known of a cell: its bound, why, and how well supported.

    Attributes
    ----------
    cell, bound, low, high, status, state
        The cell, its bound, the reasons of both ends, the status, and what becomes of the place.
    wide
        Low and high if the exceptions are used, as in `presence.bounds.hull`.
    no_more
        Whether the high is only the country's high less the floors of other places.
    """

    cell: Cell
    bound: Bound
    low: Reasons
    high: Reasons
    status: Status
    no_more: bool
    state: State
    wide: tuple[int | None, int | None]

    @property
    def assumes(self) -> bool:
        """Whether an assumption is among the reasons of either end."""
        return self.low.assumes or self.high.assumes


def solve_cell(projection: Projection, cell: Cell, above: Reasons | None = None) -> Solved:
    """Return a cell's bound with its reasons, status and state.

    Parameters
    ----------
    projection
        The projection that its place lies in.
    cell
        What to solve.
    above
        The reasons of the high of the country it lies in, where they are known already.
    """
    found = bound(projection, cell)
    low, high = (reasons(projection, cell, found, end) for end in ("low", "high"))
    country = projection.space.country_of(cell.place)
    if above is None and country != cell.place:
        total = cell._replace(place=country)
        above = reasons(projection, total, bound(projection, total), "high")
    return Solved(
        cell=cell,
        bound=found,
        low=low,
        high=high,
        status=status_of(projection, cell, found, low, high, above),
        no_more=says_no_more(projection, cell, high, above),
        state=state_of(projection, cell, found, low),
        wide=wide_range(projection, cell, found),
    )


def wide_range(projection: Projection, cell: Cell, found: Bound) -> tuple[int | None, int | None]:
    """Return the low and high of a cell if the exceptions are used."""
    if projection.wide is projection:
        return found.low, found.high
    return hull(found, bound(projection.wide, cell))
