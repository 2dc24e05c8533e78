"""The whole job by keyboard alone, with the focus in sight at every stop and trapped at none."""

import re

from playwright.sync_api import Page, expect

from claims.dataset import Dataset
from claims.dates import day_name, month_text
from exports.serve import Server
from tests.browser.desk import Desk
from tests.browser.keys import Keys
from views.words.text import opening


def test_every_stop_is_seen_and_none_is_a_trap(page: Page, app: Server) -> None:
    Desk.open(page, f"{app.url}/?section=about")
    keys = Keys(page)
    there = list(keys.walk("Tab", 80))
    assert [stop.name for stop in there if not stop.seen] == []
    assert [stop.name for stop in there if not stop.inside] == []
    names = [stop.name for stop in there]
    assert names[0] == "Skip to main content"
    assert names[-1] == "Claims", "the group of sections is the last thing to be used"
    for name in ("As known on", "Copy link", "Zoom in", "Month", "▶ Play"):
        assert name in names
    assert sum(stop.place == "map" for stop in there) > 8
    # Backwards it is the same way; a group of choices has one stop, at whichever end it is entered.
    again = [stop for stop in keys.walk("Shift+Tab", 80) if stop.role != "radio"][::-1]
    assert [stop.name for stop in again] == [stop.name for stop in there if stop.role != "radio"]
    assert all(stop.seen for stop in again)


def test_settings_by_keyboard(desk: Desk, shipped: Dataset) -> None:
    page, keys = desk.page, Keys(desk.page)
    before, other = shipped.editions[-2], shipped.populations[1]
    keys.go("As known on", "combobox")
    keys.choose(day_name(before))
    desk.wait_for_edition(day_name(before))
    keys.go("Whom", "combobox")
    keys.choose(opening(other.name))
    page.wait_for_url(re.compile(f"population={other.id}"))
    keys.go("With assumptions", "radio")
    keys.press("ArrowRight", "Space")
    page.wait_for_url(re.compile("basis=reports"))
    desk.settle()
    keys.go("More", "button")
    keys.press("Enter")
    expect(page.get_by_test_id("stPopoverBody")).to_be_focused()
    keys.go("Account", "combobox")
    keys.choose(shipped.parties[0].name)
    page.wait_for_url(re.compile(f"account={shipped.parties[0].id}"))
    desk.settle()
    keys.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).not_to_be_visible()
    here = keys.here()
    assert here
    assert here.name.startswith("More"), "the keyboard is where it was before"
    # Past the last thing in what opened the keyboard is back at the button, and nothing is covered.
    keys.go("Download", "button")
    keys.press("Enter")
    expect(page.get_by_test_id("stPopoverBody")).to_be_focused()
    keys.go("All phases", "button")
    keys.go("Download", "button")
    expect(page.get_by_test_id("stPopoverBody")).not_to_be_visible()
    keys.go("Copy link", "button")
    keys.press("Enter")
    expect(page.locator(".atlas-links .atlas-said")).to_have_text("The link was copied.")
    desk.assert_not_reloaded()


def test_time_by_keyboard(desk: Desk, shipped: Dataset) -> None:
    page, keys = desk.page, Keys(desk.page)
    months = [month_text(month) for month in shipped.months]
    ends = [month_text(phase.last) for phase in shipped.phases]
    keys.go("Month", "input")
    for key, month in (
        ("Home", months[0]),
        ("ArrowRight", months[1]),
        ("PageUp", ends[0]),
        ("PageDown", months[0]),
        ("End", months[-1]),
        ("ArrowLeft", months[-2]),
    ):
        keys.press(key)
        desk.wait_for_month(month)
    keys.go("◀ Previous", "button")  # the slider first, then what stands below it
    keys.press("Enter")
    desk.wait_for_month(months[-3])
    keys.go(shipped.phases[0].short, "button")
    keys.press("Space")
    desk.wait_for_month(ends[0])
    keys.go("▶ Play", "button", back=True)
    keys.press("Space")
    desk.wait_for_month(months[months.index(ends[0]) + 2])
    keys.press("Space")
    expect(page.get_by_role("button", name="▶ Play")).to_be_visible()
    stopped = desk.month()
    page.wait_for_timeout(1500)
    assert desk.month() == stopped
    desk.assert_not_reloaded()


def test_places_and_claims_by_keyboard(desk: Desk, shipped: Dataset) -> None:
    page, keys = desk.page, Keys(desk.page)
    base, other = [place for place in shipped.places if place.kind == "base"][:2]
    reasons = page.locator(".atlas-reasons")
    keys.go(base.name, "button", "map")
    keys.press("Enter")
    expect(reasons).to_have_attribute("aria-label", f"Reasons for {base.name}")
    here = keys.here()
    assert here
    assert here.seen, "a chosen mark that has the keyboard shows both"
    keys.go(other.name, "button")
    keys.press("Space")
    expect(reasons).to_have_attribute("aria-label", f"Reasons for {other.name}")
    keys.go("Claims", "radio")
    keys.press("ArrowRight", "Space")
    page.wait_for_url(re.compile("section=disputes"))
    expect(page.locator(".atlas-card").first).to_be_visible()
    keys.press("ArrowLeft", "Space")
    expect(page.locator(".ledger-list")).to_be_visible()
    keys.go("Search claims", "input")
    page.keyboard.type(base.name)
    count = page.locator(".ledger-count")
    expect(count).to_contain_text(" of ")
    keys.go("Show on map", "button")
    keys.press("Enter")
    here = keys.here()
    assert here
    assert here.place == "map", "the keyboard is where the reader was led"
    assert here.seen
    assert here.inside
    shown = here.name.partition(":")[0]
    expect(reasons).to_have_attribute("aria-label", f"Reasons for {shown}")
    desk.settle()
    desk.assert_not_reloaded()


def test_the_stage_by_keyboard(page: Page, app: Server, shipped: Dataset) -> None:
    first, second = (month_text(phase.last) for phase in shipped.phases[:2])
    desk = Desk.open(page, f"{app.url}/?view=briefing&month={first}")
    desk.wait_for_month(first)
    keys = Keys(page)
    stops = list(keys.walk("Tab", 30))
    assert {stop.place for stop in stops if stop.role == "button"} == {"map"}
    assert [stop.name for stop in stops if stop.place == "map" and not stop.seen] == []
    keys.press("ArrowRight")
    desk.wait_for_month(second)
