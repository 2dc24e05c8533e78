"""One cell with everything that is known of it."""

from dataclasses import dataclass

from presence.answers.number import Number, number_of, says_no_more
from presence.answers.presence import Heard, Presence, Witnesses
from presence.answers.reasons import Reasons, reasons
from presence.answers.values import Bound, Cell, Range
from presence.projection import Projection


@dataclass(frozen=True, slots=True)
class Solved:
    """Everything that is known of a cell: its values, why, how well supported, who is there.

    Attributes
    ----------
    cell, bound, low, high
        The cell, its values, and the reasons of both ends.
    presence, number, heard
        Whether anybody is there, how well the number is supported, when it was last heard of.
    no_more
        Whether the high is only the country's high less the floors of other places.
    wide
        Low and high if the exceptions are used: they hold the range as announced.
    widened
        Whether `bound` is that wider range, worked out with assumptions: it may rest on them.
    """

    cell: Cell
    bound: Bound
    low: Reasons
    high: Reasons
    presence: Presence
    number: Number
    heard: Heard
    no_more: bool
    wide: Range
    widened: bool = False

    @property
    def assumes(self) -> bool:
        """Whether an assumption is among the reasons of either end."""
        return self.widened or self.low.assumes or self.high.assumes


def reasoned(  # noqa: PLR0917 - all that is known of a cell
    projection: Projection,
    witnesses: Witnesses,
    cell: Cell,
    found: Bound,
    wide: Range,
    above: Reasons | None,
) -> Solved:
    """Return a bounded cell with all that is known of it.

    Parameters
    ----------
    projection
        The projection that its place lies in.
    witnesses
        What its claims say of who is where.
    cell
        The cell.
    found, wide
        Its values, and its range if the exceptions are used.
    above
        The reasons of the high of the country it lies in; ``None`` for a country.
    """
    low, high = (reasons(projection, found, end) for end in ("low", "high"))
    return Solved(
        cell=cell,
        bound=found,
        low=low,
        high=high,
        presence=witnesses.presence(cell, found),
        number=number_of(projection, cell, found, low, high, above),
        heard=witnesses.heard(cell.place, cell.population),
        no_more=says_no_more(projection, cell, high, above),
        wide=wide,
    )
