"""The rows of every table: one a place and month, with all that a reader is told of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from claims.dates import Month, figure_month, month_text, parse_date
from claims.places import Place
from exports.brief import Brief
from presence.table import TableRow
from views.wording import ends_text, range_text, state_words


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
    state
        What becomes of the place, in a few words.
    assumes
        Whether the range rests on an assumption.
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
    assumes: bool
    after: bool


def rows(brief: Brief, months: Iterable[Month] | None = None) -> list[Row]:
    """Return the rows of some months, or of the whole grid, by place and then by month."""
    dataset = brief.view.world.dataset
    wanted = list(dataset.months if months is None else months)
    envelope = _envelope(brief, wanted)
    return [_row(brief, place, month, envelope) for place in dataset.places for month in wanted]


Envelope = dict[tuple[str, Month], tuple[int | None, int | None]]


def _envelope(brief: Brief, months: list[Month]) -> Envelope:
    """Return the ranges over all accounts where the view tells one; else nothing."""
    edition, population = brief.view.edition, brief.view.options.population
    if edition.account is None:
        return {}
    whole = edition.envelope
    found = whole.announced([population], months)
    return {
        (place.id, month): (one.low, one.high)
        for place in edition.dataset.places
        for month in months
        for one in (found[whole.cell(place.id, population, month)],)
    }


def _row(brief: Brief, place: Place, month: Month, envelope: Envelope) -> Row:
    view = brief.view
    one = view.bounds.at(place.id, view.options.population, month)
    phase = view.world.dataset.phase_of(month)
    known = figure_month(parse_date(view.edition.as_of.isoformat()))
    least, most = envelope.get((place.id, month), (None, None))
    cells = TableRow(
        place=place.id,
        population=view.options.population,
        date=month_text(month),
        phase=phase.id if phase else None,
        low=one.bound.low,
        high=one.bound.high,
        low_if_exceptions=one.wide[0],
        high_if_exceptions=one.wide[1],
        split=None if view.split is None else view.split.get(one.cell),
        status=one.status,
        because_low=one.low.sources,
        because_high=one.high.sources,
        envelope_low=least,
        envelope_high=most,
    )
    return Row(
        cells=cells,
        place=place,
        month=month,
        phase=phase.name if phase else "",
        range=range_text(one.bound),
        wide=ends_text(*one.wide),
        state=state_words(one.state, known),
        assumes=one.assumes,
        after=month > known,
    )


def runs(of_one_place: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield the first and the last row of each run of months in which nothing differs.

    `of_one_place` are a place's rows in the order of the months; a run ends with its phase.
    """

    def told(row: Row) -> tuple[object, ...]:
        cells = row.cells
        reasons = (cells.because_low, cells.because_high)
        numbers = (cells.low, cells.high, cells.low_if_exceptions, cells.high_if_exceptions)
        around = (cells.envelope_low, cells.envelope_high, cells.split)
        return cells.phase, cells.status, row.state, row.after, numbers, around, reasons

    for _, group in groupby(of_one_place, told):
        alike = list(group)
        yield alike[0], alike[-1]
