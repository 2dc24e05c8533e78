"""The linear constraints that claims and assumptions make, and when they hold."""

from typing import NamedTuple

Day = int
"""A day, as `datetime.date.toordinal` counts them; numbers hold at its end."""

ASSUMED = "assume:"
"""Stands before an assumption's id wherever reasons are listed."""

Units = frozenset[str]


class Term(NamedTuple):
    """A coefficient times the presence of a population, summed over places, at a day's end."""

    coefficient: float
    places: tuple[str, ...]
    population: str
    day: Day


class Row(NamedTuple):
    """``low <= sum of terms <= high``, with who says so and when it holds.

    Attributes
    ----------
    source
        Id of the claim, or `ASSUMED` and the id of the assumption.
    unit
        What gives way together: rows of one unit are active together or not at all. Of an
        assumption's row a name of its own.
    terms
        What is bounded.
    low, high
        In persons; ``None`` where that side is open.
    day
        The day that the row speaks of.
    needs
        Units that must be active for the row to hold, beside its own.
    unless
        Sets of units: the row does not hold where all units of one of them are active.
    """

    source: str
    unit: str
    terms: tuple[Term, ...]
    low: float | None
    high: float | None
    day: Day
    needs: Units = frozenset()
    unless: tuple[Units, ...] = ()

    @property
    def assumed(self) -> bool:
        """Whether an assumption made it, not a claim."""
        return self.source.startswith(ASSUMED)

    def holds(self, active: frozenset[str] | set[str]) -> bool:
        """Whether it holds where these units are active, its own left aside."""
        return self.needs <= active and not any(one <= active for one in self.unless)
