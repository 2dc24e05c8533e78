"""One cell with everything that is known of it: its bound, why, and how well supported."""

from dataclasses import dataclass

from presence.bounds import Bound, Cell, Range, bound_all, widen
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
        Low and high if the exceptions are used, as in `presence.bounds.widen`.
    widened
        Whether `bound` is that wider range, worked out with assumptions: it may rest on them.
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
    wide: Range
    widened: bool = False

    @property
    def assumes(self) -> bool:
        """Whether an assumption is among the reasons of either end."""
        return self.widened or self.low.assumes or self.high.assumes


def solve_cell(projection: Projection, cell: Cell) -> Solved:
    """Return a cell's bound with its reasons, status and state, asked for alone."""
    country = projection.space.country_of(cell.place)
    total = cell._replace(place=country)
    found = bound_all(projection, list(dict.fromkeys((cell, total))))
    wide = widen(projection, {cell: found[cell]})[cell]
    above = None if cell == total else reasons(projection, total, found[total], "high")
    return reasoned(projection, cell, found[cell], wide, above)


def reasoned(
    projection: Projection,
    cell: Cell,
    found: Bound,
    wide: Range,
    above: Reasons | None,
) -> Solved:
    """Return a bounded cell with its reasons, status and state.

    Parameters
    ----------
    projection
        The projection that its place lies in.
    cell
        What to solve.
    found, wide
        Its bound, and its range if the exceptions are used.
    above
        The reasons of the high of the country it lies in; ``None`` for a country.
    """
    low, high = (reasons(projection, cell, found, end) for end in ("low", "high"))
    return Solved(
        cell=cell,
        bound=found,
        low=low,
        high=high,
        status=status_of(projection, cell, found, low, high, above),
        no_more=says_no_more(projection, cell, high, above),
        state=state_of(projection, cell, found, low),
        wide=wide,
    )
