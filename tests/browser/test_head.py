"""Above the map, at every width: no text is cut off, nothing covers anything, room is kept."""

from collections.abc import Iterator

from playwright.sync_api import Page

from claims.dataset import Dataset
from exports.serve import Server
from tests.browser.answers import BEGUN, Answers
from tests.browser.desk import Desk

WIDTHS = (320, 360, 390, 500, 641, 768, 1024, 1110, 1280, 1345, 1440, 1920)

# Controls whose text is wider than they are: by as many pixels, and which text. A list of the
# browser's own does not tell what its text needs: it is asked how wide it would like to be.
CUT = """() => {
  const found = [];
  const parts = "button, a, label, input, select, h1, [role=radio]";
  const top = document.querySelectorAll(`.stMain :is(${parts}), [data-testid=stPopoverBody] *`);
  for (const node of top) {
    if (!node.checkVisibility({ visibilityProperty: true }) || node.clientWidth === 0) continue;
    if (node.matches("[type=radio], [type=checkbox], [type=range], :is(svg, svg *)")) continue;
    if (node.closest(".atlas-said, [style*='clip']")) continue;
    let wide = node.scrollWidth - node.clientWidth;
    if (node.matches("select")) {
      node.style.cssText = "field-sizing: content; flex: none; max-width: none";
      wide = node.offsetWidth;
      node.style.cssText = "";
      wide -= node.offsetWidth;
    }
    const text = (node.value || node.textContent).trim().slice(0, 40);
    if (wide > 0 && text) found.push(`${node.tagName} ${text}: ${wide} px`);
  }
  return found;
}"""

# What is drawn above the map but its buttons for help, as boxes; and those buttons.
BOXES = """() => {
  const box = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return [left, top, right, bottom];
  };
  const all = (selector) => [...document.querySelectorAll(selector)]
    .filter((node) => node.checkVisibility() && node.getClientRects().length);
  const title = document.createRange();
  title.selectNodeContents(document.querySelector(".atlas-title"));
  const bar = all("[data-testid=stMainMenuButton], [data-testid=stStatusWidgetRunningIcon],"
    + "[data-testid=stStatusWidget] button");
  const page = all(".stTooltipIcon button, .st-key-controls :is(button, a, input)");
  return [bar.map(box), [["title", ...box(title)], ...page.map((node) => [
    node.getAttribute("aria-label") || node.textContent, ...box(node)])]];
}"""

# By how much the controls have outgrown the room that is kept for them.
GROWN = """() => {
  const room = document.querySelector(".st-key-above");
  const kept = parseFloat(getComputedStyle(room).minHeight);
  return Math.round(room.getBoundingClientRect().height - kept);
}"""

BODY = "[data-testid=stPopoverBody]"


def met(page: Page) -> list[str]:
    """Name what a part of Streamlit's bar lies over."""
    bar, others = page.evaluate(BOXES)
    assert bar
    return [
        name
        for name, left, top, right, bottom in others
        for x, y, beyond, below in bar
        if left < beyond and x < right and top < below and y < bottom
    ]


def sizes(page: Page) -> Iterator[int]:
    """Give the page each width in turn."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(100)
        yield width


def longest(dataset: Dataset) -> str:
    """Return the settings whose words are the longest."""
    day = dataset.editions[1].isoformat()  # in September
    population = max(dataset.populations, key=lambda one: len(one.name)).id
    party = max(dataset.parties, key=lambda one: len(one.name)).id
    return f"as-of={day}&population={population}&account={party}"


def test_no_control_cuts_its_text_off(page: Page, app: Server, shipped: Dataset) -> None:
    Desk.open(page, f"{app.url}/?{longest(shipped)}")
    found = [f"{width}: {one}" for width in sizes(page) for one in page.evaluate(CUT)]
    page.get_by_role("radio", name="What changed").click()
    page.wait_for_selector(".st-key-since")
    page.get_by_role("button", name="More").click()
    page.wait_for_selector(BODY)
    found += [f"{width} below: {one}" for width in sizes(page) for one in page.evaluate(CUT)]
    assert found == []


def test_streamlits_bar_lies_over_nothing_also_while_the_page_works(
    page: Page, app: Server
) -> None:
    answers = Answers(page)
    Desk.open(page, app.url)
    found = [f"{width}: {one}" for width in sizes(page) for one in met(page)]
    answers.hold(BEGUN)
    page.locator(".st-key-basis").get_by_text("Reports only").click()
    page.wait_for_selector("[data-testid=stStatusWidgetRunningIcon]")
    found += [f"{width}, at work: {one}" for width in sizes(page) for one in met(page)]
    answers.release()
    assert found == []


def test_the_room_for_the_controls_is_kept_before_they_are_there(page: Page, app: Server) -> None:
    Desk.open(page, app.url)
    found = [f"{width}: {one}" for width in sizes(page) if (one := page.evaluate(GROWN)) > 0]
    assert found == []
