"""The rows of every table: one a place and month, with all that a reader is told of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, product

from claims.dates import Month
from claims.places import Place
from exports.brief import Brief
from presence.told.table import TableRow, solved_rows
from views.months import last_known
from views.words.figures import cell_text, ends_text
from views.words.states import number_words, state_words


@dataclass(frozen=True, slots=True)
class Row:
    """A place in a month.

    Attributes
    ----------
    cells
        The row of ``presence table``.
    place
        The place.
    month
        The month.
    phase
        The phase's name; empty between phases.
    range, wide
        The range in figures as announced, and if the exceptions are used.
    state, how
        Whether anybody is there, and how well the number is supported, in a few words each.
    after
        Whether the month lies after the last one that the reports speak of.
    """

    cells: TableRow
    place: Place
    month: Month
    phase: str
    range: str
    wide: str
    state: str
    how: str
    after: bool


def rows(brief: Brief, months: Iterable[Month] | None = None) -> list[Row]:
    """Return the rows of some months, or of the whole grid, by place and then by month."""
    view = brief.view
    dataset = view.world.dataset
    wanted = list(dataset.months if months is None else months)
    asked = product(dataset.places, wanted)
    told = solved_rows(view.bounds, [view.options.population], wanted, view.split)
    return [
        _row(brief, place, month, cells) for (place, month), cells in zip(asked, told, strict=True)
    ]


def _row(brief: Brief, place: Place, month: Month, cells: TableRow) -> Row:
    view = brief.view
    one = view.bounds.at(place.id, view.options.population, month)
    phase = view.world.dataset.phase_of(month)
    known = last_known(view.edition.as_of)
    return Row(
        cells=cells,
        place=place,
        month=month,
        phase=phase.name if phase else "",
        range=cell_text(one),
        wide=ends_text(*one.wide),
        state=state_words(one, place.kind),
        how=number_words(one),
        after=month > known,
    )


def by_place(brief: Brief) -> Iterator[list[Row]]:
    """Yield the rows of each place over the whole grid."""
    for _, group in groupby(rows(brief), lambda row: row.cells.place):
        yield list(group)


def runs(of_one_place: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield the first and the last row of each run of months in which nothing differs.

    `of_one_place` are a place's rows in the order of the months; a run ends with its phase.
    """

    def told(row: Row) -> tuple[object, ...]:
        cells = row.cells
        reasons = (cells.because_low, cells.because_high)
        numbers = (cells.low, cells.high, cells.low_if_exceptions, cells.high_if_exceptions)
        around = (cells.envelope_low, cells.envelope_high, cells.split)
        codes = (cells.presence, cells.presence_because, cells.number, cells.number_because)
        said = (row.range, row.state, row.how, *codes)
        return cells.phase, cells.support, said, row.after, numbers, around, reasons

    for _, group in groupby(of_one_place, told):
        alike = list(group)
        yield alike[0], alike[-1]
