"""Nothing is seen of the map before its style sheet is in force: circles without it are black."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.sample_frames import sample
from tests.browser.timelayer_page import write_page

# A browser that takes its time with style sheets, be they elements or links.
HOLD = """
const hold = () => {
  if (!window.released) for (const sheet of document.styleSheets) sheet.disabled = true;
};
new MutationObserver(hold).observe(document, { subtree: true, childList: true });
document.addEventListener("load", hold, true);
"""
RELEASE = """() => {
  window.released = true;
  for (const sheet of document.styleSheets) sheet.disabled = false;
}"""
SEEN = """() => [...document.querySelectorAll(".leaflet-container, .leaflet-container *, .atlas *")]
  .filter((node) => node.checkVisibility({ visibilityProperty: true })).length"""


def colours(page: Page) -> int:
    """How many colours the window shows."""
    found = Image.open(io.BytesIO(page.screenshot())).convert("RGB").getcolors(1 << 24)
    assert found
    return len(found)


def test_without_its_style_sheet_nothing_is_shown(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 900, "height": 600})
    page.add_init_script(HOLD)
    page.goto(write_page(tmp_path, sample()))
    page.wait_for_function("window.atlas.current()")
    page.wait_for_timeout(300)
    assert page.locator(".atlas-ring").count() > 0, "marks are drawn"
    assert page.evaluate("[...document.styleSheets].every((sheet) => sheet.disabled)")
    assert page.evaluate(SEEN) == 0
    assert colours(page) == 1
    page.evaluate(RELEASE)
    page.wait_for_timeout(100)
    assert page.evaluate(SEEN) > 50
    assert colours(page) > 50
    page.close()
