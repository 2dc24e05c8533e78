"""The table of bounds: one row a place, population and month."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from claims.dates import Month, month_text
from files import csv_text
from presence.answers.number import Support
from presence.answers.solved import Solved
from presence.answers.values import Bound, Cell, Piece, Range
from presence.edition import Bounds, Edition

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
    "values",
    "presence",
    "presence_date",
    "presence_because",
    "number",
    "number_date",
    "number_because",
    "last_seen_or_left",
    "last_number",
    "support",
)

ENVELOPE_COLUMNS = ("envelope_low", "envelope_high")
"""The range over all accounts, beside that of one: only where an account is chosen."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of ``presence table``; numbers are persons, ``None`` is an absent bound.

    The split is ``None`` unless it is asked for; status, codes and reasons are empty where they
    were left out. The envelope is the range over all accounts; ``None`` too where no account is
    chosen. `values` is the set of values, as `values_text` writes it; dates are ISO days, empty
    where there is none.
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
    values: str = ""
    presence: str = ""
    presence_date: str = ""
    presence_because: tuple[str, ...] = ()
    number: str = ""
    number_date: str = ""
    number_because: tuple[str, ...] = ()
    last_seen_or_left: str = ""
    last_number: str = ""
    support: str = ""
    envelope_low: int | None = None
    envelope_high: int | None = None


STATUS: dict[Support, str] = {
    "stated": "reported",
    "planned": "announced",
    "worked-out": "worked out",
    "assumed": "worked out",
    "country-total": "not reported",
    "no-number": "not reported",
}
"""The words of the column ``status``, which tells less than ``support``, its code."""

Every = Literal["month", "phase"]
"""Each month of the grid, or the last month of each phase."""


def table(
    edition: Edition,
    populations: Sequence[str],
    every: Every = "month",
    split: Mapping[Cell, int] | None = None,
) -> list[TableRow]:
    """Return the bounds with their reasons, ordered by place, population and month.

    Parameters
    ----------
    edition
        The edition.
    populations
        Ids of the populations to list.
    every
        Which months to list.
    split
        The illustrative split by cell; ``None`` leaves its column empty.
    """
    months = _months(edition, every)
    return solved_rows(edition.solve(populations, months), populations, months, split)


def solved_rows(
    bounds: Bounds,
    populations: Sequence[str],
    months: Sequence[Month],
    split: Mapping[Cell, int] | None = None,
) -> list[TableRow]:
    """Return the rows of what is solved already, ordered by place, population and month.

    Parameters
    ----------
    bounds
        The solved cells of an edition; they hold all that is listed.
    populations, months
        What to list.
    split
        The illustrative split by cell; ``None`` leaves its column empty.
    """
    edition = bounds.edition
    rows = []
    for place, population, month in _asked(edition, populations, months):
        one = bounds.at(place, population, month)
        rows.append(
            replace(
                _bare_row(edition, one.cell, month, one.bound, one.wide),
                split=None if split is None else split.get(one.cell),
                **_told(one),
            )
        )
    return _beside_envelope(edition, populations, months, rows)


def _told(one: Solved) -> dict[str, Any]:
    """Return the columns that tell why and how well supported."""
    return {
        "status": STATUS[one.number.support],
        "because_low": one.low.sources,
        "because_high": one.high.sources,
        "presence": one.presence.code,
        "presence_date": _day(one.presence.date),
        "presence_because": one.presence.claims,
        "number": one.number.code,
        "number_date": _day(one.number.date),
        "number_because": one.number.claims,
        "last_seen_or_left": _day(one.heard.presence),
        "last_number": _day(one.heard.number),
        "support": one.number.support,
    }


def _day(date: dt.date | None) -> str:
    return "" if date is None else date.isoformat()


def values_text(pieces: Sequence[Piece]) -> str:
    """Return a set of values: pieces ascending, split by bars, as ``0|50-3499``.

    One number stands alone. An absent end is a question mark, as in ``?-3499`` or ``900-?``, since
    a spreadsheet takes ``-3499`` for a number below zero. Empty where nothing is known.
    """
    return "|".join(map(_piece_text, pieces))


def _piece_text(piece: Piece) -> str:
    low, high = ("?" if end is None else str(end) for end in piece)
    return low if low == high else f"{low}-{high}"


def bare_table(
    edition: Edition, populations: Sequence[str], every: Every = "month"
) -> list[TableRow]:
    """Return the bounds alone: as `table`, without status, reasons and split, and much sooner."""
    months = _months(edition, every)
    found, wide = edition.bound(populations, months)
    rows = []
    for place, population, month in _asked(edition, populations, months):
        cell = edition.cell(place, population, month)
        rows.append(_bare_row(edition, cell, month, found[cell], wide[cell]))
    return _beside_envelope(edition, populations, months, rows)


def columns_for(edition: Edition) -> tuple[str, ...]:
    """Return the columns of an edition's table: with the envelope where an account is chosen."""
    return COLUMNS if edition.account is None else COLUMNS + ENVELOPE_COLUMNS


def _beside_envelope(
    edition: Edition,
    populations: Sequence[str],
    months: Sequence[Month],
    rows: Sequence[TableRow],
) -> list[TableRow]:
    """Return an account's rows with the range over all accounts; others as they are."""
    if edition.account is None:
        return list(rows)
    envelope = edition.envelope
    found = envelope.announced(populations, months)
    asked = _asked(edition, populations, months)
    ranges = [found[envelope.cell(place, population, month)] for place, population, month in asked]
    return [
        replace(row, envelope_low=one.low, envelope_high=one.high)
        for row, one in zip(rows, ranges, strict=True)
    ]


def _bare_row(edition: Edition, cell: Cell, month: Month, found: Bound, wide: Range) -> TableRow:
    phase = edition.dataset.phase_of(month)
    return TableRow(
        place=cell.place,
        population=cell.population,
        date=month_text(month),
        phase=phase.id if phase else None,
        low=found.low,
        high=found.high,
        low_if_exceptions=wide[0],
        high_if_exceptions=wide[1],
        split=None,
        status="",
        because_low=(),
        because_high=(),
        values=values_text(found.pieces),
    )


def _months(edition: Edition, every: Every) -> Sequence[Month]:
    dataset = edition.dataset
    return dataset.months if every == "month" else [phase.last for phase in dataset.phases]


def _asked(
    edition: Edition, populations: Sequence[str], months: Sequence[Month]
) -> Iterator[tuple[str, str, Month]]:
    for place in edition.dataset.places:
        for population in populations:
            for month in months:
                yield place.id, population, month


def as_json(rows: Iterable[TableRow], columns: Sequence[str] = COLUMNS) -> str:
    """Return the rows as a JSON list of objects; an absent bound is ``null``."""
    shown = [{column: getattr(row, column) for column in columns} for row in rows]
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: Iterable[TableRow], columns: Sequence[str] = COLUMNS) -> str:
    """Return the rows as CSV; an absent bound is an empty cell, reasons are split by spaces."""
    values = ([getattr(row, column) for column in columns] for row in rows)
    # Texts are ids and words of ours: none of them looks like a formula.
    return csv_text(columns, (map(_cell, row) for row in values))


def _cell(value: str | int | tuple[str, ...] | None) -> str | int | None:
    return " ".join(value) if isinstance(value, tuple) else value
