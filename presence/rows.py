"""The linear constraints that claims and assumptions make."""

from dataclasses import dataclass
from typing import NamedTuple

from claims.dates import Month

ASSUMED = "assume:"
"""Stands before an assumption's id wherever reasons are listed."""


class Term(NamedTuple):
    """A coefficient times the presence of a population, summed over places, in a span."""

    coefficient: float
    places: tuple[str, ...]
    population: str
    span: int


@dataclass(frozen=True, slots=True)
class Row:
    """``low <= sum of terms <= high``, with who says so.

    Attributes
    ----------
    source
        Id of the claim, or `ASSUMED` and the id of the assumption.
    unit
        What gives way together: rows of one unit are active together or not at all.
    terms
        What is bounded.
    low, high
        In persons; ``None`` where that side is open.
    month
        The first month that the row speaks of; orders what yields and decides what is direct.
    """

    source: str
    unit: str
    terms: tuple[Term, ...]
    low: float | None
    high: float | None
    month: Month

    @property
    def assumed(self) -> bool:
        """Whether an assumption made it, not a claim."""
        return self.source.startswith(ASSUMED)
