"""Whole persons that keep to the bounds of every sum, not only to those of each part.

Rounding each part by itself can put a sum of populations one person outside its bounds. Single
persons are then moved from place to place, or added, until no sum is outside.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from presence.answers.values import Cell


@dataclass(frozen=True, slots=True)
class Limit:
    """A sum of cells and its bounds, in persons; ``None`` where that side is open."""

    members: frozenset[Cell]
    low: int | None
    high: int | None

    def misses(self, persons: Mapping[Cell, int]) -> int:
        """Return by how many persons the sum is below its bounds (negative) or above them."""
        total = sum(persons[cell] for cell in self.members)
        if self.low is not None and total < self.low:
            return total - self.low
        if self.high is not None and total > self.high:
            return total - self.high
        return 0


Move = dict[Cell, int]
"""How many persons each cell gains."""


def kept_within(persons: Mapping[Cell, int], limits: Sequence[Limit]) -> dict[Cell, int]:
    """Return the persons with as few as possible moved so that the sums keep to their limits.

    Parameters
    ----------
    persons
        Whole persons by cell of one day.
    limits
        Sums of these cells with their bounds. Where no single move helps any further, what is
        still outside stays so.
    """
    now = dict(persons)
    while outside := [limit for limit in limits if limit.misses(now)]:
        short = outside[0].misses(now) < 0
        best, least = now, _missed(now, limits)
        for move in _moves(now, outside[0].members, 1 if short else -1):
            moved = {**now, **{cell: now[cell] + gain for cell, gain in move.items()}}
            if min(moved.values()) >= 0 and (missed := _missed(moved, limits)) < least:
                best, least = moved, missed
        if best is now:
            break
        now = best
    return now


def _missed(persons: Mapping[Cell, int], limits: Sequence[Limit]) -> int:
    return sum(abs(limit.misses(persons)) for limit in limits)


def _moves(persons: Mapping[Cell, int], members: frozenset[Cell], gain: int) -> Iterator[Move]:
    """Yield what changes a sum by one person: from or to another place first, then added."""
    inside = [cell for cell in persons if cell in members]
    for cell in inside:
        for other in persons:
            if other not in members and other.population == cell.population:
                yield {cell: gain, other: -gain}
    for cell in inside:
        yield {cell: gain}
