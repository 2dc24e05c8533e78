"""Every month of the map against ``presence table``, by keyboard, with the frame kept."""

import pytest

from claims.dataset import Dataset
from claims.dates import day_name, month_text
from tests.browser.desk import RECORD, Desk
from tests.browser.expected import by_month, on_the_map

EDITIONS = (-1, 1)
"""Which of the dataset's editions are gone through: the latest, and an early one."""


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_month_shows_what_the_table_says(desk: Desk, shipped: Dataset, edition: int) -> None:
    as_of = shipped.editions[edition]
    if edition != -1:
        desk.choose("As known on", day_name(as_of))
    desk.wait_for_edition(day_name(as_of))
    wanted = by_month(as_of, shipped.population)
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
    latest, early = (by_month(shipped.editions[at], shipped.population) for at in EDITIONS)
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
    wanted = by_month(shipped.editions[-1], population)
    desk.slider.focus()
    desk.page.keyboard.press("End")
    months = [month_text(month) for month in shipped.months]
    for month in reversed(months):
        desk.wait_for_month(month)
        assert desk.marks() == on_the_map(wanted[month], shipped), month
        desk.page.keyboard.press("ArrowLeft")
    desk.assert_not_reloaded()
