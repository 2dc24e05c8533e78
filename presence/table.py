"""The table of bounds: one row a place, population and month."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from claims.dates import month_text
from presence.bounds import Bound, Cell, bound, hull
from presence.projection import Projection
from presence.reasons import Reasons, reasons
from presence.state import State, state_of
from presence.status import Status, says_no_more, status_of

COLUMNS = (
    "place",
    "population",
    "date",
    "phase",
    "low",
    "high",
    "low_if_exceptions",
    "high_if_exceptions",
    "split",
    "status",
    "because_low",
    "because_high",
)


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


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of ``presence table``; numbers are persons, ``None`` is an absent bound.

    The split is ``None`` unless it is asked for.
    """

    place: str
    population: str
    date: str
    phase: str | None
    low: int | None
    high: int | None
    low_if_exceptions: int | None
    high_if_exceptions: int | None
    split: int | None
    status: str
    because_low: tuple[str, ...]
    because_high: tuple[str, ...]


def solve_cell(projection: Projection, cell: Cell, above: Reasons | None = None) -> Solved:
    """Return a cell's bound with its reasons, status and state.

    Parameters
    ----------
    projection
        The edition.
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
        wide=_wide(projection, cell, found),
    )


def _wide(projection: Projection, cell: Cell, found: Bound) -> tuple[int | None, int | None]:
    if projection.wide is projection:
        return found.low, found.high
    return hull(found, bound(projection.wide, cell))


def solve_all(projection: Projection, populations: Sequence[str]) -> dict[Cell, Solved]:
    """Return every place's cells for some populations, one a span of the grid."""
    solved: dict[Cell, Solved] = {}
    for place in projection.dataset.places:  # countries stand before what lies in them
        country = projection.space.country_of(place.id)
        for population in populations:
            for span in projection.grid.spans:
                above = solved.get(Cell(country, population, span))
                cell = Cell(place.id, population, span)
                solved[cell] = solve_cell(projection, cell, above.high if above else None)
    return solved


def table(
    projection: Projection,
    populations: Sequence[str],
    every: Literal["month", "phase"] = "month",
    parts: Mapping[Cell, int] | None = None,
) -> list[TableRow]:
    """Return the bounds, ordered by place, population and month.

    Parameters
    ----------
    projection
        The edition.
    populations
        Ids of the populations to list.
    every
        ``month`` for each month of the grid, ``phase`` for the last month of each phase.
    parts
        The illustrative split by cell; ``None`` leaves its column empty.
    """
    dataset = projection.dataset
    solved = solve_all(projection, populations)
    months = dataset.months if every == "month" else [p.last for p in dataset.phases]
    rows = []
    for place in dataset.places:
        for population in populations:
            for month in months:
                one = solved[Cell(place.id, population, projection.grid.span_of(month))]
                phase = dataset.phase_of(month)
                rows.append(
                    TableRow(
                        place=place.id,
                        population=population,
                        date=month_text(month),
                        phase=phase.id if phase else None,
                        low=one.bound.low,
                        high=one.bound.high,
                        low_if_exceptions=one.wide[0],
                        high_if_exceptions=one.wide[1],
                        split=None if parts is None else parts.get(one.cell),
                        status=one.status,
                        because_low=one.low.sources,
                        because_high=one.high.sources,
                    )
                )
    return rows


def as_json(rows: Iterable[TableRow]) -> str:
    """Return the rows as a JSON list of objects; an absent bound is ``null``."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: Iterable[TableRow]) -> str:
    """Return the rows as CSV; an absent bound is an empty cell, reasons are split by spaces."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        values: dict[str, Any] = asdict(row)
        values["because_low"] = " ".join(row.because_low)
        values["because_high"] = " ".join(row.because_high)
        writer.writerow("" if values[c] is None else values[c] for c in COLUMNS)
    return out.getvalue()
