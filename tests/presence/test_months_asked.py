"""A table of the phases' last months solves these months alone, and finds what the whole finds."""

from claims.dataset import Dataset
from presence.edition import Edition
from presence.told.table import bare_table, table


def test_the_phases_are_rows_of_the_months(shipped: Dataset) -> None:
    edition = Edition(shipped)
    ends = [phase.last for phase in shipped.phases]
    population = [shipped.population]
    for made in (table, bare_table):
        months = made(edition, population, "month")
        listed = list(shipped.months) * len(shipped.places)
        assert made(edition, population, "phase") == [
            row for row, month in zip(months, listed, strict=True) if month in ends
        ]


def test_only_the_months_asked_for_are_solved(shipped: Dataset) -> None:
    edition = Edition(shipped)
    bounds = edition.solve([shipped.population], [shipped.end])
    assert set(bounds.cells) == {
        edition.cell(place.id, shipped.population, shipped.end) for place in shipped.places
    }
