"""Nothing covers anything, in every month and at every width that readers have."""

import pytest
from playwright.sync_api import Page

from claims.dataset import Dataset
from claims.dates import day_name, month_text
from exports.serve import Server
from tests.browser.boxes import Box, clashes, measure
from tests.browser.desk import Desk

SIZES = [(390, 844), (1440, 900), (1920, 1080)]

# Elements of the page around the map whose texts may neither meet nor leave the window.
AROUND = (
    ".atlas-title",
    ".time-now",
    ".time-scale .tick",
    ".time-scale .late-name",
    ".time-scale .band span",
    ".atlas-steps button",
    ".st-key-map iframe",
    '[data-atlas-row="{place}"] .name',
    '[data-atlas-row="{place}"] .figure',
    '[data-testid="stToolbar"] button',
)
TEXTS = """(selectors) => selectors.flatMap((selector) =>
  [...document.querySelectorAll(selector)]
    .filter((node) => node.getClientRects().length > 0 && node.checkVisibility())
    .map((node, at) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      const whole = node.matches("button, iframe") || !node.textContent.trim();
      const { left, top, right, bottom } = (whole ? node : range).getBoundingClientRect();
      return ["text", `${selector} ${at} ${node.textContent.trim()}`, left, top, right, bottom];
    })
)"""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_covers_anything(
    page: Page, app: Server, shipped: Dataset, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    desk = Desk.open(page, app.url)
    places = {place.id for place in shipped.places if place.kind != "remainder"}
    months = [month_text(month) for month in shipped.months]
    found = []
    for as_of, way in ((shipped.editions[-1], 1), (shipped.editions[1], -1)):
        if as_of != shipped.editions[-1]:
            desk.choose("As known on", day_name(as_of))
        desk.wait_for_edition(day_name(as_of))
        desk.slider.focus()
        page.keyboard.press("Home" if way == 1 else "End")
        for month in months[::way]:
            desk.wait_for_month(month)
            boxes = measure(desk.frame)
            assert places <= {box.owner for box in boxes if box.kind == "text"}, month
            found += [f"{as_of} {month}: {clash}" for clash in clashes(boxes)]
            page.keyboard.press("ArrowRight" if way == 1 else "ArrowLeft")
        desk.settle()
        found += [f"{as_of} around the map: {clash}" for clash in _around(page, places, width)]
    assert found == []


def _around(page: Page, places: set[str], width: int) -> list[str]:
    """Name what covers what around the map, and what makes the page wider than the window."""
    page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollTo(0, 0)")
    selectors = [one.format(place=p) for one in AROUND for p in sorted(places)]
    boxes = [Box(*values) for values in page.evaluate(TEXTS, list(dict.fromkeys(selectors)))]
    assert len(boxes) > len(AROUND)
    far = max(box.bottom for box in boxes)
    stage = Box("stage", "window", 0, -1, width, far + 1)
    wide: int = page.evaluate("document.documentElement.scrollWidth")
    return clashes([*boxes, stage]) + ([f"the page is {wide} px wide"] if wide > width else [])


def test_a_covered_box_is_found(desk: Desk) -> None:
    """Moves one label onto another mark, and a sign onto the scale bar."""
    assert clashes(measure(desk.frame)) == []
    one, other = sorted(desk.marks())[:2]
    desk.frame.evaluate(
        """([one, other]) => {
          const at = (place) => document.querySelector(`[data-place="${place}"] text`);
          const [a, b] = [at(one).getBoundingClientRect(), at(other).getBoundingClientRect()];
          at(one).setAttribute("transform", `translate(${b.left - a.left} ${b.top - a.top})`);
        }""",
        [one, other],
    )
    assert f"text of {one} on text of {other}" in clashes(measure(desk.frame))
    desk.frame.evaluate(
        """(one) => {
          const text = document.querySelector(`[data-place="${one}"] text`);
          text.setAttribute("transform", "translate(-5000 0)");
        }""",
        one,
    )
    assert clashes(measure(desk.frame)) == [f"{one} at the edge"]


WATCH = """() => {
  if (window !== window.top) return;
  window.seats = [];
  const look = () => {
    const frame = document.querySelector(".st-key-map iframe");
    const marks = frame?.contentDocument?.querySelectorAll("[data-place][data-support]");
    if (marks?.length) {
      const { left, top, width, height } = frame.getBoundingClientRect();
      const controls = document.querySelectorAll("[data-testid='stPopover']").length;
      window.seats.push([[left, top, width, height].map(Math.round).join(" "), controls]);
    }
    window.requestAnimationFrame(look);
  };
  look();
}"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (820, 1180), (390, 844)])
def test_the_map_comes_before_the_controls_and_stays_where_it_is(
    page: Page, app: Server, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.add_init_script(f"({WATCH})()")
    Desk.open(page, app.url).settle()
    seats = page.evaluate("window.seats")
    assert len({seat for seat, _ in seats}) == 1
    assert seats[-1][1] > 0, "the controls are there in the end"
