"""The three tables to take away, bounds, claims and sources: the same in CSV and in Excel."""

from dataclasses import asdict, dataclass

from exports.about import PROVENANCE, about, people
from exports.brief import Brief
from exports.ledger import (
    CLAIM_COLUMNS,
    SOURCE_COLUMNS,
    Value,
    claim_values,
    source_values,
)
from exports.rows import Row, rows
from presence.told.table import columns_for
from views.words.text import plain_spaces

_BESIDE = ("place_name", "population_name", "phase_name", "range", "state", "title")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns' names, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def tables(brief: Brief) -> tuple[Table, Table, Table]:
    """Return bounds, claims and sources.

    The bounds are the rows of ``presence table`` for the population shown, its columns first. Every
    row of every table ends with what the file rests on, so that it keeps that wherever it goes.
    """
    edition = brief.view.edition
    told = about(brief, brief.months[-1])
    rests = tuple(told[name] for name in PROVENANCE)
    listed = columns_for(edition)
    who = people(brief)
    return (
        Table(
            "bounds",
            (*listed, *_BESIDE, *PROVENANCE),
            tuple((*_values(brief, row, listed, who), *rests) for row in rows(brief)),
        ),
        Table(
            "claims",
            (*CLAIM_COLUMNS, *PROVENANCE),
            tuple((*claim_values(edition, c), *rests) for c in edition.claims.values()),
        ),
        Table(
            "sources",
            (*SOURCE_COLUMNS, *PROVENANCE),
            tuple((*source_values(edition, r), *rests) for r in edition.reports),
        ),
    )


def _values(brief: Brief, row: Row, listed: tuple[str, ...], who: str) -> tuple[Value, ...]:
    cells = asdict(row.cells)
    for name, value in cells.items():
        if isinstance(value, tuple):
            cells[name] = " ".join(value)
    title = plain_spaces(brief.frame(row.month)["title"])
    beside = (row.place.name, who, row.phase, row.range, row.state, title)
    return (*(cells[name] for name in listed), *beside)
