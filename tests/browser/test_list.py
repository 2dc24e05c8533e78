"""The list beside the map and the map's frame: texts whole, states told, names given."""

import pytest
from playwright.sync_api import Page, expect

from claims.dataset import Dataset
from exports.serve import Server
from tests.browser.desk import Desk
from views.words.english import MAP

# In each row of the list what runs out of it, or is wider than the room that it has.
CUT_OFF = """() => [...document.querySelectorAll(".ranges-row")].flatMap((row) => {
  const room = row.getBoundingClientRect();
  return [...row.querySelectorAll(".name, .figure, .figure span, .was")]
    .filter((node) => node.getClientRects().length)
    .filter((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      const runs_out = left < room.left || right > room.right + 1;
      const is_cut = node.clientWidth > 0 && node.scrollWidth > node.clientWidth;
      return runs_out || is_cut || top < room.top - 1 || bottom > room.bottom + 1;
    })
    .map((node) => node.textContent);
})"""


@pytest.mark.parametrize("width", [1440, 1100, 768, 500, 320])
def test_no_text_of_the_list_is_cut_off(page: Page, app: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    desk = Desk.open(page, f"{app.url}/?basis=reports&month=2026-09")
    expect(desk.row("baghdad").locator(".figure")).to_contain_text("none or unknown")
    assert page.evaluate(CUT_OFF) == []


def test_a_places_button_tells_its_state(page: Page, app: Server) -> None:
    desk = Desk.open(page, f"{app.url}/?basis=reports&month=2026-09")
    expect(desk.row("baghdad")).to_have_accessible_name(
        "Baghdad none or unknown empty or not: disputed, announced"
    )
    desk.press("End of 2026")
    expect(desk.row("erbil")).to_have_accessible_name(
        "Erbil none to be empty by Dec 2026, worked out"
    )


def test_the_maps_frame_is_called_after_its_map(page: Page, app: Server, shipped: Dataset) -> None:
    desk = Desk.open(page, app.url)
    name = MAP.format(title=shipped.title)
    expect(page.locator(".st-key-map iframe")).to_have_attribute("title", name)
    assert desk.frame.title() == name
