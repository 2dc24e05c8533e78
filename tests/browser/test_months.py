"""Every month of the map against ``presence table``, by keyboard, with the frame kept."""

import datetime as dt

import pytest

from claims.dataset import Dataset
from claims.dates import day_name, month_text
from presence.edition import Edition
from presence.table import table
from tests.browser.desk import RECORD, Desk, Mark

EDITIONS = (-1, 1)
"""Which of the dataset's editions are gone through: the latest, and an early one."""


def expected(dataset: Dataset, as_of: dt.date, population: str) -> dict[str, dict[str, Mark]]:
    """Return what each mark must say, by month and place, straight from the table."""
    edition = Edition(dataset, as_of)
    found: dict[str, dict[str, Mark]] = {}
    for row in table(edition, [population]):
        low, high = ("" if bound is None else str(bound) for bound in (row.low, row.high))
        found.setdefault(row.date, {})[row.place] = Mark(low, high, row.status)
    return found


def on_the_map(marks: dict[str, Mark], dataset: Dataset) -> dict[str, Mark]:
    """Leave out what has no point on a map: the remainders."""
    drawn = {place.id for place in dataset.places if place.kind != "remainder"}
    return {place: mark for place, mark in marks.items() if place in drawn}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_month_shows_what_the_table_says(desk: Desk, shipped: Dataset, edition: int) -> None:
    as_of = shipped.editions[edition]
    if edition != -1:
        desk.choose("As known on", day_name(as_of))
    desk.wait_for_edition(day_name(as_of))
    wanted = expected(shipped, as_of, shipped.population)
    months = [month_text(month) for month in shipped.months]
    assert list(wanted) and set(wanted) == set(months)

    desk.slider.focus()
    desk.page.keyboard.press("Home")
    desk.wait_for_month(months[0])
    desk.settle()
    desk.frame.evaluate(RECORD)
    seen: list[str] = []
    for month in months:
        if seen:
            desk.page.keyboard.press("ArrowRight")
        desk.wait_for_month(month)
        assert desk.marks() == on_the_map(wanted[month], shipped), month
        seen.append(month)
    desk.settle()
    # No step was undone, not even for a moment, by an answer of the server that came late.
    assert desk.frame.evaluate("window.shown") == months
    # The page around it says the same as the map, once the server has answered.
    assert {p: desk.figures()[p] for p in desk.ranges()} == desk.ranges()

    desk.page.keyboard.press("ArrowLeft")
    desk.wait_for_month(months[-2])
    assert desk.marks() == on_the_map(wanted[months[-2]], shipped)
    desk.assert_not_reloaded()


def test_the_two_editions_differ(shipped: Dataset) -> None:
    """Otherwise the test above could not tell a map that ignores the control."""
    latest, early = (expected(shipped, shipped.editions[e], shipped.population) for e in EDITIONS)
    assert latest != early


@pytest.mark.parametrize("population", ["other", "coalition"])
def test_another_population_shows_its_own_table(
    desk: Desk, shipped: Dataset, population: str
) -> None:
    name = next(p.name for p in shipped.populations if p.id == population)
    desk.choose("Whom", name[0].upper() + name[1:])
    desk.frame.wait_for_function(
        "name => document.querySelector('.atlas-legend-title').textContent.toLowerCase()"
        ".startsWith(name.toLowerCase())",
        arg=name,
    )
    wanted = expected(shipped, shipped.editions[-1], population)
    desk.slider.focus()
    desk.page.keyboard.press("End")
    months = [month_text(month) for month in shipped.months]
    for month in reversed(months):
        desk.wait_for_month(month)
        assert desk.marks() == on_the_map(wanted[month], shipped), month
        desk.page.keyboard.press("ArrowLeft")
    desk.assert_not_reloaded()
