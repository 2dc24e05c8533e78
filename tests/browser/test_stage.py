"""The briefing stage: the map alone, exactly as large as the window."""

import pytest
from playwright.sync_api import Page, expect

from claims.dataset import Dataset
from claims.dates import day_name, month_text
from exports.serve import Server
from tests.browser.boxes import clashes, measure
from tests.browser.desk import Desk
from tests.browser.expected import by_month, on_the_map

# Every point of a grid over the window belongs to the map's frame, and nothing can be scrolled.
COVERED = """() => {
  const other = [];
  for (let x = 1; x < innerWidth; x += innerWidth / 40) {
    for (let y = 1; y < innerHeight; y += innerHeight / 30) {
      const top = document.elementFromPoint(x, y);
      if (top === null || !top.matches(".st-key-map iframe")) other.push([x, y, top?.outerHTML]);
    }
  }
  const scroller = document.querySelector('[data-testid="stMain"]');
  scroller.scrollTo(0, 500);
  return { other, scrolled: scroller.scrollTop + window.scrollY };
}"""
CHROME = (
    '[data-testid="stHeader"]',
    '[data-testid="stToolbar"]',
    ".atlas-time",
    ".st-key-head",
    ".st-key-side",
)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (3840, 2160)])
def test_the_frame_fills_the_window(
    page: Page, app: Server, shipped: Dataset, width: int, height: int
) -> None:
    as_of, month = shipped.editions[1], month_text(shipped.phases[1].last)
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if width == 1920 else "light")
    desk = Desk.open(page, f"{app.url}/?view=briefing&month={month}&as-of={as_of}")
    desk.wait_for_month(month)
    desk.wait_for_edition(day_name(as_of))
    frame = page.locator(".st-key-map iframe").bounding_box()
    assert frame == {"x": 0, "y": 0, "width": width, "height": height}
    inside = "() => [innerWidth, innerHeight, document.documentElement.scrollWidth]"
    assert desk.frame.evaluate(inside) == [width, height, width]
    assert page.evaluate(COVERED) == {"other": [], "scrolled": 0}
    for selector in CHROME:
        assert page.locator(f"{selector} >> visible=true").count() == 0, selector
    assert desk.frame.locator("button >> visible=true").count() == 0
    wanted = by_month(as_of, shipped.population)[month]
    assert desk.marks() == on_the_map(wanted, shipped)
    assert clashes(measure(desk.frame)) == []
    said = desk.frame.locator(".atlas").inner_text()
    for words in ("Projected from public reporting", day_name(as_of), "evidence"):
        assert words in said
    # Every part of the stage lies within the window, so that a picture cuts nothing off.
    cut = desk.frame.evaluate(
        """() => [".atlas-title", ".atlas-line", ".atlas-stage", ".atlas-legend", ".atlas-foot"]
          .filter((part) => {
            const box = document.querySelector(part).getBoundingClientRect();
            return box.left < 0 || box.top < 0
              || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5;
          })"""
    )
    assert cut == []


def test_an_unknown_month_is_named_and_the_stage_opens_at_the_default(
    page: Page, app: Server, shipped: Dataset
) -> None:
    desk = Desk.open(page, f"{app.url}/?view=briefing&month=garbage")
    plain = Desk.open(page.context.new_page(), app.url)
    for selector in CHROME:  # or the test above could not fail
        assert plain.page.locator(f"{selector} >> visible=true").count() > 0, selector
    desk.wait_for_month(plain.month())
    assert desk.marks() == plain.marks()
    expect(desk.frame.locator(".atlas-banner")).to_contain_text("month “garbage”")
