"""An edition: everything known on a day, with countries that share no claim solved apart.

A programme's cost grows faster than its size, so countries that no claim ties together are
projected each by themselves. Nothing is lost: no bound of one depends on a claim about the other.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claims.dataset import Dataset
from claims.dates import Month
from claims.model import Claim, Report
from presence.answers.number import Number
from presence.answers.presence import Witnesses
from presence.answers.search import Evaluator
from presence.answers.solved import Solved, reasoned
from presence.answers.values import Bound, Cell, Piece, Range
from presence.answers.wider import may_widen
from presence.core import known, last_day
from presence.cores import cores_of
from presence.late import steps
from presence.programme.rows import Day
from presence.projection import Projection
from presence.settling.disputes import Dispute, GivenWay, disputes_of, given_way_of
from presence.settling.join import Yielding


class Edition:
    """What the reports published up to a day allow.

    Parameters
    ----------
    dataset
        The dataset.
    as_of
        The day: reports surely published by then are known. ``None`` for all reports.
    assumptions
        Ids of the assumptions that are on; ``None`` for those that are on by default.
    account
        Id of the party whose claims alone are told; ``None`` for everybody's.
    late
        By how many months a plan that no fact has met may be met late.
    days
        Days that are asked for beside the month ends of the grid.

    Attributes
    ----------
    parts
        A projection for each group of countries that share claims.

    Raises
    ------
    ValueError
        Where an assumption or the account is not known, or `late` is negative or above 120.
    """

    def __init__(
        self,
        dataset: Dataset,
        as_of: dt.date | None = None,
        assumptions: frozenset[str] | None = None,
        account: str | None = None,
        *,
        late: int = 0,
        days: Iterable[dt.date] = (),
    ) -> None:
        if not 0 <= late <= MOST_LATE:
            raise ValueError(f"late by {late} months is not possible; give 0 to {MOST_LATE}")
        self.dataset = dataset
        self.late = late
        self.days = frozenset(days)
        as_of = as_of or dataset.editions[-1]
        known("account", {account} - {None}, [party.id for party in dataset.parties])
        made = [cores_of(dataset, as_of, account, step, self.days) for step in (0, *steps(late))]
        self.parts = tuple(
            Projection(cores[0].dataset, as_of, assumptions, account, cores=cores)
            for cores in zip(*made, strict=True)
        )
        first = self.parts[0]
        self.as_of = first.as_of
        self.account = account
        self.switched_on = first.switched_on
        self.reports: tuple[Report, ...] = tuple(
            r for r in dataset.reports if r.known_from <= self.as_of
        )
        # From the reports, not from the parts: one that binds nothing may speak of several of them.
        self.claims: dict[str, Claim] = {
            claim.id: claim
            for claim in sorted((c for r in self.reports for c in r.claims), key=lambda c: c.id)
            if account is None or account in claim.parties
        }
        self._evaluators = {id(part): Evaluator(part) for part in self.parts}

    @cached_property
    def envelope(self) -> "Edition":
        """The same edition over every party's claims; itself where no account is chosen."""
        if self.account is None:
            return self
        return Edition(self.dataset, self.as_of, self.switched_on, late=self.late, days=self.days)

    @cached_property
    def _part_by_place(self) -> dict[str, Projection]:
        return {place.id: part for part in self.parts for place in part.dataset.places}

    def part_of(self, place: str) -> Projection:
        """Return the projection that a place lies in."""
        return self._part_by_place[place]

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """What stays in dispute, over all parts."""
        return tuple(d for part in self.parts for d in disputes_of(part))

    @cached_property
    def given_way(self) -> tuple[GivenWay, ...]:
        """What no longer binds in any choice, over all parts."""
        return tuple(g for part in self.parts for g in given_way_of(part))

    @property
    def yielded(self) -> tuple[Yielding, ...]:
        """Assumptions that gave way to claims, over all parts, in the choices solved so far."""
        found: dict[Yielding, None] = {}
        for part in self.parts:
            part.joined(part.reference)
            for joined in part.all_joined():
                found.update(dict.fromkeys(joined.yielded))
        return tuple(sorted(found, key=lambda y: (y.assumption, y.day, y.place or "", y.to)))

    def country_of(self, place: str) -> str:
        """Return the outermost place that a place lies in; itself where it lies in none."""
        return self.part_of(place).space.country_of(place)

    def cell(self, place: str, population: str, month: Month) -> Cell:
        """Return the cell of a place and population at a month's end."""
        return Cell(place, population, last_day(month))

    def bound(
        self, populations: Sequence[str], months: Iterable[Month] | None = None
    ) -> tuple[dict[Cell, Bound], dict[Cell, Range]]:
        """Return every place's values for some populations, and their ranges with exceptions.

        Without `months`, for the whole grid.
        """
        days = self._days(months)
        found = self._bounds(populations, days)
        return found, self._widened(found)

    def announced(
        self, populations: Sequence[str], months: Iterable[Month] | None = None
    ) -> dict[Cell, Bound]:
        """Return every place's values as announced alone: as `bound`, and sooner."""
        return self._bounds(populations, self._days(months))

    def solve(self, populations: Sequence[str], months: Iterable[Month] | None = None) -> "Bounds":
        """Return every place's cells for some populations, with their reasons.

        Without `months`, for the whole grid.
        """
        days = self._days(months)
        found = self._bounds(populations, days)
        return Bounds(self, self._reasoned(found, populations, days))

    def solve_one(self, place: str, population: str, month: Month) -> Solved:
        """Return one place's cell at a month's end, with its reasons."""
        return self._one(Cell(place, population, last_day(month)))

    def solve_day(self, place: str, population: str, day: dt.date) -> Solved:
        """Return one place's cell on any day, also one outside the grid, with its reasons.

        Days that were not named when the edition was made are worked out in one that knows them:
        name them all at once where many are asked (`including`).
        """
        cell = Cell(place, population, day.toordinal())
        if self.part_of(place).timeline.has(cell.day):
            return self._one(cell)
        if day not in self._with_more:
            self._with_more[day] = self.including([day])
        return self._with_more[day]._one(cell)

    @cached_property
    def _with_more(self) -> dict[dt.date, "Edition"]:
        return {}

    def including(self, days: Iterable[dt.date]) -> "Edition":
        """Return the same edition with more days that can be asked for."""
        return Edition(
            self.dataset,
            self.as_of,
            self.switched_on,
            self.account,
            late=self.late,
            days=self.days | set(days),
        )

    def on_days(self, cells: Iterable[Cell]) -> dict[Cell, Bound]:
        """Return the values of cells on days that the edition was made with, all at once."""
        asked = list(dict.fromkeys(cells))
        found: dict[Cell, Bound] = {}
        for part in self.parts:
            mine = [cell for cell in asked if self.part_of(cell.place) is part]
            found |= self._evaluators[id(part)].bounds(mine)
        return found

    def _one(self, cell: Cell) -> Solved:
        part = self.part_of(cell.place)
        country = part.space.country_of(cell.place)
        total = cell._replace(place=country)
        found = self._evaluators[id(part)].bounds(dict.fromkeys((total, cell)))
        wide = self._widened({cell: found[cell]})[cell]
        witnesses = self._witnesses(part)
        above = None
        if cell != total:
            above = reasoned(part, witnesses, total, found[total], (None, None), None).high
        return reasoned(part, witnesses, cell, found[cell], wide, above)

    def _days(self, months: Iterable[Month] | None) -> list[Day]:
        return [last_day(month) for month in (self.dataset.months if months is None else months)]

    def _bounds(self, populations: Sequence[str], days: Sequence[Day]) -> dict[Cell, Bound]:
        found: dict[Cell, Bound] = {}
        for part in self.parts:
            asked = _solved_for(part, populations, days)
            solved = self._evaluators[id(part)].bounds(asked.values())
            found |= {cell: solved[one] for cell, one in asked.items()}
        return found

    def _widened(self, found: dict[Cell, Bound]) -> dict[Cell, Range]:
        """Return each cell's range if the exceptions are used: it holds the one as announced.

        An end is absent where either range has none. A zero that is stated as announced stays
        stated.
        """
        ranges: dict[Cell, Range] = {cell: (one.low, one.high) for cell, one in found.items()}
        for part in self.parts:
            if part.wide is part:
                continue
            inside = {place.id for place in part.dataset.places}
            with part.core.lock, part.wide.core.lock:
                asked = {
                    cell: _stand_in(part, cell)
                    for cell, one in found.items()
                    if cell.place in inside and may_widen(part, one)
                }
            wider = self._evaluator_of_wide(part).bounds(asked.values())
            for cell, one in asked.items():
                low, high = ranges[cell]
                ranges[cell] = (
                    0 if low == 0 else _least(low, wider[one].low),
                    _most(high, wider[one].high),
                )
        return ranges

    def _evaluator_of_wide(self, part: Projection) -> Evaluator:
        wide = part.wide
        if id(wide) not in self._evaluators:
            self._evaluators[id(wide)] = Evaluator(wide)
        return self._evaluators[id(wide)]

    @cached_property
    def _witnesses_of(self) -> dict[int, Witnesses]:
        return {}

    def _witnesses(self, part: Projection) -> Witnesses:
        if id(part) not in self._witnesses_of:
            self._witnesses_of[id(part)] = Witnesses(part)
        return self._witnesses_of[id(part)]

    def _reasoned(
        self, found: dict[Cell, Bound], populations: Sequence[str], days: Sequence[Day]
    ) -> dict[Cell, Solved]:
        wide = self._widened(found)
        solved: dict[Cell, Solved] = {}
        for place in self.dataset.places:  # countries stand before what lies in them
            part = self.part_of(place.id)
            witnesses = self._witnesses(part)
            country = part.space.country_of(place.id)
            for population in populations:
                for at in days:
                    cell = Cell(place.id, population, at)
                    above = solved.get(Cell(country, population, at))
                    one = solved.get(_stand_in(part, cell))
                    solved[cell] = (
                        reasoned(
                            part,
                            witnesses,
                            cell,
                            found[cell],
                            wide[cell],
                            above.high if above else None,
                        )
                        if one is None
                        else replace(one, cell=cell)
                    )
        return solved


MOST_LATE = 120
"""Months that a plan may be late at most: ten years."""


@dataclass(frozen=True)
class Bounds:
    """The solved cells of an edition."""

    edition: Edition
    cells: dict[Cell, Solved]

    def at(self, place: str, population: str, month: Month) -> Solved:
        """Return what is known of a place and population at a month's end."""
        return self.cells[self.edition.cell(place, population, month)]

    def with_exceptions(self) -> "Bounds":
        """Return the same cells with the range if the exceptions are used as their bound.

        A wider range is worked out, whatever gave the narrower one, and somebody may stay in it.
        """
        assumed = bool(self.edition.switched_on)
        cells = {
            cell: one
            if one.wide == (one.bound.low, one.bound.high)
            else replace(
                one,
                bound=Bound(*one.wide, (Piece(*one.wide),)),
                number=Number(
                    "assumed" if assumed else "worked-out", one.number.date, one.number.claims
                ),
                widened=assumed,
            )
            for cell, one in self.cells.items()
        }
        return Bounds(self.edition, cells)


def _least(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else min(one, other)


def _most(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else max(one, other)


def _stand_in(part: Projection, cell: Cell) -> Cell:
    return cell._replace(place=part.space.stands_for[cell.place])


def _solved_for(
    part: Projection, populations: Sequence[str], days: Iterable[Day]
) -> dict[Cell, Cell]:
    """Return the cells of a part, each with the one that is solved in its stead."""
    cells = [
        Cell(place.id, population, at)
        for place in part.dataset.places
        for population in populations
        for at in days
    ]
    return {cell: _stand_in(part, cell) for cell in cells}
