"""What a reader does: buttons, dragging, choosing a place, an edition, a link; the frame stays."""

import re

import pytest
from playwright.sync_api import Page, expect

from claims.dataset import Dataset
from claims.dates import day_name, month_name, month_text
from exports.serve import Server
from tests.browser.desk import THUMB, Desk
from tests.browser.expected import by_month, on_the_map


def test_buttons_move_the_map(desk: Desk, shipped: Dataset) -> None:
    months = [month_text(month) for month in shipped.months]
    opened = months.index(desk.month())
    for name, month in (
        ("Next ▶", months[opened + 1]),
        ("◀ Previous", months[opened]),
        ("◀ Previous", months[opened - 1]),
        *((phase.short, month_text(phase.last)) for phase in shipped.phases),
    ):
        desk.press(name)
        desk.wait_for_month(month)
        desk.settle()
        assert {p: desk.figures()[p] for p in desk.ranges()} == desk.ranges(), name
        expect(desk.slider).to_have_attribute(
            "aria-valuetext", re.compile(f"^{month_name(_number(month))}, ")
        )
        expect(desk.page.locator(".time-now")).to_have_text(month_name(_number(month), short=True))
    expect(desk.page.get_by_role("button", name="Next ▶")).to_have_attribute(
        "aria-disabled", "true"
    )
    desk.slider.focus()
    desk.page.keyboard.press("Home")
    expect(desk.page.get_by_role("button", name="◀ Previous")).to_have_attribute(
        "aria-disabled", "true"
    )
    desk.assert_not_reloaded()


def _number(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def test_dragging_moves_the_map_before_release(desk: Desk, shipped: Dataset) -> None:
    months = [month_text(month) for month in shipped.months]
    opened = desk.month()
    heading = desk.page.locator(".atlas-ranges .atlas-heading").first
    box = desk.slider.bounding_box()
    assert box
    last = len(months) - 1

    def hold(step: int) -> tuple[float, float]:
        """Where the thumb's middle stands for a month: half a thumb in from either end."""
        x = box["x"] + THUMB / 2 + (box["width"] - THUMB) * step / last
        return x, box["y"] + box["height"] / 2

    mouse = desk.page.mouse
    mouse.move(*hold(months.index(opened)))
    mouse.down()
    seen = []
    for step in (last - 8, last - 3, last, last // 2, 0):
        mouse.move(*hold(step), steps=4)
        desk.wait_for_month(months[step])
        expect(heading).to_contain_text(month_name(shipped.start + step))
        seen.append(desk.marks())
    # The mouse is still held: map and list have moved, the server has not been asked.
    assert desk.server_month() == opened
    assert len({str(marks) for marks in seen}) > 2
    assert opened not in (months[0], months[-1])
    mouse.up()
    desk.settle()
    assert desk.server_month() == desk.month() == months[0]
    assert {p: desk.figures()[p] for p in desk.ranges()} == desk.ranges()
    desk.assert_not_reloaded()


def test_a_mark_selects_its_place(desk: Desk, shipped: Dataset) -> None:
    bases = [place for place in shipped.places if place.kind == "base"]
    for place in bases:
        desk.frame.locator(f'[data-place="{place.id}"] .atlas-name').click()
        _expect_chosen(desk, place.id, place.name)
    country = next(place for place in shipped.places if place.kind == "country")
    mark = desk.frame.locator(f'[data-place="{country.id}"]')
    mark.focus()
    desk.page.keyboard.press("Enter")
    _expect_chosen(desk, country.id, country.name)
    # The other way round, from the list to the map.
    desk.row(bases[0].id).click()
    _expect_chosen(desk, bases[0].id, bases[0].name)
    desk.assert_not_reloaded()


def _expect_chosen(desk: Desk, place: str, name: str) -> None:
    panel = desk.page.locator(".atlas-reasons")
    expect(panel).to_have_attribute("aria-label", f"Reasons for {name}")
    expect(panel.locator("h3")).to_contain_text(name)
    chosen = desk.frame.locator('[data-place][aria-pressed="true"]')
    expect(chosen).to_have_count(1)
    expect(chosen).to_have_attribute("data-place", place)
    # An assumption's sign belongs to the figure, not to the number.
    figure = desk.ranges()[place].removesuffix(" ◦")
    expect(panel.locator("h3")).to_have_text(f"{name} · {figure}")


def test_no_control_reloads_the_frame_or_moves_the_map(desk: Desk, shipped: Dataset) -> None:
    view = "() => [map_div.getZoom(), map_div.getCenter().lat, map_div.getCenter().lng]"
    desk.frame.get_by_role("button", name="Zoom in").click()
    before = desk.frame.evaluate(view)
    for day in reversed(shipped.editions):
        if day != shipped.editions[-1]:
            desk.choose("As known on", day_name(day))
        desk.wait_for_edition(day_name(day))
    desk.choose("As known on", day_name(shipped.editions[-1]))
    desk.wait_for_edition(day_name(shipped.editions[-1]))
    marks = desk.marks()
    desk.page.get_by_text("Reports only", exact=True).click()
    desk.frame.wait_for_function(
        "() => !document.querySelector('.atlas').textContent.includes('◦')"
    )
    assert desk.marks() != marks
    desk.page.get_by_text("With assumptions", exact=True).click()
    desk.frame.wait_for_function("() => document.querySelector('.atlas').textContent.includes('◦')")
    assert desk.marks() == marks
    # A title of another height moves the map's middle by less than a pixel.
    assert desk.frame.evaluate(view) == pytest.approx(before, abs=0.01)
    desk.assert_not_reloaded()


def test_account_exceptions_split_and_assumptions_keep_frame_pan_and_zoom(
    page: Page, app: Server, shipped: Dataset
) -> None:
    desk = Desk.open(page, f"{app.url}/?section=assumptions&month={month_text(shipped.end)}")
    view = "() => [map_div.getZoom(), map_div.getCenter().lat, map_div.getCenter().lng]"
    desk.frame.get_by_role("button", name="Zoom in").click()
    before = desk.frame.evaluate(view)
    foot = desk.frame.locator(".atlas-foot")
    desk.page.get_by_role("button", name="More").click()
    desk.choose("Account", shipped.parties[1].name)
    expect(foot).to_contain_text(f"one account: {shipped.parties[1].name}")
    wanted = by_month(shipped.editions[-1], shipped.population, account=shipped.parties[1].id)
    assert desk.marks() == on_the_map(wanted[desk.month()], shipped)
    desk.page.get_by_text("With exceptions", exact=True).click()
    expect(foot).to_contain_text("if the exceptions are used")
    desk.page.get_by_text("Illustrative split", exact=True).click()
    desk.frame.locator(".atlas-legend", has_text="no evidence").wait_for()
    desk.page.keyboard.press("Escape")
    desk.page.get_by_text(shipped.assumptions[0].says).click()
    expect(foot).to_contain_text(f"of {len(shipped.assumptions)} assumptions")
    # Titles of one line instead of two give the map their room: its middle moves by half a line.
    assert desk.frame.evaluate(view) == pytest.approx(before, abs=0.15)
    desk.assert_not_reloaded()


def test_reports_only_shows_the_table_without_assumptions(desk: Desk, shipped: Dataset) -> None:
    desk.page.get_by_text("Reports only", exact=True).click()
    desk.frame.wait_for_function(
        "() => !document.querySelector('.atlas').textContent.includes('◦')"
    )
    wanted = by_month(shipped.editions[-1], shipped.population, "none")[desk.month()]
    assert desk.marks() == on_the_map(wanted, shipped)
    desk.settle()
    assert "◦" not in "".join(desk.figures().values())
    assert desk.page.locator(".chips em").count() == 0


def test_a_link_restores_the_view(page: Page, app: Server, shipped: Dataset) -> None:
    as_of, place = shipped.editions[1], next(p for p in shipped.places if p.kind == "base")
    month = month_text(shipped.start + 14)
    desk = Desk.open(page, f"{app.url}/?month={month}&as-of={as_of}&place={place.id}&basis=reports")
    desk.wait_for_edition(day_name(as_of))
    desk.wait_for_month(month)
    desk.settle()
    _expect_chosen(desk, place.id, place.name)
    assert page.locator(".atlas-notice").count() == 0
    wanted = by_month(as_of, shipped.population, "none")[month]
    assert desk.marks() == on_the_map(wanted, shipped)


def test_the_address_follows_and_opens_the_same_view(
    desk: Desk, app: Server, shipped: Dataset
) -> None:
    page = desk.page
    assert "?" not in page.url, "defaults are left out"
    desk.press(shipped.phases[-1].short)
    desk.wait_for_month(month_text(shipped.phases[-1].last))
    place = shipped.places[-1]
    desk.row(place.id).click()
    desk.choose("As known on", day_name(shipped.editions[2]))
    desk.wait_for_edition(day_name(shipped.editions[2]))
    desk.settle()
    page.wait_for_url(re.compile("as-of=.*month=|month=.*as-of="))
    shown = desk.marks(), desk.figures(), desk.month()
    again = Desk.open(page.context.new_page(), page.url)
    again.wait_for_month(shown[2])
    again.settle()
    assert (again.marks(), again.figures(), again.month()) == shown
    _expect_chosen(again, place.id, place.name)


def test_a_link_with_unknown_values_says_so_and_opens(
    page: Page, app: Server, shipped: Dataset
) -> None:
    desk = Desk.open(page, f"{app.url}/?month=garbage&as-of=1999-01-01&place=<b>x</b>")
    notices = page.locator(".atlas-notice")
    expect(notices).to_have_count(1)
    said = notices.inner_text()
    for words in ("month “garbage”", "as-of “1999-01-01”", "place “<b>x</b>”"):
        assert words in said
    desk.wait_for_edition(day_name(shipped.editions[-1]))
    plain = Desk.open(page.context.new_page(), app.url)
    assert (desk.month(), desk.marks()) == (plain.month(), plain.marks())
    assert "garbage" not in page.url


def test_back_returns_to_the_view_before(desk: Desk, shipped: Dataset) -> None:
    first, last = shipped.phases[0], shipped.phases[-1]
    for phase in (first, last):
        desk.press(phase.short)
        desk.wait_for_month(month_text(phase.last))
        desk.settle()
    desk.page.go_back()
    desk.wait_for_month(month_text(first.last))
    desk.settle()
    assert f"month={month_text(first.last)}" in desk.page.url
    desk.assert_not_reloaded()
