"""An edition: everything known on a day, with countries that share no claim solved apart.

Disputes multiply choices, and a programme's cost grows faster than its size, so countries that no
claim ties together are projected each by themselves. Nothing is lost: no bound of one depends on a
claim about the other.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claims.dataset import Dataset
from claims.dates import Month
from claims.model import Claim, Report
from claims.places import parents_of, upwards
from presence.bounds import Bound, Cell, Range, bound_all, widen
from presence.projection import Projection
from presence.settle import Dispute, GivenWay
from presence.solve import Solved, reasoned, solve_cell
from presence.yielding import Yielding


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

    Attributes
    ----------
    parts
        A projection for each group of countries that share claims.

    Raises
    ------
    ValueError
        Where an assumption or the account is not known.
    TooManyChoicesError
        Where a dispute branches too far.
    """

    def __init__(
        self,
        dataset: Dataset,
        as_of: dt.date | None = None,
        assumptions: frozenset[str] | None = None,
        account: str | None = None,
    ) -> None:
        self.dataset = dataset
        self.parts = tuple(
            Projection(_only(dataset, group), as_of or dataset.editions[-1], assumptions, account)
            for group in _groups(dataset)
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

    @cached_property
    def envelope(self) -> "Edition":
        """The same edition over every party's claims; itself where no account is chosen."""
        if self.account is None:
            return self
        return Edition(self.dataset, self.as_of, self.switched_on)

    @cached_property
    def _part_by_place(self) -> dict[str, Projection]:
        return {place.id: part for part in self.parts for place in part.dataset.places}

    def part_of(self, place: str) -> Projection:
        """Return the projection that a place lies in."""
        return self._part_by_place[place]

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """What stays in dispute, over all parts."""
        return tuple(d for part in self.parts for d in part.settlement.disputes)

    @property
    def given_way(self) -> tuple[GivenWay, ...]:
        """Superseded and overtaken units, over all parts."""
        return tuple(g for part in self.parts for g in part.settlement.given_way)

    @property
    def yielded(self) -> tuple[Yielding, ...]:
        """Assumptions that gave way to claims, over all parts."""
        return tuple(y for part in self.parts for y in part.yielded)

    def country_of(self, place: str) -> str:
        """Return the outermost place that a place lies in; itself where it lies in none."""
        return self.part_of(place).space.country_of(place)

    def cell(self, place: str, population: str, month: Month) -> Cell:
        """Return the cell that a place, population and month belong to."""
        return Cell(place, population, self.part_of(place).grid.span_of(month))

    def bound(
        self, populations: Sequence[str], months: Iterable[Month] | None = None
    ) -> tuple[dict[Cell, Bound], dict[Cell, Range]]:
        """Return every place's bounds for some populations, as announced and with exceptions.

        Without `months`, for the whole grid.
        """
        wanted = list(self.dataset.months if months is None else months)
        found: dict[Cell, Bound] = {}
        wide: dict[Cell, Range] = {}
        for part in self.parts:
            cells = _solved_for(part, populations, wanted)
            announced = bound_all(part, list(dict.fromkeys(cells.values())))
            used = widen(part, announced)
            found |= {cell: announced[one] for cell, one in cells.items()}
            wide |= {cell: used[one] for cell, one in cells.items()}
        return found, wide

    def announced(
        self, populations: Sequence[str], months: Iterable[Month] | None = None
    ) -> dict[Cell, Bound]:
        """Return every place's bounds as announced alone: as `bound`, and sooner."""
        wanted = list(self.dataset.months if months is None else months)
        found: dict[Cell, Bound] = {}
        for part in self.parts:
            cells = _solved_for(part, populations, wanted)
            announced = bound_all(part, list(dict.fromkeys(cells.values())))
            found |= {cell: announced[one] for cell, one in cells.items()}
        return found

    def solve(self, populations: Sequence[str], months: Iterable[Month] | None = None) -> "Bounds":
        """Return every place's cells for some populations, with their reasons.

        Without `months`, for the whole grid.
        """
        wanted = list(self.dataset.months if months is None else months)
        found, wide = self.bound(populations, wanted)
        solved: dict[Cell, Solved] = {}
        for place in self.dataset.places:  # countries stand before what lies in them
            part = self.part_of(place.id)
            country = part.space.country_of(place.id)
            for population in populations:
                for span in _spans(part, wanted):
                    above = solved.get(Cell(country, population, span))
                    cell = Cell(place.id, population, span)
                    one = solved.get(cell._replace(place=part.space.stands_for[place.id]))
                    solved[cell] = (
                        reasoned(part, cell, found[cell], wide[cell], above.high if above else None)
                        if one is None
                        else replace(one, cell=cell)
                    )
        return Bounds(self, solved)

    def solve_one(self, place: str, population: str, month: Month) -> Solved:
        """Return one place's cell, with its reasons."""
        return solve_cell(self.part_of(place), self.cell(place, population, month))


@dataclass(frozen=True)
class Bounds:
    """The solved cells of an edition."""

    edition: Edition
    cells: dict[Cell, Solved]

    def at(self, place: str, population: str, month: Month) -> Solved:
        """Return what is known of a place, population and month."""
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
                bound=Bound(*one.wide, None, None),
                status="worked out",
                state=replace(one.state, kind="may stay") if one.bound.high == 0 else one.state,
                widened=assumed,
            )
            for cell, one in self.cells.items()
        }
        return Bounds(self.edition, cells)


def _solved_for(
    part: Projection, populations: Sequence[str], months: Iterable[Month]
) -> dict[Cell, Cell]:
    """Return the cells of a part, each with the one that is solved in its stead."""
    return {
        Cell(place.id, population, span): Cell(part.space.stands_for[place.id], population, span)
        for place in part.dataset.places
        for population in populations
        for span in _spans(part, months)
    }


def _spans(part: Projection, months: Iterable[Month]) -> list[int]:
    """Return the spans that some months lie in, each once."""
    return sorted({part.grid.span_of(month) for month in months})


def _groups(dataset: Dataset) -> list[frozenset[str]]:
    """Return the countries in groups that share claims, in the dataset's order."""
    parents = parents_of(dataset.places)
    group = {place.id: frozenset({place.id}) for place in dataset.places if place.parent is None}
    for claim in dataset.claims:
        if not claim.measurable and not claim.releases:
            continue
        named = (*claim.places, *((claim.whole,) if claim.whole else ()))
        together = frozenset[str]().union(*(group[upwards(place, parents)[-1]] for place in named))
        for one in together:
            group[one] = together
    return list(dict.fromkeys(group.values()))


def _only(dataset: Dataset, countries: frozenset[str]) -> Dataset:
    """Return a dataset with the places of some countries and the claims that speak of them.

    Claims that name no place stay: they bound nothing but are part of what is known.
    """
    inside: set[str] = set()
    for place in dataset.places:
        if place.id in countries or place.parent in inside:
            inside.add(place.id)
    if len(inside) == len(dataset.places):
        return dataset
    return replace(
        dataset,
        places=tuple(place for place in dataset.places if place.id in inside),
        assumptions=tuple(
            a
            if isinstance(a.places, str)
            else replace(a, places=tuple(place for place in a.places if place in inside))
            for a in dataset.assumptions
        ),
        reports=tuple(
            replace(
                report,
                claims=tuple(
                    claim
                    for claim in report.claims
                    if not claim.places or inside.issuperset(claim.places)
                ),
            )
            for report in dataset.reports
        ),
    )
